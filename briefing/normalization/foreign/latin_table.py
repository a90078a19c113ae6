"""The table of Latin words and phrases with their readings, `data/latin_words.tsv`.

Few of its 15,000 rows are ever looked at: what is asked for is sought in the sorted lines, by halving.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.normalization import tables
from briefing.normalization.kept import Kept

SHORTEST_PART = 3
"""Letters of the shortest word that may be a part of a compound."""

_WORDS_KEPT = 8000
_LAST = "\U0010ffff"
_ENGLISH = "word"
_LITTLE = (_ENGLISH, "name")
_TWO = 2


class Entry(NamedTuple):
    """A row of the table. `written` in lower case matches any case, else only as it is."""

    written: str
    reading: str
    kind: str


@cache
def _lines() -> list[str]:
    return tables.lines("latin_words.tsv")


def _find(written: str) -> Entry | None:
    lines, begins = _lines(), f"{written}\t"
    at = bisect_left(lines, begins)
    return _entry(lines[at]) if at < len(lines) and lines[at].startswith(begins) else None


def _entry(line: str) -> Entry:
    return Entry._make(line.split("\t"))


_found = Kept(_find, _WORDS_KEPT)


def reading(written: str) -> str | None:
    """Give the reading of what is written just so in the table."""
    entry = _found[written]
    return entry.reading if entry else None


def is_little_word(written: str) -> bool:
    """Whether two capitals look like a word or particle of the table and are none: «по данным DI», not «HP», «EU»."""
    if len(written) != _TWO or not written.isupper() or _found[written] is not None:
        return False
    entry = _found[written.lower()]
    return entry is not None and entry.kind in _LITTLE


def english_word(word: str) -> str | None:
    """Give the reading of a word of English: one that joins into compounds."""
    entry = _found[word]
    joins = entry is not None and entry.kind == _ENGLISH and len(word) >= SHORTEST_PART and word.isalpha()
    return entry.reading if entry and joins else None


def beginning_with(first: str) -> list[Entry]:
    """Give the entries of more than letters (c++, 1xbet, new york) whose first word this may be, in lower case."""
    lines = _lines()
    before_letters = lines[bisect_left(lines, first) : bisect_left(lines, f"{first}a")]
    behind_letters = lines[bisect_left(lines, f"{first}{{") : bisect_left(lines, f"{first}{_LAST}")]
    return [_entry(line) for line in before_letters + behind_letters if not line[: line.index("\t")].isalpha()]


def squeezed_phrase(word: str) -> str | None:
    """Give the reading of a phrase that is written without its spaces, as in addresses: washingtonpost."""
    return _squeezed_phrases(word[:1]).get(word)


@lru_cache(maxsize=64)
def _squeezed_phrases(initial: str) -> dict[str, str]:
    """Give the readings of the phrases that begin with a letter or figure by how addresses have them."""
    lines = _lines()
    found = lines[bisect_left(lines, initial) : bisect_left(lines, f"{initial}{_LAST}")]
    phrases = (entry for entry in map(_entry, found) if " " in entry.written)
    return {re.sub(r"[^a-z0-9]", "", entry.written): entry.reading for entry in phrases}
