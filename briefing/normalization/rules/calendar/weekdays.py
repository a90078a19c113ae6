"""Days of the week written short: «пн–пт 9:00–18:00», «сб/вс — выходные», «по вт и чт», «в пт»."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar.governor import INTO, INTO_OR_ONTO, How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.kinds import Case, Number
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.readings import Kind, Reading

_BEHIND = re.compile(
    r"\.?(?:[:,]?[ ](?:(?:с|до)[ ])?\d{1,2}(?:[:.-]\d\d|[–—]\d{1,2}|[ ](?:до|ч))"
    r"|[:,]?[ ]?[-–—]?[ ]?(?:вых|сан|неприёмн|неприемн))"
)
"""What is told of a day of the week in a timetable: its hours, or that it is free."""
_SINCE = re.compile(r"\bсо?[ ]\w+\.?[ ]по[ ]\Z")


def short(context: Context, index: int) -> Reading | None:
    """Read a short name of a day, or of two with a dash between, where the place tells that it is one."""
    text = context.text
    if text.glued(index) and text.word[index - 1] not in "(«-–—":
        return None
    start = text.start[index]
    days = _range().match(text.clean, start)
    if days is not None:
        end = stops.behind(text.clean, days.end())
        return Reading(start, end, _said_from_to(context, index, days), "days of the week", kind=Kind.PHRASE)
    governor = context.govern(index)
    told = governor.how is How.PREPOSITION and governor.token == index - 1 and not text.word[index].isupper()  # «в ВС»
    told = told or _is_of_time(context, index) or _is_of_date(context, index)
    told = told or _BEHIND.match(text.clean, text.end[index]) is not None
    listed = _another().match(text.clean, text.end[index]) or _day_before(context, index)  # «вт., чт.»
    if not told and not listed:
        return None
    end = text.end[index] + (text.clean[text.end[index] : text.end[index] + 1] == ".")
    case, number = _form(context, index)
    spoken = inflect(calendar.short_weekdays()[text.lower(index)], case, number)
    return Reading(start, stops.behind(text.clean, end), spoken, "day of the week", kind=Kind.DATE, case=case)


def _said_from_to(context: Context, index: int, days: re.Match[str]) -> str:
    first, last = (calendar.short_weekdays()[days[part].lower()] for part in ("first", "last"))
    if context.govern(index).how is How.PREPOSITION and context.text.lower(index - 1) in INTO:
        return f"{inflect(first, Case.ACCS)} — {inflect(last, Case.ACCS)}"
    together = list(calendar.short_weekdays().values())
    if "/" in days.group() or together.index(last) - together.index(first) == 1:  # «сб–вс»
        form = (Case.DATV, Number.PLUR) if context.text.lower(index - 1) == "по" else (Case.NOMN, Number.SING)
        return f"{inflect(first, *form)} и {inflect(last, *form)}"  # «по сб/вс»
    since = inflect(first, Case.GENT)
    return f"{'со' if since.startswith('вт') else 'с'} {since} по {inflect(last, Case.ACCS)}"


def _is_of_time(context: Context, index: int) -> bool:
    """«С 23:00 пт»: a time of day stands right before; but «в 12:00 ВС РФ заявили»."""
    text, last = context.text, context.last
    timed = last is not None and last.kind is Kind.TIME and last.end == text.end[index - 1]
    return timed and not text.word[index].isupper()


def _is_of_date(context: Context, index: int) -> bool:
    """«30 ноября (вс)»: it stands in brackets behind a date."""
    text, last = context.text, context.last
    if last is None or last.kind is not Kind.DATE or text.clean[text.end[index] : text.end[index] + 1] != ")":
        return False
    return text.clean[last.end : text.start[index]].strip() == "(" and not text.word[index].isupper()


def _day_before(context: Context, index: int) -> Reading | None:
    """Give the day of the week that was read just before in the same list."""
    text, last = context.text, context.last
    if last is None or last.kind is not Kind.DATE or text.lower(text.at(last.start)) not in calendar.short_weekdays():
        return None
    return last if text.clean[last.end : text.start[index]].strip() in (*LISTING, ";") else None


def _form(context: Context, index: int) -> tuple[Case, Number]:
    text, governor, before = context.text, context.govern(index), _day_before(context, index)
    if _is_of_time(context, index):
        return Case.GENT, Number.SING
    if before is not None:
        return before.case, Number.PLUR if before.case is Case.DATV else Number.SING
    if governor.how is not How.PREPOSITION or governor.token != index - 1:
        return Case.NOMN, Number.SING
    if governor.words == "по":
        until = _SINCE.search(text.clean, max(0, text.start[index] - 20), text.start[index])
        return (Case.ACCS, Number.SING) if until else (Case.DATV, Number.PLUR)
    return (Case.ACCS if governor.words in INTO_OR_ONTO else governor.first), Number.SING


@cache
def _days() -> str:
    return "|".join(calendar.short_weekdays())


@cache
def _range() -> re.Pattern[str]:
    return re.compile(rf"(?i:(?P<first>{_days()})\.?[ ]?[-–—/][ ]?(?P<last>{_days()}))(?!\w)\.?")


@cache
def _another() -> re.Pattern[str]:
    return re.compile(rf"(?i:\.?(?:,|[ ]и|[ ]или|;)[ ]?(?:{_days()}))(?!\w)")
