"""Days of a month: «с 5 по 12 мая 2024 г.», «1 и 2 мая», 05.08.2008, 2014-01-22, «03-фев-2002», 5.III.1980."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import INTO
from briefing.normalization.kinds import Case, Gender
from briefing.normalization.quantity import calendar, joints
from briefing.normalization.rules import roman_numerals, times
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.days_told import case_of_day
from briefing.normalization.rules.dotted import Dotted, meaning
from briefing.normalization.rules.triggers import Beside
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind, Reading

_YEAR = r"(?P<year>[12]\d{3}|\d{2}(?=[ ]?г(?:\.|ода|\b)))(?:-?(?P<bare>го)\b)?(?:[ ]?(?P<mark>года|г\.|г\b|год\b))?"
_JOINTS = ("и", "или", "по", "до", "на", "к")
_GLIMPSE = 3  # characters: a space and two letters


@cache
def _days() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, calendar.months_behind_a_day()), key=len, reverse=True))
    return re.compile(
        r"(?P<days>\d{1,2}(?:-?(?:го|ого|е|ое|му|ому)\b)?"
        rf"(?:(?:[ ]?[-–—][ ]?|,[ ]|[ ](?:{'|'.join(_JOINTS)})[ ])\d{{1,2}}(?:-?(?:го|ого|е|ое)\b)?){{0,30}})"
        r"(?:[ ]\((?P<style>\d{1,2})\))?"
        rf"(?:[ ]|(?<=[\d])-)(?P<month>{names})(?![а-яё])(?:,?[ -]{_YEAR}(?![\d%]))?",
        re.IGNORECASE,
    )


_DAY = re.compile(
    r"(?P<joint>[-–—,]|и|или|по|до|на|к)?[ ]?(?P<day>\d{1,2})(?:-?(?:го|ого|е|ое|му|ому))?", re.IGNORECASE
)
_AGAIN = re.compile(r"(?P<day>\d{1,2})(?:,| и| или)[ ](?P<preposition>с|до|по|на|к)[ ](?=\d)")


_NUMERIC = (
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})(?!\d|\.\d)"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])"),
    re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?![\d/])"),
    re.compile(r"(?P<day>\d{2})-(?P<month>\d{2})-(?P<year>\d{4}|\d{2})(?![\d-])"),
)
_ROMAN = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\.[ ]?|[/-])(?P<month>{roman_numerals.RUN})(?:\.[ ]?|[/ -])"
    r"(?P<year>[12]\d{3}|(?<=\.)\d{2})(?!\d|\.\d)"
)
_DOTTED = re.compile(r"(?P<day>[0-3]\d)\.(?P<month>[01]\d)(?!\d|[.,]\d)")
_HEADING = re.compile(r"[1-9]\.[1-9]\.\d{1,2}[ ][А-ЯЁ][а-яё]")
_LAST_YEAR = 2199
_DASHES = "-–—"
_MORE_DAYS = frozenset(",(-–—ипднкгоем")  # with what a joint, an ending or a bracket begins
_YEAR_MARK = re.compile(r"[ ]?(?:года|г\.|г\b)")


def before_month(beside: Beside) -> bool:
    """Of days: before a month, another day («5–7 мая», «5 и 7 мая»), an ending («5-го») or a bracket."""
    return beside.next.lower() in _behind_a_day()


@cache
def _behind_a_day() -> frozenset[str]:
    return _MORE_DAYS.union(month[0] for month in calendar.months_behind_a_day())


@cache
def _words_behind_a_day() -> frozenset[str]:
    """Give the first two letters of what may stand in letters behind a day and a space: months and joints."""
    return frozenset(f"{word} "[:2] for word in (*calendar.months_behind_a_day(), *_JOINTS))


def day_of_month(context: Context, index: int) -> Reading | None:
    """Read one or more days with their month and, where it is written, the year."""
    text = context.text
    behind = text.behind(index, _GLIMPSE)
    if behind[1:2].isalpha() and behind[0] == " " and behind[1:].lower() not in _words_behind_a_day():
        return None  # most numbers: a pattern of all months takes its time
    match = _days().match(text.clean, text.start[index])
    if match is None:
        return _before_another(context, index)
    parts = [(joints.joint((part["joint"] or "").lower()), int(part["day"])) for part in _DAY.finditer(match["days"])]
    if not all(1 <= day <= calendar.LAST_DAY for _, day in parts):
        return None
    governor = context.govern(index)
    case = case_of_day(context, index, governor, match.end())
    if context.number is not None and context.number.kind is Kind.DATE and text.lower(index - 1) == "и":
        case = context.number.case  # «между 1 мая и 3 июня»
    spoken = _say_days(parts, case)
    if match["style"]:  # of the other calendar: «10 (22) ноября»
        spoken += f" ({numerals.ordinal(int(match['style']), case, Gender.NEUT)})"
    spoken += " " + calendar.months_behind_a_day()[match["month"].lower()]
    end = match.end()
    if match["year"] is None:
        end = stops.behind(text.clean, end)
    if match["year"]:
        spoken += " " + numerals.ordinal(int(match["year"]), Case.GENT)
        if match["mark"] or (not match["bare"] and not calendar.shares_year(text.clean, end)):
            spoken += " года"
        end = stops.behind(text.clean, end)
    return Reading(match.start(), end, spoken, f"date, {case}", case=case, kind=Kind.DATE)


def _before_another(context: Context, index: int) -> Reading | None:
    """«с 1 и с 3 апреля»: the month stands behind the second day, whose preposition is said again."""
    text, before = context.text, context.text.lower(index - 1)
    again = _AGAIN.match(text.clean, text.start[index])
    if again is None or again["preposition"] != before:
        return None
    if _days().match(text.clean, again.end()) is None or not 1 <= int(again["day"]) <= calendar.LAST_DAY:
        return None
    case = context.govern(index).first
    spoken = numerals.ordinal(int(again["day"]), case, Gender.NEUT)
    return Reading(again.start(), again.end("day"), spoken, f"date, {case}", case=case, kind=Kind.DATE)


def _say_days(parts: list[tuple[str, int]], case: Case) -> str:
    between = [joint for joint, _ in parts[1:]]
    cases = joints.cases(between, case, first=case)
    spoken = [numerals.ordinal(day, own, Gender.NEUT) for (_, day), own in zip(parts, cases, strict=True)]
    return joints.join(spoken, between)


def numeric_date(context: Context, index: int) -> Reading | None:
    """Read a date written in digits; two digits of a year are read as they are («ноль шестого года»)."""
    text = context.text
    start = text.start[index]
    ranged = _ends_range(context, start)
    if not ranged and _goes_on_from(text.clean, start):
        return None
    for pattern in _NUMERIC:
        match = pattern.match(text.clean, start)
        if match is None:
            continue
        month = int(match["month"])
        if not _is_day(int(match["day"]), month, int(match["year"])):
            continue
        if _HEADING.match(text.clean, start) and (index == 0 or text.broken(index)):
            return None  # «4.2.19 Лыжные гонки»
        reading = _say_numeric(context, index, match, month)
        return reading._replace(start=start - 1, spoken=f" — {reading.spoken}") if ranged else reading
    return None


def _ends_range(context: Context, start: int) -> bool:
    """Whether a dash joins a date to the one just read: «17.07.2024-02.08.2024»."""
    last = context.last
    return (
        last is not None
        and last.kind is Kind.DATE
        and last.end == start - 1
        and context.text.clean[start - 1] in _DASHES
    )


def roman_month(context: Context, index: int) -> Reading | None:
    """Read a date with its month in Roman numerals, as in archives: «5.III.1980», «12/V 1905 г.»."""
    text = context.text
    match = _ROMAN.match(text.clean, text.start[index])
    if match is None or _goes_on_from(text.clean, match.start()):
        return None
    month = roman_numerals.value(match["month"])
    if not _is_day(int(match["day"]), month, int(match["year"])):
        return None
    return _say_numeric(context, index, match, month)


def _goes_on_from(clean: str, start: int) -> bool:
    """Whether a number only ends a longer code: «А5.03.1980», «1/5.III.1980»."""
    return start > 0 and (clean[start - 1].isalnum() or clean[start - 1] in ".-/")


def _is_day(day: int, month: int, year: int) -> bool:
    return calendar.is_day(day, month) and year <= _LAST_YEAR


def _say_numeric(context: Context, index: int, match: re.Match[str], month: int) -> Reading:
    governor = context.govern(index)
    case = governor.behind_preposition(Case.GENT)
    if case is Case.ACCS and governor.words in INTO:
        case = Case.GENT
    written = match["year"]
    year = numerals.ordinal(int(written), Case.GENT)
    if len(written) == 2 and written[0] == "0":
        year = "ноль " + year
    clean, end = context.text.clean, match.end()
    born = calendar.OF_BIRTH.match(clean, end)
    mark = born or _YEAR_MARK.match(clean, end)
    if mark:
        end = stops.behind(clean, mark.end())
    year += " года рождения" if born else " года"
    hour, end = times.of_a_log(clean, end)
    day = numerals.ordinal(int(match["day"]), case, Gender.NEUT)
    spoken = f"{day} {calendar.genitives()[month - 1]} {year}{hour}"
    return Reading(match.start(), end, spoken, f"date in digits, {case}", case=case, kind=Kind.DATE)


def day_dot_month(context: Context, index: int) -> Reading | None:
    """Read «05.08» as a day where the text is about days."""
    match = _DOTTED.match(context.text.clean, context.text.start[index])
    if match is None or meaning(context, index) is not Dotted.DAY:
        return None
    governor = context.govern(index)
    case = governor.behind_preposition(Case.GENT) if governor.words not in INTO else Case.GENT
    day = numerals.ordinal(int(match["day"]), case, Gender.NEUT)
    spoken = f"{day} {calendar.genitives()[int(match['month']) - 1]}"
    return Reading(match.start(), match.end(), spoken, "date in digits", kind=Kind.DATE, case=case)
