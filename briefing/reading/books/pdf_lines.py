"""The lines of a PDF's pages, as PDFium finds them: their text, place, size and weight."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from briefing.reading.lines import rejoined

_HYPHEN = "\ufffe"  # PDFium's own sign for a hyphen at the end of a line; the next line follows it at once
_CELL_GAP = 0.7  # of the letters' size: a gap that may part two cells, or two words of a line that was stretched
_WIDEST = 4.0  # of the letters' size: no line is stretched further
_ALIKE = 0.15  # of the widest gap: gaps that differ less are alike
_SMALL = 0.8  # of the line's size: digits below that are the number of a footnote …
_RAISED = 0.15  # … and so are somewhat smaller ones that stand so much above the line
_DIGITS = re.compile(r"(?<=[^\s\d])(?:\d{1,3}|\*{1,3})(?=$|[\s.,:;!?)»\]…])")
REFERENCE = re.compile("\ufdd2([^\ufdd3]*)\ufdd3")  # noncharacters, which no text may hold
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line that a wide gap sets off. Places are in points, from the left."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line. `top` and `bottom` are baselines in points from the page's lower edge: of its first letter and of the
    lowest, which differ where a divided word joined two lines. `gap` is the widest one in it, in sizes of its letters.
    Small figures after a word, which may refer to a footnote, stand in the text as REFERENCE matches them.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    cells: tuple[Cell, ...]
    font: bytes = b""  # its name
    opens_small: bool = False  # with the number of a footnote
    gap: float = 0.0


def page_lines(page: Any, raw: Any) -> list[PageLine]:
    """Give the lines of a page of pypdfium2 in the order in which they were drawn; `raw` is its raw interface."""
    text_page = page.get_textpage()
    try:
        letters = text_page.get_text_range()
        if len(letters) != text_page.count_chars():  # characters beyond the basic plane count twice
            letters = "".join(chr(raw.FPDFText_GetUnicode(text_page, at)) for at in range(text_page.count_chars()))
        return list(_lines(letters, _Measure(text_page, raw)))
    finally:
        text_page.close()


def _lines(letters: str, measure: _Measure) -> Iterator[PageLine]:
    for found in re.finditer(r"[^\r\n]+", letters):
        start, end = found.span()
        while start < end and letters[start].isspace():
            start += 1
        while end > start and letters[end - 1].isspace():
            end -= 1
        if start < end:
            yield _line(letters, start, end, measure)


def _line(letters: str, start: int, end: int, measure: _Measure) -> PageLine:
    sizes = [measure.size(at) for at in {start, (start + end) // 2, end - 1}]
    size = max(sizes)
    referring = _references(letters, start, end, measure, size)
    cells = []
    for first, last in _parts(letters, start, end, measure, size):
        text = letters[first:last]
        if referring:
            text = "".join(referring.get(at, letters[at]) for at in range(first, last))
        cells.append(Cell(_rejoined(text), measure.box(first)[0], measure.box(last - 1)[2]))
    gaps = [(after.left - before.right) / max(size, 1) for before, after in pairwise(cells)]
    return PageLine(
        text=" ".join(cell.text for cell in cells),
        left=cells[0].left,
        right=cells[-1].right,
        top=measure.baseline(start),
        bottom=min(measure.baseline(start), measure.baseline(end - 1)),
        size=size,
        bold=measure.is_bold(start) and measure.is_bold(end - 1),
        cells=tuple(cells),
        font=measure.font(start),
        opens_small=letters[start].isdigit() and measure.size(start) < _SMALL * size,
        gap=max(gaps, default=0.0),
    )


def _rejoined(text: str) -> str:
    """Give a text whose divided words are whole again."""
    if _HYPHEN not in text:
        return text
    *divided, last = text.split(_HYPHEN)
    return rejoined([*(f"{part}-" for part in divided), last])


def _references(letters: str, start: int, end: int, measure: _Measure, size: float) -> dict[int, str]:
    """Find small figures at the end of a word: give for the place of each what is to stand there, the others empty."""
    found: dict[int, str] = {}
    for digits in _DIGITS.finditer(letters[start:end]):
        at = start + digits.start()
        raised = measure.baseline(at) - measure.baseline(at - 1) > _RAISED * size
        if measure.size(at) < _SMALL * size or (raised and measure.size(at) < 0.95 * size):
            found |= dict.fromkeys(range(at, start + digits.end()), "")
            found[at] = f"\ufdd2{digits[0]}\ufdd3"
    return found


def _parts(letters: str, start: int, end: int, measure: _Measure, size: float) -> list[tuple[int, int]]:
    """Divide a line at its wide gaps. Gaps that are all alike are those of a line that was stretched to a width."""
    spaces = [found.span() for found in re.compile(r"\s+").finditer(letters, start, end)]
    gaps = [measure.box(after)[0] - measure.box(before - 1)[2] for before, after in spaces]
    stretched = len(gaps) > 1 and max(gaps) < _WIDEST * size and max(gaps) - min(gaps) < _ALIKE * max(gaps) + 1
    if stretched or _HYPHEN in letters[start:end]:
        return [(start, end)]
    parts, first = [], start
    for (before, after), gap in zip(spaces, gaps, strict=True):
        if gap > _CELL_GAP * size:
            parts.append((first, before))
            first = after
    return [*parts, (first, end)]


class _Measure:
    """Asks PDFium for places, sizes and weights of letters."""

    def __init__(self, text_page: Any, raw: Any) -> None:
        self._page = text_page
        self._raw = raw
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._name = ctypes.create_string_buffer(128)

    def box(self, at: int) -> tuple[float, float, float, float]:
        """Give left, bottom, right and top of a letter."""
        left, right, bottom, top = self._numbers
        self._raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def baseline(self, at: int) -> float:
        """Give the height of a letter's baseline."""
        across, up = self._numbers[:2]
        self._raw.FPDFText_GetCharOrigin(self._page, at, across, up)
        return up.value

    def size(self, at: int) -> float:
        """Give the size of a letter as it is seen, in points."""
        return float(self._raw.FPDFText_GetFontSize(self._page, at))

    def is_bold(self, at: int) -> bool:
        """Whether a letter is printed bold."""
        if self._raw.FPDFText_GetFontWeight(self._page, at) >= _BOLD_WEIGHT:
            return True
        return bool(_BOLD_NAME.search(self.font(at)))

    def font(self, at: int) -> bytes:
        """Give the name of a letter's font."""
        flags = ctypes.c_int()
        self._raw.FPDFText_GetFontInfo(self._page, at, self._name, 128, flags)
        return self._name.value


def without_references(text: str) -> str:
    """Give a text without the figures that may refer to footnotes."""
    return REFERENCE.sub("", text)
