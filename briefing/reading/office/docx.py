"""Word's documents (Office Open XML): the text with its footnotes, as it is printed without marks of review."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from briefing.errors import SourceError
from briefing.reading.archives import Archive
from briefing.reading.blocks import Manuscript
from briefing.reading.flow import Flow
from briefing.reading.markup import all_text, attribute, children, first_child, local, parse_xml
from briefing.reading.office.bold_headings import with_bold_headings
from briefing.reading.office.composed import Composed
from briefing.reading.office.docx_numbering import Numbering
from briefing.reading.office.docx_runs import Runs
from briefing.reading.office.docx_styles import Styles
from briefing.reading.office.styles import Role
from briefing.reading.omissions import Kind
from briefing.reading.settings import ReadingSettings
from briefing.reading.tables import MOST_COLUMNS, guessed_heads
from briefing.translation import tr

_MAIN = "word/document.xml"
_UNREAD_PARTS = {"word/header": Kind.HEADER, "word/footer": Kind.HEADER, "word/comments": Kind.COMMENT}
_TEMPLATE_TITLES = ("документ", "document", "microsoft word", "untitled", "без имени", "powerpoint")


@dataclass(slots=True)
class _Walk:
    composed: Composed
    styles: Styles
    numbering: Numbering
    runs: Runs
    bold: list[int] = field(default_factory=list)  # places of the paragraphs that are all bold
    waiting: list[str] = field(default_factory=list)  # text of a paragraph whose end was deleted


def read_docx(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read a document of Word. SourceError: damaged, encrypted, or a workbook or presentation."""
    archive = Archive(data, name)
    main = next((each for each in (_MAIN, _main_part(archive)) if each in archive.names), "")
    if not main:
        raise SourceError(tr("{name}: damaged: {reason}").format(name=name, reason=_MAIN))
    part = {each: _part(archive, main, each) for each in ("styles", "numbering", "footnotes", "endnotes")}
    flow = Flow(settings)
    styles = Styles(part["styles"])
    walk = _Walk(Composed(flow), styles, Numbering(part["numbering"]), Runs(flow, styles))
    body = first_child(parse_xml(archive.read(main), f"{name}/{main}"), "body")
    if body is not None:
        _blocks(body, walk)
    flow.blocks = with_bold_headings(flow.blocks, walk.bold, titled=bool(walk.composed.title))
    for kind in ("footnotes", "endnotes"):
        _notes(part[kind], kind, walk)
    for inner in archive.names:
        _tell_unread(archive, inner, flow)
    title, author, date, lang = _properties(archive)
    composed = walk.composed
    return flow.manuscript(
        title=composed.title or title,
        date=composed.date or date,
        author=composed.author or author,
        lang=lang or styles.lang,
    )


def _main_part(archive: Archive) -> str:
    """Give where a document made by other programs keeps its main text, as its relations say."""
    data = archive.read_if_there("_rels/.rels")
    for each in children(parse_xml(data, archive.name)) if data else ():
        if attribute(each, "Type").endswith("/officeDocument"):
            return attribute(each, "Target").lstrip("/")
    return ""


def _part(archive: Archive, main: str, name: str) -> etree._Element | None:
    inner = f"{main.rpartition('/')[0]}/{name}.xml".lstrip("/")
    data = archive.read_if_there(inner)
    return parse_xml(data, f"{archive.name}/{inner}") if data else None


def _properties(archive: Archive) -> tuple[str, str, str, str]:
    data = archive.read_if_there("docProps/core.xml")
    if not data:
        return "", "", "", ""
    core = {
        local(each): all_text(each).strip() for each in children(parse_xml(data, f"{archive.name}/docProps/core.xml"))
    }
    title = core.get("title", "")
    if title.lower().startswith(_TEMPLATE_TITLES):
        title = ""
    return title, core.get("creator", ""), core.get("created", ""), core.get("language", "")


def _blocks(container: etree._Element, walk: _Walk) -> None:
    """Read the paragraphs and tables of a body, a cell, a frame; containers of other names are gone through."""
    stack = [container]
    while stack:
        element = stack.pop()
        name = local(element)
        if name == "p":
            _paragraph(element, walk)
        elif name == "tbl":
            _table(element, walk)
        elif name in ("del", "moveFrom"):
            walk.runs.flow.leave_out(Kind.DELETED, all_text(element))
        elif _is_contents(element):
            walk.runs.flow.leave_out(Kind.CONTENTS, all_text(element))
        elif element is container or name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body"):
            stack += reversed(list(children(element)))


