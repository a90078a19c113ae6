"""OpenDocument texts (LibreOffice Writer, Google Docs, pandoc), packed or flat."""

from __future__ import annotations

from lxml import etree

from briefing.errors import SourceError
from briefing.reading.archives import Archive
from briefing.reading.blocks import Manuscript
from briefing.reading.flow import Flow
from briefing.reading.markup import all_text, attribute, children, first_child, local, parse_xml
from briefing.reading.office.composed import Composed
from briefing.reading.office.odt_lists import Lists
from briefing.reading.office.odt_styles import Styles
from briefing.reading.office.styles import Role
from briefing.reading.omissions import Kind
from briefing.reading.settings import ReadingSettings
from briefing.reading.tables import MOST_COLUMNS, guessed_heads
from briefing.translation import tr

_LEFT_OUT = {
    "tracked-changes": Kind.DELETED,
    "table-of-content": Kind.CONTENTS,
    "illustration-index": Kind.CONTENTS,
    "table-index": Kind.CONTENTS,
    "alphabetical-index": Kind.CONTENTS,
    "annotation": Kind.COMMENT,
    "hidden-text": Kind.HIDDEN,
    "hidden-paragraph": Kind.HIDDEN,
    "forms": Kind.CONTROL,
    "page-number": Kind.FIELD,
    "page-count": Kind.FIELD,
    "script": Kind.CODE,
}
_SILENT = frozenset(
    ["sequence-decls", "variable-decls", "user-field-decls", "bookmark", "change", "desc", "title", "note-citation"]
)


