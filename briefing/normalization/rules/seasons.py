"""Seasons, years of study and of farming, which are of two years: «сезона 2021/22», «в 2024/25 учебном году»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import INTO
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import adjectives, nouns
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.place import case_cut_short
from briefing.normalization.rules import years
from briefing.normalization.rules.context import Context, where
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import Text

_SEASON = re.compile(r"(?P<first>(?:19|20)\d\d)[/](?P<second>(?:(?:19|20)\d\d|\d\d))(?!\d|/)")
_SHORT_SEASON = re.compile(r"(?P<first>\d\d)/(?P<second>\d\d)(?![\d/])")
_STUDY = re.compile(r"[ ]уч(?:еб)?(?:н)?\.[ ]?г(?:\.|од[ау]?(?![а-яё]))")


@where(_SEASON)
def season(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «сезона 2021/22» as two years."""
    text = context.text
    joined = text.glued(index) and text.word[index - 1] in "-–" and text.glued(index - 1)  # «сезон-2024/25»
    first = int(match["first"])
    second = int(match["second"]) if len(match["second"]) == 4 else first // 100 * 100 + int(match["second"])
    if second != first + 1:
        return None
    mark = calendar.SHORT_YEAR.match(text.clean, match.end())
    if mark and calendar.is_plural(mark["mark"]):  # «сезона 2023/2024 гг.»
        asked = years.case_of_year(context, index, context.govern(index))
        spoken = f"{' ' * joined}{_both(first, second, asked)} {calendar.YEAR_FORMS[Number.PLUR][asked]}"
        return Reading(match.start() - joined, stops.behind(text.clean, mark.end()), spoken, "two years")
    if mark:  # «в 1998/99 г.»
        asked = case_cut_short(context.govern(index))
        spoken = f"{' ' * joined}{_both(first, second, asked)} {calendar.YEAR_FORMS[Number.SING][asked]}"
        return Reading(match.start() - joined, stops.behind(text.clean, mark.end()), spoken, "two years")
    study = _STUDY.match(text.clean, match.end())
    if study:
        asked = case_cut_short(context.govern(index))
        of_study = f"{inflect('учебный', asked, Number.SING, Gender.MASC)} {calendar.YEAR_FORMS[Number.SING][asked]}"
        spoken = f"{_both(first, second, asked)} {of_study}"
        return Reading(match.start(), stops.behind(text.clean, study.end()), spoken, "year of study")
    case = _year_of_study(text, match.end())
    if case is Case.DATV and context.govern(index).words in INTO:
        case = Case.LOCT  # «в 2024/25 году»
    say = numerals.cardinal if case is None else lambda year: numerals.ordinal(year, case)
    spoken = f"{' ' * joined}{say(first)} — {say(second)}"
    return Reading(match.start() - joined, match.end(), spoken, "two years of a season")


def _both(first: int, second: int, case: Case) -> str:
    """Say two years as ordinals: «две тысячи двадцать третьего — две тысячи двадцать четвёртого»."""
    return f"{numerals.ordinal(first, case)} — {numerals.ordinal(second, case)}"


def short_season(context: Context, index: int) -> Reading | None:
    """Read «сезон 23/24» as two years by their last digits."""
    text = context.text
    match = _SHORT_SEASON.match(text.clean, text.start[index])
    joined = text.glued(index) and text.hyphened(index - 2)
    named = text.lower(index - 1 - joined).startswith("сезон")
    if match is None or not named or int(match["second"]) != int(match["first"]) + 1:
        return None
    spoken = f"{' ' * joined}{numerals.cardinal(int(match['first']))} — {numerals.cardinal(int(match['second']))}"
    return Reading(match.start() - joined, match.end(), spoken, "two years of a season")


def _year_of_study(text: Text, end: int) -> Case | None:
    """«в 2024/25 учебном году», «зимой 2024/25 года»: the case of the year that follows; None where none does."""
    index = text.at(end)
    if text.is_word(index) and (plain := calendar.year_case(text.lower(index).removeprefix(calendar.OF_FARMING))):
        return plain
    several = next((case for case, form in calendar.YEAR_FORMS[Number.PLUR].items() if form == text.lower(index)), None)
    if several:
        return several  # «в 2019/2020 годах»
    forms = adjectives(text.word[index]) if text.is_word(index) and text.is_word(index + 1) else []
    year = [one.case for one in nouns(text.word[index + 1]) if one.lemma == "год"] if forms else []
    return next((form.case for form in forms if form.number is Number.SING and form.case in year), None)