def _is_contents(element: etree._Element) -> bool:
    gallery = first_child(element, "sdtPr", "docPartObj", "docPartGallery") if local(element) == "sdt" else None
    return gallery is not None and attribute(gallery, "val").lower().startswith("table of contents")


def _paragraph(paragraph: etree._Element, walk: _Walk) -> None:
    properties = first_child(paragraph, "pPr")
    runs = walk.runs
    text = "".join(walk.waiting) + runs.text_of(paragraph, walk.styles.marks(properties))
    walk.waiting.clear()
    if first_child(properties, "rPr", "del") is not None:  # the paragraph's end is deleted: the next one follows on
        walk.waiting.append(text)
        return
    style = walk.styles.of(properties)
    if runs.take_contents():
        runs.flow.leave_out(Kind.CONTENTS, text)
        text = ""
    marker = walk.numbering.marker(properties, style.numbering) if text.strip() else None
    role, level = style.role, style.level
    if role is Role.HEADING and marker:
        text, marker = f"{marker} {text}", None
    before = len(runs.flow.blocks)
    walk.composed.paragraph(text, role, level, marker if role is None else None)
    if runs.is_bold() and len(runs.flow.blocks) > before:
        walk.bold.append(before)
    for box in runs.take_boxes():
        _blocks(box, walk)


def _table(table: etree._Element, walk: _Walk) -> None:
    rows = [row for row in _through(table, "tr") if first_child(row, "trPr", "del") is None]
    if not rows:
        return
    if _is_layout(rows):
        for row in rows:
            for cell in _through(row, "tc"):
                _blocks(cell, walk)
        return
    grid = [_row(row, walk) for row in rows]
    heads = 0
    while heads < len(rows) and first_child(rows[heads], "trPr", "tblHeader") is not None:
        heads += 1
    walk.runs.flow.table(grid, heads or guessed_heads(grid))


def _through(element: etree._Element, name: str) -> list[etree._Element]:
    """Give the rows of a table or the cells of a row, those in controls and insertions too."""
    found, stack = [], [element]
    while stack:
        each = stack.pop()
        if local(each) == name:
            found.append(each)
        elif each is element or local(each) in ("sdt", "sdtContent", "ins", "customXml"):
            stack += reversed(list(children(each)))
    return found


def _is_layout(rows: list[etree._Element]) -> bool:
    """Whether a table frames text: a single column, or tables within, or a cell of many paragraphs."""
    cells = [cell for row in rows for cell in _through(row, "tc")]
    if max(len(_through(row, "tc")) for row in rows) < 2:
        return True
    return any(next(children(cell, "tbl"), None) is not None or len(list(children(cell, "p"))) > 4 for cell in cells)


def _row(row: etree._Element, walk: _Walk) -> list[str]:
    texts: list[str] = []
    for cell in _through(row, "tc"):
        span = first_child(cell, "tcPr", "gridSpan")
        merged = first_child(cell, "tcPr", "vMerge")
        inner = [walk.runs.text_of(each, walk.styles.marks(first_child(each, "pPr"))) for each in _through(cell, "p")]
        texts.append(" ".join(inner) if merged is None or attribute(merged, "val") == "restart" or any(inner) else "")
        width = attribute(span, "val") if span is not None else "1"
        texts += [""] * (min(int(width), MOST_COLUMNS) - 1 if width.isdigit() and len(width) < 6 else 0)
    return texts


def _notes(part: etree._Element | None, kind: str, walk: _Walk) -> None:
    for note in children(part, "footnote", "endnote") if part is not None else ():
        if attribute(note, "type") not in ("", "normal"):
            continue  # the lines between text and notes
        inner = [each for each in note.iter() if local(each) == "p"]
        texts = [walk.runs.text_of(each, frozenset()) for each in inner]
        walk.runs.flow.footnote(f"{kind}{attribute(note, 'id')}", texts)


def _tell_unread(archive: Archive, inner: str, flow: Flow) -> None:
    for start, kind in _UNREAD_PARTS.items():
        if inner.startswith(start) and inner.endswith(".xml") and "/" not in inner[len(start) :]:
            root = parse_xml(archive.read(inner), f"{archive.name}/{inner}")
            texts = [all_text(each) for each in (children(root) if kind is Kind.COMMENT else [root])]
            for text in texts:
                if text.strip():
                    flow.leave_out(kind, text)
