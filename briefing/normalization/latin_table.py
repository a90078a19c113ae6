"""The table of Latin words and phrases with their readings, `data/latin_words.tsv`, read once."""

from __future__ import annotations

from functools import cache

from briefing.normalization import tables

SHORTEST_PART = 3
"""Letters of the shortest word that may be a part of a compound."""


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    """Give written form, reading and kind of every row."""
    lines = tables.lines("latin_words.tsv")
    next(lines)
    return tuple((written, reading, kind) for written, reading, kind in (line.split("\t") for line in lines))


@cache
def readings() -> dict[str, str]:
    """Give written form → reading; keys in lower case match any case, others only as they are written."""
    return {written: reading for written, reading, _ in _rows()}


@cache
def english_words() -> dict[str, str]:
    """Give the words of English that join into compounds."""
    return {
        written: reading
        for written, reading, kind in _rows()
        if kind == "word" and len(written) >= SHORTEST_PART and written.isalpha()
    }
