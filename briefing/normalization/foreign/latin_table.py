"""The table of Latin words and phrases with their readings, `data/latin_words.tsv`, read once."""

from __future__ import annotations

from functools import cache

from briefing.normalization import tables

SHORTEST_PART = 3
"""Letters of the shortest word that may be a part of a compound."""


@cache
def _columns() -> dict[str, list[str]]:
    return tables.columns("latin_words.tsv")


@cache
def readings() -> dict[str, str]:
    """Give written form → reading; keys in lower case match any case, others only as they are written."""
    found = _columns()
    return dict(zip(found["written"], found["reading"], strict=True))


@cache
def english_words() -> dict[str, str]:
    """Give the words of English that join into compounds."""
    found = _columns()
    return {
        word: reading
        for word, reading, kind in zip(found["written"], found["reading"], found["kind"], strict=True)
        if kind == "word" and len(word) >= SHORTEST_PART and word.isalpha()
    }
