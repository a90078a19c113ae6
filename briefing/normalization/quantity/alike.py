"""Amounts of the next year, which share the case of those told before: «5 млн в 2026 году, 6 млн в 2027 году»."""

from __future__ import annotations

import re

from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.kinds import OBLIQUE
from briefing.normalization.quantity.items import Series
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.readings import MEASURED, Counted, Reading
from briefing.normalization.sentence.text import Text

_IN_YEAR = r"(?:[ ][-–—])?[ ]в[ ](?:\d{4}(?:-м|[ ]г\.|[ ]году)?|(?:этом|прошлом|следующем|текущем)[ ]году)"
_BEHIND_YEAR = re.compile(rf"[а-яё]{_IN_YEAR}[ ][$€£]?\Z")
_SPAN = "(?:года?|месяца?|недел[юи]|квартала?|полугоди[ея]|дня|день|сутки|лета|осени|зимы|весны)"
_BEHIND_TIME = re.compile(
    rf"[а-яё][ ](?:за[ ](?:(?:этот|прошлый|весь|тот)[ ])?{_SPAN}|во?[ ](?:этот|тот|первый|последний)[ ]{_SPAN}"
    rf"|к[ ](?:концу|началу|середине)[ ](?:{_SPAN}|(?P<of>[а-яё]{{3,8}})|\d{{4}}[ ]года)"
    r"|[вк][ ](?P<month>[а-яё]{3,8})"
    r"|во?[ ](?:перво|второ|третье|четв[её]рто|прошло)м[ ](?:квартале|полугодии|месяце))[ ][$€£]?\Z"
)
_OF_NEXT_YEAR = re.compile(
    rf"(?<![\d,–-])(?P<number>\d[\d,]{{0,8}}(?:[-–]\d[\d,]{{0,4}})?)[ ]?(?P<unit>%|(?:тыс|мл|трл)[а-яё. ]{{1,20}})"
    rf"{_IN_YEAR}(?:,|,?[ ](?:и|а))[ ][$€£]?\Z"
)
_ON_TERM = re.compile(r"%[^.!?%\n]{0,40}[ ](?:до|от)[ ](?:\d+[ ]до[ ])?\Z")
_ENDS_OF_YEAR = ("м ", " г. ", "оду ", "м, ", "г., ", "оду, ", " и ", " а ")
_REACH = 70  # characters before an amount
_TIME = 40  # characters before an amount, of the words that tell when
_MOST_YEARS = 6
_ONE = "один"


def as_before(series: Series) -> Governor | None:
    """«5 млн в 2026 году, 6 млн в 2027-м», «достигнет в 2026 году 10 %»: what governs from before the year."""
    government, item = series.government, series.last
    if not (item.scale or (item.head is not None and item.head.kind in MEASURED)):
        return None
    clean, start = series.text.clean, series.text.start[series.token]
    time = _BEHIND_TIME.search(clean, max(0, start - _TIME), start)
    if time is not None and _is_month(time["of"] or time["month"]):  # «достигло в тот же день 70 млн»
        return _of_verb_before(government, government.text.at(time.start() + 2))
    if series.previous is None or not clean[max(0, start - 6) : start].rstrip("$€£").endswith(_ENDS_OF_YEAR):
        return None
    year = _BEHIND_YEAR.search(clean, max(0, start - _REACH), start)
    if year is not None:  # «достигнет в 2026 году 10 %»
        return _of_verb_before(government, government.text.at(year.start() + 2))
    return _of_year_before(government, start, percents=item.counts is Counted.PERCENT, most=_MOST_YEARS)


def is_on_terms(text: Text, index: int, previous: Reading, counts: Counted) -> bool:
    """«11 % на срок до 90 дней и 12 % на год»: a share goes on with the share before, not with its term."""
    if counts is not Counted.PERCENT or previous.counted is not Counted.NOUN or text.lower(index - 1) != "и":
        return False
    return _ON_TERM.search(text.clean, max(0, previous.start - _REACH), previous.start) is not None


def _is_month(word: str | None) -> bool:
    """Whether words of time have a month where they may have one."""
    return word is None or calendar.is_month(word)


def _of_verb_before(government: Government, index: int) -> Governor | None:
    """Give the verb that governs from before the words of time at a token."""
    governor = government.at(index)
    return governor if governor.how is How.VERB and governor.first in OBLIQUE else None


def _of_year_before(government: Government, start: int, *, percents: bool, most: int) -> Governor | None:
    """«В размере 40 трлн рублей в 2026 году, 43 трлн рублей в 2027 году»: what governs the amount before."""
    clean = government.text.clean
    match = _OF_NEXT_YEAR.search(clean, max(0, start - _REACH), start)
    if match is None or not most or (match["unit"] == "%") is not percents:
        return None
    number = government.text.at(match.start("number"))
    governor = government.at(number)
    if governor.how is How.PREPOSITION:
        return governor
    return _of_year_before(government, match.start("number"), percents=percents, most=most - 1)
