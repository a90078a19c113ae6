"""When two numbers with a full stop between them are a day: «до 31.12», «гастроли в Омске 10.10», «16.06 (вс)»."""

from __future__ import annotations

import re

from briefing.normalization.grammar.governor import How
from briefing.normalization.rules.clock_told import counts_behind, may_be_day
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.days_told import is_of_weekday
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind
from briefing.normalization.sentence.text import DASHES, Text
from briefing.normalization.tables import beginnings

_DAY = re.compile(r"\d\d\.\d\d")
OTHER = re.compile(r"[ ]?[-–—][ ]?(?P<first>\d{1,2})\.(?P<second>\d\d)(?!\d|[.,]\d)")
"""Up to another pair: «10.00–19.00», «28.06–09.07»."""
TOLD = re.compile(r"[ ]?[–—-][ ][А-ЯЁа-яё]")
"""What is told behind a pair that opens a line: «23.34 – взрыв»."""
CUT_SHORT = re.compile(r"\.(?=,|[ ]+[а-яё])")  # «16.06. прошёл дождь»: no decimal has a full stop there
_WEEKDAY_BEHIND = re.compile(r"[ ]\((?P<day>[а-яё]{2,11})\)")
_IN_THE_DAY = re.compile(r"[ ](?:в[ ]\d{1,2}[.:]\d\d|утром|днём|днем|вечером|ночью|в полдень|в полночь)")
_PARTS_OF_DAY = ("утром", "днём", "днем", "вечером", "ночью")
_AT_CLOCK = re.compile(r"[ ](?:в[ ])?\d{1,2}:\d\d(?!\d)")
_THEN_NAMED = re.compile(r"\.[ ][«\"]?[А-ЯЁ]")
_TELLING = (":", *DASHES)
_LISTED_WITHIN = 60  # characters from one day of a list to the next
_LAST_HOUR = 24
_PAIR = 3  # tokens of «16.06»
_FAR = 6  # words before a day among which what takes place is looked for
_BEFORE_FORECAST = frozenset(".°")
_FORECAST = 10  # tokens from a day on among which the weather is spoken of
_FULL = 2  # figures of a month
_NEAR = 3  # words before a day among which a verb of what takes place is looked for


def _until_day(text: Text, pair: re.Match[str]) -> bool:
    """«Отпуск: 28.06–09.07», «сессия 12.01—25.01»: no decimal begins with such a nought, and no hour is the 25th."""
    until = OTHER.match(text.clean, pair.end())
    if until is None or not may_be_day(until):
        return False
    late = int(until["first"]) > _LAST_HOUR and until["second"].startswith("0")
    return until["first"].startswith("0") or (late and not counts_behind(text, until.end()))


def _behind_day(context: Context, index: int) -> bool:
    """«Приём работ — 05.02, итоги — 19.02»: a day in figures was told just before."""
    last, clean, start = context.number, context.text.clean, context.text.start[index]
    if last is None or last.kind is not Kind.DATE or _DAY.fullmatch(clean, last.start, last.end) is None:
        return False
    return start - last.end < _LISTED_WITHIN and not any(mark in clean[last.end : start] for mark in ".!?\n")


def _names_its_weekday(text: Text, pair: re.Match[str]) -> bool:
    """«16.06 (вс)», «16.06 (воскресенье)»."""
    behind = _WEEKDAY_BEHIND.match(text.clean, pair.end())
    return behind is not None and (behind["day"] in calendar.short_weekdays() or calendar.is_weekday(behind["day"]))


def _tells_weekday_or_hour(text: Text, index: int, pair: re.Match[str]) -> bool:
    """«Во вторник 14.05», «16.06 (вс)», «15.10 18:00», «16.06. прошёл дождь»: what no decimal has beside it."""
    if is_of_weekday(text, index) or _names_its_weekday(text, pair):
        return True
    return any(mark.match(text.clean, pair.end()) for mark in (CUT_SHORT, _AT_CLOCK))


def _is_of_event(text: Text, index: int) -> bool:
    """«Гастроли театра в Омске 10.10», «в Москве 16.06 состоится»: what takes place is told before, or behind."""
    before = any(text.lower(word).startswith(beginnings("gatherings")) for word in text.words_back(index - 1, _FAR))
    return before or speaks_of(text, index + _PAIR, "held", before=0, behind=_NEAR)


def opens_forecast(text: Text, index: int, pair: re.Match[str]) -> bool:
    """«28.02 Облачно, без осадков», «ночью −14° 4.09 дождь»: the day of a forecast begins its sentence."""
    if index and not text.broken(index) and text.word[index - 1] not in _BEFORE_FORECAST:
        return False
    if len(pair["second"]) != _FULL or not calendar.is_day(int(pair["first"]), int(pair["second"])):
        return False
    return speaks_of(text, index, "weather", before=0, behind=_FORECAST)


def _is_early_day(context: Context, index: int, pair: re.Match[str]) -> bool:
    """«Магазин закроется с 9.07», «выставка открыта до 5.09»: no hour, for no time is told in single minutes."""
    day, month, text = pair["first"], pair["second"], context.text
    if len(day) > 1 or len(month) != _FULL or month[0] != "0" or not calendar.is_day(int(day), int(month)):
        return False
    governor = context.govern(index)
    asked = governor.how is How.PREPOSITION and governor.words in ("с", "со", "до", "по")
    return asked and speaks_of(text, index, "held", "gatherings", before=_NEAR)


def is_day(context: Context, index: int, pair: re.Match[str]) -> bool:
    """Whether a pair is a day and its month: «до 31.12», «встреча 05.11», «дата: 11.07», «отсечка 11.07»."""
    if not may_be_day(pair):
        return _is_early_day(context, index, pair)
    governor, text = context.govern(index), context.text
    if governor.how is How.PREPOSITION and governor.words in ("от", "с", "со", "до", "по", "на", "к", "ко", "после"):
        return True  # «до 31.12»
    if pair["first"][0] == "0" or _until_day(text, pair) or _tells_weekday_or_hour(text, index, pair):
        return True  # «встреча 05.11»
    early, opens = pair["second"][0] == "0", stops.opens_item(text, index)
    if opens and TOLD.match(text.clean, pair.end()):
        return True  # «30.03 – подача воды»
    if early and (opens or text.word[index - 1] == ".") and _THEN_NAMED.match(text.clean, pair.end()):
        return True  # «20.01. Луч — Заря. 23.01. Маяк — Луч»
    told = _NEAR + 1 if text.word[index - 1] in _TELLING else 1  # «дата: 11.07», «срок сдачи — 11.07», «отсечка 11.07»
    if speaks_of(text, index, "held", before=_NEAR) or speaks_of(text, index, "events", "gatherings", before=told):
        return True  # «юбилей отметят 29.10», «вступит в силу 20.10»
    if counts_behind(text, pair.end()):
        return False  # «вечером 19.02 рубля»
    in_the_day = text.lower(index - 1) in _PARTS_OF_DAY or _IN_THE_DAY.match(text.clean, pair.end())
    return _behind_day(context, index) or _is_of_event(text, index) or (early and bool(in_the_day))
