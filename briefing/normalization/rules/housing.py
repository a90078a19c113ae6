"""Notices of flats: «5/9 эт.», «3-комн. кв.», «1-к. квартиру»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.governor import INTO_OR_ONTO, How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import nouns
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind, Reading

_STOREY = re.compile(r"(?P<storey>\d{1,2})/(?P<all>\d{1,2})[ ]?(?:(?P<cut>эт\.?)|(?P<noun>этаж[а-яё]*))(?!\w)")
_FLAT = re.compile(
    r"(?P<rooms>[1-9])[ ]?-?[ ]?(?:х?[ -]?комн?\.|к\.|к(?=[ ]кв))[ ]?"
    r"(?:(?P<cut>кв(?:-р[аыуе]|\.))|(?P<noun>квартир[а-яё]*))(?!\w)"
)
_FLAT_ENDINGS = {"а": Case.NOMN, "ы": Case.GENT, "у": Case.ACCS, "е": Case.LOCT}


def storey(context: Context, index: int) -> Reading | None:
    """Read «5/9 эт.» as the fifth of nine storeys."""
    match = _STOREY.match(context.text.clean, context.text.start[index])
    if match is None or not 0 < int(match["storey"]) <= int(match["all"]):
        return None
    governor = context.govern(index)
    case = Case.NOMN
    if match["noun"]:
        case = next((form.case for form in nouns(match["noun"]) if form.number is Number.SING), Case.NOMN)
    if governor.how is How.PREPOSITION and governor.token == index - 1:
        case = Case.LOCT if governor.words in INTO_OR_ONTO else governor.first
    named = f"{numerals.ordinal(int(match['storey']), case)} {inflect('этаж', case)}"
    spoken = f"{named} из {numerals.cardinal(int(match['all']), Case.GENT)}"
    return Reading(match.start(), stops.behind(context.text.clean, match.end()), spoken, "storey of a house")


def flat(context: Context, index: int) -> Reading | None:
    """Read «3-комн. кв.» and «1-к. квартиру»."""
    match = _FLAT.match(context.text.clean, context.text.start[index])
    if match is None:
        return None
    case, number = standing(context.government, index, Gender.FEMN, Number.SING).case, Number.SING
    written = match["noun"]
    if written:
        form = next(iter(nouns(written)), None)
        case, number = (form.case, form.number or number) if form is not None else (case, number)
    elif match["cut"] and match["cut"].startswith("кв-р"):
        case = _FLAT_ENDINGS[match["cut"][-1]]
    adjective = numerals.stem(int(match["rooms"])) + inflect("комнатный", case, number, Gender.FEMN)
    spoken = f"{adjective} {written or inflect('квартира', case)}"
    end = stops.behind(context.text.clean, match.end())
    return Reading(match.start(), end, spoken, f"flat, {case}", kind=Kind.NOUN, case=case)
