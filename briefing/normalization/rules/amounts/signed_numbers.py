"""Numbers with their sign: −10 °C, +3,5 %, ±5, > 100; and the dashes that only look like one."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import Governor, How, preposition_cases
from briefing.normalization.grammar.morphology import analyses, may_stand_in
from briefing.normalization.kinds import Case
from briefing.normalization.quantity import saying as counting
from briefing.normalization.quantity.items import Head, Item
from briefing.normalization.rules.amounts import money
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.digits_of_names import say_digits
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.nearby import closes_quotation
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import CLOSING, NUMBER, OPENING, Text
from briefing.normalization.tables import beginnings, word_list

_SIGNED = re.compile(
    r"(?P<sign>[-–−+±~≈><≥≤]{1,2}|—(?=\d{1,2}[ ]?(?:°|град)|\d{1,3}(?:[.,]\d+)?[ ]?%)"
    r"|[▲▼🔺🔻🔼🔽⬆⬇](?=\ufe0f?[ ]?(?:\d+,\d+|\d+(?:\.\d+)?(?:[ ]?%|\)))))\ufe0f?"
    r"[ ]?(?=\d|[$€£¥₽]\d)"
)
_BEFORE_LONG = re.compile(r"\b(?:ниже|выше|около|до|от)[ ]\Z")
_OPENS = re.compile(r"(?:: |\()\Z")
_BEHIND_NUMBER_SIGN = re.compile(r"№[ ]?\d+[ ]\Z")
_BEHIND_YEAR = re.compile(r"20\d\d[ ][-–−]\d+(?:[.,]\d+)?[ ]?%")
_TIME = re.compile(r"\d{1,2}:\d\d")
_DAY = re.compile(r"\d{1,2}(?:(?:,| и) \d{1,2}){0,9} (?P<month>[а-я]{3,8})\b")
_SCORE = re.compile(r"\d{1,2}:(?!0\d)\d{1,2}(?![\d,.:]\d)")
_REACH = 12  # characters before a sign that are looked at
_OF_HEAT = re.compile(
    r"(?:и|или|до|от|около|в|на|при|выше|ниже)[ ][-–+][ ]"
    r"\d{1,2}(?:[ ]?[-–…][ ]?[-–+]?\d{1,2})?[ ]?(?:°|град|гр\.)"
)
_SENTENCE = 80  # characters on either side of a dash
_COUNTED = re.compile(r"\d{1,3}[ ](?P<noun>[а-яё]{3,})")
_LISTED_SHARE = re.compile(r"(?:,| и) в [А-ЯЁ][\w -]{2,30} – \d")
_ROUBLES = re.compile(r"\d[\d ]{1,10}(?:руб|₽)")
_PRICE = re.compile(r"(?:[Сс]тоимость|[Цц]ена|[Тт]ариф|[Пп]лата)(?:[^.!?\n]|(?<=[а-яё])\.(?![ ][А-ЯЁ]))*\Z")
_SHARE = re.compile(r"[\d,. ]{1,12}(?:%|п\.)")  # «(193,8 кг, - 38,8 %)»
_DEGREES = re.compile(r"\d{1,2}(?:[.,]\d)?(?:[ ]?[-–…]{1,2}[ ]?[-–+]?\d{1,2})?[ ]?(?:°|град|гр\.|С\b|$|\n)")
_COLD_RANGE = re.compile(r"[-–][ ]\d{1,2}°?[ ]?(?:…|\.{2,3})[ ]?[-–][ ]?\d")  # «ночью – 3… –5», «– 10°…- 15°»
_OF_RANGE = re.compile(r"[\d°][ .…–—-]{0,5}[-–−+]\d{1,2}(?![\d,.%:]\d|%|[ ]?[-–−+=]\d)")
_TWICE_PLUS = re.compile(r"(?<![\w+])\+\d{1,2}°?[ ]?\+\d{1,2}(?![\d,.%:]\d|[\d%]|[ ]?[-–−+=]\d)")
_GOES_ON = re.compile(r"[ ]?(?:…|\.{2,3}|[-–—])?[ ]?")
_ALWAYS_SIGNS = frozenset("><≥≤~≈▲▼🔺🔻🔼🔽⬆⬇")
_ZONE = re.compile(r"(?:UTC|GMT|МСК|мск)\Z")
_SIGN_WORDS = dict.fromkeys("-–—▼🔻🔽⬇", "минус") | dict.fromkeys("+▲🔺🔼⬆", "плюс") | {
    "±": "плюс-минус", "+-": "плюс-минус", "~": "примерно", "≈": "примерно",
    ">": "больше", "<": "меньше", "≥": "не меньше", "≤": "не больше",
}  # fmt: skip
_SIGN_WORDS |= {f"{about}{sign}": f"примерно {_SIGN_WORDS[sign]}" for about in "~≈" for sign in "-–+"}  # «~+26 %»
_NAMED = re.compile(r"[-–](?P<digits>\d{1,4})(?![\d.,]\d|\w)")
_ENDS_NAME = re.compile(r"[а-яё][ ][-–]\d{1,3}[»\"”]")  # «Стройтрест -5»
_TOLD_APART = ("пункт", "процент", "градус")
_DEAL = ("T", "Т")  # the day of a deal at the exchange
_TERM = re.compile(r"[-–][ ]?\d+(?:,\d+)?(?P<sum>[ ]?=)?")
_CHANGE = Governor((Case.NOMN,), "", How.NONE)
_THAN = {"больше": "более чем", "меньше": "менее чем", "не меньше": "не менее чем", "не больше": "не более чем"}


@where(_SIGNED)
def signed(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read a sign that belongs to the number behind it: -10 °C, +3,5 %, ±5, > 100."""
    text = context.text
    if match["sign"] not in _SIGN_WORDS or not _is_sign(text, index, match):
        return None
    word = _SIGN_WORDS[match["sign"]]
    if word in _THAN and preposition_cases(text.lower(index - 1)):
        word = _THAN[word]  # «снизил на ≥15 %», «у >50 % больных»
    inner = _number(context, index, text.at(match.end(), index), word)
    start, dash = (context.number.end, " — ") if context.number and _ranges(context, index) else (match.start(), "")
    return inner and inner._replace(start=start, spoken=f"{dash}{word} {inner.spoken.strip()}")


