"""Stress for Festival's Russian voice: every mark but those that would cost a word its pronunciation.

The voice's letter rules say the «г» of «его» and «сегодня» and the «ч» of «чтобы» and «конечно» as they are said, but
miss them where a `+` stands among their letters; its dictionary knows the stress of these words. Words that it has as
unstressed stay so. And before ё, always stressed to it, a `+` costs «ёлка» its «й». Leaving out all marks that the
dictionary doesn't need was tried: it is understood no better (WER 0.358 against 0.345).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from briefing.speech.alphabet import STRESS, VOWELS

_ENTRY = re.compile(r'\("([^"+]+)" \S+ \((\d+)\)')  # ("абажур" n (3)): the third vowel
# The voice's exceptions (msu_ru_nsh_lexicon.scm, «Some exceptions») with a mark among their letters.
_SPOILT = re.compile(r"[ео]г\+о(?:дня|ся)?(?=$|-)|чт\+о|\+(?:ечно|очно|очник|ичная)|тунн\+ел|ан\+еля", re.IGNORECASE)
_WORD = re.compile(r"[а-яё+]+(?:-[а-яё+]+)*", re.IGNORECASE)


def dictionary(voice: Path, encoding: str) -> dict[str, int]:
    """Read a voice's dictionary: word → its stressed vowel, from 1; 0: spoken without stress; -1: entries differ."""
    words: dict[str, int] = {}
    for path in voice.glob("dict/*_dict.scm"):
        for word, vowel in _ENTRY.findall(path.read_text(encoding, errors="replace")):
            words[word] = int(vowel) if words.get(word, int(vowel)) == int(vowel) else -1
    return words


def marked(text: str, words: Mapping[str, int]) -> str:
    """Give a text without the marks that would do harm."""
    return _WORD.sub(lambda word: _marked(word.group(), words), text)


def _marked(word: str, words: Mapping[str, int]) -> str:
    word = re.sub(r"\+(?=[ёЁ])", "", word)
    if word.count(STRESS) != 1:
        return word
    bare = word.replace(STRESS, "")
    place = sum(letter in VOWELS for letter in word[: word.find(STRESS)].lower()) + 1
    known = words.get(bare.lower())
    return bare if known == 0 or (known == place and _SPOILT.search(word)) else word
