"""The first of two numbers, whose ending is written at the second alone: «с 3 по 9-й класс», «от 5 до 10-ти лет»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.ordinal_endings import ENDINGS, candidates
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.readings import Kind, Reading

_RANGE = re.compile(
    r"(?P<first>\d{1,4})(?=[ ](?:по|до)[ ]"
    rf"(?P<last>\d{{1,4}})-(?P<ending>{ENDINGS})(?![а-яё])(?:[ ](?P<noun>[а-яё]+))?)"
)
_SINCE = ("с", "со", "от")


def first_of_two(context: Context, index: int) -> Reading | None:
    """Read the first as the second is read: an ordinal («с 3 по 9-й класс») or not («от 5 до 10-ти лет»)."""
    text = context.text
    match = _RANGE.match(text.clean, text.start[index]) if text.lower(index - 1) in _SINCE else None
    ways = candidates(int(match["last"]), match["ending"]) if match else ()
    if match is None or not ways:
        return None
    say = numerals.ordinal if ways[0].ordinal else numerals.cardinal
    spoken = say(int(match["first"]), Case.GENT, _gender(match))
    return Reading(match.start(), match.end(), spoken, "first of two", kind=Kind.ORDINAL, case=Case.GENT)


def _gender(match: re.Match[str]) -> Gender:
    """«С 3 по 5-ю школу», «от 4 до 7-й строки», «с 70 по 90-е годы»."""
    noun = match["noun"] or ""
    if noun in calendar.YEAR_FORMS[Number.PLUR].values():
        return Gender.PLUR
    feminine = match["ending"] in ("ю", "я") or (noun and analyses(noun)[0].gender is Gender.FEMN)
    return Gender.FEMN if feminine else Gender.MASC
