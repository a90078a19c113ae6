"""Laying stress over a text: an accentor reads it without our marks, then ours are laid over its.

A mark that is given can spoil its neighbour («чуж+ие права» comes back as «пр+ава», silero-stress#6), so the accentor
never sees one. It sees nothing but letters and the stops it knows, a space for anything else: beside a quotation mark
it miscounts and overwrites a letter («Черной» as «+Ёерной»). A word whose letters it changes in any other way than е
to ё stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from briefing.speech.alphabet import STRESS, VOWELS

_UNKNOWN = re.compile(r"[^а-яё\s.,!?-]", re.IGNORECASE)
_WORD = re.compile(r"[а-яё+]+", re.IGNORECASE)
# Compounds whose ё bears no stress: «трёхэт+ажный». Elsewhere ё is stressed, and an accentor that sees it says so.
_UNSTRESSED_YO = re.compile(r"\b(тр|четыр)ёх(?=[а-яё-]*[аеиоуыэюя])", re.IGNORECASE)

Accentor = Callable[[str], str]


class Marks(StrEnum):
    """Which words a voice wants marked."""

    EVERY = "every"  # one vowel or more
    LONG = "long"  # two vowels or more; where there is one the voice finds it


def lay(text: str, accentor: Accentor, marks: Marks) -> str:
    """Give `text` with `+` before the stressed vowel of its words; what stands in it already wins: a `+`, an ё."""
    bare = text.replace(STRESS, "")
    heard = _UNSTRESSED_YO.sub(r"\1ех", _UNKNOWN.sub(" ", bare))
    theirs = _WORD.findall(accentor(heard))
    if len(theirs) != len(_WORD.findall(heard)):
        return text
    words = iter(theirs)
    return _WORD.sub(lambda ours: _laid(ours.group(), next(words), marks), text)


def _laid(ours: str, theirs: str, marks: Marks) -> str:
    """Give one word with the accentor's marks, unless it has its own; an ё of either stays."""
    bare = theirs.replace(STRESS, "")
    if STRESS in ours or _folded(bare) != _folded(ours):
        return ours
    places = [at - number for number, at in enumerate(_places(theirs))]
    letters = [other if _folded(letter) == "е" and other in "ёЁ" else letter for letter, other in zip(ours, bare, strict=True)]
    if marks is Marks.LONG and sum(letter in VOWELS for letter in ours.lower()) < 2:
        places = []
    for place in reversed(places):
        letters.insert(place, STRESS)
    return "".join(letters)


def _places(word: str) -> list[int]:
    return [at for at, letter in enumerate(word) if letter == STRESS]


def _folded(letters: str) -> str:
    return letters.lower().replace("ё", "е")
