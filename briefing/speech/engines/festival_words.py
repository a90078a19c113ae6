"""Stress for Festival's Russian voice: only where its own dictionary would put it elsewhere.

A word with a `+` in it is not looked up in the voice's dictionary, which knows more than stress: its part of speech, by
which phrases are divided, and that the «г» of «его», the «ч» of «чтобы» and «конечно» are said otherwise; the voice's
letter rules for these fail beside a `+` too. And before ё, always stressed to it, a `+` costs «ёлка» its «й».
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from briefing.speech.alphabet import STRESS, VOWELS

_ENTRY = re.compile(r'\("([^"+]+)" \S+ \((\d+)\)')  # ("абажур" n (3)): the third vowel
_WORD = re.compile(r"[а-яё+]+(?:-[а-яё+]+)*", re.IGNORECASE)


def dictionary(voice: Path, encoding: str) -> dict[str, int]:
    """Read a voice's dictionary: word → its stressed vowel, from 1; 0: spoken without stress; -1: entries differ."""
    words: dict[str, int] = {}
    for path in voice.glob("dict/*_dict.scm"):
        for word, vowel in _ENTRY.findall(path.read_text(encoding, errors="replace")):
            words[word] = int(vowel) if words.get(word, int(vowel)) == int(vowel) else -1
    return words


def marked(text: str, words: Mapping[str, int]) -> str:
    """Give a text with those of its marks that the voice needs."""
    return _WORD.sub(lambda word: _marked(word.group(), words), text)


def _marked(word: str, words: Mapping[str, int]) -> str:
    word = re.sub(r"\+(?=[ёЁ])", "", word)
    if word.count(STRESS) != 1:
        return word
    bare = word.replace(STRESS, "")
    place = sum(letter in VOWELS for letter in word[: word.find(STRESS)].lower()) + 1
    return bare if words.get(bare.lower()) in (place, 0) else word
