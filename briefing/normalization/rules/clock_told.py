"""Words that tell that two numbers with a full stop are a time of day: «начало: 18.00», «пятница, 17.00»."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.normalization.grammar.morphology import analyses, may_stand_in
from briefing.normalization.kinds import Case
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.days_told import is_of_weekday
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind
from briefing.normalization.sentence.text import CLOSING, DASHES, Text
from briefing.normalization.tables import word_list

QUARTERS = ("15", "30", "45")
"""Minutes of quarters of an hour."""
_ENDS_LINE = re.compile(r"\.?[ ]*(?:\Z|\n|\([А-ЯЁа-яё])")
_HOURS = 24
_OF_WHAT = 3  # words between what begins and its time
_LABEL = 4  # tokens before a row of numbers that tell what they are
_ROW = re.compile(r"\*?(?:(?:[ ]\([^()\n]{3,25}\))?(?:,| и)[ ](\d{1,2})\.([0-5]\d)\*?(?!\d|[.,]\d|[ ]?[%°$€₽])){2,}")
_IN_PROGRAMME = re.compile(
    r"(?P<hours>[ ]?(?:ч|час(?:ов|а)?)\b\.?)?[ ]+"
    r"(?:[«\"„]?[А-ЯЁ]|\d{1,2}\.[0-5][05][ ]|(?P<dash>[–—-][ ])?(?P<word>[а-яё]{3,}))"
)
_FIRST_HOUR = 7  # of a programme whose hours are written without their nought: «2.30 Порядок сдачи» is a section
_ITS_TIMES = re.compile(r"(\d{1,2})\.([0-5]\d)")
ROUND = "05"
"""The last figure of minutes told in fives."""


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
    if speaks_of(context.text, index, "changed_amounts", "prices", "marks", before=_LABEL):
        return None  # «оценки: 7.10, 8.20, 9.30»
    times = [(int(hour), int(minute)) for hour, minute in _ITS_TIMES.findall(pair.group() + row.group())]
    rising = all(one < other for one, other in pairwise(times))
    return True if rising and times[-1][0] < _HOURS else None
