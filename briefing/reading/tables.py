"""A table is read row by row, each cell under the name of its column: «Город: Самара; днём: −8 °C»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.reading.characters import clean, has_letters_or_digits, one_line

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*г(?:од|\.)?)?")  # names a column, as a word does
MOST_COLUMNS = 200  # a span of more is a mistake, or an attack


def rows_read(rows: Sequence[Sequence[str]], heads: int) -> list[str]:
    """Give a sentence for every row below the first `heads` rows, which name the columns; empty cells are passed by."""
    tidy = [[one_line(clean(cell)) for cell in row[:MOST_COLUMNS]] for row in rows]
    names = _names(tidy[:heads])
    if heads >= len(tidy):
        return ["; ".join(filter(has_letters_or_digits, row)) for row in tidy]
    found = []
    for row in tidy[heads:]:
        cells = [(names[at] if at < len(names) else "", cell) for at, cell in enumerate(row) if _is_filled(cell)]
        parts = [f"{name}: {cell}" if name else cell for name, cell in cells]
        found.append("; ".join(parts[:1] + [within_sentence(part) for part in parts[1:]]))
    return found


def guessed_heads(rows: Sequence[Sequence[str]]) -> int:
    """Give 1 where the first row of a table that does not say so names its columns: words alone over rows with figures.

    A table of two columns whose first column holds the names is read the same way with or without.
    """
    if len(rows) < 2 or len(rows[0]) < 2:
        return 0
    first = [cell.strip() for cell in rows[0]]
    if not all(first[1:]) or any(_is_figure(cell) and not _YEAR.fullmatch(cell) for cell in first):
        return 0
    return int(any(_is_figure(cell.strip()) for row in rows[1:] for cell in row[1:]))


def within_sentence(text: str) -> str:
    """Give `text` with a small first letter, unless its word is an acronym: the cells of a row are one sentence."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _names(heads: Sequence[Sequence[str]]) -> list[str]:
    """Give the names of the columns; those of several rows of heads are joined."""
    width = max((len(row) for row in heads), default=0)
    columns = [[row[at] for row in heads if at < len(row) and row[at]] for at in range(width)]
    return [", ".join(dict.fromkeys(column)).rstrip(":") for column in columns]


def _is_filled(cell: str) -> bool:
    return has_letters_or_digits(cell)


def _is_figure(cell: str) -> bool:
    return bool(cell) and sum(char.isdigit() for char in cell) * 2 >= sum(char.isalnum() for char in cell) > 0
