"""Times of day and durations: 18:30, «в 9.05», «21:30 мск», 02:25:00, 2PM."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.declined import Declined, declined
from briefing.normalization.grammar.governor import WITH, How, preposition_cases
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity.coordinated import coordinated
from briefing.normalization.rules.calendar.days_told import is_of_weekday
from briefing.normalization.rules.calendar.dotted import ZONE, Dotted, meaning
from briefing.normalization.rules.calendar.dotted_told import may_be_counted
from briefing.normalization.rules.context import Context, where
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?!\d|:\d|[ ]000)")
_DOTTED = re.compile(r"(?P<hour>[01]?\d|2[0-3]|24(?=\.00))\.(?P<minute>[0-5]\d)(?!\d|\.\d|,\d(?!\d?\.\d\d(?!\d)))")
_HYPHENED = re.compile(r"(?P<hour>[01]?\d|2[0-4])[-–](?P<minute>[0-5]\d)(?![\d-]|[.,]\d)")
_OPENS_LINE = re.compile(
    r"\d{1,2}[-–](?:(?:0\d|(?P<half>30))[ ]+(?:[—–-]+[ ])?[«\"„]?(?P<word>[А-ЯЁ]?[а-яё]{4,})"
    r"|(?<!\d\d[-–])[345][05][ ]+[—–-][ ]?[а-яё]{4,})"
)
_RANGE = re.compile(r"[ ]?[-–—][ ]?(?=\d{1,2}[-–:.]\d\d(?!\d))")
_HOUR = re.compile(
    r"(?P<hour>\d|1\d|2[0-4])(?P<joint>[ ](?:до|по)[ ]|[ ]?[-–—][ ]?)"
    r"(?P<last>(?:[01]?\d|2[0-4])(?::[0-5]\d(?![\d:])|\.(?:00|15|30|45)(?=[,;)]|[ ]ч|\.?\s*\Z)"
    r"|(?P<full>)(?![\d:/%–-]|[.,]\d|[ ]?[а-яё°])))"
)
_HOURS = re.compile(r"[ ]?(?:ч(?:ас)?\.?|час[аов]{1,2})(?![\w/])")
_PAIRED = re.compile(r"(?:[ ]?ч\.)?(?:[ ](?:до|по)[ ]|[ ]?[-–—][ ]?)\d{1,2}[-–][0-5]\d(?![\d-])")
_TWELVE = re.compile(r"(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5]\d))?[ ]?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE)
_RACE = re.compile(
    r"(?:(?P<hour>\d{1,2})[:.](?=\d\d[:.]\d\d[,.]\d))?(?P<minute>\d{1,2})(?:[.:](?P<second>[0-5]\d),(?P<part>\d{1,3})(?![.:]\d)|:(?P<sec>[0-5]\d)\.(?P<thousandths>(?(hour)\d{1,3}|\d(?:\d\d)?)))(?!\d)"
)
_SECONDS = re.compile(r"[ ](?:секунд[ыа]?|сек|с|минут[ыа]?|мин\.?)(?!\w)")
_IN_HOURS = re.compile(r"[ ]час(?:а|ов)?(?!\w)")
_PARTED = re.compile(r"(?P<first>\d{1,2}):(?P<second>[0-5]\d)\.(?P<third>\d\d)(?!\d|[.,]\d)")
_LONG = re.compile(r"(?P<first>2[5-9]|[3-9]\d|1\d\d):(?P<second>[0-5]\d):(?P<third>[0-5]\d)(?![\d:])")
_LOGGED = re.compile(r"T(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_PARTS_OF_HOUR = {"минут": 3, "минуты": 3, "четверти": 2}
"""What is left to an hour, and how many tokens before the hour stands «без»."""
_NEAR = 5  # tokens before a score or a time that tell which it is
_PAIR = 2
_ZONES = {"мск": "по московскому времени", "msk": "по московскому времени", "gmt": "по Гринвичу", "utc": "по Гринвичу"}


@cache
def _units() -> tuple[Declined, Declined, Declined]:
    return declined("*час"), declined("*минута"), declined("*секунда")


def clock(context: Context, index: int) -> Reading | None:
    """Read a time of day, with the zone that follows it, or a range of two."""
    text = context.text
    found = _found(context, index)
    if found is None:
        return None
    written, match = found
    previous = context.number
    timed = previous if previous is not None and previous.kind is Kind.TIME else None  # no date: «3 мая, 14:10, Казань»
    governor = coordinated(text, index, timed) or context.govern(index)
    case = governor.first if governor.how in (How.PREPOSITION, How.ADJECTIVE, How.COORDINATION) else Case.NOMN
    spoken, end = _say(match, case), match.end()
    joint = _RANGE.match(text.clean, end)
    other = {_CLOCK: _DOTTED, _DOTTED: _CLOCK}.get(written, written)  # «10.00–18:30»
    second = joint and (written.match(text.clean, joint.end()) or other.match(text.clean, joint.end()))
    if second:
        spanned = governor.how is not How.PREPOSITION or governor.words in WITH
        spoken = _span(match, second) if spanned else f"{spoken} — {_say(second, case)}"
        spoken = spoken.removeprefix("с ") if governor.words in WITH else spoken
        end = second.end()
    hours = _HOURS.match(text.clean, end)
    if hours:
        end = stops.behind(text.clean, hours.end())  # «с 10.00 ч.»
    zone = ZONE.match(text.clean, end)
    if zone:
        spoken += " " + _ZONES[zone["zone"].lower()]
        end = stops.behind(text.clean, zone.end())
    spoken = " " * (text.word[index - 1] == "," and text.glued(index)) + spoken  # «в 9.30,10.30»
    return Reading(match.start(), end, spoken, f"time, {case}", case=case, kind=Kind.TIME)


@where(_HOUR)
def hour(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read an hour that goes on to a time with minutes («с 9 до 18:30»), or to another of a day's hours («пн 9–18»)."""
    text = context.text
    if match["full"] is not None:
        return _hours_of_a_day(context, index, match)
    if text.glued(index) or _is_score(text, index, parts=_PAIR):
        return None
    last, since = _CLOCK.match(match["last"]) or _DOTTED.match(match["last"]), text.lower(index - 1) in WITH
    worded = match["joint"].strip() in ("до", "по")
    if last is None or (worded and not since) or (not since and preposition_cases(text.lower(index - 1))):
        return None  # «к 9–10:30»
    if last.re is _DOTTED and speaks_of(text, index, "changed_amounts", "prices", "marks", before=_NEAR):
        return None  # «упала с 10 до 9.15»
    first = numerals.cardinal(int(match["hour"]), Case.GENT)
    if worded:
        return Reading(match.start(), match.end("hour"), first, "time, gent", case=Case.GENT, kind=Kind.TIME)
    spoken = f"{'' if since else 'с '}{first} до {_say(last, Case.GENT)}"
    return Reading(match.start(), match.end(), spoken, "time, gent", case=Case.GENT, kind=Kind.TIME)


