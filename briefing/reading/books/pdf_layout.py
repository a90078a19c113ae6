"""From the lines of pages to their text: without what stands on every page, column after column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from briefing.reading.books.pdf_lines import PageLine

_MARGIN = 0.12  # of a page's height: where headers and footers stand
_ON_MOST = 0.4  # of the pages: what stands on so many (odd and even differ) stands on each
_PAGE_NUMBER = re.compile(
    r"\W*(?:стр(?:аница|\.)?|с\.|page|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|из|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
# What browsers print above and below a page: date, time and title; address and number.
_BROWSERS = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4},\s+\d{1,2}:\d\d.*|(?:https?|file)://\S+\s+(?:\d+\s*/\s*\d+|стр\..*)",
    re.IGNORECASE,
)
_COLUMN_LINES = 6  # on each side, for a page to have two columns
_COLUMN_LETTERS = 20  # characters of a column's line on average: the cells of a table are shorter


def without_headers(
    pages: Sequence[list[PageLine]], heights: Sequence[float]
) -> tuple[list[list[PageLine]], list[str]]:
    """Give the pages without their headers, footers and numbers, and the texts of those."""
    edges = [[_is_at_edge(line, height) for line in lines] for lines, height in zip(pages, heights, strict=True)]
    counts: Counter[tuple[str, int]] = Counter()
    for lines, at_edge in zip(pages, edges, strict=True):
        counts.update({_key(line) for line, edge in zip(lines, at_edge, strict=True) if edge})
    least = max(2, _ON_MOST * len(pages))
    kept: list[list[PageLine]] = []
    dropped: list[str] = []
    for lines, at_edge in zip(pages, edges, strict=True):
        kept.append([])
        for line, edge in zip(lines, at_edge, strict=True):
            if edge and (counts[_key(line)] >= least or _is_header(line.text)):
                dropped.append(line.text)
            else:
                kept[-1].append(line)
    return kept, dropped


def _is_header(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text) or _BROWSERS.fullmatch(text))


def _is_at_edge(line: PageLine, height: float) -> bool:
    return line.top < _MARGIN * height or line.bottom > (1 - _MARGIN) * height


def _key(line: PageLine) -> tuple[str, int]:
    """Give what a header has on each page: its words, whatever the number, and its height."""
    return re.sub(r"\d+|\b[ivxl]+\b", "#", line.text.lower()), round(line.top / 3)


def in_reading_order(lines: list[PageLine], width: float) -> list[PageLine]:
    """Give the lines of a page with a left column before a right one, between what crosses both."""
    middle = _gutter(lines, width)
    if middle is None or not _alternates(lines, middle):
        return lines
    lines = [part for line in lines for part in _halves(line, middle)]
    ordered: list[PageLine] = []
    band: list[PageLine] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.left < middle < line.right:
            ordered += _columns(band, middle)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, middle)


def _alternates(lines: Sequence[PageLine], middle: float) -> bool:
    """Whether the lines were drawn across the columns; most programs write one column after the other."""
    sides = [line.left < middle for line in lines]
    changes = sum(before != after for before, after in pairwise(sides))
    return changes > len(lines) / 4 or sum(line.left < middle < line.right for line in lines) > len(lines) / 3


def _columns(band: list[PageLine], middle: float) -> list[PageLine]:
    return [line for line in band if line.left < middle] + [line for line in band if line.left >= middle]


def _gutter(lines: list[PageLine], width: float) -> float | None:
    """Give where the gap between two columns lies; None: the page has one."""
    parts = [cell for line in lines for cell in line.cells]
    for share in (0.5, 0.48, 0.52, 0.45, 0.55):
        at = share * width
        left = [cell for cell in parts if cell.right <= at]
        right = [cell for cell in parts if cell.left >= at]
        crossing = [cell for cell in parts if cell.left < at < cell.right]
        enough = min(len(left), len(right)) >= _COLUMN_LINES and len(crossing) <= 0.3 * len(parts)
        if enough and all(median(len(cell.text) for cell in side) >= _COLUMN_LETTERS for side in (left, right)):
            return at
    return None


def _halves(line: PageLine, middle: float) -> list[PageLine]:
    """Divide a line that was drawn across both columns at once."""
    left = tuple(cell for cell in line.cells if cell.right <= middle)
    right = tuple(cell for cell in line.cells if cell.left >= middle)
    if not left or not right or len(left) + len(right) < len(line.cells):
        return [line]
    return [
        replace(line, text=" ".join(cell.text for cell in side), left=side[0].left, right=side[-1].right, cells=side)
        for side in (left, right)
    ]  # fmt: skip


def joined(lines: list[PageLine]) -> list[PageLine]:
    """Join what PDFium gives as two lines of one height, the second going on where the first ends."""
    found: list[PageLine] = []
    for line in lines:
        before = found[-1] if found else None
        if before and _continues(before, line):
            *cells, last = before.cells
            first, *others = line.cells
            space = "" if line.left - before.right < 0.15 * before.size or first.text[:1] in ".,:;!?)»" else " "
            whole = replace(last, text=last.text + space + first.text, right=first.right)
            found[-1] = replace(
                before,
                text=before.text + space + line.text,
                right=line.right,
                bottom=min(before.bottom, line.bottom),
                size=max(before.size, line.size),
                gap=max(before.gap, line.gap),
                opens_small=before.opens_small or (before.text.isdigit() and before.size < line.size),
                font=line.font if before.text.isdigit() else before.font,
                cells=(*cells, whole, *others),
            )
        else:
            found.append(line)
    return found


def _continues(before: PageLine, line: PageLine) -> bool:
    apart = min(abs(before.bottom - line.top), abs(before.top - line.top))
    same_height = apart < 0.5 * max(before.size, line.size)
    return same_height and -1 <= line.left - before.right < before.size
