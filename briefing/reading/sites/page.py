"""A page of the web: the article is kept, what stands around it is cut off and told by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from briefing.reading.flow import Flow
from briefing.reading.markup import all_text, local
from briefing.reading.omissions import Kind
from briefing.reading.phrases import kind_of_name
from briefing.reading.pruning import cut
from briefing.reading.sites.struck import is_struck, struck_classes
from briefing.reading.sites.walk import BLOCKS

_PAGE_SIGNS = frozenset(["nav", "article", "main", "script", "form", "button", "iframe"])
_BY_TAG = {
    "nav": Kind.NAVIGATION,
    "menu": Kind.NAVIGATION,
    "form": Kind.CONTROL,
    "button": Kind.CONTROL,
    "select": Kind.CONTROL,
    "input": Kind.CONTROL,
    "textarea": Kind.CONTROL,
    "dialog": Kind.BANNER,
}
_BY_ROLE = {
    "navigation": Kind.NAVIGATION,
    "search": Kind.CONTROL,
    "button": Kind.CONTROL,
    "dialog": Kind.BANNER,
    "alertdialog": Kind.BANNER,
    "complementary": Kind.RELATED,
    "contentinfo": Kind.NAVIGATION,
}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_NOT_TEXT = ("script", "style", "template", "svg", "noscript", "iframe", "head", "object", "ins")
_DENSE = 0.6  # the share of a block's letters that stand in links: a list of links, no text with links in it
_SENTENCE = 40  # characters of a paragraph that is running text, and no label
_ARTICLE_SHARE = 0.5  # of a page's prose that an element must hold to be the article


def is_page(root: etree._Element) -> bool:
    """Whether a document comes from a site; a text processor's export has no menus, scripts or articles."""
    return any(local(element) in _PAGE_SIGNS for element in root.iter())


def cut_hidden(root: etree._Element, flow: Flow, names: bool) -> None:
    """Cut what is not seen, or seen struck out; `names`: what is for screen readers alone, as the names of its classes
    say, too.
    """
    struck = struck_classes(root)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element is root or local(element) in ("body", "html"):
            continue
        if local(element) in _NOT_TEXT[:-1]:
            cut(element)
        elif not _attached(element, root):
            continue
        elif _is_hidden(element) or (names and kind_of_name(_names(element)) is Kind.HIDDEN):
            _leave_out(element, Kind.HIDDEN, flow)
        elif is_struck(element, struck):
            _leave_out(element, Kind.DELETED, flow)


def article_of(body: etree._Element, flow: Flow) -> etree._Element:
    """Give the element that holds the article, with what is no part of it cut out."""
    kept = _kept_whole(body)
    for element in list(body.iter()):
        if isinstance(element.tag, str) and element not in kept and element is not body:
            kind = _kind(element)
            if kind and _attached(element, body):
                _leave_out(element, kind, flow)
    article = _article(body)
    if article is not body:
        _keep_headline(body, article)
        for element in _around(article, body):
            _leave_out(element, Kind.SURROUNDINGS, flow)
    return article


def _is_hidden(element: etree._Element) -> bool:
    if local(element) in ("figcaption", "a") and element.get("aria-hidden"):
        return False  # pandoc's captions; they are captions first of all
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_UNSEEN.search(element.get("style") or ""))
    )


def _names(element: etree._Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _kind(element: etree._Element) -> Kind | None:
    """Give what an element is where it is no part of an article."""
    name = local(element)
    if name == "h1":
        return None
    kind = _BY_TAG.get(name) or _BY_ROLE.get(element.get("role") or "") or kind_of_name(_names(element))
    if kind:
        return kind
    if name == "footer":
        return Kind.NAVIGATION
    if name in ("ul", "ol", "div", "aside", "section", "td", "p", "table", "header", "center") and _is_links(element):
        return Kind.NAVIGATION
    return None


def _is_links(element: etree._Element) -> bool:
    """Whether a block is made of links: of two or more, with hardly a sentence beside them."""
    links = [link for link in element.iter("a") if all_text(link).strip()]
    if len(links) < 2 or any(local(each) == "h1" for each in element.iter()):
        return False
    whole = _letters(all_text(element))
    return bool(whole) and sum(_letters(all_text(link)) for link in links) >= _DENSE * whole


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _kept_whole(body: etree._Element) -> set[etree._Element]:
    """Give what is not judged by its names: the elements around the headline and around most of the prose, and those
    that a page marks as its article. Sites name a body «menu-open» and an article «category-promo».
    """
    kept = {*body.iter("article", "main"), body}
    headlines = list(body.iter("h1"))[:1]
    for headline in headlines:
        kept |= set(headline.iterancestors()) | {headline}
    total = sum(len(text) for _, text in _prose(body))
    shares: dict[etree._Element, int] = {}
    for element, text in _prose(body):
        for around in element.iterancestors():
            shares[around] = shares.get(around, 0) + len(text)
            if around is body:
                break
    return kept | {element for element, share in shares.items() if share > _ARTICLE_SHARE * total}


def _prose(body: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Give the paragraphs that are running text: long enough, and not all link."""
    for element in body.iter("p", "li", "blockquote", "h2", "h3", "div", "td"):
        if local(element) in ("div", "td") and any(local(each) in BLOCKS for each in element):
            continue
        text = " ".join(all_text(element).split())
        linked = sum(_letters(all_text(link)) for link in element.iter("a"))
        if len(text) >= _SENTENCE and linked < _DENSE * _letters(text):
            yield element, text


def _article(body: etree._Element) -> etree._Element:
    """Give the smallest element marked as the article that holds most of the page's prose, else the whole body."""
    total = sum(len(text) for _, text in _prose(body))
    marked = [each for each in body.iter() if _is_marked(each)]
    best, best_share = body, total
    for each in marked:
        share = sum(len(text) for _, text in _prose(each))
        if share >= _ARTICLE_SHARE * total and share <= best_share:
            best, best_share = each, share
    return best


def _is_marked(element: etree._Element) -> bool:
    name = local(element)
    if name in ("article", "main") or element.get("role") in ("main", "article"):
        return True
    return element.get("itemprop") == "articleBody"


def _keep_headline(body: etree._Element, article: etree._Element) -> None:
    """Move a headline that stands before the article into it."""
    if any(local(each) == "h1" for each in article.iter()):
        return
    for headline in body.iter("h1"):
        if not all_text(headline).strip():
            continue
        cut(headline)
        text, article.text = article.text, None
        article.insert(0, headline)
        headline.tail = text
        return


def _around(article: etree._Element, body: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    inner = article
    while inner is not body:
        parent = inner.getparent()
        if parent is None:
            break
        found += [each for each in parent if each is not inner and isinstance(each.tag, str)]
        inner = parent
    return found


def _attached(element: etree._Element, body: etree._Element) -> bool:
    """Whether an element is still in the tree: what lies within something cut is cut with it."""
    return any(each is body for each in element.iterancestors())


def _leave_out(element: etree._Element, kind: Kind, flow: Flow) -> None:
    text = " ".join(all_text(element).split())
    if text:
        flow.leave_out(kind, text)
    cut(element)
