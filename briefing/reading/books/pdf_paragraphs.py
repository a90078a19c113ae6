"""From the lines of a PDF to paragraphs, headings and tables, by sizes, weights and gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefing.reading.books.pdf_lines import PageLine, without_references
from briefing.reading.lines import MARKER, rejoined

_LARGER = 1.12  # of the text's size: a heading
_SMALLER = 0.93  # of the text's size: a footnote
_LOOSER = 1.35  # of the usual distance of lines: a paragraph ends
_ROW_GAP = 1.6  # of the letters' size: no line of text has such a gap, even where lines are stretched to a width
_MOST = 0.8  # the share of lines that end before the edge of a column
_LONGEST_HEADING = 160  # characters
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";")
_NOTE = re.compile(r"^(\d{1,3}|\*{1,3})[.)]?\s+(?=\S)")


@dataclass(slots=True)
class Passage:
    """Lines that belong together: a paragraph, a heading (its `level` is not 0), a table, a footnote."""

    lines: list[PageLine] = field(default_factory=list)
    page: int = 0
    level: int = 0
    is_table: bool = False
    note: str = ""  # the number of a footnote

    @property
    def text(self) -> str:
        """Give the lines as running text, divided words whole again."""
        return rejoined(line.text for line in self.lines)

    @property
    def said(self) -> str:
        """Give its text without figures that may refer to footnotes."""
        return without_references(self.text)


def passages(pages: Sequence[list[PageLine]]) -> list[Passage]:
    """Give the passages of all pages in order; a paragraph may go on over the end of a page."""
    every = [line for lines in pages for line in lines]
    if not every:
        return []
    size = _usual_size(every)
    pitch = _usual_pitch(pages, size)
    found: list[Passage] = []
    for number, lines in enumerate(pages):
        for at, line in enumerate(lines):
            before = found[-1] if found and found[-1].page == number else None
            note = _note_number(line, lines[at:], size)
            if before and not note and _goes_on(before, line, pitch, lines):
                before.lines.append(line)
            elif before and _is_head(before, line, pitch):
                before.is_table = True
                before.lines.append(line)
            else:
                found.append(Passage([line], number, is_table=_is_row(line), note=note))
    _set_levels(found, size)
    return _over_pages(found)


def _usual_size(lines: Sequence[PageLine]) -> float:
    """Give the size that most letters have, in points."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0]


def _usual_pitch(pages: Sequence[list[PageLine]], size: float) -> float:
    """Give the distance that most lines of the text's size have from the one above, in points."""
    counts: Counter[float] = Counter()
    for lines in pages:
        for above, line in pairwise(lines):
            if abs(above.size - size) < 0.5 and abs(line.size - size) < 0.5 and 0 < above.bottom - line.top < 4 * size:
                counts[round(above.bottom - line.top)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 1.2 * size


def _goes_on(before: Passage, line: PageLine, pitch: float, lines: Sequence[PageLine]) -> bool:
    """Whether a line belongs to the passage above it on the same page."""
    last = before.lines[-1]
    if abs(last.size - line.size) > 0.6 or not _is_near(last, line, pitch):
        return False
    if before.is_table:
        return len(line.cells) > 1
    if line.font != last.font and len(before.lines) == 1 and not last.text[-1:].islower():
        return False  # a heading in letters of another kind
    if _is_row(line) or (last.bold != line.bold and (len(before.lines) > 1 or before.lines[0].bold)):
        return False
    if _opens(before, line):
        return False
    return bool(before.note) or last.bold or _is_full(last, line, lines)


def _is_near(above: PageLine, line: PageLine, pitch: float) -> bool:
    usual = max(pitch, 1.15 * line.size)
    return 0 < above.bottom - line.top <= _LOOSER * usual


def _opens(before: Passage, line: PageLine) -> bool:
    """Whether a line opens an item or a paragraph: by its marker, by an indent, or by standing out of a list."""
    last, first = before.lines[-1], before.lines[0]
    marker = MARKER.match(line.text)
    if marker and (without_references(last.text).endswith(_SENTENCE_ENDS) or line.text[0] not in "—–-"):
        return True
    is_prose = not (before.note or last.bold or MARKER.match(first.text))
    if is_prose and line.left > last.left + 1.2 * line.size:
        return True
    return bool(MARKER.match(first.text)) and line.left < first.left - 0.5 * line.size


def _is_full(line: PageLine, after: PageLine, lines: Sequence[PageLine]) -> bool:
    """Whether the first word of the next line would not have fitted: then it is the width that broke the line."""
    if line.top - line.bottom > 1:  # a divided word joined two lines
        return True
    rights = sorted(
        each.right
        for each in lines
        if each.left < line.left + 1 and each.right > line.right - 1 and abs(each.size - line.size) < 0.6
    )
    edge = rights[int(_MOST * (len(rights) - 1))]  # some lines cross both columns
    word = after.text.split(" ", 1)[0]
    letter = (after.right - after.left) / max(len(after.text), 1)
    return line.right + (len(word) + 1) * letter > edge - 0.5 * line.size


def _is_row(line: PageLine) -> bool:
    return line.gap > _ROW_GAP and all(len(cell.text) <= 80 for cell in line.cells)


def _note_number(line: PageLine, below: Sequence[PageLine], size: float) -> str:
    """Give the number of a footnote: it stands below the text in smaller letters, or at the end with an arrow back."""
    number = _NOTE.match(line.text)
    if not number:
        return ""
    small = line.size < _SMALLER * size and all(each.size < _SMALLER * size for each in below)
    return number[1] if small or line.opens_small or line.text.endswith(("↩", "↩︎", "↩\ufe0e")) else ""


def _is_head(before: Passage, line: PageLine, pitch: float) -> bool:
    """Whether the single line above the first row of a table names its columns, which may stand closer together."""
    above = before.lines[-1]
    return (
        _is_row(line)
        and len(before.lines) == 1
        and not before.note
        and len(above.cells) == len(line.cells)
        and _is_near(above, line, 1.3 * pitch)
    )


def _set_levels(found: list[Passage], size: float) -> None:
    """Tell headings by their letters, and their levels by the order of sizes."""
    headings = [each for each in found if _is_heading(each, size)]
    sizes = sorted({round(each.lines[0].size, 0) for each in headings}, reverse=True)
    for each in headings:
        each.level = min(sizes.index(round(each.lines[0].size, 0)) + 1, 6)


def _is_heading(passage: Passage, size: float) -> bool:
    line = passage.lines[0]
    if passage.is_table or passage.note or len(passage.text) > _LONGEST_HEADING:
        return False
    if not any(map(str.isalpha, passage.said)):
        return False
    if all(each.size >= _LARGER * size for each in passage.lines):
        return True
    is_bold = all(each.bold for each in passage.lines) and line.size >= 0.98 * size
    return is_bold and not passage.said.endswith((".", ":", ";", ",")) and len(passage.lines) <= 3


def _over_pages(found: list[Passage]) -> list[Passage]:
    """Join what a page's end broke: the text goes on in small letters, or after a divided word."""
    whole: list[Passage] = []
    for each in found:
        before = next((other for other in reversed(whole) if not other.note), None)
        if (
            before is not None
            and before.page < each.page
            and not (before.level or each.level or before.is_table or each.is_table or each.note)
            and not before.said.endswith(_SENTENCE_ENDS)
            and (each.text[:1].islower() or before.said.endswith(("-", ",")))
        ):
            before.lines += each.lines
            before.page = each.page
        else:
            whole.append(each)
    return whole