def read_odt(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read an OpenDocument text. SourceError: damaged, encrypted, or a sheet or presentation."""
    content, styles, meta = _parts(data, name)
    text = first_child(content, "body", "text")
    if text is None:
        raise SourceError(tr("{name}: an OpenDocument file, but no text").format(name=name))
    flow = Flow(settings)
    walk = _Walk(flow, Styles([root for root in (styles, content) if root is not None]))
    walk.blocks(text)
    for header in walk.styles.headers():
        flow.leave_out(Kind.HEADER, header)
    composed = walk.composed
    told = {local(each): all_text(each).strip() for each in children(meta)} if meta is not None else {}
    return flow.manuscript(
        title=composed.title or told.get("title", ""),
        date=composed.date or told.get("creation-date", "") or told.get("date", ""),
        author=composed.author or told.get("initial-creator", "") or told.get("creator", ""),
        lang=told.get("language", "") or walk.styles.lang,
    )


def _parts(data: bytes, name: str) -> tuple[etree._Element, etree._Element | None, etree._Element | None]:
    if not data.startswith(b"PK"):
        root = parse_xml(data, name)
        return root, None, first_child(root, "meta")
    archive = Archive(data, name)
    if b"manifest:encryption-data" in (archive.read_if_there("META-INF/manifest.xml") or b""):
        raise SourceError(tr("{name}: it is protected by a password; save it without").format(name=name))
    found = [archive.read_if_there(f"{part}.xml") for part in ("styles", "meta")]
    styles, meta = (parse_xml(part, name) if part else None for part in found)
    content = parse_xml(archive.read("content.xml"), f"{name}/content.xml")
    return content, styles, first_child(meta, "meta") if meta is not None else None


class _Walk:
    def __init__(self, flow: Flow, styles: Styles) -> None:
        self.composed = Composed(flow)
        self.styles = styles
        self._flow = flow
        self._lists = Lists(styles)
        self._frames: list[etree._Element] = []

    def blocks(self, container: etree._Element) -> None:
        """Read paragraphs, lists and tables in order, without recursion into lists and sections."""
        stack: list[tuple[etree._Element, bool]] = [(child, False) for child in reversed(list(children(container)))]
        while stack:
            element, is_end = stack.pop()
            name = local(element)
            if is_end:
                self._lists.close(name)
            elif name in ("p", "h"):
                self._paragraph(element, name == "h")
            elif name == "table":
                self._table(element)
            elif name in _LEFT_OUT:
                self._leave_out(_LEFT_OUT[name], element)
            elif name == "frame":
                self._frames.append(element)
                self._read_frames()
            elif name not in _SILENT and not self.styles.hides_section(element):
                if name in ("list", "list-item", "list-header"):
                    self._lists.open(element)
                    stack.append((element, True))
                stack += [(child, False) for child in reversed(list(children(element)))]
            elif name == "section":
                self._leave_out(Kind.HIDDEN, element)

    def _paragraph(self, paragraph: etree._Element, is_heading: bool) -> None:
        style = attribute(paragraph, "style-name")
        text = self._text(paragraph)
        role, level = self.styles.role(style)
        if is_heading and role is not Role.TITLE:
            shown = attribute(paragraph, "outline-level")
            role, level = Role.HEADING, int(shown) if shown.isdigit() and len(shown) < 3 else max(level, 1)
        item = self._lists.marker() if text.strip() and role is None else None
        self.composed.paragraph(text, role, level, item)
        self._read_frames()

    def _text(self, paragraph: etree._Element) -> str:
        """Give the text of a paragraph; frames wait until it is read."""
        words: list[str] = []
        unread = self._unread(paragraph)
        if unread:
            self._leave_out(unread, paragraph)
            return ""
        stack: list[tuple[etree._Element, bool]] = [(paragraph, False)]
        while stack:
            element, is_tail = stack.pop()
            if is_tail:
                words.append(element.tail or "")
                continue
            if element is not paragraph:
                stack.append((element, True))
            if local(element) and self._is_walked(element, words, paragraph):
                words.append(element.text or "")
                stack += [(child, False) for child in reversed(list(element))]
        return "".join(words)

    def _is_walked(self, element: etree._Element, words: list[str], paragraph: etree._Element) -> bool:
        """Read an element that is no running text; whether its inside is to be read as such."""
        name = local(element)
        if name == "note":
            words.append(self._note(element))
        elif name in _LEFT_OUT:
            self._leave_out(_LEFT_OUT[name], element)
        elif name in ("frame", "custom-shape", "text-box", "g", "rect", "line"):
            self._frames.append(element)
        elif name == "s":
            words.append(" ")
        elif name in ("tab", "line-break"):
            words.append("\n" if name == "line-break" else "\t")
        elif name == "ruby-text" or name in _SILENT:
            return False
        elif element is not paragraph and name == "span" and (unread := self._unread(element)):
            self._leave_out(unread, element)
        else:
            return True
        return False

    def _unread(self, element: etree._Element) -> Kind | None:
        """Give why text of an element's style is not read."""
        style = attribute(element, "style-name")
        if self.styles.hides(style):
            return Kind.HIDDEN
        return Kind.DELETED if self.styles.strikes(style) else None

    def _note(self, note: etree._Element) -> str:
        key = f"{attribute(note, 'note-class')} {attribute(note, 'id') or id(note)}"
        body = first_child(note, "note-body")
        inner = [each for each in body.iter() if local(each) in ("p", "h")] if body is not None else []
        mark = self._flow.mark(key)
        self._flow.footnote(key, [self._text(each) for each in inner])
        return mark

    def _read_frames(self) -> None:
        frames, self._frames = self._frames, []
        for frame in frames:
            boxes = [each for each in frame.iter() if local(each) == "text-box"]
            if local(frame) == "custom-shape" or boxes:
                self.blocks(boxes[0] if boxes else frame)
            elif any(local(each) == "image" for each in frame.iter()):
                named = first_child(frame, "desc")
                self._flow.leave_out(
                    Kind.PICTURE, all_text(named if named is not None else first_child(frame, "title"))
                )

    def _table(self, table: etree._Element) -> None:
        rows: list[tuple[etree._Element, bool]] = []
        stack = [(child, False) for child in reversed(list(children(table)))]
        while stack:
            element, in_head = stack.pop()
            if local(element) == "table-row":
                rows.append((element, in_head))
            elif local(element) in ("table-header-rows", "table-rows", "table-row-group"):
                in_head = in_head or local(element) == "table-header-rows"
                stack += [(child, in_head) for child in reversed(list(children(element)))]
        cells = [list(children(row, "table-cell")) for row, _ in rows]
        if max(map(len, cells), default=0) < 2 or any(_is_framed(cell) for row in cells for cell in row):
            for cell in (cell for row in cells for cell in row):
                self.blocks(cell)
            return
        grid = [self._row(row) for row, _ in rows]
        heads = sum(in_head for _, in_head in rows)
        self._flow.table(grid, heads or guessed_heads(grid))

    def _row(self, row: etree._Element) -> list[str]:
        texts: list[str] = []
        for cell in children(row, "table-cell", "covered-table-cell"):
            inner = [self._text(each) for each in cell.iter() if local(each) in ("p", "h")]
            repeated = attribute(cell, "number-columns-repeated")
            count = int(repeated) if repeated.isdigit() and len(repeated) < 6 else 1
            texts += [" ".join(inner)] * min(count, MOST_COLUMNS)
        return texts

    def _leave_out(self, kind: Kind, element: etree._Element) -> None:
        if all_text(element).strip():
            self._flow.leave_out(kind, all_text(element))


def _is_framed(cell: etree._Element) -> bool:
    return len(list(children(cell, "p", "h"))) > 4 or any(local(each) in ("table", "list") for each in children(cell))
