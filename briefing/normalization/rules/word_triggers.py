"""Which Cyrillic words a rule can begin at: what a word has to be, told by its letters alone.

Most words are plain: no rule is asked about them. The user's own acronyms are given beside the word.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import cache

from briefing.normalization.rules import abbreviation_tables, headings, scores, signs, weekdays
from briefing.normalization.sentence import calendar

WordTrigger = Callable[[str, Container[str]], bool]
"""Says whether a rule may know something of a word. Where it says no, the rule would give no reading."""

_TIMES = "х"
_LOOKALIKES = frozenset("ХІСМ")


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


def decides_match(word: str, own: Container[str]) -> bool:
    """Of what tells how a match was decided: «ОТ», «Б»."""
    return word in scores.DECIDED


def is_birth(word: str, own: Container[str]) -> bool:
    """Of the letter of «р. 1965»."""
    return word.lower() == "р"


def is_short_weekday(word: str, own: Container[str]) -> bool:
    """Of days cut short: «пн»."""
    return weekdays.is_short(word)


def is_short_month(word: str, own: Container[str]) -> bool:
    """Of months cut short: «янв»."""
    return word.lower() in calendar.short_months()


def is_raised_unit(word: str, own: Container[str]) -> bool:
    """Of units that a power may stand behind: «м²»."""
    return word in signs.RAISED_UNITS


def is_measure(word: str, own: Container[str]) -> bool:
    """Of what may head a column: «млн руб.»."""
    return word in headings.first_words()


def looks_roman(word: str, own: Container[str]) -> bool:
    """Of Cyrillic letters that look like Roman numbers: «ХХ»."""
    return _LOOKALIKES.issuperset(word)


def is_letter(word: str, own: Container[str]) -> bool:
    """Of single capitals."""
    return len(word) == 1 and word.isupper()


def is_single(word: str, own: Container[str]) -> bool:
    """Of single letters."""
    return len(word) == 1


def is_times(word: str, own: Container[str]) -> bool:
    """Of the letter that stands between two measures."""
    return word == _TIMES


def is_acronym(word: str, own: Container[str]) -> bool:
    """Of acronyms: several capitals, or one that the user has listed."""
    return len(word) > 1 and (sum(map(str.isupper, word)) > 1 or word in own)
