"""How often a medicine is taken: «2 р./сут.», «3 р. в день», «1–2 р/д»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.declined import declined
from briefing.normalization.kinds import Case
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind, Reading

_OFTEN = re.compile(
    r"(?P<numbers>[1-9](?:[-–][2-9])?)[ ]?р\.?(?:[ ]?/[ ]?|[ ]в[ ])"
    r"(?:(?P<day>день|д)|(?P<round>сутки|сут)|(?P<week>неделю|нед)|(?P<month>месяц|мес))(?![а-яё])\.?"
)
_SPANS = {"day": "день", "round": "сутки", "week": "неделю", "month": "месяц"}


def often(context: Context, index: int) -> Reading | None:
    """Read so few «р.» a day as times, not roubles."""
    text = context.text
    match = _OFTEN.match(text.clean, text.start[index])
    if match is None:
        return None
    numbers = [int(number) for number in re.split("[-–]", match["numbers"])]
    said = "-".join(numerals.cardinal(number) for number in numbers)
    span = next(span for name, span in _SPANS.items() if match[name])
    spoken = f"{said} {declined('*раз', 'раз').counted(numbers[-1], Case.NOMN)} в {span}"
    end = stops.behind(match.string, match.end())
    return Reading(match.start(), end, spoken, "how often", kind=Kind.QUANTITY, case=Case.NOMN)
