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
_WORD = re.compile(r"\+?[а-яё]+(?:\+[а-яё]+)*", re.IGNORECASE)
# The ё of «трёхэтажный» bears no stress, but an accentor puts it there: it is asked for the rest of such a word alone.
_UNSTRESSED = re.compile(r"\b(?:тр|четыр)ёх(?=[а-яё]*[аеиоуыэюя])", re.IGNORECASE)

Accentor = Callable[[str], str]


class Marks(StrEnum):
    """Which words a voice wants marked."""

    EVERY = "every"  # one vowel or more
    LONG = "long"  # two vowels or more; where there is one the voice finds it


def lay(text: str, accentor: Accentor, marks: Marks) -> str:
    """Give `text` with `+` before the stressed vowel of its words; what stands in it already wins: a `+`, an ё."""
    heard = _UNKNOWN.sub(" ", text.replace(STRESS, ""))
    heard = _UNSTRESSED.sub(lambda first: " " * len(first.group()), heard)
    theirs = _WORD.findall(accentor(heard))
    if len(theirs) != len(_WORD.findall(text)):
        return text
    words = iter(theirs)
    return _WORD.sub(lambda ours: _laid(ours.group(), next(words), marks), text)


def _laid(ours: str, theirs: str, marks: Marks) -> str:
    """Give one word with the accentor's marks, unless it has its own; an ё of either stays."""
    bare = theirs.replace(STRESS, "")
    unheard = len(ours) - len(bare)
    if STRESS in ours or unheard < 0 or _folded(bare) != _folded(ours[unheard:]):
        return ours
    letters = [*ours[:unheard], *map(_with_yo, ours[unheard:], bare)]
    if marks is Marks.EVERY or sum(letter in VOWELS for letter in ours.lower()) > 1:
        marked = [at for at, letter in enumerate(theirs) if letter == STRESS]
        for number, at in reversed([*enumerate(marked)]):
            letters.insert(unheard + at - number, STRESS)
    return "".join(letters)


def _with_yo(ours: str, theirs: str) -> str:
    return theirs if theirs in "ёЁ" else ours


def _folded(letters: str) -> str:
    return letters.lower().replace("ё", "е")
