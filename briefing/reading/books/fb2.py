"""FictionBook 2: the books of Russian libraries, as XML or packed into a ZIP."""

from __future__ import annotations

import re

from lxml import etree

from briefing.episode import Style
from briefing.errors import SourceError
from briefing.reading.archives import Archive
from briefing.reading.blocks import Manuscript
from briefing.reading.characters import clean, one_line
from briefing.reading.flow import Flow
from briefing.reading.lines import MARKER
from briefing.reading.markup import all_text, attribute, children, first_child, local, parse_xml
from briefing.reading.omissions import Kind
from briefing.reading.settings import ReadingSettings
from briefing.reading.sites.html_tables import rows_of
from briefing.translation import tr

_NOTE_BODIES = ("notes", "footnotes", "comments")
_NOTE_NUMBER = re.compile(r"^\s*[\[(]?\s*(?:\d{1,4}|\*{1,5})\s*[\])]?\s*[.:]?\s+")
_BULLETS = re.compile(r"(?:\d{1,3}[.)]\s+)*(?:[•◦▪‣●○■□·]\s+)+")  # pandoc writes those of the lists around, too


def read_fb2(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read a FictionBook. SourceError: damaged."""
    if data.startswith(b"PK"):
        archive = Archive(data, name)
        inner = next((each for each in archive.names if each.lower().endswith(".fb2")), "")
        if not inner:
            raise SourceError(tr("{name}: damaged: {reason}").format(name=name, reason="no .fb2"))
        data, name = archive.read(inner), f"{name}/{inner}"
    root = parse_xml(data, name)
    flow = Flow(settings)
    info = first_child(root, "description", "title-info")
    title = one_line(clean(all_text(first_child(info, "book-title"))))
    walk = _Walk(flow)
    for body in children(root, "body"):
        if attribute(body, "name").lower() in _NOTE_BODIES:
            _notes(body, flow)
        else:
            walk.body(body, title)
    date = first_child(info, "date")
    return flow.manuscript(
        title=title,
        date=(attribute(date, "value") or all_text(date)) if date is not None else "",
        author=_author(info),
        lang=all_text(first_child(info, "lang")),
    )


def _author(info: etree._Element | None) -> str:
    author = first_child(info, "author")
    names = [all_text(first_child(author, part)).strip() for part in ("first-name", "middle-name", "last-name")]
    return " ".join(filter(None, names)) or all_text(first_child(author, "nickname")).strip()


def _notes(body: etree._Element, flow: Flow) -> None:
    for section in body.iter():
        key = attribute(section, "id") if local(section) == "section" else ""
        if key:
            texts = [_text(each, flow) for each in section.iter() if local(each) in ("p", "v") and not _in_title(each)]
            if texts and first_child(section, "title") is None:  # then the number stands in the text
                texts[0] = _NOTE_NUMBER.sub("", texts[0])
            flow.footnote(key, texts)


def _in_title(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "title"


class _Walk:
    """Reads bodies in order. The depth of a section is the level of its heading."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def body(self, body: etree._Element, title: str) -> None:
        """Read a body; its own title counts as the book's where it holds it."""
        depth = 0
        skipped: etree._Element | None = None
        quotes = 0
        for event, element in etree.iterwalk(body, events=("start", "end")):
            name = local(element)
            if skipped is not None:
                skipped = None if event == "end" and element is skipped else skipped
                continue
            if name == "section":
                depth += 1 if event == "start" else -1
            elif name in ("cite", "epigraph"):
                quotes += 1 if event == "start" else -1
            elif event == "start" and self._read(element, depth, quotes > 0, title):
                skipped = element

    def _read(self, element: etree._Element, depth: int, quoted: bool, title: str) -> bool:
        """Read an element as a whole; whether it is one that is read so."""
        name, flow = local(element), self._flow
        if name == "title":
            lines = [_text(each, flow) for each in children(element, "p")]
            if depth == 0 and title and one_line(clean(" ".join(lines))).endswith(title):
                if not flow.blocks:
                    flow.heading(title, 1)
            else:
                flow.heading(_joined(lines), max(depth, 1))
        elif name == "subtitle":
            flow.heading(_text(element, flow), min(depth + 1, 6))
        elif name == "p":
            self._paragraph(_text(element, flow), quoted)
        elif name in ("v", "text-author"):
            flow.add(_text(element, flow), Style.QUOTE if quoted else Style.TEXT)
        elif name == "table":
            rows, heads = rows_of(element, flow)
            flow.table(rows, heads)
        elif name == "image":
            flow.leave_out(Kind.PICTURE, attribute(element, "alt") or attribute(element, "title"))
        else:
            return False
        return True

    def _paragraph(self, text: str, quoted: bool) -> None:
        tidy = one_line(clean(text))
        marker = MARKER.match(tidy)
        if _BULLETS.match(tidy):
            self._flow.add(_BULLETS.sub("", one_line(text), count=1), Style.ITEM)
        elif marker and marker["number"]:
            self._flow.add(text, Style.ITEM)
        else:
            self._flow.add(text, Style.QUOTE if quoted else Style.TEXT)


def _joined(lines: list[str]) -> str:
    """Give the lines of a title as one: «Глава первая. Мост»."""
    tidy = [one_line(line) for line in lines if line.strip()]
    return " ".join(
        line if line.endswith((".", "!", "?", "…", ":")) or at == len(tidy) - 1 else f"{line}."
        for at, line in enumerate(tidy)
    )


def _text(element: etree._Element, flow: Flow) -> str:
    """Give the text of a paragraph with marks for its footnotes."""
    words: list[str] = []
    skipped: etree._Element | None = None
    for event, each in etree.iterwalk(element, events=("start", "end", "comment")):
        if event == "start" and skipped is None:
            if local(each) == "a" and attribute(each, "type") == "note":
                words.append(flow.mark(attribute(each, "href").lstrip("#")))
                skipped = each
            elif local(each) == "strikethrough":
                flow.leave_out(Kind.DELETED, all_text(each))
                skipped = each
            elif local(each) == "image":
                flow.leave_out(Kind.PICTURE, attribute(each, "alt"))
            else:
                words.append(each.text or "")
        elif event in ("end", "comment"):
            if each is skipped:
                skipped = None
            if skipped is None and each is not element:
                words.append(each.tail or "")
    return "".join(words)
