"""PDF with a text layer, read by PDFium: headings by their size, columns one after the other, notes in their places."""

from __future__ import annotations

import re
from typing import Any

from briefing.episode import Style
from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript
from briefing.reading.books.pdf_layout import in_reading_order, joined, without_headers
from briefing.reading.books.pdf_lines import REFERENCE, PageLine, page_lines
from briefing.reading.books.pdf_paragraphs import Passage, passages
from briefing.reading.characters import clean, one_line
from briefing.reading.flow import Flow
from briefing.reading.lines import MARKER
from briefing.reading.omissions import Kind
from briefing.reading.settings import ReadingSettings
from briefing.reading.tables import guessed_heads
from briefing.translation import tr

MOST_PAGES = 5000
_NOTE_NUMBER = re.compile(r"^(?:\d{1,3}|\*{1,3})[.)]?\s+")
_LOOK = 100_000  # characters that tell whether the letters have a meaning
_UNREADABLE = 0.3  # the share of letters without a meaning at which a text is refused
_MADE_UP_TITLE = re.compile(r"(?:microsoft word|документ|untitled|без имени|.*\.(?:docx?|rtf|odt|indd|qxd|pdf)$)", re.I)


def read_pdf(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read a PDF. SourceError: damaged, protected, a scan, or its letters have no meaning."""
    try:
        import pypdfium2
        import pypdfium2.raw as raw
    except ImportError as error:
        message = tr("{name}: to read PDF, install this program with its extra `documents`")
        raise SourceError(message.format(name=name)) from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(tr("{name}: it is protected by a password; save it without").format(name=name)) from error
        raise SourceError(tr("{name}: damaged: {reason}").format(name=name, reason=error)) from error
    try:
        return _read(document, raw, name, settings)
    except pypdfium2.PdfiumError as error:
        raise SourceError(tr("{name}: damaged: {reason}").format(name=name, reason=error)) from error
    finally:
        document.close()


def _read(document: Any, raw: Any, name: str, settings: ReadingSettings) -> Manuscript:
    if len(document) > MOST_PAGES:
        raise SourceError(tr("{name}: it has more than {count} pages").format(name=name, count=MOST_PAGES))
    pages: list[list[PageLine]] = []
    sizes: list[tuple[float, float]] = []
    for number in range(len(document)):
        page = document[number]
        sizes.append(page.get_size())
        pages.append(joined(page_lines(page, raw)))
        page.close()
    _refuse_unreadable(pages, name)
    flow = Flow(settings)
    kept, dropped = without_headers(pages, [height for _, height in sizes])
    for text in dropped:
        flow.leave_out(Kind.HEADER, text)
    for lines in pages:
        if not lines:
            flow.leave_out(Kind.PAGE)
    ordered = [in_reading_order(lines, width) for lines, (width, _) in zip(kept, sizes, strict=True)]
    told = document.get_metadata_dict()
    title = _title(told)
    _hand_over(passages(ordered), flow)
    return flow.manuscript(title=title, date=_date(told), author=str(told.get("Author") or ""))


def _hand_over(found: list[Passage], flow: Flow) -> None:
    notes = {(passage.page, passage.note) for passage in found if passage.note}
    before = Style.TEXT
    for passage in found:

        def marked(text: str, page: int = passage.page) -> str:
            return REFERENCE.sub(lambda each: _mark(flow, notes, page, each[1]), text)

        if passage.note:
            text = _NOTE_NUMBER.sub("", passage.said).rstrip("↩\ufe0e ")
            flow.footnote(f"{passage.page} {passage.note}", [text])
        elif passage.is_table and len(passage.lines) > 1:
            grid = [[marked(cell) for cell in row] for row in _grid(passage.lines)]
            flow.table(grid, guessed_heads(grid))
        elif passage.level:
            flow.heading(marked(passage.text), passage.level)
        else:
            before = _add(marked(passage.text), before, flow)


def _add(text: str, before: Style, flow: Flow) -> Style:
    """Add a paragraph, or an item of a list; give which it was. A dash opens an item where the list is under way."""
    marker = MARKER.match(text)
    if marker and marker["number"]:
        flow.add(text, Style.ITEM)
    elif marker and marker["bullet"] and (text[0] not in "—–-" or (before is Style.ITEM and text[0] != "—")):
        flow.add(text[marker.end() :], Style.ITEM)
    else:
        flow.add(text)
        return Style.TEXT
    return Style.ITEM


def _mark(flow: Flow, notes: set[tuple[int, str]], page: int, number: str) -> str:
    """Give the mark of the footnote of that number, on the same page or the only one so numbered; else the figures."""
    pages = [page] if (page, number) in notes else [other for other, each in notes if each == number]
    return flow.mark(f"{pages[0]} {number}") if len(pages) == 1 else number


def _grid(lines: list[PageLine]) -> list[list[str]]:
    """Give the rows of a table: each cell stands in the column of the first row whose place it is nearest to."""
    widest = max(lines, key=lambda line: len(line.cells))
    columns = [(cell.left, cell.right) for cell in widest.cells]
    grid = []
    for line in lines:
        row = [""] * len(columns)
        for cell in line.cells:
            distances = [_distance((cell.left, cell.right), column) for column in columns]
            at = distances.index(min(distances))
            row[at] = f"{row[at]} {cell.text}".strip()
        grid.append(row)
    return grid


def _distance(some: tuple[float, float], other: tuple[float, float]) -> float:
    return min(abs(some[0] - other[0]), abs(some[1] - other[1]), abs(sum(some) - sum(other)) / 2)


def _refuse_unreadable(pages: list[list[PageLine]], name: str) -> None:
    text = "".join(line.text for lines in pages for line in lines)[:_LOOK]
    letters = [char for char in text if not char.isspace()]
    if len(letters) < 5 * len(pages) and len(letters) < 200:
        message = tr("{name}: it holds pictures of pages and no text (a scan); have its text recognised first")
        raise SourceError(message.format(name=name))
    unknown = sum(not char.isprintable() or "\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in letters)
    if unknown > _UNREADABLE * len(letters):
        message = tr("{name}: its fonts do not say which letters they draw; save it as PDF anew, or as .docx")
        raise SourceError(message.format(name=name))


def _title(told: dict[str, str]) -> str:
    title = one_line(clean(str(told.get("Title") or "")))
    return "" if _MADE_UP_TITLE.match(title) else title


def _date(told: dict[str, str]) -> str:
    digits = re.match(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?", str(told.get("CreationDate") or ""))
    return "-".join(part for part in digits.groups() if part) if digits else ""
