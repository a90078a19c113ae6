"""Days of a month with its name («с 5 по 12 мая 2024 г.», «03-фев-2002»), and months («в янв.–сент. 2025 г.»)."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import INTO
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.kinds import Case, Gender
from briefing.normalization.quantity import joints
from briefing.normalization.rules.calendar.days_told import case_of_day
from briefing.normalization.rules.context import Context, where
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import DASHES, OPENING, Text

_YEAR = r"(?P<year>[12]\d{3}|\d{2}(?=[ ]?г(?:\.|ода|\b)))(?:-?(?P<bare>го)\b)?(?:[ ]?(?P<mark>года|г\.|г\b|год\b))?"
_JOINTS = ("и", "или", "по", "до", "на", "к")
_DAY = re.compile(
    r"(?P<joint>[-–—,]|и|или|по|до|на|к)?[ ]?(?P<day>\d{1,2})(?:-?(?:го|ого|е|ое|му|ому))?", re.IGNORECASE
)
_MONTH_IN_FIGURES = re.compile(
    r"(?P<days>\d{1,2}(?:[ ]?[-–—][ ]?|[ ](?:и|по|до)[ ])\d{1,2})\.(?P<month>0[1-9]|1[0-2])"
    r"(?:\.(?P<year>(?:19|20)\d\d))?(?!\d|[.,]\d)(?:[ ]?(?:года|г\.|г\b))?"
)
_STYLES = re.compile(r"(?P<day>\d{1,2})[ ]\((?P<style>\d{1,2})\)(?=(?:[ ]?[-–—][ ]?|,[ ]|[ ]и[ ])(?P<next>\d))")
_TO = "по"


@cache
def _days() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, calendar.months_behind_a_day()), key=len, reverse=True))
    return re.compile(
        r"(?P<days>\d{1,2}(?:-?(?:го|ого|е|ое|му|ому)\b)?"
        rf"(?:(?:[ ]?[-–—][ ]?|,[ ]|[ ](?:{'|'.join(_JOINTS)})[ ])\d{{1,2}}(?:-?(?:го|ого|е|ое)\b)?){{0,30}})"
        r"(?:[ ]\((?P<style>\d{1,2})\)|(?P<quote>[ ]?[»\"”]))?"
        rf"(?:[ ]?|(?<=[\d])-)(?P<month>{names})(?![а-яё])(?:,?[ -]{_YEAR}(?![\d%]))?",
        re.IGNORECASE,
    )


@cache
def _again() -> re.Pattern[str]:
    """Give the pattern of days whose month stands behind those that follow, each behind its preposition."""
    joint, days = r"(?:,|,?[ ]а также| и| или)[ ]", r"\d{1,2}(?:(?:,| и)[ ]\d{1,2}){0,9}(?:[ ]по[ ]\d{1,2})?"
    return re.compile(
        rf"(?P<days>{days}){joint}(?P<preposition>со?|до|по|на|к)[ ]{days}"
        rf"(?:{joint}(?:со?|до|по|на|к)[ ]{days}){{0,5}}[ ](?:{'|'.join(calendar.months_behind_a_day())})(?![а-яё])"
    )


@cache
def _words_behind_a_day() -> frozenset[str]:
    """Give the first two letters of what may stand in letters behind a day and a space: months and joints."""
    return frozenset(f"{word} "[:2] for word in (*calendar.months_behind_a_day(), *_JOINTS))


def day_of_month(context: Context, index: int) -> Reading | None:
    """Read one or more days with their month and, where it is written, the year."""
    text = context.text
    behind = text.behind(index, 3)
    if behind[1:2].isalpha() and behind[0] == " " and behind[1:].lower() not in _words_behind_a_day():
        return None  # most numbers: a pattern of all months takes its time
    match = _days().match(text.clean, text.start[index])
    if match is None:
        return _month_in_figures(context, index) or _before_another(context, index)
    quoted = match["quote"] is not None
    if quoted and not (match["days"].isdigit() and text.word[index - 1 : index] and text.word[index - 1] in OPENING):
        return None
    parts = _parts(match["days"])
    if not all(1 <= day <= calendar.LAST_DAY for _, day in parts):
        return None
    first = index - quoted  # «по «05» мая»
    case = case_of_day(context, first, context.govern(first), match.end())
    before = context.number
    if before is not None and before.kind is Kind.DATE and _goes_on(text, index, before):
        case = before.case
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
    start = text.start[index - 1] if quoted else match.start()  # «от «05» мая 2020 г.»
    return Reading(start, end, spoken, f"date, {case}", case=case, kind=Kind.DATE)


def _goes_on(text: Text, index: int, before: Reading) -> bool:
    """«Между 1 мая и 3 июня», «на 31 мая – 1 июня»."""
    return text.lower(index - 1) == "и" or text.clean[before.end : text.start[index]].strip() in DASHES


@where(_MONTH_IN_FIGURES)
def _month_in_figures(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """«с 13 по 29.01.2006», «28–29.05.2026 г.», «с 3 по 12.08»."""
    text = context.text
    if text.glued(index) and text.word[index - 1] in "./-":
        return None
    if match["year"] is None and (" по " not in match["days"] or text.lower(index - 1) not in ("с", "со")):
        return None
    parts = _parts(match["days"])
    if not all(calendar.is_written_as_day(day, int(match["month"])) for _, day in parts):
        return None
    case = case_of_day(context, index, context.govern(index), match.end())
    spoken = f"{_say_days(parts, case)} {calendar.genitives()[int(match['month']) - 1]}"
    end = stops.behind(text.clean, match.end())
    if match["year"]:
        spoken += f" {numerals.ordinal(int(match['year']), Case.GENT)} года"
    return Reading(match.start(), end, spoken, f"days in figures, {case}", case=case, kind=Kind.DATE)


def _parts(days: str) -> list[tuple[str, int]]:
    """Give the days, each with what joins it to the one before."""
    return [(joints.joint((part["joint"] or "").lower()), int(part["day"])) for part in _DAY.finditer(days)]


def _before_another(context: Context, index: int) -> Reading | None:
    """«с 1 и с 3 апреля», «с 5 по 7 и с 9 по 12 мая», «1 (13) — 2 (14) апреля»: the month stands further behind."""
    text, before = context.text, context.text.lower(index - 1)
    styles = _STYLES.match(text.clean, text.start[index])
    if styles is not None:
        return _in_two_styles(context, index, styles)
    again = _again().match(text.clean, text.start[index])
    if again is None:
        return None
    alike = again["preposition"].removesuffix("о") == before.removesuffix("о")
    opens = " по " not in again["days"] and stops.opens_sentence(text, index, context.last)  # «23, 24, с 26 по 28 мая»
    parts = _parts(again["days"])
    if not (alike or opens) or not all(1 <= day <= calendar.LAST_DAY for _, day in parts):
        return None
    case = context.govern(index).first if alike else Case.GENT
    spoken = _say_days(parts, case)
    return Reading(again.start(), again.end("days"), spoken, f"date, {case}", case=case, kind=Kind.DATE)


def _in_two_styles(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """«1 (13) — 2 (14) апреля»: the first day, in both calendars."""
    following = _days().match(context.text.clean, match.start("next"))
    days = (int(match["day"]), int(match["style"]))
    if following is None or not following["style"] or not all(1 <= day <= calendar.LAST_DAY for day in days):
        return None
    case = case_of_day(context, index, context.govern(index), following.end())
    day, style = (numerals.ordinal(one, case, Gender.NEUT) for one in days)
    return Reading(match.start(), match.end(), f"{day} ({style})", f"date, {case}", case=case, kind=Kind.DATE)


def _say_days(parts: list[tuple[str, int]], case: Case) -> str:
    between = [joint for joint, _ in parts[1:]]
    cases = joints.cases(between, case, first=case)
    spoken = [numerals.ordinal(day, own, Gender.NEUT) for (_, day), own in zip(parts, cases, strict=True)]
    return joints.join(spoken, between)


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
    names = calendar.month_forms() | calendar.short_months()
    months = [names[written.lower().rstrip(".")] for written in match.group("first", "last")]
    spoken = joint.join([inflect(months[0], case), inflect(months[1], last)])
    end = stops.behind(clean, match.end())
    return Reading(match.start(), end, spoken, f"months, {case}", kind=Kind.NOUN, case=last)
