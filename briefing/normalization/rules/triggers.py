"""Where a rule for numbers can begin: what touches a number says at once which rules need not be asked there.

A rule's own pattern says the same and more. Its trigger tells it from what touches the number, and once for all numbers
that stand alike: most of them before a space and a word, where few rules have anything to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

REACH = 2  # characters behind a number that are looked at
LONG = 6  # digits
DIGITS = "0123456789"
SMALL = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LETTERS = SMALL + SMALL.upper()
DASHES = "-‑–—"
QUOTES = '«"'
FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


_CLOSING = frozenset(["", *",.;)\nкс"])


class Beside(NamedTuple):
    """What touches a number."""

    grown: bool  # whether it stands directly behind something
    behind: str  # the characters directly behind it, as far as they are looked at
    next: str  # the character behind, past one space; nothing where there is none
    long: bool  # whether it has many digits


def beside(grown: bool, behind: str, long: bool) -> Beside:
    """Give what touches a number: whether anything before it, what behind it; and whether it has many digits."""
    return Beside(grown, behind, behind[1:] if behind[:1] == " " else behind[:1], long)


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


def joined(characters: str) -> Trigger:
    """Of numbers before one of these characters, with a space, a dash or nothing between: «50 Cent», «7-Zip»."""
    wanted = frozenset(characters)
    return lambda beside: beside.next in wanted or (beside.behind[:1] in DASHES and beside.behind[1:2] in wanted)
