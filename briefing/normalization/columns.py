"""What a column of a table may hold, and what makes up a table's schema (`schemas.py` has one for each)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

OWN = "written for this project from general knowledge"


@dataclass(frozen=True, slots=True)
class Column:
    """What one cell may be: one of `words`, or text of the form of `pattern`; empty only where `optional`.

    `several` parts the values of a cell that holds more than one.
    """

    words: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    optional: bool = False
    several: str = ""

    def values(self, cell: str) -> list[str]:
        """Give the values of a cell; of an empty one none."""
        if not cell:
            return []
        return cell.split(self.several) if self.several and cell != self.several else [cell]

    def allows(self, cell: str) -> bool:
        """Whether the cell may stand in this column."""
        if not cell:
            return self.optional
        return all(map(self._allows_value, self.values(cell)))

    def _allows_value(self, value: str) -> bool:
        if self.words:
            return value in self.words
        return self.pattern is None or bool(self.pattern.fullmatch(value))

    def expression(self) -> str:
        """Give the same as a regular expression."""
        value = "|".join(map(re.escape, self.words)) if self.words else self.pattern.pattern if self.pattern else ".*"
        several = f"(?:{value})(?:{re.escape(self.several)}(?:{value}))*" if self.several else value
        return f"(?:{several}){'?' if self.optional else ''}"


@dataclass(frozen=True)
class Schema:
    """Of one table: its columns in order, which of them tell its rows apart, and its source."""

    columns: Mapping[str, Column]
    unique: tuple[str, ...]
    source: str = OWN

    @cached_property
    def line(self) -> re.Pattern[str]:
        """What a good line with all its tabs looks like: one look instead of one a cell, for the thousands of lines."""
        return re.compile("\t".join(column.expression() for column in self.columns.values()))

    @cached_property
    def _several(self) -> bool:
        return any(self.columns[column].several for column in self.unique)

    def keys(self, row: Mapping[str, str]) -> Iterable[tuple[str, ...]]:
        """Give what no other row may have: the cells of `unique`, once for each value of a cell that holds several."""
        if not self._several:
            return (tuple([row[column] for column in self.unique]),)
        return product(*(self.columns[column].values(row[column]) or [""] for column in self.unique))


def one_of(words: str, *, optional: bool = False, several: str = "") -> Column:
    """Make a column that holds one of these words; `several`: more of them, with this between them."""
    return Column(words=frozenset(words.split()), optional=optional, several=several)


def text(pattern: str, *, optional: bool = False, several: str = "") -> Column:
    """Make a column that holds text of the form of a regular expression."""
    return Column(pattern=re.compile(pattern), optional=optional, several=several)
