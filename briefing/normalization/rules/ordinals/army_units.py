"""Units of an army by their numbers, as reports of a war cut them short: «бойцы 72-й омбр», «в составе 14 гв. мсп»."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.declined import Declined, declined
from briefing.normalization.grammar.governor import Governor
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity.coordinated import coordinated
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.ordinals.ordinal_endings import ENDINGS, candidates
from briefing.normalization.rules.triggers import DASHES, Beside
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.tables import rows

_UNIT = re.compile(
    rf"(?P<number>\d{{1,4}})(?:-(?P<ending>{ENDINGS}))?[ ]"
    r"(?P<guards>гв\.[ ]?)?(?P<unit>[А-Яа-яё]{2,7}(?:[ ]ТрО)?)(?!\w)"
)


@cache
def _names() -> dict[str, Declined]:
    return {written: declined(row["name"]) for row in rows("army_units.tsv") for written in row["written"].split("|")}


@cache
def _letters() -> frozenset[str]:
    """The letters with which the written units begin, and that of «гв.»."""
    return frozenset(written[0] for written in _names()) | {"г"}


def before_unit(beside: Beside) -> bool:
    """Of numbers before an ending or a unit: «72-й омбр», «14 мсп»."""
    return (beside.behind[:1] or " ") in DASHES or (beside.behind[:1] == " " and beside.behind[1:2] in _letters())


@where(_UNIT)
def army_unit(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «72-й омбр», «14 гв. мсп»: the number as an ordinal, the unit in full."""
    name = _names().get(match["unit"])
    if name is None or not (match["ending"] or _is_told(match["unit"])):
        return None
    last = context.number
    alike = last if last is not None and last.kind is Kind.RANK else None
    case = _case(context, index, name, match, coordinated(context.text, index, alike))
    if not case:
        return None
    guards = inflect("гвардейский", case, Number.SING, name.gender) + " " if match["guards"] else ""
    number = numerals.ordinal(int(match["number"]), case, name.gender)
    spoken = f"{number} {guards}{name.form(case, Number.SING)}"
    return Reading(match.start(), match.end(), spoken, f"unit of an army, {case}", kind=Kind.RANK, case=case)


def _is_told(unit: str) -> bool:
    """Whether letters tell a unit without the ending of an ordinal: «14 мсп»; «14 МСП», «20 тп» are counted."""
    return unit[0].islower() and len(unit) > len("тп")


def _case(context: Context, index: int, name: Declined, match: re.Match[str], alike: Governor | None) -> Case:
    governor = alike or context.govern(index)
    if not match["ending"]:
        return alike.first if alike else standing(context.government, index, name.gender, Number.SING).case
    ways = [way.case for way in candidates(int(match["number"]), match["ending"]) if way.gender is name.gender]
    return next((case for case in governor.cases if case in ways), ways[0] if ways else Case.NONE)
