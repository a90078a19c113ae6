"""The names of Cyrillic letters, and whether a run of capitals reads as a word or letter by letter."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.tables import rows, word_list

_VOWELS = "АЕЁИОУЫЭЮЯ"
_CONSONANTS = "БВГДЖЗЙКЛМНПРСТФХЦЧШЩ"
_WORD_SHAPE = re.compile(
    rf"(?:[{_CONSONANTS}]{{1,2}})?(?:[{_VOWELS}][{_CONSONANTS}]{{1,2}})+[{_VOWELS}]?\Z|(?:[{_CONSONANTS}]{{1,2}}[{_VOWELS}])+\Z"
)
_SYLLABLES = re.compile(rf"[{_CONSONANTS}]{{1,2}}(?:[{_VOWELS}]{{1,2}}[{_CONSONANTS}]{{1,3}}){{2,}}[{_VOWELS}]?\Z")
_ROUND = re.compile(rf"[{_CONSONANTS}][{_VOWELS}]{{2}}[{_CONSONANTS}]\Z")
_UNIVERSITY = re.compile(rf"[{_VOWELS}]Г[{_CONSONANTS}]?У\Z")  # УГТУ, АГУ
_LONG = re.compile(
    rf"(?=.{{8,}}\Z)[{_CONSONANTS}]{{0,2}}(?:[{_VOWELS}]{{1,3}}[{_CONSONANTS}]{{1,3}}){{3,}}[{_VOWELS}]?\Z"
)
_INSTITUTE = re.compile(rf"(?P<institute>[ВЦ]?НИИ)(?P<of>[{_VOWELS}{_CONSONANTS}]{{1,4}})")
_RUNS_ON = re.compile(rf"[{_CONSONANTS}]|(?:[{_CONSONANTS}]{{0,2}}[{_VOWELS}]){{1,2}}[{_CONSONANTS}]?")
_FEWEST = 3  # letters of an acronym that may be read as a word
_NAME = 6  # letters from which on it is made of syllables rather than of initials: ТЮРКСОЙ


@cache
def _names() -> dict[str, str]:
    return {row["letter"]: row["name"] for row in rows("letters.tsv")}


def spell(letters: str) -> str:
    """Name the letters one by one, joined by hyphens: ОДКБ → «о-дэ-ка-бэ»."""
    return "-".join(_names().get(letter, letter) for letter in letters.lower())


def guess(letters: str) -> str:
    """Say an acronym that nobody has listed; an institute begins with a word: НИИАР, «нии-жэ-бэ»."""
    institute = _INSTITUTE.fullmatch(letters)
    if institute is None:
        return letters.lower() if reads_as_word(letters) else spell(letters)
    runs_on = _RUNS_ON.fullmatch(institute["of"])
    return letters.lower() if runs_on else f"{institute['institute'].lower()}-{spell(institute['of'])}"


def has_vowel(letters: str) -> bool:
    """Whether there is a vowel among the letters."""
    return any(letter in _VOWELS for letter in letters.upper())


def reads_as_word(letters: str) -> bool:
    """Whether an unlisted acronym is said as a word, by the alternation of its vowels and consonants.

    Two letters are spelled; so is what begins or ends in two vowels, ends in Э or Ы, begins with consonants that no
    word begins with (КША), is a university (УГТУ), is three letters of which the last alone is a vowel (ФСО, ВГУ), or
    has three consonants together, unless it is long.
    """
    upper = letters.upper()
    if "Ь" in upper[1:] and len(upper) > _FEWEST:
        return True  # no acronym has it: «ТЯНЬЦЗИНЬ, 1 сентября»
    if len(upper) < _FEWEST or upper[-1] in "ЭЫЬЪ" or upper[0] in "ЙЫЬЪ" or _UNIVERSITY.match(upper):
        return False
    if len(upper) == _FEWEST and upper[0] in _VOWELS:
        return upper[1] in _CONSONANTS and upper[2] in _VOWELS
    begins = upper[:2].lower() in word_list("onsets") and len(upper) > _FEWEST
    if upper[0] in _CONSONANTS and upper[1] in _CONSONANTS and not begins:
        return False
    shapes = (_WORD_SHAPE, _ROUND, _LONG, *([_SYLLABLES] if len(upper) >= _NAME else []))
    return any(shape.match(upper) for shape in shapes)
