"""The language that the letters of a Latin word make likely, where no mark of `letter_to_sound` betrays one.

A row of `data/latin_weights.tsv` says by how much a group of letters makes each language likelier than English.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.normalization import tables
from briefing.normalization.foreign.letter_to_sound import DEFAULT_LANGUAGE, without_diacritics

LANGUAGES = ("de", "fr", "es", "it", "ar", "zh", "ru")
"""The columns of the table: languages by whose rules words without marks are read, «de» for many of the continent."""
SCALE = 10  # the table has tenths
_LONGEST = 4  # letters of a group
_SURE = 3  # above it a name is of another language than English
_SURE_OF_SMALL = 20  # a word that is no name
_CHINESE = "zh"
PINYIN = re.compile(
    r"(?:(?:(?:zh|ch|sh|[bpmfdtnlgkhrzcsyw])?(?:[iu]?ang|iong|[eio]ng|i?an|i?ao|uai|uan|ai|ei|en|ia|ie|in|iu|ou|ua"
    r"|ui|un|uo|üe|[aeiuü]|(?<![dtngkhrzcs])o)|[jqx](?:iang|iong|ing|ian|iao|uan|ia|ie|in|iu|ue|un|i|u)|er)(?![aeiou]))+"
)
"""Syllables of Chinese, as pinyin writes them."""


def groups(word: str) -> frozenset[str]:
    """Give the groups of letters of a lower-case word, its edges among them: «^a», «in$»."""
    edged = f"^{word}$"
    found = {edged[at : at + size] for size in range(1, _LONGEST + 1) for at in range(len(edged) - size + 1)}
    return frozenset(found - {"$"})


@cache
def _weights() -> dict[str, str]:
    """Give the rows by their letters: few of them are ever looked at."""
    return dict(line.split("\t", 1) for line in tables.lines("latin_weights.tsv"))


@lru_cache(maxsize=4096)
def likely_language(word: str, *, is_name: bool) -> str:
    """Give the language that a lower-case word is likely of, English where none is likelier by enough."""
    weights = _weights()
    found = (weights[group].split("\t") for group in groups(without_diacritics(word)) if group in weights)
    scores = [sum(map(int, column)) for column in zip(*found, strict=True)]
    best = max(scores)
    if LANGUAGES[scores.index(best)] == _CHINESE and not PINYIN.fullmatch(without_diacritics(word)):
        return DEFAULT_LANGUAGE  # «Ubongo»
    return LANGUAGES[scores.index(best)] if best > (_SURE if is_name else _SURE_OF_SMALL) else DEFAULT_LANGUAGE
