"""The first of two ordinals, whose ending is written at the second alone: «с 1 по 11-й класс», «от 3 до 5-го этажа»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case, Gender
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Kind, Reading

_RANGE = re.compile(r"(?P<first>\d{1,4})(?=[ ](?:по|до)[ ]\d{1,4}-(?P<ending>й|го|е|ю|я)[ ](?P<noun>[а-яё]+))")
_SINCE = ("с", "со", "от")


def first_of_two(context: Context, index: int) -> Reading | None:
    """Read «1» of «с 1 по 11-й класс»."""
    text = context.text
    match = _RANGE.match(text.clean, text.start[index]) if text.lower(index - 1) in _SINCE else None
    if match is None:
        return None
    feminine = match["ending"] in ("ю", "я") or analyses(match["noun"])[0].gender is Gender.FEMN
    spoken = numerals.ordinal(int(match["first"]), Case.GENT, Gender.FEMN if feminine else Gender.MASC)
    return Reading(match.start(), match.end(), spoken, "first of two ordinals", kind=Kind.ORDINAL, case=Case.GENT)
