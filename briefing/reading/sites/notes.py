"""Footnotes of HTML pages and e-books, as pandoc, Word, Google Docs, wikis and e-book makers write them.

A reference is a short link (a number, a letter, an asterisk) to a place in the same book; the note is what stands at
that place, without the link back. The note is taken out of the page, and a mark put where it is referred to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml import etree

from briefing.reading.markup import all_text, attribute, local
from briefing.reading.pruning import cut
from briefing.reading.sites.walk import BLOCKS

_REFERENCE = re.compile(r"[\[(]?\s*(?:\d{1,4}|\*{1,5}|†|‡|[a-zа-я]|[ivx]{1,6})\s*[\])]?", re.IGNORECASE)
_AFTER_SIGN = re.compile(r"^\s*[\])]?\s*[.:]?\s*")
_BACK = re.compile(r"[\s↩︎↵⏎^↑\ufe0e\[\]()]*|[\[(]?\d{1,4}[\])]?\.?", re.IGNORECASE)
_NOTE_ROLES = ("doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote", "note")
_ITEMS = frozenset(["li", "p", "div", "aside", "dd", "section", "td", "tr"])

Key = Callable[[str], str]  # from an address in a link to the key of its target, empty where it leads elsewhere


def take_notes(roots: Iterable[tuple[etree._Element, Key]], mark: Callable[[str], str]) -> dict[str, list[str]]:
    """Take the footnotes out of the trees: give the paragraphs of each by its key; its references become marks.

    The trees are the files of one book, each with its own way to understand an address.
    """
    roots = list(roots)
    places = {key("#" + place): element for root, key in roots for element in root.iter() for place in _names(element)}
    notes: dict[str, list[str]] = {}
    taken: list[etree._Element] = []
    for root, key in roots:
        for link in [element for element in root.iter("{*}a", "a") if _is_reference(element)]:
            target = key(attribute(link, "href"))
            note = _note_at(places.get(target), link)
            if note is None or _within(link, note):
                continue
            if target not in notes:
                taken.append(note)
                notes[target] = _texts(note, all_text(link).strip(" []()"))
            _replace(link, mark(target))
    for note in taken:
        cut(note)
    return notes


def _names(element: etree._Element) -> set[str]:
    if not isinstance(element.tag, str):
        return set()
    return {name for name in (element.get("id"), element.get("name")) if name}


def _is_reference(link: etree._Element) -> bool:
    text = all_text(link).strip()
    if "noteref" in attribute(link, "type") or "noteref" in (link.get("role") or ""):
        return True
    if "#" not in attribute(link, "href") or not text:
        return False
    if not _REFERENCE.fullmatch(text):
        return False
    return "backlink" not in (link.get("role") or "") and "foot" not in (link.get("rev") or "")


def _note_at(place: etree._Element | None, link: etree._Element) -> etree._Element | None:
    """Give the whole note whose place is linked to: the item or paragraph around an anchor."""
    if place is None:
        return None
    note = place
    while local(note) not in _ITEMS:
        parent = note.getparent()
        if parent is None or local(parent) in ("body", "html", "h1", "h2", "h3"):
            return None
        note = parent
    parent = note.getparent()
    # Word and Google Docs put the anchor into the note's first paragraph: the note is the block around it.
    if local(note) == "p" and note is not place and parent is not None and local(parent) in ("div", "aside", "li"):
        own = [child for child in parent if local(child) in BLOCKS]
        if own[:1] == [note] and _is_marked_note(parent):
            note = parent
    if not _looks_like_note(note, place, link):
        return None
    return note


def _is_marked_note(element: etree._Element) -> bool:
    text = f"{element.get('id') or ''} {element.get('style') or ''} {element.get('class') or ''}".lower()
    return "ftn" in text or "footnote" in text or "endnote" in text or "edn" in text or local(element) == "li"


def _looks_like_note(note: etree._Element, place: etree._Element, link: etree._Element) -> bool:
    """Whether a place that a short link leads to is a footnote: it says so, links back, or opens with the same sign."""
    if any(role in _roles(each) for each in (note, place) for role in _NOTE_ROLES):
        return True
    names = _names(link) | {name for each in link.iterancestors() for name in _names(each)}
    names |= {name for each in link.iterdescendants() for name in _names(each)}
    back = [each for each in note.iter("{*}a", "a") if attribute(each, "href").rpartition("#")[2] in names]
    if back:
        return True
    sign = re.sub(r"[\s\[\]()]", "", all_text(link))
    opening = re.sub(r"^[\s\[(]+", "", all_text(note))
    return opening.startswith(sign) and not opening[len(sign) : len(sign) + 1].isalnum()


def _roles(element: etree._Element) -> list[str]:
    return f"{element.get('role') or ''} {attribute(element, 'type')}".split()


def _within(link: etree._Element, note: etree._Element) -> bool:
    return any(each is note for each in link.iterancestors())


def _texts(note: etree._Element, sign: str) -> list[str]:
    """Give the paragraphs of a note without the links back, and without the `sign` by which it is referred to."""
    has_sign = local(note) != "li"  # the number of a list's item is no text
    for link in list(note.iter("{*}a", "a")):
        text = all_text(link).strip()
        if "#" in attribute(link, "href") and _BACK.fullmatch(text):
            has_sign = has_sign and not any(map(str.isdigit, text))
            _replace(link, "")
    inner = [element for element in note.iter() if local(element) == "p"]
    texts = [all_text(each) for each in inner] if inner and local(note) != "p" else [all_text(note)]
    if has_sign and sign:
        opening = texts[0].lstrip(" [(\t\r\n\u00a0")
        if opening.startswith(sign) and not opening[len(sign) : len(sign) + 1].isalnum():
            texts[0] = _AFTER_SIGN.sub("", opening[len(sign) :])
    return texts


def _replace(link: etree._Element, text: str) -> None:
    """Put a text in the place of a link, and of the brackets and raised type around it."""
    holder = link
    parent = link.getparent()
    while (
        parent is not None
        and local(parent) in ("sup", "span", "small", "a", "font")
        and all_text(parent).strip(" []()") == all_text(link).strip(" []()")
    ):
        holder, parent = parent, parent.getparent()
    cut(holder, text)