def _number(context: Context, index: int, number: int, word: str) -> Reading | None:
    """Read the number behind a sign; its case is asked by the sign's word, or by what stands before the sign."""
    if context.text.kind[number] is not NUMBER:
        return money.money_before(context, number, _asked_by_sign(context, index, word))
    inner = context.read_number(number)
    if inner is None or inner.kind is not Kind.QUANTITY:
        return inner
    items = context.series(number)
    asked = _asked_by_sign(context, index, word, items[-1]) or _shared(context, index)
    if asked is None and (_is_change(items[-1].head, context.govern(index)) or _is_apart(items[-1], context, index)):
        asked = _CHANGE
    again = counting.read_items(context.government, index, items, context.number, asked)
    return again if again.end == inner.end else inner  # «−55° 45′» is more than a number and its unit


def _asked_by_sign(context: Context, index: int, word: str, item: Item | None = None) -> Governor | None:
    """«> 5 %» is «больше пяти», «инфляция ~ 8 %» «примерно восемь»; None where the sign's word asks nothing.

    `item`: the number, which may be of the noun before: «покупка ~40 машин».
    """
    if word in _THAN:
        return Governor((Case.GENT,), word, How.PREPOSITION)
    text, behind = context.text, context.text.at(item.end, index) if item is not None else context.text.count
    if index and text.word[index - 1] in OPENING and behind < text.count and text.word[behind] in CLOSING:
        return _CHANGE  # «Выпуск «+7»»: a name
    before = context.govern(index)
    of_noun = item is not None and _counts_things(item)
    if word == "примерно" and not of_noun and before.how not in (How.PREPOSITION, How.VERB):
        return Governor((Case.NOMN,), word, How.PREPOSITION)
    return None


def _counts_things(item: Item) -> bool:
    """Whether a number counts what a noun calls, not thousands («аудитория ~30 тысяч»), percent or units."""
    if item.head is None or item.head.kind is not Counted.NOUN or item.scale:
        return False
    return not numerals.power_of(item.head.lemma)


def _shared(context: Context, index: int) -> Governor | None:
    """«До −10 — −5 градусов»: two signed numbers that a dash joins share their case."""
    last = context.number
    if last is None or not last.case or not _ranges(context, index):
        return None
    return Governor((last.case,), "", How.COORDINATION)


