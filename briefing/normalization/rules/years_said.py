"""How years in a row are said: «с тысяча девятьсот девяносто пятого по две тысячи первый»."""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import Governor
from briefing.normalization.kinds import Case
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.items import Item, looks_like_year
from briefing.normalization.sentence.readings import Kind, Reading

OF_SOMETHING = range(1800, 2061)  # years of which a thing may be: «перепись 2002»


def say(items: list[Item], governor: Governor, case: Case) -> str:
    """Say years, the last of them in this case, the first as the words before ask where a preposition parts them."""
    between = [item.joint for item in items[1:]]
    first = governor.behind_preposition(Case.GENT)
    cases = joints.cases(between, case, first=first)
    spoken = [numerals.ordinal(item.whole, own) for item, own in zip(items, cases, strict=True)]
    return joints.join(spoken, between)


def without_word(items: list[Item], spoken: str, reason: str, case: Case) -> Reading:
    """Read the numbers alone: the word «год» stands as it is, or there is none."""
    return Reading(items[0].start, items[-1].number_end, spoken, reason, kind=Kind.YEAR, case=case)


def is_one_year(items: list[Item], years: range) -> bool:
    """Whether there is one number only, written as a year and among these."""
    return len(items) == 1 and looks_like_year(items[0]) and items[0].whole in years