def _hours_of_a_day(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «пн–чт 9–18», «сб: 10-16»."""
    first, last = int(match["hour"]), int(match["last"])
    if match["joint"].strip() in ("до", "по") or first >= last or not is_of_weekday(context.text, index):
        return None
    spoken = f"с {numerals.cardinal(first, Case.GENT)} до {_clock_words(last, 0, Case.GENT)}"
    return Reading(match.start(), match.end(), spoken, "hours of a day", case=Case.GENT, kind=Kind.TIME)


def _found(context: Context, index: int) -> tuple[re.Pattern[str], re.Match[str]] | None:
    """Give the way in which a time is written at a number, and its match; None where none stands there."""
    text, start = context.text, context.text.start[index]
    if match := _CLOCK.match(text.clean, start):
        scored = _is_score(text, index, parts=3 if match["second"] else 2) or _TWELVE.match(text.clean, start)
        return None if scored else (_CLOCK, match)
    if match := _DOTTED.match(text.clean, start):
        return (_DOTTED, match) if meaning(context, index) is Dotted.TIME else None
    match = _HYPHENED.match(text.clean, start)
    return (_HYPHENED, match) if match and _is_hyphened(context, index, match) else None


def _is_hyphened(context: Context, index: int, match: re.Match[str]) -> bool:
    """«в 18-00», «с 9-30 до 17-00», «в 8-15 ч.»: no range, nor part of a longer number."""
    text = context.text
    if text.glued(index) or text.clean.startswith(" мин", match.end()):
        return False  # «с перерывами в 15-35 минут»
    told = _OPENS_LINE.match(text.clean, match.start()) if stops.opens_item(text, index) else None
    if told is not None and not (told["half"] and may_be_counted(told["word"].lower())):
        return not _is_score(text, index, parts=_PAIR)  # «14-05 окончание смены», a row of a timetable
    before, sharp = text.lower(index - 1), match["minute"] == "00"
    in_hours = _HOURS.match(text.clean, match.end()) is not None
    paired = _PAIRED.match(text.clean, match.end()) is not None
    if before not in word_list("before_time"):
        return sharp and (in_hours or paired or before in word_list("before_clock"))
    first, last = int(match["hour"]), int(match["minute"])
    if in_hours and first < last <= 24 and (last % 5 or speaks_of(text, index, "weather", before=14)):
        return False  # «в 12-13 часов», «порывы в 7-10 часов»
    previous = context.number
    goes_on = previous is not None and previous.kind is Kind.TIME
    return sharp or goes_on or paired or (in_hours and before in ("в", "к"))


def _span(first: re.Match[str], second: re.Match[str]) -> str:
    """«9:00–18:00»: «с девяти до восемнадцати часов»."""
    begins, ends = _say(first, Case.GENT), _say(second, Case.GENT)
    if begins.endswith(" часов") and ends.endswith(" часов"):
        begins = begins.removesuffix(" часов")
    return f"с {begins} до {ends}"


def _is_score(text: Text, index: int, *, parts: int) -> bool:
    """Whether a sporting word stands a little before; behind a preposition of time it tells who leads.

    What has three parts is the time of a race, or a ratio.
    """
    if index and text.lower(index - 1) in word_list("before_time"):
        # «сократили отставание до 12:13»
        return text.lower(index - 1) == "до" and speaks_of(text, index, "leads", before=_NEAR)
    if parts > _PAIR:
        return speaks_of(text, index, "ratios", before=_NEAR)
    return speaks_of(text, index, "sport", "ratios", "formats", before=_NEAR)


def _say(match: re.Match[str], case: Case) -> str:
    if match.groupdict().get("second") is not None:
        return _duration(match.group("hour", "minute", "second"), case)
    return _clock_words(int(match["hour"]), int(match["minute"]), case)


def _duration(hours_minutes_seconds: Sequence[str], case: Case) -> str:
    """Say hours, minutes and seconds: «один час двадцать минут пять секунд»."""
    return " ".join(name.so_many(int(n), case) for n, name in zip(hours_minutes_seconds, _units(), strict=True))


def _clock_words(hour: int, minute: int, case: Case) -> str:
    """Say an hour and a minute: «восемнадцать тридцать», «шесть часов»."""
    if minute == 0:
        return _units()[0].so_many(hour, case)
    if hour == 0:
        return f"{_units()[0].so_many(0, case)} {_units()[1].so_many(minute, case)}"
    zero = "ноль " if minute < 10 else ""
    return f"{numerals.cardinal(hour, case)} {zero}{numerals.cardinal(minute, case)}"


def to_the_hour(context: Context, index: int) -> Reading | None:
    """Read the hour of «без 15 минут 5», «без четверти 6»."""
    text, hour = context.text, context.text.word[index]
    reach = _PARTS_OF_HOUR.get(text.lower(index - 1), 0)
    if not reach or text.lower(index - reach) != "без" or text.broken(index):
        return None
    if len(hour) > 2 or not 1 <= int(hour) <= 12:
        return None
    return Reading(text.start[index], text.end[index], numerals.cardinal(int(hour)), "hour to come", kind=Kind.TIME)


@where(_TWELVE)
def twelve_hours(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read 2PM as «два часа дня»."""
    text = context.text
    case = context.govern(index).behind_preposition(Case.NOMN)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    minutes = f" {_units()[1].so_many(minute, case)}" if minute else ""
    spoken = f"{_units()[0].so_many(hour, case)}{minutes} {_part_of_day(hour, match['half'].lower())}"
    end = stops.behind(text.clean, match.end())
    return Reading(match.start(), end, spoken, "12-hour clock", kind=Kind.TIME, case=case)


def race_time(context: Context, index: int) -> Reading | None:
    """Read 1.45,12 as minutes and seconds, 42:22:01 as hours too; of 4:48.06, which may be either, only the numbers."""
    clean, start = context.text.clean, context.text.start[index]
    long = _LONG.match(clean, start)
    if long and speaks_of(context.text, index, "ratios", before=14):
        return None
    parted = long or _PARTED.match(clean, start)
    in_hours = _IN_HOURS.match(clean, parted.end()) if parted else None
    if parted is not None and (in_hours or long or speaks_of(context.text, index, "long_races", before=14)):
        case = context.govern(index).behind_preposition(Case.NOMN)  # «1:20.25 часа»
        spoken, end = _duration(parted.group("first", "second", "third"), case), (in_hours or parted).end()
        return Reading(parted.start(), end, spoken, "time of a race", kind=Kind.TIME)
    if parted is not None:
        said = [numerals.cardinal(int(parted["first"])), *map(_two_digits, parted.group("second", "third"))]
        return Reading(parted.start(), parted.end(), " ".join(said), "time of a race", kind=Kind.TIME)
    match = _RACE.match(clean, start)
    if match is None:
        return None
    case = context.govern(index).behind_preposition(Case.NOMN)
    hour, minute, second = _units()
    hours = f"{hour.so_many(int(match['hour']), case)} " if int(match["hour"] or 0) else ""
    whole, part = int(match["second"] or match["sec"]), match["part"] or match["thousandths"]
    seconds = f"{numerals.decimal(whole, part, case)} {second.form(Case.GENT, Number.SING)}"
    if not part.strip("0"):
        seconds = second.so_many(whole, case)  # «40.18,0»
    spoken = f"{hours}{minute.so_many(int(match['minute']), case)} {seconds}"
    told = _SECONDS.match(clean, match.end())  # «показал 1.47,14 секунды»
    return Reading(match.start(), (told or match).end(), spoken, "time of a race", kind=Kind.TIME)


def _two_digits(digits: str) -> str:
    return ("ноль " if digits.startswith("0") else "") + numerals.cardinal(int(digits))


def of_a_log(clean: str, offset: int) -> tuple[str, int]:
    """Give the time that follows an ISO date behind its T, and the offset behind it; nothing where there is none."""
    match = _LOGGED.match(clean, offset)
    if match is None:
        return "", offset
    return f" {_clock_words(int(match['hour']), int(match['minute']), Case.NOMN)}", match.end()


def _part_of_day(hour: int, half: str) -> str:
    if half == "a":
        return "ночи" if hour in (12, 1, 2, 3) else "утра"
    return "дня" if hour in (12, 1, 2, 3, 4) else "вечера"
