"""Reading the tables of `data/`: tab-separated rows, `# ` opens a comment line, the first row names the columns.

Each row is held to the table's schema (`schemas.py`) as it is read: a table with a slip in it is refused, with the file
and line, rather than read as something else. Tables in TOML are refused by whoever reads them, with `refused`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from briefing.errors import UsageError
from briefing.normalization.columns import Schema
from briefing.normalization.schemas import SCHEMAS, TOML_SECTIONS
from briefing.translation import tr

_COMMENT = "# "
_END = "\n"  # of a line: a cell of its own, where lines are cut at a stroke


def path(name: str) -> Traversable:
    """Give the file of a table."""
    return resources.files("briefing.normalization").joinpath("data", name)


def rows(name: str) -> Iterator[dict[str, str]]:
    """Give each row of a table as column → text; a row cut short has empty columns.

    Raises UsageError, with file and line, where a row is not what the table's schema asks for.
    """
    yield from checked(path(name), SCHEMAS[name])


def columns(name: str) -> dict[str, list[str]]:
    """Give each column of a table, for long ones: no dictionary for each row. It raises alike."""
    return checked_columns(path(name), SCHEMAS[name])


def lines(name: str) -> list[str]:
    """Give the rows of a table as they are written, sorted: few are looked at of thousands. It raises alike."""
    return checked_lines(path(name), SCHEMAS[name])


def checked_lines(file: Traversable, schema: Schema) -> list[str]:
    """Give the rows of a file that has this schema as they are written, sorted; raises as `rows` does.

    No cell of such a table may be empty, and its first column tells its rows apart.
    """
    head, *found = _rows(file.read_text(encoding="utf-8")).split(_END)
    found.sort()
    if head != "\t".join(schema.columns) or not schema.allows_lines(found):
        _refuse(file, schema)
    return found


def checked(file: Traversable, schema: Schema) -> Iterator[dict[str, str]]:
    """Give the rows of a file that has this schema; raises as `rows` does."""
    found = checked_columns(file, schema)
    return (dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True))


def checked_columns(file: Traversable, schema: Schema) -> dict[str, list[str]]:
    """Give the columns of a file that has this schema; raises as `rows` does."""
    names = list(schema.columns)
    rows = _rows(file.read_text(encoding="utf-8"))
    if rows.count("\t") < (len(names) - 1) * (rows.count(_END) + 1):
        rows = _padded(rows, len(names))
    found = _aligned(rows, len(names))
    if found is None or [cells.pop(0) for cells in found] != names or not schema.allows(found):
        _refuse(file, schema)
    assert found is not None  # a line with too many cells was refused
    return dict(zip(names, found, strict=True))


def _rows(text: str) -> str:
    """Give the lines that hold something, no line end behind the last; most tables have comments at the top alone."""
    begins = 0
    while text.startswith(_COMMENT, begins):
        begins = text.find(_END, begins) + 1 or len(text)
    rows = text[begins:].strip(_END)
    if _END + _COMMENT in rows or _END + _END in rows:
        return _END.join(line for line in rows.split(_END) if line and not line.startswith(_COMMENT))
    return rows


def _aligned(rows: str, width: int) -> list[list[str]] | None:
    """Give the columns of rows that have as many cells each; None: they don't. All are cut at a stroke."""
    cells = rows.replace(_END, f"\t{_END}\t").split("\t")
    ends = rows.count(_END)
    full = cells[width :: width + 1].count(_END) == ends and len(cells) == (width + 1) * (ends + 1) - 1
    return [cells[place :: width + 1] for place in range(width)] if full else None


def _padded(rows: str, width: int) -> str:
    """Give rows cut short their empty cells."""
    return _END.join(row + "\t" * (width - 1 - row.count("\t")) for row in rows.split(_END))


def _refuse(file: Traversable, schema: Schema) -> None:
    """Raise the error of the first line that is not what the schema asks for."""
    names = list(schema.columns)
    source = _lines(file)
    number, head = next(source, (1, ""))
    if head.split("\t") != names:
        raise refused(file, number, tr("the columns must be {columns}").format(columns=" ".join(names)))
    seen: dict[tuple[str, ...], int] = {}
    for number, line in source:
        cells = line.split("\t")
        _check(file, number, cells, schema)
        for key in schema.keys([*cells, *[""] * (len(names) - len(cells))]):
            if seen.setdefault(key, number) != number:
                raise refused(file, number, tr("the same as line {line}; keep one of them").format(line=seen[key]))


def _check(file: Traversable, number: int, cells: Sequence[str], schema: Schema) -> None:
    if len(cells) > len(schema.columns):
        why = tr("{cells} cells, but the table has {columns} columns")
        raise refused(file, number, why.format(cells=len(cells), columns=len(schema.columns)))
    padded = [*cells, *[""] * (len(schema.columns) - len(cells))]
    for (column, allowed), cell in zip(schema.columns.items(), padded, strict=True):
        if allowed.allows(cell):
            continue
        why = tr("“{cell}” can't stand in the column {column}; the head of the file says what it holds")
        if allowed.words:
            why = tr("“{cell}” can't stand in the column {column}; it may hold: {words}")
        raise refused(file, number, why.format(cell=cell, column=column, words=" ".join(sorted(allowed.words))))


def refused(file: Traversable, line: int, why: str) -> UsageError:
    """Make the error of a table that can't be used: one line with the file, its line and why."""
    return UsageError(f"{file}:{line}: {why}")


def _lines(file: Traversable) -> Iterator[tuple[int, str]]:
    """Give the lines of a table that hold something, with their numbers."""
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if line and line[:2] != _COMMENT:
            yield number, line


def toml_table(name: str) -> dict[str, Any]:
    """Read a table in TOML; raises UsageError where it is none or lacks a section or has one that nobody reads."""
    try:
        table = tomllib.loads(path(name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path(name)}: {error}") from error
    for section in sorted(TOML_SECTIONS.get(name, table.keys()) ^ table.keys()):
        raise refused_word(
            name, section, tr("there must be the sections {names}").format(names=", ".join(sorted(TOML_SECTIONS[name])))
        )
    return table


def refused_word(name: str, word: str, why: str) -> UsageError:
    """Make the error of a table in TOML: the line on which the word stands first, and why."""
    return refused(path(name), line_of(name, word), f"{word}: {why}")


def line_of(name: str, text: str) -> int:
    """Give the line of a table on which a text stands first; 1 where it stands nowhere."""
    whole = path(name).read_text(encoding="utf-8")
    return whole.count("\n", 0, max(0, whole.find(text))) + 1


@cache
def word_list(name: str) -> frozenset[str]:
    """Give a list of `words.toml` as a set."""
    return frozenset(_word_lists()[name].split())


@cache
def beginnings(name: str) -> tuple[str, ...]:
    """Give a list of `words.toml` for `str.startswith`; of one with «|» in it a «|» ends what is looked at, too."""
    return tuple(_word_lists()[name].split())


def begins(word: str, name: str) -> bool:
    """Whether a word in small letters begins as a list of `words.toml` says, or is one that «|» ends there: «скр|»."""
    return f"{word}|".startswith(beginnings(name))


def folded(word: str) -> str:
    """Give a word as words are compared: in small letters, with е for ё."""
    return word.lower().replace("ё", "е")


@cache
def _word_lists() -> dict[str, str]:
    return {name: str(words) for name, words in toml_table("words.toml").items()}
