"""The table of Latin words and phrases with their readings, `data/latin_words.tsv`, read once."""

from __future__ import annotations

from functools import cache

from briefing.normalization import tables

SHORTEST_PART = 3
"""Letters of the shortest word that may be a part of a compound."""


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Give the readings of all words and phrases, and those of the words of English that join into compounds."""
    every: dict[str, str] = {}
    joining: dict[str, str] = {}
    for row in tables.rows("latin_words.tsv"):
        written, reading = row["written"], row["reading"]
        every[written] = reading
        if row["kind"] == "word" and len(written) >= SHORTEST_PART and written.isalpha():
            joining[written] = reading
    return every, joining


def readings() -> dict[str, str]:
    """Give written form → reading; keys in lower case match any case, others only as they are written."""
    return _tables()[0]


def english_words() -> dict[str, str]:
    """Give the words of English that join into compounds."""
    return _tables()[1]
