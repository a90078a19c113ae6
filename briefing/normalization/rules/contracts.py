"""Numbers that documents give twice, in figures and in words: «в течение 10 (десяти) дней»."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import How
from briefing.normalization.kinds import CASES, Case, Gender
from briefing.normalization.quantity.units import unit
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.tables import folded

_TWICE = re.compile(
    r"(?P<number>\d{1,3}(?:[ ]\d{3})+|\d{1,9})(?P<kopecks>,\d\d)?[ ]?\((?P<words>[А-ЯЁа-яё]+(?:[ ][а-яё]+){0,7})\)"
    r"(?(kopecks)(?=[ ](?:р\.|руб)[а-яё.]*[ ]\d\d[ ]коп))"
)
_ROUBLES = re.compile(r"[ ](?:руб\.?|р\.)(?![а-яё])")


def twice(context: Context, index: int) -> Reading | None:
    """Say the words alone, in their own case, or in the one that a preposition asks for."""
    match = _TWICE.match(context.text.clean, context.text.start[index])
    if match is None:
        return None
    number = int(match["number"].replace(" ", ""))
    forms = _forms(number).get(folded(match["words"]))
    if forms is None:
        return None
    governor = context.govern(index)
    case, gender = forms[0]
    if governor.how is How.PREPOSITION:
        case, gender = next((form for form in forms if form[0] in governor.cases), (governor.first, gender))
    spoken, end = numerals.cardinal(number, case, gender), match.end()
    if roubles := _ROUBLES.match(match.string, end):  # «250 (двести пятьдесят) руб. 00 коп.»
        spoken += " " + unit("руб.").name.counted(number, case)
        end = stops.behind(match.string, roubles.end())
    return Reading(match.start(), end, spoken, "in figures and in words", kind=Kind.QUANTITY, case=case)


@lru_cache(maxsize=100)
def _forms(number: int) -> dict[str, list[tuple[Case, Gender]]]:
    """Give the cases and genders in which a number sounds so; its spelling has no ё."""
    found: dict[str, list[tuple[Case, Gender]]] = {}
    for case in CASES:
        for gender in (Gender.MASC, Gender.FEMN, Gender.NEUT):
            spoken = folded(numerals.cardinal(number, case, gender))
            found.setdefault(spoken, []).append((case, gender))
    return found
