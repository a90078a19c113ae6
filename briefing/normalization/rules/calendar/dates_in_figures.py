"""Dates in figures: 05.08.2008, 2014-01-22, 5.III.1980, «05.08» where the text is about days; «Май 26, 2020»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import INTO, How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.kinds import Case, Gender
from briefing.normalization.quantity.place import case_cut_short
from briefing.normalization.rules.calendar import times
from briefing.normalization.rules.calendar.days_told import is_told
from briefing.normalization.rules.calendar.dotted import MEASURED, Dotted, ends_range, meaning
from briefing.normalization.rules.calendar.dotted_told import CUT_SHORT, TOLD, counts_behind
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.ordinals import roman_numerals
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading

_NUMERIC = (
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})(?!\d|\.\d|-\d\d(?![.\d]))"),
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.[ ](?P<year>\d{4})(?=[ ]?г(?:\.|од))"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])"),
    re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?![\d/])"),
    re.compile(r"(?P<day>\d{2})-(?P<month>\d{2})-(?P<year>\d{4}|\d{2})(?![\d-])"),
    re.compile(r"(?P<day>\d)-(?P<month>0[1-9]|1[0-2])-(?P<year>(?:19|20)\d\d)(?![\d-])"),
)
_ROMAN = re.compile(
    rf"(?P<day>\d{{1,2}})(?:\.[ ]?|[/-])(?P<month>{roman_numerals.RUN})(?:\.[ ]?|[/ -])"
    r"(?P<year>[12]\d{3}|(?<=\.)\d{2})(?!\d|\.\d)"
)
_DOTTED = re.compile(r"(?P<day>[0-3]?\d)\.(?P<month>[01]\d)(?!\d|[.,]\d)")
_SALE = re.compile(r"(?P<day>[1-9]|1[0-2])\.(?P=day)(?!\d|[.,]\d)")
_HEADING = re.compile(r"[1-9]\.[1-9]\.\d{1,2}[ ][А-ЯЁ][а-яё]")
_MONTH_IN_FIGURES = r"0[1-9]|1[0-2]"
_MONTH_OF_YEAR = re.compile(
    rf"(?P<month>{_MONTH_IN_FIGURES})\.(?P<year>(?:19|20)\d\d)(?!\d|[.,/-]\d|[ ]?(?:[%°₽$€]|руб|тыс|мл[нрд]|[мк]\b|кг))"
)
_DAYS = re.compile(rf"(?P<first>\d{{1,2}})[-–—](?P<last>\d{{1,2}})\.(?P<month>{_MONTH_IN_FIGURES})(?!\d|[.,]\d)")
_NEAR = 3  # words before days among which stands what takes place
_TO_DAY = re.compile(
    rf"(?P<first>\d{{1,2}})\.(?P<month>{_MONTH_IN_FIGURES})\.?[ ](?P<joint>по|на|до)[ ]"
    rf"(?P<last>\d{{1,2}})\.(?P<until>{_MONTH_IN_FIGURES})(?!\d|[.,]\d)"
)
_LAST_YEAR = 2199
_YEAR_MARK = re.compile(r"[ ]?(?:года|г\.|г\b)")
_AMERICAN = re.compile(r"(?P<day>\d{1,2}), (?P<year>(?:19|20)\d\d)(?![\d,.]\d)")


def numeric_date(context: Context, index: int) -> Reading | None:
    """Read a date written in digits; two digits of a year are read as they are («ноль шестого года»)."""
    text = context.text
    start = text.start[index]
    ranged = ends_range(context, start, Kind.DATE)
    if not ranged and _goes_on_from(text.clean, start):
        return None
    for match in filter(None, (pattern.match(text.clean, start) for pattern in _NUMERIC)):
        month = int(match["month"])
        if _is_day(int(match["day"]), month, int(match["year"])):
            if _HEADING.match(text.clean, start) and text.opens_line(index):
                return None  # «4.2.19 Лыжные гонки»
            reading = _say_numeric(context, index, match, month)
            return reading._replace(start=start - 1, spoken=f" — {reading.spoken}") if ranged else reading
    return None


@where(_ROMAN)
def roman_month(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read a date with its month in Roman numerals, as in archives: «5.III.1980», «12/V 1905 г.»."""
    text = context.text
    if _goes_on_from(text.clean, match.start()):
        return None
    month = roman_numerals.value(match["month"])
    if not _is_day(int(match["day"]), month, int(match["year"])):
        return None
    return _say_numeric(context, index, match, month)


