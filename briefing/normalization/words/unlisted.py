"""Capitalised words that no dictionary has: a voice has nothing to go by but their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.normalization.grammar.morphology import analyses, is_known

_CAPITALISED = re.compile(r"(?<!\w)[А-ЯЁ][А-Яа-яЁё]*[а-яё][А-Яа-яЁё]*(?:-[А-Яа-яЁё]+)*(?!\w)")


def unlisted(text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of capitalised words, hyphenated ones as a whole, of which some part is in no dictionary."""
    for found in _CAPITALISED.finditer(text):
        parts = [part for part in found.group().split("-") if len(part) > 1]
        if not all(map(is_known, parts)):
            yield found.span()


def lemma(word: str) -> str:
    """Give the likeliest dictionary form of an unlisted word, as guessed from its ending, in small letters."""
    return "-".join(analyses(part)[0].lemma for part in word.split("-"))
