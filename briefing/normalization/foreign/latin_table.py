"""The table of Latin words and phrases with their readings, `data/latin_words.tsv`, read once."""

from __future__ import annotations

from functools import cache

from briefing.normalization import tables

SHORTEST_PART = 3
"""Letters of the shortest word that may be a part of a compound."""


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(tables.rows("latin_words.tsv"))


@cache
def readings() -> dict[str, str]:
    """Give written form → reading; keys in lower case match any case, others only as they are written."""
    return {row["written"]: row["reading"] for row in _rows()}


@cache
def english_words() -> dict[str, str]:
    """Give the words of English that join into compounds."""
    return {
        row["written"]: row["reading"]
        for row in _rows()
        if row["kind"] == "word" and len(row["written"]) >= SHORTEST_PART and row["written"].isalpha()
    }
