"""What a column of a table may hold, and what makes up a table's schema (`schemas.py` has one for each)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

OWN = "written for this project from general knowledge"


@dataclass(frozen=True)
class Column:
    """What one cell may be: one of `words`, or text of the form of a regular expression; empty only where `optional`.

    `several` parts the values of a cell that holds more than one. No form may match the end of a line.
    """

    words: frozenset[str] = frozenset()
    form: str = ""
    optional: bool = False
    several: str = ""

    @cached_property
    def _slip(self) -> re.Pattern[str]:
        """Give the pattern of a line end before a line not of this form; one search beats all matches."""
        return re.compile(rf"\n(?!(?:{self.form})(?:\n|\Z))")

    @property
    def pattern(self) -> str:
        """The regular expression of a cell that holds one value and isn't empty."""
        return "|".join(map(re.escape, sorted(self.words))) if self.words else self.form

    def values(self, cell: str) -> list[str]:
        """Give the values of a cell; of an empty one none."""
        if not cell:
            return []
        return cell.split(self.several) if self.several and cell != self.several else [cell]

    def allows(self, *cells: str) -> bool:
        """Whether the cells may stand in this column."""
        written: Iterable[str] = cells
        if "" in cells:
            if not self.optional:
                return False
            written = filter(None, cells)
        if self.several:
            written = [value for cell in written for value in self.values(cell)]
        if self.words:
            return self.words.issuperset(written)
        return not self.form or self._slip.search("\n".join(["", *written])) is None


@dataclass(frozen=True)
class Schema:
    """Of one table: its columns in order, which of them tell its rows apart, and its source."""

    columns: Mapping[str, Column]
    unique: tuple[str, ...]
    source: str = OWN

    def allows(self, columns: Sequence[Sequence[str]]) -> bool:
        """Whether a table may hold these columns: thousands of rows are looked at in few steps."""
        if not all(column.allows(*cells) for column, cells in zip(self.columns.values(), columns, strict=True)):
            return False
        told = [columns[place] for place in self._places]
        if len(told) == 1 and not self._several:
            return len(set(told[0])) == len(told[0])
        rows = zip(*told, strict=True)
        keys = [key for cells in rows for key in self._keys(cells)] if self._several else list(rows)
        return len(set(keys)) == len(keys)

    def allows_lines(self, lines: Sequence[str]) -> bool:
        """Whether a table told apart by its first column may hold these rows, written as they are and sorted."""
        first, *others = (f"(?:{column.pattern})" for column in self.columns.values())
        row = r"\t".join([f"({first})", *others])
        slip = rf"\n(?!{row}(?:\n(?!\1\t)|\Z))"  # of another form, or with the first cell of the next
        return re.search(slip, "\n".join(["", *lines])) is None

    def keys(self, row: Sequence[str]) -> Iterable[tuple[str, ...]]:
        """Give what no other row may have: the cells of `unique`, once for each value of a cell that holds several."""
        return self._keys([row[place] for place in self._places])

    def _keys(self, cells: Sequence[str]) -> Iterable[tuple[str, ...]]:
        return product(
            *(self.columns[name].values(cell) or [""] for name, cell in zip(self.unique, cells, strict=True))
        )

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return tuple(map(list(self.columns).index, self.unique))

    @cached_property
    def _several(self) -> bool:
        return any(self.columns[name].several for name in self.unique)


def one_of(words: str, *, optional: bool = False, several: str = "") -> Column:
    """Make a column that holds one of these words; `several`: more of them, with this between them."""
    return Column(words=frozenset(words.split()), optional=optional, several=several)


def text(pattern: str, *, optional: bool = False, several: str = "") -> Column:
    """Make a column that holds text of the form of a regular expression."""
    return Column(form=pattern, optional=optional, several=several)
