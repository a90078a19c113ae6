"""Russian words in Latin letters, as site names and mailboxes have them: known by their letters and read back."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.normalization import tables


@cache
def _weights() -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple(
        (re.compile(row["letters"]), float(row["weight"])) for row in tables.rows("transliteration_weights.tsv")
    )


@cache
def _rules() -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str], str], ...]:
    return tuple(
        (
            re.compile(f"(?:{row['before']})$") if row["before"] else None,
            re.compile(row["letters"] + (f"(?={row['after']})" if row["after"] else "")),
            row["sound"],
        )
        for row in tables.rows("transliteration.tsv")
    )


RUSSIAN_PLACE_BONUS = 1.5
"""What an address in a Russian zone adds to a word's score: there a Russian word is likelier beforehand."""


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
        end, sound = place + 1, ""
        for before, letters, found in _rules():
            match = letters.match(word, place)
            if match and match.end() > place and (before is None or before.search(word, 0, place)):
                end, sound = match.end(), found
                break
        sounds.append(sound)
        place = end
    return "".join(sounds)
