"""Amounts that share a case with what was told before: that of the next year, the rest of a number in words."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.morphology import Analysis, analyses, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import OBLIQUE, Case, Number
from briefing.normalization.quantity.items import Item
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.readings import MEASURED, Counted, Reading
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import word_list

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


def governor_alike(government: Government, index: int, item: Item, previous: Reading | None) -> Governor | None:
    """Give what an amount shares with the one told before it, or what governs it from before «в 2026 году»."""
    if not (item.scale or (item.head is not None and item.head.kind in MEASURED)):
        return None
    clean, start = government.text.clean, government.text.start[index]
    time = _BEHIND_TIME.search(clean, max(0, start - _TIME), start)
    if time is not None and _is_month(time["of"] or time["month"]):  # «достигло в тот же день 70 млн»
        return _of_verb_before(government, government.text.at(time.start() + 2))
    if previous is None or not clean[max(0, start - 6) : start].rstrip("$€£").endswith(_ENDS_OF_YEAR):
        return None
    year = _BEHIND_YEAR.search(clean, max(0, start - _REACH), start)
    if year is not None:  # «достигнет в 2026 году 10 %»
        return _of_verb_before(government, government.text.at(year.start() + 2))
    return _of_year_before(
        government, start, percents=item.head is not None and item.head.kind is Counted.PERCENT, most=_MOST_YEARS
    )


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


def behind_scale(government: Government, index: int) -> Governor | None:
    """«Заплатил миллион 350 тысяч рублей», «до двух тысяч 500 рублей»: the rest of a number that begins in words."""
    text, scale = government.text, index - 1
    if not numerals.power_of(text.lower(scale)) or text.broken(index) or text.kind[scale - 1] is NUMBER:
        return None
    before = forms_at(text, scale - 1) if scale else ()
    numeral = {one.case for one in before if one.pos == "NUMR" or one.lemma == _ONE}
    if not numeral and len(text.word[index]) == 1:
        return None  # «набралось тысячи 2 рублей»
    cases = numeral or {one.case for one in analyses(text.word[scale]) if one.number is Number.SING}
    if Case.NOMN in cases or cases == {Case.ACCS}:
        return Governor((Case.NOMN, Case.ACCS), "", How.COORDINATION)
    asked = government.at(scale - bool(numeral)).cases
    case = next((one for one in (*asked, Case.GENT) if one in cases and one in OBLIQUE), None)
    return Governor((case,), "", How.COORDINATION) if case else None


def smaller_part(government: Government, index: int, item: Item) -> Governor | None:
    """«До трёх лет 6 месяцев», «более часа 20 минут»: the case of the larger measure, one or its number in words."""
    text, head = government.text, item.head
    if head is None or not text.is_word(index - 2) or text.broken(index):
        return None
    one_measure = text.lower(index - 1) in word_list("one_larger_measure")
    if not one_measure and text.lower(index - 1) not in word_list("larger_measures"):
        return None
    smaller = head.measure.name.head if head.measure is not None else head.forms[0].lemma
    larger = [
        one for one in analyses(text.word[index - 1]) if f"{one.lemma}/{smaller}" in word_list("smaller_measures")
    ]
    if one_measure:
        return _of_one(government, index, larger)
    cases = {one.case for one in analyses(text.word[index - 2]) if larger and one.pos == "NUMR"}
    case = next((one.case for one in larger if one.case in cases.intersection(OBLIQUE)), None)
    return Governor((case,), "", How.COORDINATION) if case else None


def _of_one(government: Government, index: int, larger: list[Analysis]) -> Governor | None:
    """«Более часа 20 минут», «через час 1,5 минуты»: what is told of one hour goes on; «в час 20 минут» does not."""
    text = government.text
    before = index - 2 - (analyses(text.word[index - 2])[0].lemma == "один")
    if not larger or before < 0:
        return None
    if text.lower(before) in word_list("limits") and may_stand_in(larger, Case.GENT):
        return Governor((Case.GENT,), "", How.COORDINATION)
    passed = text.lower(before) in ("за", "через", "спустя", "на")
    return Governor((Case.ACCS, Case.NOMN), "", How.COORDINATION) if passed else None
