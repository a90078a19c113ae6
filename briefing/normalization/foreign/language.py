"""Which language Latin words are in, told from what stands beside them: a first name, a little word, a Russian word.

`letter_to_sound.guess_language` looks at the letters of one word; this looks at the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from briefing.normalization.foreign.latin_table import readings
from briefing.normalization.foreign.letter_to_sound import guess_language, without_diacritics
from briefing.normalization.tables import columns

_WORD = re.compile("[а-яё]+")
_EUROPEAN = frozenset(("de", "fr", "it", "es", "pt", "nl", "pl", "cs", "hr", "hu", "ro", "sv", "fi", "lt", "tr"))
"""Languages that one word gives away for those beside it: a Jensen is no Chinese, though he be a Huang."""


@lru_cache(maxsize=2000)
def of_words(words: tuple[str, ...]) -> str:
    """Give the language of Latin words in a row (a key of `latin_rules.tsv`), empty where nothing tells.

    A first name or little word tells of all of them, else the letters of the longest word that are of no English.
    """
    lower = [word.lower() for word in words]
    for word in words:
        if language := _given().get(word.lower()) or _function(word, words):
            return language
    guessed = (guess_language(word) for word in sorted(lower, key=len, reverse=True))
    return next((language for language in guessed if language in _EUROPEAN), "")


def is_foreign(words: Sequence[str]) -> bool:
    """Whether a little word says that all words in a row are of another language than English."""
    return len(words) > 1 and any(_function(word, words) for word in words)


def _function(word: str, words: Sequence[str]) -> str:
    """Give the language of a little word; capitals among small letters are none: «Exlantix ET»."""
    if word.isupper() and len(word) > 1 and not all(map(str.isupper, words)):
        return ""
    return _clues("function").get(word.lower(), "")


def of_surroundings(russian: str) -> str:
    """Give the language that a Russian word nearby speaks of («немецкий концерн»), empty where none does."""
    text, clues = russian.lower(), _clues("russian")
    beginnings = tuple(clues)
    for word in _WORD.finditer(text):
        if text.startswith(beginnings, word.start()):
            return clues[next(one for one in beginnings if text.startswith(one, word.start()))]
    return ""


@cache
def _table() -> dict[str, dict[str, str]]:
    table = columns("latin_clues.tsv")
    found: dict[str, dict[str, str]] = {}
    for clue, word, language in zip(table["clue"], table["word"], table["language"], strict=True):
        found.setdefault(clue, {})[word] = language
    return found


def _clues(clue: str) -> dict[str, str]:
    return _table()[clue]


@cache
def _given() -> dict[str, str]:
    """Give the first names, and those without their diacritics that no English name is written as (Niccolo)."""
    given, known = _clues("given"), readings()
    plain = {without_diacritics(word): language for word, language in given.items()}
    return {word: language for word, language in plain.items() if word not in known} | given
