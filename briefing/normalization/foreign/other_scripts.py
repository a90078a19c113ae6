"""Letters that are neither Russian nor Latin: Greek is read, other Cyrillic goes through, the rest can't be spoken."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from briefing.normalization import tables

GREEK = "\u0370-\u03e1\u03f0-\u03ff\u1f00-\u1fff∂∇"
"""Greek letters and the two signs of mathematics made of one, for a character class."""

_GREEK_WORD = re.compile(f"[{GREEK}\u0300-\u036f]+")
_CYRILLIC_WORD = re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f\u0300-\u036f]+")


@lru_cache(maxsize=2048)
def read(word: str) -> str | None:
    """Give a word of another script in Russian letters; None where it can't be spoken and has to be reported.

    A Greek letter alone has its name (α → альфа), Greek words their sound, Cyrillic of any language stays as it is.
    Arabic, Hebrew, Chinese, Thai and the like give None.
    """
    if _CYRILLIC_WORD.fullmatch(word):
        return word
    if _GREEK_WORD.fullmatch(word):
        return _read_greek(word)
    return None


@cache
def _greek(column: str) -> dict[str, str]:
    return {row["letter"]: row[column] for row in tables.rows("other_letters.tsv")}


@cache
def _digraphs() -> dict[str, str]:
    return {row["letters"]: row["sound"] for row in tables.rows("other_digraphs.tsv")}


def _read_greek(word: str) -> str | None:
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
    letters = "".join(c for c in plain if c in _greek("name"))
    if not letters:
        return None
    if len(letters) == 1:
        return _greek("name")[letters]
    spoken = "".join(_sounds(letters))
    return spoken.capitalize() if word[0].isupper() else spoken


def _sounds(letters: str) -> list[str]:
    sounds, place = [], 0
    while place < len(letters):
        pair = _digraphs().get(letters[place : place + 2])
        sounds.append(pair or _greek("sound")[letters[place]])
        place += 2 if pair else 1
    if sounds[0].startswith("е"):
        sounds[0] = "э" + sounds[0][1:]
    return sounds
