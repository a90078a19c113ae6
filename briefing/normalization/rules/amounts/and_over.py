"""A plus behind a number, which says that it is more: «100+ заводов», «400+ км», «300–400+ рублей», «фильм 16+»."""

from __future__ import annotations

import re

from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity.counted import noun_head
from briefing.normalization.quantity.items import Head, Item
from briefing.normalization.quantity.saying import read_items
from briefing.normalization.quantity.scales import scale_behind
from briefing.normalization.quantity.units import behind, find, unit
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.digits_of_names import say_digits
from briefing.normalization.sentence.readings import Counted, Reading
from briefing.normalization.tables import word_list

_PLUS = re.compile(r"(?:\d{1,4}(?P<dash>[-–—]))?\d{1,4}(?P<percent>(?:,\d+)?%)?\+(?![\w])")
_LIKELY = 3  # readings of a word that are looked at


@where(_PLUS)
def and_over(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «100+ заводов», «400+ км», «5%+», «300–400+ рублей» as more than so many, others with their plus: «60+»."""
    text = context.text
    if match["percent"]:
        items = context.series(index)
        return _over(context, index, items)._replace(end=match.end()) if len(items) == 1 else None
    items = _counted(context, index, match)
    if items and match["dash"]:  # «от 300–400+ рублей»
        reading = read_items(context.government, index, items, context.number)
        return reading._replace(spoken=f"{reading.spoken} и более")
    if items or match["dash"]:
        return _over(context, index, items) if items else None
    return Reading(match.start(), match.end(), f"{say_digits(text.word[index])} плюс", "and over")


def _counted(context: Context, index: int, plus: re.Match[str]) -> list[Item]:
    """Give the numbers before a plus with the scale, unit or things behind it; none where nothing is counted there."""
    clean = context.text.clean
    scale, end = scale_behind(context.text, plus.end())
    spaced = clean.startswith(" ", end)
    found = find(clean, end + spaced)
    if found is not None and spaced and len(found.written) == 1 and found.written.isupper():
        found = None  # «Бункер» 18+ В шахте живут люди»
    head: Head | None
    if found is not None and not clean[found.end : found.end + 1].isalpha():
        kind = Counted.PERCENT if found.written == "%" else Counted.UNIT
        end, head = found.end, Head(kind, behind(clean, found), unit(found.written))
    else:
        head = noun_head(context.text, end, context.text.at(end, index))
        if not (scale or _are_many(context, index, head)):
            return []
    *others, last = context.series(index)
    return [*others, last._replace(end=end, scale=scale, head=head)]


def _are_many(context: Context, index: int, head: Head | None) -> bool:
    """Whether things in the plural stand behind a plus, as what stands before it asks: «с 30+ странами»."""
    governor = context.govern(index)
    cases = (*(governor.cases if governor.how is How.PREPOSITION else ()), Case.GENT)
    forms = head.forms if head is not None else ()
    return any(one.pos == "NOUN" and one.number is Number.PLUR and one.case in cases for one in forms[:_LIKELY])


def _over(context: Context, index: int, items: list[Item]) -> Reading:
    """«запас хода 400+ км»: «более четырёхсот километров»."""
    governor = context.govern(index)
    asked = governor if governor.how is How.PREPOSITION else Governor((Case.GENT,), "более", How.PREPOSITION, index)
    reading = read_items(context.government, index, items, None, asked)
    more = "более чем " if governor.how is How.PREPOSITION else "более "
    told = context.text.lower(index - 1) in word_list("limits")  # «около 100+»
    return reading if told else reading._replace(spoken=more + reading.spoken)