@where(_MONTH_OF_YEAR)
def month_of_year(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «с 01.2027», «09.2019 — 05.2023» as a month of a year."""
    text = context.text
    if _goes_on_from(text.clean, match.start()):
        return None
    case = case_cut_short(context.govern(index))
    mark = _YEAR_MARK.match(text.clean, match.end())
    end = stops.behind(text.clean, mark.end()) if mark else match.end()
    month = inflect(calendar.nominatives()[int(match["month"]) - 1], case)
    spoken = f"{month} {numerals.ordinal(int(match['year']), Case.GENT)} года"
    return Reading(match.start(), end, spoken, f"month of a year, {case}", case=case, kind=Kind.DATE)


def _goes_on_from(clean: str, start: int) -> bool:
    """Whether a number only ends a longer code: «А5.03.1980», «1/5.III.1980»."""
    return start > 0 and (clean[start - 1].isalnum() or clean[start - 1] in ".-/")


def _is_day(day: int, month: int, year: int) -> bool:
    return calendar.is_written_as_day(day, month) and year <= _LAST_YEAR


def _say_numeric(context: Context, index: int, match: re.Match[str], month: int) -> Reading:
    """Say «01.09.2023», «3.VIII.1912», «до 31.12.20 г.» as a date."""
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
    year += f" {calendar.BEGUN[born['what']]}" if born else " года"
    if case is Case.GENT and governor.how is not How.PREPOSITION and is_told(context.text, index, end):
        case = Case.NOMN
    hour, end = times.of_a_log(clean, end)
    spoken = f"{_say_day(int(match['day']), month, case)} {year}{hour}"
    return Reading(match.start(), end, spoken, f"date in digits, {case}", case=case, kind=Kind.DATE)


def _say_day(day: int, month: int, case: Case) -> str:
    """Say a day of a month: «первого мая»."""
    return f"{numerals.ordinal(day, case, Gender.NEUT)} {calendar.genitives()[month - 1]}"


@where(_DOTTED)
def day_dot_month(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «05.08» as a day where the text is about days."""
    if meaning(context, index) is not Dotted.DAY:
        return None
    governor = context.govern(index)
    case = governor.behind_preposition(Case.GENT) if governor.words not in INTO else Case.GENT
    spoken = _say_day(int(match["day"]), int(match["month"]), case)
    end = match.end() + (CUT_SHORT.match(match.string, match.end()) is not None)
    reading = Reading(match.start(), end, spoken, "date in digits", kind=Kind.DATE, case=case)
    if not ends_range(context, match.start(), Kind.DATE):
        return reading
    return reading._replace(start=match.start() - 1, spoken=f" — {spoken}")  # «28.06–09.07»


@where(_TO_DAY)
def day_to_day(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «с 1.06 по 31.08», «в ночь с 31.12 на 1.01»: days of one figure, which by themselves would be decimals."""
    if context.text.lower(index - 1) not in ("с", "со"):
        return None
    days = [(int(match[day]), int(match[month])) for day, month in (("first", "month"), ("last", "until"))]
    item = context.series(context.text.at(match.start("last")))[0]
    amount = item.is_amount or MEASURED.match(match.string, match.end())  # «с 1.05 по 2.10 метра»
    if amount or not all(calendar.is_day(*one) for one in days):
        return None
    until = Case.GENT if match["joint"] == "до" else Case.ACCS
    if until is Case.GENT and max(day for day, _ in days) <= 24:
        return None  # «с 9.05 до 12.05» may be hours
    spoken = f"{_say_day(*days[0], Case.GENT)} {match['joint']} {_say_day(*days[1], until)}"
    end = match.end() + (CUT_SHORT.match(match.string, match.end()) is not None)
    return Reading(match.start(), end, spoken, "from a day to a day", kind=Kind.DATE, case=until)


@where(_DAYS)
def days_of_month(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «15–17.12 — ярмарка», «концерты 3-5.06» as days, where the text tells of what takes place then."""
    text, first, last, month = context.text, int(match["first"]), int(match["last"]), int(match["month"])
    if text.glued(index) or first >= last or not calendar.is_day(last, month):
        return None
    told = stops.opens_item(text, index) and TOLD.match(text.clean, match.end())
    if not told and not speaks_of(text, index, "held", "events", "gatherings", before=_NEAR, behind=0):
        return None
    if MEASURED.match(text.clean, match.end()) or counts_behind(text, match.end()):
        return None
    spoken = f"{numerals.ordinal(first, Case.GENT)} — {_say_day(last, month, Case.GENT)}"
    return Reading(match.start(), match.end(), spoken, "days of a month", Kind.DATE, Case.GENT)


@where(_AMERICAN)
def month_first(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «Май 26, 2020», «Фев. 15, 2025» as sites translated from English date their pages."""
    text = context.text
    before = index - (2 if text.word[index - 1] == "." else 1)
    written = text.word[before] if before >= 0 else ""
    month = calendar.short_months().get(written.lower(), written.lower())
    if not written.istitle() or month not in calendar.nominatives() or text.broken(index):
        return None
    number = calendar.nominatives().index(month) + 1
    if not _is_day(int(match["day"]), number, int(match["year"])):
        return None
    day, year = _say_day(int(match["day"]), number, Case.GENT), numerals.ordinal(int(match["year"]), Case.GENT)
    return Reading(text.start[before], match.end(), f"{day} {year} года", "month first", Kind.DATE, Case.GENT)


@where(_SALE)
def sale(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «распродажа 11.11» as «одиннадцать одиннадцать»: sales have the name of their day."""
    if not speaks_of(context.text, index, "sales", before=5, behind=5):
        return None
    return Reading(match.start(), match.end(), " ".join([numerals.cardinal(int(match["day"]))] * 2), "a sale's day")
