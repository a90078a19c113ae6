"""What two numbers with a full stop between them are: 18.30 a time, 05.11 a day, 2.3 a section; else a decimal.

The three are written alike; asked in one place, no rule takes what is another's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum, auto

from briefing.normalization.grammar.governor import How
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import may_be_of
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.quantity.scales import SHORT
from briefing.normalization.quantity.units import find
from briefing.normalization.rules.abbreviations.law import is_dotted_article
from briefing.normalization.rules.calendar.days_told import ends_date
from briefing.normalization.rules.calendar.dotted_told import (
    OTHER,
    QUARTERS,
    ROUND,
    TOLD,
    follows_version,
    is_day,
    may_be_counted,
    may_be_day,
    of_beginning,
    of_place,
    of_timetable,
    of_weekday,
    opens_forecast,
    opens_programme,
)
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.readings import Kind
from briefing.normalization.sentence.text import DASHES, Text
from briefing.normalization.tables import beginnings, word_list


class Dotted(StrEnum):
    """What is written with a full stop between two numbers."""

    TIME = auto()
    DAY = auto()
    SECTION = auto()
    DECIMAL = auto()


ZONE = re.compile(r"[ ]?(?P<open>\()?(?:по[ ])?(?P<zone>мск|msk|gmt|utc)\b(?(open)\))\.?", re.IGNORECASE)
"""A time zone behind a time."""
_PAIR = re.compile(r"(?P<first>\d{1,3})\.(?P<second>\d{1,2})(?!\d|\.\d|,\d(?!\d?\.\d\d(?!\d)))")  # «9.30,10.30»
MEASURED = re.compile(rf"[ ]?(?:%|°|{SHORT}|раза?\b|процент|балл|пункт)")
_IN_HOURS = re.compile(r"[ ]?(?:ч|час(?:ов)?|(?<=\d\d\.\d\d )часа)\b")
_UNTIL_COLON = re.compile(r"[ ]?[-–—][ ]?(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])")
_UNTIL = re.compile(r"[ ](?:по|на|[-–—])[ ](?P<first>\d\d)\.(?P<second>\d\d)(?!\d|[.,]\d)")
_TOLD_THEN = re.compile(r", (?!\d)")
_DAY_BEHIND = re.compile(r"[ ]\d{1,2}[ ](?P<month>[а-яё]+)")
_CLOCK_BEHIND = re.compile(
    r"[ ]часов|[ ]по[ ](?:[А-ЯЁ]|[а-яё]+ому времени)"
    r"|[ ](?:утра|вечера|ночи|понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья)\b"
)
_BOTH_CLOCKS = re.compile(r"(?:,| и)[ ](?P<first>\d{1,2})\.(?P<second>\d\d)\)")
_BEHIND_ASIDE = re.compile(r"[ ]\d{1,2}\.[0-5][05][ ]\([^()\n]{3,25}\)(?:,| и)[ ]\Z")
_THEN_AT = re.compile(r"(?:[ ][а-яё]+){0,4}[ ]в[ ]\d{1,2}[.:]\d\d(?!\d|[.,]\d)")
_STARRED = re.compile(r"\d\.[0-5]\d\*, \Z")
_HEADING = re.compile(
    r"\.?[ ]+(?:[«\"]?[А-ЯЁ]|\|)|\.[ ]+[а-яё]{3}|\.[ ]+\d|\.[«\"]?[А-ЯЁ][а-яё]"
)  # «1.1. Цели», «1.1.Цели»
_ENDS = re.compile(r"\.?(?:\s*\Z|\n| [—–-] |\.? [А-ЯЁ])")
_ALONE = re.compile(r"\.?[ ]*(?:\Z|\n)")
_JOINTS = (*LISTING, *DASHES, "по", "до")


def meaning(context: Context, index: int) -> Dotted | None:
    """Say what stands at a number; None where no second number follows a full stop."""
    text = context.text
    pair = _PAIR.match(text.clean, text.start[index])
    touches = text.glued(index) and text.word[index - 1] in "./-$€£"
    if pair is None or (touches and not ends_range(context, text.start[index], Kind.DATE, Kind.SECTION)):
        return None
    measured = _is_measured(text, index, pair)
    if not measured and opens_forecast(text, index, pair):
        return Dotted.DAY
    if not measured and _is_clock(pair["first"], pair["second"]) and opens_programme(context, index, pair):
        return Dotted.TIME
    if _is_section(context, index, pair):
        return Dotted.SECTION
    if measured:
        return Dotted.DECIMAL
    if _is_time(context, index, pair):
        return Dotted.TIME
    return Dotted.DAY if is_day(context, index, pair) else Dotted.DECIMAL


def ends_range(context: Context, start: int, *kinds: Kind) -> bool:
    """Whether a dash joins a pair to one of its kind just read: «17.07.2024-02.08.2024», «ст. 264.3-264.4»."""
    last = context.last
    joined = last is not None and last.kind in kinds and last.end == start - 1
    return joined and context.text.clean[start - 1] in DASHES


def _is_measured(text: Text, index: int, pair: re.Match[str]) -> bool:
    """«2.5 млн», «3.40 м»; but «с 08.00 ч.», «14.00 ч. Концерт»."""
    in_hours = _IN_HOURS.match(text.clean, pair.end())
    if in_hours and _is_clock(pair["first"], pair["second"]):
        if in_hours.group().endswith("часов"):
            return False  # «не позднее 12.00 часов»: a decimal counts «часа»
        full = pair["second"] == "00" or (len(pair["first"]) == 2 and pair["second"] in QUARTERS)
        return text.lower(index - 1) not in word_list("before_time") and not (full and stops.opens_item(text, index))
    if MEASURED.match(text.clean, pair.end()):
        return True
    spaced = text.clean[pair.end() : pair.end() + 1] == " "
    unit = find(text.clean, pair.end() + spaced)
    if unit is None or text.clean[unit.end : unit.end + 1].isalpha():
        return False
    return not (spaced and unit.written in ("с", "в", "к", "о", "у", "и", "г", "г."))


def _is_section(context: Context, index: int, pair: re.Match[str]) -> bool:
    """«1.1. Цели проекта», «в таблице 4.1», «пункты 3.1 и 3.2»."""
    text = context.text
    if text.opens_line(index):  # «1.1. Цели проекта»
        numbered = pair["second"][0] != "0" or not may_be_day(pair)  # «20.01. Луч — Заря»
        return numbered and bool(_HEADING.match(text.clean, pair.end()))
    before = text.word[index - 1]
    if may_be_of(forms_at(text, index - 1), "sections") or is_dotted_article(text, index, pair):
        return True  # «в таблице 4.1»
    last = context.last  # «пункты 3.1 и 3.2»
    return last is not None and last.kind is Kind.SECTION and before in _JOINTS and text.end[index - 2] <= last.end


def _is_clock(first: str, second: str) -> bool:
    hour = int(first)
    return len(second) == 2 and int(second) < 60 and (hour < 24 or (hour == 24 and second == "00"))


def _is_time(context: Context, index: int, pair: re.Match[str]) -> bool:
    """Whether a pair is an hour and its minutes: the first that knows decides; none of «Linux 6.15 …, а в 6.16 …»."""
    if not _is_clock(pair["first"], pair["second"]) or follows_version(context, index):
        return False
    return next((told for judge in _JUDGES if (told := judge(context, index, pair)) is not None), False)


def _by_its_clock(context: Context, index: int, pair: re.Match[str]) -> bool | None:
    """«(19.30 мск)», «мск 19.30», «20.00 по Москве», «около 4.45 утра», «в 23.57 среды», «позднее 12.00 часов»."""
    clean, end = context.text.clean, pair.end()
    told = _CLOCK_BEHIND.match(clean, end) or ZONE.match(clean, end)
    return True if told or context.text.lower(index - 1) == "мск" else None


def _before_day(context: Context, index: int, pair: re.Match[str]) -> bool | None:
    """«В 7.12 9 июля»."""
    day = _DAY_BEHIND.match(context.text.clean, pair.end())
    return True if day and day["month"] in calendar.genitives() else None


def _listed(context: Context, index: int, pair: re.Match[str]) -> bool | None:
    """«В 7.15, 8.40», «к 18.50 (20.50)», «9.30 (с 1 мая) и 19.30», «до 28 июля, 12.00»."""
    text, last, before = context.text, context.number, context.text.lower(index - 1)
    if _STARRED.search(text.clean, max(0, pair.start() - 8), pair.start()):
        return True  # «7.15*, 8.40»
    if last is None or before not in (",", "и", "("):
        return None
    aside = text.word[index - 2] == ")" and pair["second"][1] in ROUND
    if aside and _BEHIND_ASIDE.search(text.clean, max(0, pair.start() - 40), pair.start()):
        return True
    dated = last.kind is Kind.DATE and before == ","
    if dated and pair["second"][1] not in ROUND:
        dated = len(pair["first"]) == 2 and _ENDS.match(text.clean, pair.end()) is not None  # «23 мая, 13.39.»
    if last.kind is not Kind.TIME and not dated:
        return None
    return None if text.clean[last.end : text.start[index - 1]].strip() else True


def _until_another(context: Context, index: int, pair: re.Match[str]) -> bool | None:
    """«10.00–19.00», «(10.30 и 13.00)», but «с 10.10 по 20.10», «с 12.05 на 14.05»."""
    if _UNTIL_COLON.match(context.text.clean, pair.end()):
        return True  # «12.30- 13:30»
    until = OTHER.match(context.text.clean, pair.end())
    if until and pair["second"][1] in ROUND and _is_clock(until["first"], until["second"]):
        return True
    also = _BOTH_CLOCKS.match(context.text.clean, pair.end())
    both_round = also is not None and {pair["second"][1], also["second"][1]} <= set(ROUND)
    if also and both_round and _is_clock(also["first"], also["second"]):
        return True  # «на сеансах (10.30 и 13.00)»
    days = _UNTIL.match(context.text.clean, pair.end())
    both = days is not None and may_be_day(pair) and may_be_day(days)
    return False if both else None


def _opens_line(context: Context, index: int, pair: re.Match[str]) -> bool | None:
    """«12.30, музей: экскурсия», «7.00 – подъём», «Дворец спорта. 14.00»; but «10.10 – ярмарка» is a day."""
    if index and not context.text.broken(index):
        alone = context.text.word[index - 1] == "." and _ALONE.match(context.text.clean, pair.end())
        return True if alone and len(pair["first"]) == 2 and pair["second"] in ("00", *QUARTERS) else None
    behind = not may_be_day(pair) and TOLD.match(context.text.clean, pair.end())
    if pair["second"][1] not in ROUND:  # «23.34 – взрыв»
        return True if behind and len(pair["first"]) == 2 else None
    return True if behind or _TOLD_THEN.match(context.text.clean, pair.end()) else None


def _is_time_behind_preposition(context: Context, index: int, pair: re.Match[str]) -> bool:
    """«К 06.57 потушили», «вылет перенесли на 9.50», but «до 12.30 тонны»."""
    text, governor = context.text, context.govern(index)
    word = governor.words
    if governor.how is not How.PREPOSITION or word not in word_list("before_time"):
        return False
    if pair["first"][0] == "0" and len(pair["first"]) == 2 and not may_be_day(pair):
        return True  # «к 06.57 потушили», no decimal has such a nought
    told = context.number is not None and context.number.kind is Kind.TIME
    if (told and word in ("до", "и", "по")) or _IN_HOURS.match(text.clean, pair.end()):
        return True  # «с 22.00 до 6.00», «до 12.48 ч.»
    after = text.lower(text.at(pair.end())) if text.clean[pair.end() : pair.end() + 1] == " " else ""
    if word == "вместо":  # «сел в 15.40 вместо 13.20», «вместо 18.43 уйдёт в 19.07»
        timed = told or pair["second"][1] in ROUND or _THEN_AT.match(text.clean, pair.end())
        return bool(timed) and not may_be_counted(after)
    if word in ("в", "во", "к", "с"):
        held = word == "в" and text.lower(index - 2).startswith(beginnings("held"))  # «сообщение поступило в 1.49»
        return _is_time_at(word, pair, after) or (held and not after)
    if may_be_counted(after):
        return False  # «до 12.30 тонны»
    if word == "на" and text.lower(index - 2).startswith(beginnings("put_off")):
        return _is_round(pair)  # «перенесли на 9.50»
    return _is_time_about(word, pair)


_JUDGES: tuple[Callable[[Context, int, re.Match[str]], bool | None], ...] = (
    _by_its_clock,
    _before_day,
    _listed,
    of_timetable,
    ends_date,
    _until_another,
    _opens_line,
    of_beginning,
    of_weekday,
    of_place,
    _is_time_behind_preposition,
)
"""Each says whether a pair that may be one is a time, or None; `index` is its token."""


def _is_time_at(preposition: str, pair: re.Match[str], after: str) -> bool:
    """Whether a pair behind «в», «к», «с» is a time: «в 19.58», «к 9.30», «в 8.46 доложил»."""
    hour, minute = pair["first"], pair["second"]
    if preposition == "в" and hour[0] == "0" and len(hour) == 2:
        return True  # «в 04.12 пожар потушили»
    if minute[1] in ROUND:
        return not after.startswith("раз")
    return preposition == "в" and (len(hour) == 2 or bool(after)) and not may_be_counted(after)


def _is_time_about(preposition: str, pair: re.Match[str]) -> bool:
    """Whether a pair behind «до», «около» is a time: «продлят до 2.00», «около 15.08 на перекрёстке»."""
    if pair["second"] == "00" and preposition in ("до", "после", "около"):
        return True
    if preposition == "около" and pair["second"] == "30":
        return True  # «около 3.30 сосед услышал шум»
    if preposition not in ("на", "от", "по", "до", "около", "после") or len(pair["first"]) != 2:
        return False
    return preposition == "около" or pair["second"] in ("00", "30") or _is_round(pair)


def _is_round(pair: re.Match[str]) -> bool:
    """Whether the minutes are told in fives and the pair is no day: «9.50»."""
    return pair["second"][1] in ROUND and not may_be_day(pair)
