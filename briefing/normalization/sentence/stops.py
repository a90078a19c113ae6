"""Where sentences end and begin: whether the full stop of an abbreviation ends its sentence too."""

from __future__ import annotations

import re

from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import OPENING, Text

_ENDS = frozenset(".!?…")
_REACH = 60  # characters behind a full stop that are looked at
_CLOSING = ' »”")'
_GOES_ON = re.compile(r"(?:N{1,2}|№{1,2})[ ]?(?:[А-ЯЁA-Z]{1,3}[а-яё]?-?)?\d")
_MONTH = r"(?:январ|феврал|март|апрел|ма[йяюе]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-яё]{0,3}"
_WHEN = re.compile(
    r"(?:\A|[.!?…:;\n]|(?<!\.),(?:[ ](?:а|но|и)(?=[ ]))?)[ ]*[«(\"]?"
    r"(?:(?i:всего|итого|однако|ранее|позднее|позже|при этом|кроме того)[ ])?"
    r"(?i:во?|за|к|со?|на|до|после|по|около|летом|осенью|зимой|весной|ещё|еще|уже|лишь|только)[ ]"
    r"(?:(?:в|до|с)[ ])?(?:[а-яё]+[ ]){0,2}"
    rf"(?:{_MONTH}(?:[ ]?[–—-][ ]?|[ ]по[ ]){_MONTH}[ ]|\d{{4}}[ ]по[ ]|(?<=ые[ ])[а-яё]+[ ]месяцев[ ])?"
    r"(?:(?:[IVX]{1,4}|\d\d?(?:-[а-яё]{1,2})?)[ ](?:полуг|кв|мес)[а-яё]*\.?[ ])?"
    r"(?:\d\d?[ ][а-яё]+[ ])?(?:(?:\d\d?\.){0,2}\d{4}(?:[–—-]\d{2,4})?[ ]?гг?|[стп]\.[ ]?г)\.\Z"
)
"""What only says when, and so begins a sentence or clause: «В 2012 г. Минфин …», «Всего с мая по июнь 2025 г. ЦБ …»."""
_DAY = re.compile(r"(?:\A|[.!?…\n])[ ]*\d\d?[ ](?P<month>[а-яё]+)[ ]\d{4}[ ]?г\.\Z")
"""A day alone begins a sentence too: «5 мая 2012 г. «Эксмо» выпустило …»."""
_OPENING_DAY = re.compile(
    r"[ ]\d\d?(?:(?:[–—-]|[ ]и[ ])\d\d?)?[ ](?P<month>[а-яё]+)[ ]"
    r"(?:\d{4}[ ](?:года|г\.)[ ])?(?!(?:и|или|года|по|до)[ ])[«А-ЯЁа-яё]"
)
_BEFORE_DAY = (" руб.", " г.", " гг.", " долл.", "°С.", "°C.", " кг.", " км.", " га.")
_LATIN_IN_BRACKETS = re.compile(r"[ ][A-Za-z][^.()\n]*\)")  # up to a bracket that was opened before
_NEXT_TOLD = re.compile(r"\d{1,3}[ ][а-яё]{4,}")  # «400 кв. м. 30 жильцов»; but «3 м. 50 см»
_ROMAN = re.compile(r"[IVXХ]+\b")
_SUMS = (" тыс.", " млн.", " млрд.", " трлн.", " руб.")
_SHARE = re.compile(r"\d+(?:,\d+)?[ ]?%")


def ends_sentence(clean: str, after_stop: int) -> bool:
    """Whether the full stop just before this offset, part of an abbreviation, also ends a sentence.

    It does at the end of a line and before a capital that is no Roman numeral or number sign («в 1990 г. Он уехал»;
    «в сер. X в.», «от 6 мая 1999 г. N 81»), unless all before it says when («В 1990 г. Минфин …»).
    """
    rest = clean[after_stop : after_stop + _REACH]
    stripped = rest.lstrip(_CLOSING)
    if not stripped or stripped[0] == "\n":
        return True
    if rest[0] not in _CLOSING or _ROMAN.match(stripped) or _GOES_ON.match(stripped):
        return False
    if stripped.startswith("США") and clean.endswith("долл.", 0, after_stop):
        return False
    if _LATIN_IN_BRACKETS.match(rest):
        return False  # «Поволжье (42 тыс. DDoS-атак)»
    if only_says_when(clean, after_stop):
        return False
    if clean.endswith(("кв. м.", "кв.м."), 0, after_stop) and _NEXT_TOLD.match(stripped):
        return True
    if stripped[0].isdigit() and clean.endswith(" м/с.", 0, after_stop):
        return True  # «ветер 5 м/с. 16.12 без осадков»
    if clean.endswith(_SUMS, 0, after_stop) and _SHARE.match(stripped):
        return True  # «накопили 1 млн. 19,2 % жителей …»
    if stripped[0].isdigit():
        return _begins_with_day(clean, after_stop)
    marks = "«„“" if rest[0] == ")" else "«„“—–"  # «Баркли (с 2016 г.) — глава»
    return stripped[0].isupper() or (stripped[0] in marks and stripped[1:].lstrip(" ")[:1].isupper())


def _begins_with_day(clean: str, after_stop: int) -> bool:
    """«Выплатили 200 млн руб. 28 августа совет собрался»: when something else happened, behind a sum or a measure."""
    if not clean.endswith(_BEFORE_DAY, 0, after_stop):
        return False
    day = _OPENING_DAY.match(clean, after_stop)
    return day is not None and day["month"] in calendar.genitives()


def only_says_when(clean: str, after_stop: int) -> bool:
    """Whether all of a sentence or clause before this offset, which ends in «г.» or «гг.», says when."""
    if clean[after_stop - 2 : after_stop] != "г.":
        return False
    begin = max(0, after_stop - _REACH)
    day = _DAY.search(clean, begin, after_stop)
    return (day is not None and day["month"] in calendar.genitives()) or bool(_WHEN.search(clean, begin, after_stop))


def behind(clean: str, end: int) -> int:
    """Give the offset behind an abbreviation that ends here: its full stop stays where it ends the sentence too."""
    return end - 1 if clean[end - 1] == "." and ends_sentence(clean, end) else end


def with_stop(clean: str, end: int) -> int:
    """Give the offset behind what is written without a full stop, past one that it has all the same («5 км. к югу»)."""
    closed = clean[end : end + 2] in (". ", ".,", ".;") and not ends_sentence(clean, end + 1)
    stops = closed or (clean[end : end + 1] == "." and clean[end + 1 : end + 2].isdecimal())  # «2 ч.35 мин.»
    return end + 1 if stops else end


def opens_item(text: Text, index: int) -> bool:
    """Whether a token opens its line, or stands there behind a mark of a list: «• 11.00 Концерт»."""
    if text.opens_line(index):
        return True
    return text.opens_line(index - 1) and not text.is_word(index - 1) and not text.is_number(index - 1)


def opens_sentence(text: Text, index: int, last: Reading | None) -> bool:
    """Whether a sentence begins at a token; `last`, the reading before, may have its full stop: «5 тыс. АЭС»."""
    left = index - 1
    while left >= 0 and (text.word[left] in OPENING or text.word[left] == "("):
        left -= 1
    if left < 0 or text.broken(left + 1):
        return True
    return text.word[left] in _ENDS and (last is None or last.end < text.end[left])
