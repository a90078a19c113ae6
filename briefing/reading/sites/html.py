"""HTML and XHTML: pages of the web, and what text processors export."""

from __future__ import annotations

import re

from lxml import etree

from briefing.reading.blocks import Manuscript
from briefing.reading.characters import clean, one_line
from briefing.reading.flow import Flow
from briefing.reading.markup import all_text, parse_html, text_of_markup
from briefing.reading.omissions import Kind
from briefing.reading.pruning import cut
from briefing.reading.settings import ReadingSettings
from briefing.reading.sites.datelines import cut_datelines
from briefing.reading.sites.notes import take_notes
from briefing.reading.sites.page import article_of, cut_hidden, is_page
from briefing.reading.sites.telegram import is_telegram_page, read_telegram_page
from briefing.reading.sites.walk import walk

_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "citation_title")
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
    "pubdate",
)
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "og:article:author")


def read_html(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read an HTML file. SourceError: empty, binary or undecodable."""
    text = text_of_markup(data, name)
    if is_telegram_page(text):
        return read_telegram_page(text, name, settings)
    return read_markup(text, name, settings)


def read_markup(text: str, name: str, settings: ReadingSettings) -> Manuscript:
    """Read HTML that is text already."""
    root = parse_html(text, name)
    if root is None:
        return Manuscript(())
    page = is_page(root)
    flow = Flow(settings, web=page)
    meta = _meta(root)
    body = next((each for each in root.iter("body")), root)
    shown = cut_title_block(body, flow)
    for key, texts in take_notes([(body, _key)], flow.mark).items():
        flow.footnote(key, texts)
    cut_hidden(body, flow, names=True)
    content = article_of(body, flow) if page else body
    published = _time(body)
    cut_datelines(content, flow, page=page)
    _cut_bullets(body)
    title = shown or _title(meta, root, _headline(body) if page else "")
    if shown:
        flow.heading(shown, 1)
    walk(content, flow)
    return flow.manuscript(
        title=title,
        date=_first(meta, _DATE_NAMES) or published,
        author=_first(meta, _AUTHOR_NAMES),
        lang=root.get("lang") or "",
    )


def walk_fragment(text: str, name: str, flow: Flow) -> None:
    """Read a piece of HTML, as feeds and mails carry it, into the flow."""
    root = parse_html(f"<div>{text}</div>", name) if text.strip() else None
    if root is None:
        return
    own = len(flow.blocks)  # the same names of notes come again in the next piece
    for key, texts in take_notes([(root, lambda address: f"{own}{address}")], flow.mark).items():
        flow.footnote(key, texts)
    cut_hidden(root, flow, names=True)
    walk(root, flow)


def cut_title_block(body: etree._Element, flow: Flow) -> str:
    """Cut a title, author and date that a document's maker set above its text; give the title, empty without one."""
    title = ""
    for element in [each for each in body.iter("h1", "p") if _classes(each) & _TITLE_CLASSES]:
        title = title or one_line(clean(all_text(element)))
        for each in element.itersiblings("p"):
            if "subtitle" in _classes(each):
                continue
            if not _classes(each) & _BYLINE_CLASSES:
                break
            flow.leave_out(Kind.BYLINE, all_text(each))
            each.set("hidden", "")
        cut(element)
    for element in [each for each in body.iter("p") if _classes(each) & _BYLINE_CLASSES and each.get("hidden") == ""]:
        cut(element)
    return title


_TITLE_CLASSES = {"title", "msotitle"}
_BYLINE_CLASSES = {"author", "date"}


def _classes(element: etree._Element) -> set[str]:
    return set((element.get("class") or "").lower().split()) if isinstance(element.tag, str) else set()


def _cut_bullets(body: etree._Element) -> None:
    """Cut the signs that word processors write before the items of lists, which are lists or paragraphs anyway."""
    for each in list(body.iter("span")):
        shown = re.fullmatch(r"\s*(\d{1,6})[.)]?\s*", all_text(each))
        item = next(each.iterancestors("li"), None)
        if shown and item is not None and (each.get("class") or "").startswith("ListLabel"):
            item.set("value", shown[1])  # LibreOffice begins a list anew after a list within it, and goes on counting
        if (each.get("class") or "").startswith("ListLabel") or (
            "mso-list:ignore" in (each.get("style") or "").replace(" ", "").lower()
            and not any(map(str.isalnum, all_text(each).strip("o \u00a0")))
        ):
            cut(each)


def _headline(body: etree._Element) -> str:
    return next((one_line(clean(all_text(each))) for each in body.iter("h1") if all_text(each).strip()), "")


def _meta(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in root.iter("meta"):
        key = each.get("property") or each.get("name") or each.get("itemprop") or ""
        content = (each.get("content") or "").strip()
        if key and content:
            found.setdefault(key.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _time(body: etree._Element) -> str:
    return next((each.get("datetime") or "" for each in body.iter("time") if each.get("datetime")), "")


def _title(meta: dict[str, str], root: etree._Element, headline: str) -> str:
    """Give the title as the page tells it to others, else `title`; a page's `headline` tells it from a site's name."""
    told = one_line(clean(_first(meta, _TITLE_NAMES)))
    written = one_line(clean(next((all_text(each) for each in root.iter("title")), "")))
    if headline and (told or written).casefold().startswith(headline.casefold()):
        return headline
    if told or not headline:
        return told or written
    return headline


def _key(address: str) -> str:
    return address[1:] if address.startswith("#") else ""
