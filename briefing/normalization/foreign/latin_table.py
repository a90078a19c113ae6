"""The table of Latin words and phrases with their readings, `data/latin_words.tsv`, read once."""

from __future__ import annotations

from functools import cache

from briefing.normalization import tables

SHORTEST_PART = 3
"""Letters of the shortest word that may be a part of a compound."""


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Give the readings of all words and phrases, and those of the words of English that join into compounds."""
    found = tables.columns("latin_words.tsv")
    words, readings, kinds = found["written"], found["reading"], found["kind"]
    joining = {
        word: reading
        for word, reading, kind in zip(words, readings, kinds, strict=True)
        if kind == "word" and len(word) >= SHORTEST_PART and word.isalpha()
    }
    return dict(zip(words, readings, strict=True)), joining


def readings() -> dict[str, str]:
    """Give written form → reading; keys in lower case match any case, others only as they are written."""
    return _tables()[0]


def english_words() -> dict[str, str]:
    """Give the words of English that join into compounds."""
    return _tables()[1]
