"""Spans of months of which the first is cut short: «за янв.—март», «в янв.–сент. 2025 г.», «с янв. по март»."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar.governor import INTO
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.kinds import Case
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.readings import Kind, Reading

_TO = "по"


@cache
def _span() -> re.Pattern[str]:
    short, any_form = "|".join(calendar.short_months()), "|".join(calendar.month_forms())
    return re.compile(
        rf"(?P<first>{short})\.?(?:[ ]?(?P<dash>[-–—])[ ]?|[ ]{_TO}[ ])(?P<last>(?:{short})\.?|{any_form})(?![а-яё])",
        re.IGNORECASE,
    )


def months(context: Context, index: int) -> Reading | None:
    """Read months from one to another in the case that their place asks."""
    clean = context.text.clean
    match = _span().match(clean, context.text.start[index])
    if match is None:
        return None
    governor = context.govern(index)
    case = Case.LOCT if governor.words in INTO else Case.GENT if governor.is_noun else governor.first
    last = case if match["dash"] else Case.ACCS
    joint = f" {match['dash'] or _TO} " if match["dash"] != "-" else "-"
    spoken = joint.join([inflect(_name(match["first"]), case), inflect(_name(match["last"]), last)])
    return Reading(
        match.start(), stops.behind(clean, match.end()), spoken, f"months, {case}", kind=Kind.NOUN, case=last
    )


def _name(written: str) -> str:
    """Give the name of a month that is written in any way."""
    word = written.lower().rstrip(".")
    return calendar.short_months().get(word) or calendar.month_forms()[word]
