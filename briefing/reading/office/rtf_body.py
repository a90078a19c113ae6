"""The text of a Rich Text file as it grows: paragraphs, tables and footnotes, with what is known of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.reading.flow import Flow
from briefing.reading.lines import MARKER
from briefing.reading.office.composed import Composed
from briefing.reading.office.rtf_header import Header
from briefing.reading.office.styles import Role, role_of
from briefing.reading.tables import MOST_COLUMNS, guessed_heads


@dataclass(slots=True)
class ParagraphFormat:
    """What the words before a paragraph's text say of it."""

    style: int = -1
    outline: int = -1
    in_table: bool = False
    centred: bool = False
    bold: bool = False
    words: list[str] = field(default_factory=list)
    marker: str | None = None


class Body:
    """Takes text and the ends of paragraphs, cells, rows and notes; hands what is whole to the flow."""

    def __init__(self, flow: Flow, header: Header) -> None:
        self.composed = Composed(flow)
        self.paragraph = ParagraphFormat()
        self._flow = flow
        self._header = header
        self._outer: list[tuple[int, ParagraphFormat, list[str]]] = []  # depth, paragraph around, texts
        self._cells: list[str] = []
        self._rows: list[list[str]] = []
        self._notes = 0
        self._ending = ""  # the text of the paragraph that ends

    @property
    def note_depth(self) -> int:
        """The depth of the group of the innermost footnote that is open; 0: none."""
        return self._outer[-1][0] if self._outer else 0

    def reset(self) -> None:
        """Forget what is known of the paragraph, but for its text."""
        self.paragraph = ParagraphFormat(words=self.paragraph.words, marker=self.paragraph.marker)

    def end(self) -> None:
        """End the last paragraph and the last table."""
        self.end_paragraph()
        self._end_table()

    def end_paragraph(self) -> None:
        """End the paragraph that is being read."""
        paragraph = self.paragraph
        text = "".join(paragraph.words)
        paragraph.words.clear()
        marker, paragraph.marker = paragraph.marker, None
        if self._outer:
            self._outer[-1][2].append(text)
            return
        if paragraph.in_table:
            if text.strip():
                paragraph.words.append(f"{text}\n")
            return
        self._end_table()
        self._ending = text
        role, level = self._role(paragraph)
        if role is None and marker is None and text.strip():
            text, marker = _with_typed_marker(text)
        elif marker is not None:
            marker = _shown(marker)
        if role is Role.HEADING and marker:
            text = f"{marker} {text}"
        self.composed.paragraph(text, role, level, marker if role is None else None)

    def _role(self, paragraph: ParagraphFormat) -> tuple[Role | None, int]:
        name, outline = self._header.styles.get(paragraph.style, ("", -1))
        known = role_of(name)
        if known:
            return known
        front = self._front_role(paragraph)
        if front:
            return front, 0
        level = paragraph.outline if paragraph.outline >= 0 else outline
        return (Role.HEADING, level + 1) if 0 <= level < 9 else (None, 0)

    def _front_role(self, paragraph: ParagraphFormat) -> Role | None:
        """Tell a title without a style (pandoc's): centred, bold, above all text; author and date under it."""
        if not paragraph.centred or paragraph.style in self._header.styles:
            return None
        text = self._ending.strip()
        if not self._flow.blocks and paragraph.bold and text and text[-1] not in ".:;,":
            return Role.TITLE
        if len(self._flow.blocks) == 1 and self.composed.title and not paragraph.bold:
            return Role.DATE if text[:4].isdigit() or text[-4:].isdigit() else Role.AUTHOR
        return None

    def end_cell(self) -> None:
        """End a cell of a table."""
        self._cells.append("".join(self.paragraph.words))
        self.paragraph.words.clear()

    def end_row(self) -> None:
        """End a row of a table."""
        if self._cells:
            self._rows.append(self._cells[:MOST_COLUMNS])
        self._cells = []
        self.paragraph.in_table = False

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if self._cells:
            rows.append(self._cells)
            self._cells = []
        if rows and max(map(len, rows)) < 2:
            for row in rows:
                for text in row:
                    self.composed.paragraph(text)
        elif rows:
            self._flow.table(rows, guessed_heads(rows))

    def open_note(self, depth: int) -> None:
        """Begin a footnote in the group at `depth`; the text around it waits."""
        self._notes += 1
        self.paragraph.words.append(self._flow.mark(str(self._notes)))
        self._outer.append((depth, self.paragraph, []))
        self.paragraph = ParagraphFormat()

    def close_note(self) -> None:
        """End a footnote and go on with the text around it."""
        self.end_paragraph()
        _, around, texts = self._outer.pop()
        self._flow.footnote(str(self._notes), texts)
        self.paragraph = around


def _shown(marker: str) -> str:
    """Give the number of an item as shown, nothing for a bullet (which may be a sign of the Symbol font)."""
    marker = marker.strip()
    return marker if any(map(str.isalnum, marker)) and not marker.startswith("·") else ""


def _with_typed_marker(text: str) -> tuple[str, str | None]:
    """Give an item's text and marker where a program typed them before a tabulator."""
    head, tab, rest = text.partition("\t")
    found = MARKER.match(head.strip() + " x")
    if not tab or not found or len(head.strip()) > 5 or found["quote"]:
        return text, None
    return rest, "" if found["bullet"] else head.strip()