def _ranges(context: Context, index: int) -> bool:
    """Whether a signed number stands before, from which on it goes: «−10 — −5», «−10…−5», «до +20+24», «0…+3»."""
    last, text = context.number, context.text
    if last is None or not _OF_RANGE.match(text.clean, last.end - 1):
        return False
    first, between = text.clean[last.start : last.end], text.clean[last.end : text.start[index]]
    if first != "0" and first[0] not in _SIGN_WORDS:
        return False
    same = first[0] == text.word[index] and " " not in first
    return _GOES_ON.fullmatch(between) is not None and (bool(between.strip()) or same)


def _is_sign(text: Text, index: int, match: re.Match[str]) -> bool:
    """Whether a sign belongs to the number behind it, and is no dash, hyphen or bullet."""
    start, end, sign = match.start(), match.end(), match["sign"]
    if _COLD_RANGE.match(text.clean, start):
        return True
    before = text.clean[max(0, start - 3) : start].rstrip(" ")
    spaced = text.clean[end - 1] == " "
    if sign == "—":  # «ниже —25 градусов», «DNS: —2,3 %»
        opened = _OPENS.search(text.clean, max(0, start - _REACH), start) is not None
        return opened or _BEFORE_LONG.search(text.clean, max(0, start - _REACH), start) is not None
    if sign not in _ALWAYS_SIGNS and not _is_free(text, index, before, spaced=spaced):
        return False
    if spaced and (day := _DAY.match(text.clean, end)) and day["month"] in calendar.genitives():
        return False  # «; - 28 апреля и 1 мая – выходные»
    if (spaced and _TIME.match(text.clean, end)) or (sign in "-–" and _SCORE.match(text.clean, end)):
        return False  # «- 12:00 - ввод заявок»: an item of a list; «победили -25:22»
    if before and before[-1] in "%)°":
        return False
    told = _ENDS_NAME.match(text.clean, max(0, start - 2)) or _is_share_told(text, index, match)
    if sign in "-–" and (_is_dash(text.clean, start, sign) or told):
        return False
    if text.clean[start - 1 : start] == "-":
        return False  # «/Синьхуа/ -- 2 человека», «в целом --15 %»
    return not (sign in "-–" and spaced and _is_item(text, index, end))


def _is_change(head: Head | None, governor: Governor) -> bool:
    """«Загрузка мощностей +6 п. п.», «на отметке −5 °C»: a change or mark told apart from the noun before."""
    return head is not None and governor.is_noun and head.name in _TOLD_APART


def _is_apart(item: Item, context: Context, index: int) -> bool:
    """«При -38 градусов», «ниже -32 градуса»: a written noun that the case asked does not go with."""
    noun = context.text.lower(item.head.token) if item.head is not None and item.is_whole else ""
    return noun == "градуса" or (noun == "градусов" and context.govern(index).first is Case.LOCT)


def _is_free(text: Text, index: int, before: str, *, spaced: bool) -> bool:
    """Whether a sign behind `before` belongs to the number behind it and joins no two words or numbers."""
    start = text.start[index]
    if not before:
        return True
    touches = text.clean[start - 1] != " "
    if _ZONE.search(text.clean[max(0, start - 4) : start]):  # «UTC−5»
        return True
    if before[-1] in ".?!" and spaced:  # «в 2016 г. – 18 млн», «Кто пришёл? – 2 гостя»
        return False
    if closes_quotation(text, index - 1) and (touches or spaced):  # «Армия»-2022; «Заря» - 7 %
        return False
    if text.word[index] == "+" and _TWICE_PLUS.match(text.clean, text.clean.rfind("+", 0, start)):
        return True  # «ночью +12+14», «до +20 +24 °C»
    if before[-1].isdigit() and not (touches or spaced):
        if _BEHIND_YEAR.match(text.clean, start - 5):
            return True  # «3 кв. 2025 -8,4 % г/г»
        return _BEHIND_NUMBER_SIGN.search(text.clean, max(0, start - _REACH), start) is not None  # «№ 7 -0,1 %»
    heat = _OF_HEAT.match(text.clean, text.clean.rfind(" ", 0, start - 1) + 1)  # «между +4 °C и + 10 °C»
    if before[-1].isalpha() and spaced and not touches and heat:
        return True
    return not (before[-1].isdigit() or (before[-1].isalpha() and (touches or spaced)))


