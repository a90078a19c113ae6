"""Where a rule can begin: what touches a number, or a word's letters alone, say which rules need not be asked there.

A rule's own pattern says the same and more. Its trigger tells it from what touches the number, and once for all numbers
that stand alike: most of them before a space and a word, where few rules have anything to say. Most words are plain: no
rule is asked about them; the user's own acronyms are given beside the word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from functools import cache
from typing import NamedTuple

from briefing.normalization.grammar.morphology import listed_words
from briefing.normalization.rules.abbreviations import abbreviation_tables
from briefing.normalization.rules.amounts import headings, signs
from briefing.normalization.sentence import calendar

REACH = 2  # characters behind a number that are looked at
LONG = 6  # digits
DIGITS = "0123456789"
SMALL = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LETTERS = SMALL + SMALL.upper()
DASHES = "-‑–—"
QUOTES = '«"'
FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


_CLOSING = frozenset(["", *",.;)\nкс"])
WordTrigger = Callable[[str, Container[str]], bool]
"""Says whether a rule may know something of a word. Where it says no, the rule would give no reading."""

_TIMES = "х"
_LOOKALIKES = frozenset("ХІСМ")
_STRESSED = re.compile("[а-яё]+[АЕИОУЫЭЮЯ][а-яё]*")


class Beside(NamedTuple):
    """What touches a number."""

    grown: bool  # whether it stands directly behind something
    behind: str  # the characters directly behind it, as far as they are looked at
    next: str  # the character behind, past one space; nothing where there is none
    long: bool  # whether it has many digits


Trigger = Callable[[Beside], bool]
"""Says whether a rule may read a number that stands so. Where it says no, the rule would give no reading."""


def any_number(beside: Beside) -> bool:
    """Of rules that look at more than what touches the number."""
    return True


def grown(beside: Beside) -> bool:
    """Of numbers directly behind something: «Ил-76»."""
    return beside.grown


def long(beside: Beside) -> bool:
    """Of numbers of many digits in a row: «89123456789»."""
    return beside.long


def either(one: Trigger, other: Trigger) -> Trigger:
    """Of numbers that one of two triggers is of."""
    return lambda beside: one(beside) or other(beside)


def touching(characters: str) -> Trigger:
    """Of numbers directly before one of these characters: «3:1»."""
    wanted = frozenset(characters)
    return lambda beside: beside.behind[:1] in wanted


def closing(beside: Beside) -> bool:
    """Of numbers at the end of something, and of buildings: «ул. Мира, 10.», «12к1»."""
    return beside.behind[:1] in _CLOSING


def spaced(characters: str) -> Trigger:
    """Of numbers before a space and one of these characters: «5 %»."""
    wanted = frozenset(characters)
    return lambda beside: beside.behind[:1] == " " and beside.behind[1:2] in wanted


def before(characters: str) -> Trigger:
    """Of numbers before one of these characters, with or without a space between: «5 %»."""
    wanted = frozenset(characters)
    return lambda beside: beside.next in wanted


def opening(words: Callable[[], Iterable[str]], characters: str) -> Trigger:
    """Of numbers before one of these characters, or what begins as one of these words of the tables: «5 мая»."""
    letters = cache(lambda: frozenset(characters).union(word[0] for word in words()))
    return lambda beside: beside.next.lower() in letters()


def joined(characters: str) -> Trigger:
    """Of numbers before one of these characters, with a space, a dash or nothing between: «50 Cent», «7-Zip»."""
    wanted = frozenset(characters)
    return lambda beside: beside.next in wanted or (beside.behind[:1] in DASHES and beside.behind[1:2] in wanted)


def is_plain(word: str, own: Container[str], *, spaced: bool) -> bool:
    """Whether no rule can know anything of a word, sooner than by asking each; `spaced`: a space stands behind it."""
    if spaced and len(word) == 1 and word.islower() and word not in signs.RAISED_UNITS and word != _TIMES:
        return True  # «в», «с»: behind an abbreviation or a quoted letter stands a mark
    return word[1:].islower() and word not in own and word.lower() not in _telling_words()


def is_in_capitals(word: str, own: Container[str]) -> bool:
    """Of words in capitals, acronyms and headlines."""
    return len(word) > 1 and word.isupper()


def is_abbreviation(word: str, own: Container[str]) -> bool:
    """Of what a table has cut short: «ул.»."""
    return word.lower() in abbreviation_tables.triggers()


@cache
def _telling_words() -> frozenset[str]:
    """What a rule may know though it is a word in small letters: what is cut short, units."""
    units = {word.lower() for word in (*signs.RAISED_UNITS, *headings.first_words())}
    return abbreviation_tables.triggers() | calendar.short_weekdays().keys() | units


def looks_roman(word: str, own: Container[str]) -> bool:
    """Of Cyrillic letters that look like Roman numbers: «ХХ»."""
    return _LOOKALIKES.issuperset(word)


def is_letter(word: str, own: Container[str]) -> bool:
    """Of single capitals."""
    return len(word) == 1 and word.isupper()


def is_times(word: str, own: Container[str]) -> bool:
    """Of the letter that stands between two measures."""
    return word == _TIMES


def is_acronym(word: str, own: Container[str]) -> bool:
    """Of acronyms: several capitals, or one that the user has listed."""
    return len(word) > 1 and (sum(map(str.isupper, word)) > 1 or word in own)


def shows_stress(word: str, own: Container[str]) -> bool:
    """Of words whose stress a capital shows: «замОк»."""
    return _STRESSED.fullmatch(word) is not None and word not in own and bool(listed_words(word.lower()))
