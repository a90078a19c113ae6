"""What tells that two numbers with a full stop are a day or a time: «гастроли в Омске 10.10», «начало: 18.00»."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.normalization.grammar.governor import How
from briefing.normalization.grammar.morphology import analyses, may_stand_in
from briefing.normalization.kinds import Case
from briefing.normalization.rules.calendar.days_told import is_of_weekday
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind
from briefing.normalization.sentence.text import CLOSING, DASHES, Text
from briefing.normalization.tables import beginnings, word_list

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
_BEFORE_FORECAST = frozenset(".°")
_NEAR = 3  # words before a day among which a verb of what takes place is looked for
QUARTERS = ("15", "30", "45")
"""Minutes of quarters of an hour."""
_ENDS_LINE = re.compile(r"\.?[ ]*(?:\Z|\n|\([А-ЯЁа-яё])")
_OF_WHAT = 3  # words between what begins and its time
_ROW = re.compile(r"\*?(?:(?:[ ]\([^()\n]{3,25}\))?(?:,| и)[ ](\d{1,2})\.([0-5]\d)\*?(?!\d|[.,]\d|[ ]?[%°$€₽])){2,}")
_IN_PROGRAMME = re.compile(
    r"(?P<hours>[ ]?(?:ч|час(?:ов|а)?)\b\.?)?[ ]+"
    r"(?:[«\"„]?[А-ЯЁ]|\d{1,2}\.[0-5][05][ ]|(?P<dash>[–—-][ ])?(?P<word>[а-яё]{3,}))"
)
_FIRST_HOUR = 7  # of a programme whose hours are written without their nought: «2.30 Порядок сдачи» is a section
_ITS_TIMES = re.compile(r"(\d{1,2})\.([0-5]\d)")
_ITS_PARTS = re.compile(r"(?P<first>\d{1,3})\.(?P<second>\d{1,2}|[xх])(?![\dа-яё]|[.,]\d)")
_SINCE_VERSION = 200  # characters since the version before
VERSION_TOLD = "версия"
ROUND = "05"
"""The last figure of minutes told in fives."""


def _until_day(text: Text, pair: re.Match[str]) -> bool:
    """«Отпуск: 28.06–09.07», «сессия 12.01—25.01»: no decimal begins with such a nought, and no hour is the 25th.

    Nor does a range of decimals go down: «каникулы 20.12–8.01».
    """
    until = OTHER.match(text.clean, pair.end())
    if until is not None and _is_day_of_early_month(until) and _month_and_day(until) < _month_and_day(pair):
        return not counts_behind(text, until.end())
    if until is None or not may_be_day(until):
        return False
    late = int(until["first"]) > 24 and until["second"].startswith("0")
    return until["first"].startswith("0") or (late and not counts_behind(text, until.end()))


def _is_day_of_early_month(pair: re.Match[str]) -> bool:
    """«8.01», whose month is written with its nought."""
    return pair["second"][0] == "0" and calendar.is_day(int(pair["first"]), int(pair["second"]))


def _month_and_day(pair: re.Match[str]) -> tuple[int, int]:
    return int(pair["second"]), int(pair["first"])


def _behind_day(context: Context, index: int) -> bool:
    """«Приём работ — 05.02, итоги — 19.02»: a day in figures was told just before."""
    last, clean, start = context.number, context.text.clean, context.text.start[index]
    if last is None or last.kind is not Kind.DATE or _DAY.fullmatch(clean, last.start, last.end) is None:
        return False
    return start - last.end < _LISTED_WITHIN and not any(mark in clean[last.end : start] for mark in ".!?\n")


def _tells_weekday_or_hour(text: Text, index: int, pair: re.Match[str]) -> bool:
    """«Во вторник 14.05», «16.06 (вс)», «15.10 18:00», «16.06. прошёл дождь»: what no decimal has beside it."""
    behind = _WEEKDAY_BEHIND.match(text.clean, pair.end())
    named = behind and (behind["day"] in calendar.short_weekdays() or calendar.is_weekday(behind["day"]))
    if is_of_weekday(text, index) or named:
        return True
    return any(mark.match(text.clean, pair.end()) for mark in (CUT_SHORT, _AT_CLOCK))


def _is_of_event(text: Text, index: int) -> bool:
    """«Гастроли театра в Омске 10.10», «в Москве 16.06 состоится»: what takes place is told before, or behind."""
    before = any(text.lower(word).startswith(beginnings("gatherings")) for word in text.words_back(index - 1, 6))
    return before or speaks_of(text, index + 3, "held", before=0, behind=_NEAR)


def opens_forecast(text: Text, index: int, pair: re.Match[str]) -> bool:
    """«28.02 Облачно, без осадков», «ночью −14° 4.09 дождь»: the day of a forecast begins its sentence."""
    if index and not text.broken(index) and text.word[index - 1] not in _BEFORE_FORECAST:
        return False
    if len(pair["second"]) != 2 or not calendar.is_day(int(pair["first"]), int(pair["second"])):
        return False
    return speaks_of(text, index, "weather", before=0, behind=10)


def _is_early_day(context: Context, index: int, pair: re.Match[str]) -> bool:
    """«Магазин закроется с 9.07», «выставка открыта до 5.09»: no hour, for no time is told in single minutes."""
    day, month, text = pair["first"], pair["second"], context.text
    if len(day) > 1 or len(month) != 2 or not _is_day_of_early_month(pair):
        return False
    last, governor = context.last, context.govern(index)
    if last is not None and last.kind is Kind.DATE and last.end == text.start[index] - 1:
        return True  # «20.12–8.01»
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


def follows_version(context: Context, index: int) -> bool:
    """«Вышло ядро 6.15, а в 6.16 …»: whether a number goes on with the version told last, and counts nothing."""
    last, text = context.number, context.text
    pair = _ITS_PARTS.match(text.clean, text.start[index])
    if last is None or last.lemma != VERSION_TOLD or pair is None or text.glued(index):
        return False
    before = _ITS_PARTS.match(text.clean, last.start)
    between = text.clean[last.end : pair.start()]
    if before is None or len(between) > _SINCE_VERSION or "\n" in between or pair["second"].startswith("0"):
        return False
    item = context.series(index)[0]
    counts = item.is_amount or (item.head is not None and may_stand_in(item.head.forms, Case.GENT))
    return not counts and 0 <= int(pair["first"]) - int(before["first"]) <= 1


def may_be_day(pair: re.Match[str]) -> bool:
    """Whether a pair may be a day and its month, each in two figures."""
    day, month = pair["first"], pair["second"]
    return len(day) == len(month) == 2 and calendar.is_day(int(day), int(month))


def may_be_counted(word: str) -> bool:
    """Whether a word behind a number may be what it counts: a decimal asks for the genitive."""
    if not word[:1].isalpha() or word in word_list("behind_clock"):
        return False
    forms = analyses(word)
    return not forms[0].known or any(one.case is Case.GENT or one.fixed for one in forms)


def counts_behind(text: Text, offset: int) -> bool:
    """Whether what stands from an offset on may be counted by the number before it."""
    return may_be_counted(text.lower(text.at(offset)))


def opens_programme(context: Context, index: int, pair: re.Match[str]) -> bool:
    """«14.00 Открытие выставки», «• 11.30 Концерт», «14.00 14.15 чай»; but «2.15 Порядок сдачи» is a section."""
    text, hour, minute = context.text, int(pair["first"]), pair["second"]
    if minute[-1] not in ROUND or len(minute) == 1:
        return False
    told = _IN_PROGRAMME.match(text.clean, pair.end())
    if told is None or not (stops.opens_item(text, index) or _follows_time(context, index, dash=bool(told["dash"]))):
        return False
    if told["word"] and not told["hours"] and may_be_counted(told["word"]):
        return False
    if minute == "00":
        return True
    late = hour >= _FIRST_HOUR and minute not in ("05", "10")
    return (late or len(pair["first"]) > 1) and not may_be_day(pair)


def _follows_time(context: Context, index: int, *, dash: bool) -> bool:
    """«10.00 Открытие. 10.30 Мастер-класс», «14.00 14.15 приветствие», «11 часов — чай; 12.30 — игры»."""
    text, last = context.text, context.number
    if dash and text.word[index - 1] == ";":
        return True
    if last is None or last.kind is not Kind.TIME:
        return False
    return text.word[index - 1] in (".", ";") or last.end + 1 == text.start[index]


def of_beginning(context: Context, index: int, pair: re.Match[str]) -> bool | None:
    """«Начало 18.00», «вылет: 7.40», «начало сеанса 18.30»; but «начало: 14.05» is a day."""
    text, word = context.text, index - 1
    if pair["second"][1] not in ROUND:
        return False if text.lower(word) in word_list("before_clock") else None
    if text.word[word] in DASHES and text.lower(word - 1) == "время":
        return None  # «лучшее время — 21.45»
    word -= text.word[word] in (":", *DASHES)
    for _ in range(_OF_WHAT):
        of_what = text.is_word(word) and text.lower(word) not in word_list("before_clock")
        if of_what and may_stand_in(analyses(text.word[word]), Case.GENT):
            word -= 1  # «начало регистрации участников – 18.30»
    counted = word < index - 1 and counts_behind(text, pair.end())  # «начало года — 12.50 доллара»
    if counted or text.lower(word) not in word_list("before_clock"):
        return None
    return True if word == index - 1 or not may_be_day(pair) else None


def of_weekday(context: Context, index: int, pair: re.Match[str]) -> bool | None:
    """«Пятница, 17.00», «вс 12.30», but «вт, 14.05» is a day."""
    if pair["second"][1] not in ROUND or may_be_day(pair):
        return None
    counted = counts_behind(context.text, pair.end())
    return True if is_of_weekday(context.text, index) and not counted else None


def of_place(context: Context, index: int, pair: re.Match[str]) -> bool | None:
    """«Спортзал школы, 11.00», «Дом культуры, 14.30 (вход свободный)»: when, at the end of a line behind where."""
    text = context.text
    if text.word[index - 1] != "," or not _ENDS_LINE.match(text.clean, pair.end()):
        return None
    told = pair["second"] == "00" or (pair["second"] in QUARTERS and not may_be_day(pair))
    named = text.is_word(index - 2) or text.word[index - 2] in CLOSING
    return True if told and named and int(pair["first"]) >= _FIRST_HOUR else None


def of_timetable(context: Context, index: int, pair: re.Match[str]) -> bool | None:
    """«Рейсы: 7.00, 8.04, 9.08», «сеансы 10.10, 12.25 и 18.40»: three or more, each later than the one before."""
    row = _ROW.match(context.text.clean, pair.end())
    if row is None or counts_behind(context.text, row.end()):
        return None
    if speaks_of(context.text, index, "changed_amounts", "prices", "marks", before=4):
        return None  # «оценки: 7.10, 8.20, 9.30»
    times = [(int(hour), int(minute)) for hour, minute in _ITS_TIMES.findall(pair.group() + row.group())]
    rising = all(one < other for one, other in pairwise(times))
    return True if rising and times[-1][0] < 24 else None
