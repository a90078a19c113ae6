"""Russian words in Latin letters, as site names and mailboxes have them: known by their letters and read back."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.normalization import tables
from briefing.normalization.foreign.letter_rules import LetterRules

RUSSIAN_PLACE_BONUS = 1.5
"""What an address in a Russian zone adds to a word's score: there a Russian word is likelier beforehand."""


@cache
def _weights() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple(
        (re.compile(row["letters"]), float(row["weight"])) for row in tables.rows("transliteration_weights.tsv")
    )


@cache
def _rules() -> LetterRules:
    table = tables.columns("transliteration.tsv")
    return LetterRules(table, range(len(table["letters"])))


@lru_cache(maxsize=4096)
def looks_russian(word: str, *, russian_place: bool = False) -> bool:
    """Whether the letters of a lower-case Latin word are those of a transliterated Russian word, not of English."""
    score = sum(weight * len(pattern.findall(word)) for pattern, weight in _weights())
    return score + (RUSSIAN_PLACE_BONUS if russian_place else 0) > 0


@lru_cache(maxsize=4096)
def to_russian(word: str) -> str:
    """Give a transliterated word in Russian letters: vedomosti → ведомости."""
    sounds = []
    place = 0
    while place < len(word):
        place, sound = _rules().at(word, place) or (place + 1, "")
        sounds.append(sound)
    return "".join(sounds)
