"""Reading the tables of `data/`: tab-separated rows, `# ` opens a comment line, the first row names the columns."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources


def lines(name: str) -> Iterator[str]:
    """Give the lines of a table that hold something."""
    text = resources.files("briefing.normalization").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line and not line.startswith("# "):
            yield line


def rows(name: str) -> Iterator[dict[str, str]]:
    """Give each row of a table as column → text; a row cut short has empty columns."""
    source = lines(name)
    columns = next(source).split("\t")
    for line in source:
        fields = line.split("\t")
        fields += [""] * (len(columns) - len(fields))
        yield dict(zip(columns, (field.strip() for field in fields), strict=False))


@cache
def _word_lists() -> dict[str, str]:
    text = resources.files("briefing.normalization").joinpath("data", "words.toml").read_text(encoding="utf-8")
    return {str(name): str(words) for name, words in tomllib.loads(text).items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """Give a list of `words.toml` as a set."""
    return frozenset(_word_lists()[name].split())


@cache
def beginnings(name: str) -> tuple[str, ...]:
    """Give a list of `words.toml` for `str.startswith`."""
    return tuple(_word_lists()[name].split())