def _is_dash(clean: str, start: int, sign: str) -> bool:
    """«В Туве –13,7%, в Коми – 14,02%», «в Коми –5 случаев», «Цена за ночь -800 рублей»: a dash without its space."""
    if _ROUBLES.match(clean, start + 1):
        return _PRICE.search(clean, max(0, start - 2 * _SENTENCE), start) is not None
    if sign != "–" or _BEFORE_LONG.search(clean, max(0, start - _REACH), start):
        return False  # «до – 54 градусов, в Туве – 53»
    if clean[start - 2 : start - 1].isalpha() and _counts_things_behind(clean, start + 1):
        return True
    return _LISTED_SHARE.search(clean[max(0, start - _SENTENCE) : start + _SENTENCE]) is not None


def _counts_things_behind(clean: str, start: int) -> bool:
    """Whether things are counted, of which there are never less than none: «5 случаев», but «5 градусов», «5 млн»."""
    counted = _COUNTED.match(clean, start)
    thing = analyses(counted["noun"])[0] if counted else None
    if thing is None or thing.pos != "NOUN" or thing.fixed or thing.lemma in numerals.scale_names():
        return False
    return thing.lemma not in word_list("measures") | word_list("gained")


def _is_share_told(text: Text, index: int, match: re.Match[str]) -> bool:
    """«Проголосовали 667 избирателей –70,8 %»: the share of those counted, behind a dash that lacks its space."""
    if match["sign"] != "–" or index < 2 or text.kind[index - 2] is not NUMBER or not text.is_word(index - 1):
        return False
    return _SHARE.match(text.clean, match.end()) is not None and may_stand_in(analyses(text.word[index - 1]), Case.GENT)


def _is_item(text: Text, index: int, end: int) -> bool:
    """«– 300 г говядины» at the beginning of a line, «5 %, - 7 тысяч рублей»: a dash before an item, but «– 5 °C»."""
    told = text.word[index - 2].isalpha() or text.word[index - 2] == "%"
    behind_comma = text.word[index - 1] == "," and told and not _SHARE.match(text.clean, end)
    return (text.opens_line(index) or behind_comma) and _DEGREES.match(text.clean, end) is None


@where(_NAMED)
def behind_quotation(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read the number of «Армия»-2022 without a sign."""
    text = context.text
    if not (text.glued(index) and text.glued(index + 1)) or not closes_quotation(text, index - 1):
        return None
    spoken = " " + say_digits(match["digits"])
    return Reading(match.start(), match.end(), spoken, "number of a name", kind=Kind.DESIGNATION)


@where(_TERM)
def minus(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read a dash between two terms of a sum as «минус», and what is surely one behind a letter: «x − 7»."""
    text = context.text
    if not 0 < index < text.count - 1:
        return None
    before = text.word[index - 1]
    behind_letter = len(before) == 1 and text.is_latin(index - 1) and before.islower()
    surely = behind_letter and text.source[text.original(match.start())] == "\u2212"
    if not surely and not (text.is_number(index - 1) and match["sum"]):
        return None
    return Reading(text.end[index - 1], text.start[index + 1], " минус ", "sign between terms")


def plus_of_name(context: Context, index: int) -> Reading | None:
    """Read the second number of a format or of dealings, which counts nothing: «в формате 3+1 стороны», «по Т+2»."""
    text = context.text
    if not index or index + 1 >= text.count or not (text.glued(index) and text.glued(index + 1)):
        return None
    terms = text.word[index - 1], text.word[index + 1]
    if text.word[index] == "*":
        return None  # «формата 8*8»
    if not terms[1].isdecimal():
        return None
    sides = terms[0].isdecimal() and not text.glued(index + 2)
    if terms[0] not in _DEAL and not (sides and text.lower(index - 2).startswith(beginnings("named_by_sums"))):
        return None
    spoken = f" плюс {say_digits(terms[1])}"
    return Reading(text.start[index], text.end[index + 1], spoken, "a sum of a name", kind=Kind.DESIGNATION)
