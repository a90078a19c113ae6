"""Reading the tables of `data/`: tab-separated rows, `# ` opens a comment line, the first row names the columns."""

from __future__ import annotations

from collections.abc import Iterator
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
