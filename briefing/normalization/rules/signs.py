"""Signs: minus and plus before numbers, № and §, the rest by a table."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.foreign import other_scripts
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity import saying as counting
from briefing.normalization.quantity import units
from briefing.normalization.quantity.counted import Head
from briefing.normalization.quantity.rates import rate_behind
from briefing.normalization.rules import addresses, money
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.designations import say_digits
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import closes_quotation, stands_for_quotation_mark
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import LATIN, NUMBER, OPENING, Text
from briefing.normalization.tables import rows

_SPEAKABLE = re.compile(r"[Ѐ-ԯ -]*\Z")
_LETTERS = re.compile(r"[^\W\d_A-Za-zЀ-ԯ]+")
_BARE_UNITS = frozenset(unit + power for unit in ("м", "км", "см", "мм") for power in "²³") | {"°C", "°С", "°F"}
RAISED_UNITS = frozenset(["м", "км", "см", "мм", "кг", "га", "кв", "куб", "кВт", "МВт", "барр", "тыс"])
"""Units that stand without a number too, some with their raised 2 or 3."""
_SIGNED = re.compile(r"(?P<sign>[-–−+±~≈><≥≤]{1,2})[ ]?(?=\d|[$€£¥₽]\d)")
_BEHIND_NUMBER_SIGN = re.compile(r"№[ ]?\d+[ ]\Z")
_TIME = re.compile(r"\d{1,2}:\d\d")
_REACH = 12  # characters before a sign that are looked at
_OF_HEAT = re.compile(
    r"(?:и|или|до|от|около|в|на|при|выше|ниже)[ ][-–+][ ]"
    r"\d{1,2}(?:[ ]?[-–…][ ]?[-–+]?\d{1,2})?[ ]?(?:°|град|гр\.)"
)
_SENTENCE = 80  # characters on either side of a dash
_LISTED_SHARE = re.compile(r"(?:,| и) в [А-ЯЁ][\w -]{2,30} – \d")
_SHARE = re.compile(r"[\d,. ]{1,12}(?:%|п\.)")  # «(193,8 кг, - 38,8 %)»
_DEGREES = re.compile(r"\d{1,2}(?:[.,]\d)?(?:[ ]?[-–…]{1,2}[ ]?[-–+]?\d{1,2})?[ ]?(?:°|град|гр\.|С\b|$|\n)")
_OF_YEAR = re.compile(r"/(?:19|20)\d\d(?!\d)")
_PAGES = re.compile(r"[-–][ ]\d{2,4}[ ](?:с|стр)\.")
_ALWAYS_SIGNS = frozenset("><≥≤~≈")
_ZONE = re.compile(r"(?:UTC|GMT|МСК|мск)\Z")
_SIGN_WORDS = {
    "-": "минус",
    "–": "минус",
    "+": "плюс",
    "±": "плюс-минус",
    "+-": "плюс-минус",
    "~": "примерно",
    "≈": "примерно",
    ">": "больше",
    "<": "меньше",
    "≥": "не меньше",
    "≤": "не больше",
}
_BULLETS = frozenset("•●■▪►▶")
_CHANGE = Governor((Case.NOMN,), "", How.NONE)
_PAUSES = frozenset(".,;:!?…—–(«•●■▪►▶")
_GENITIVE = frozenset(["больше", "меньше", "не меньше", "не больше"])


@cache
def table() -> dict[str, str]:
    """Every sign of the table and its reading."""
    return {row["symbol"]: row["reading"] for row in rows("symbols.tsv")}


def signed(context: Context, index: int) -> Reading | None:
    """Read a sign that belongs to the number behind it: -10 °C, +3,5 %, ±5, > 100."""
    text = context.text
    match = _SIGNED.match(text.clean, text.start[index])
    if match is None or match["sign"] not in _SIGN_WORDS:
        return None
    if match["sign"] == "-" and text.glued(index) and text.word[index - 1] == "-":
        return None  # «в целом -- 15 %»: a dash
    before = text.clean[max(0, match.start() - 3) : match.start()].rstrip(" ")
    spaced = text.clean[match.end() - 1] == " "
    if match["sign"] not in _ALWAYS_SIGNS and not _is_free(text, index, before, spaced=spaced):
        return None
    if spaced and (index == 0 or text.broken(index)) and _TIME.match(text.clean, match.end()):
        return None  # «- 12:00 - ввод заявок»: an item of a list
    if (before and before[-1] in "%)°") or _PAGES.match(text.clean, match.start()):
        return None
    if match["sign"] == "–" and _is_dash(text.clean, match.start()):
        return None
    if spaced and text.clean[match.start() - 1 : match.start()] == "-":
        return None  # «/Синьхуа/ -- 2 человека»: a dash
    if match["sign"] in "-–" and spaced and _is_item(text, index, match.end()):
        return None
    number = text.at(match.end(), index)
    inner = context.read_number(number) if text.kind[number] is NUMBER else money.money_before(context, number)
    if inner is None:
        return None
    if (
        inner.kind is Kind.QUANTITY and text.kind[number] is NUMBER
    ):  # its case is asked for by what stands before the sign
        governor = _CHANGE if _is_change(context.series(number)[-1].head, context.govern(index)) else None
        inner = counting.read_items(context.government, index, context.series(number), context.number, governor)
    word = _SIGN_WORDS[match["sign"]]
    if word == "примерно" and context.govern(index).how not in (How.PREPOSITION, How.VERB):  # «инфляция ~ 8 %»
        measured = Governor((Case.NOMN,), word, How.PREPOSITION)
        inner = counting.read_items(context.government, index, context.series(number), None, measured)
    if word in _GENITIVE:
        inner = counting.read_items(
            context.government, index, context.series(number), None, Governor((Case.GENT,), word, How.PREPOSITION)
        )
    return inner._replace(start=match.start(), spoken=f"{word} {inner.spoken.strip()}")


def _is_change(head: Head | None, governor: Governor) -> bool:
    """«Загрузка мощностей +6 п. п.»: a change that is told apart from the noun before it."""
    return head is not None and head.measure is not None and governor.is_noun and head.measure.name.head == "пункт"


def _is_free(text: Text, index: int, before: str, *, spaced: bool) -> bool:
    """Whether a sign behind `before` belongs to the number behind it and joins no two words or numbers."""
    start = text.start[index]
    if not before:
        return True
    touches = text.clean[start - 1] != " "
    if touches and _ZONE.search(text.clean[max(0, start - 4) : start]):  # «UTC−5»
        return True
    if before[-1] == "." and spaced:  # «в 2016 г. – 18 млн»
        return False
    if closes_quotation(text, index - 1) and (touches or spaced):  # «Армия»-2022; «Заря» - 7 %
        return False
    if before[-1].isdigit() and not (touches or spaced):
        return _BEHIND_NUMBER_SIGN.search(text.clean, max(0, start - _REACH), start) is not None  # «№ 7 -0,1 %»
    if before[-1].isalpha() and spaced and not touches and _of_heat(text, start):
        return True
    return not (before[-1].isdigit() or (before[-1].isalpha() and (touches or spaced)))


def _is_dash(clean: str, start: int) -> bool:
    """«В Туве –13,7%, в Коми – 14,02%»: a dash that lacks its space, beside one that has it."""
    around = clean[max(0, start - _SENTENCE) : start + _SENTENCE]
    return clean[start - 1 : start] == " " and _LISTED_SHARE.search(around) is not None


def _is_item(text: Text, index: int, end: int) -> bool:
    """«– 300 г говядины» at the beginning of a line, «штраф, - 7 тысяч рублей»: a dash before an item, but «– 5 °C»."""
    behind_comma = text.word[index - 1] == "," and text.is_word(index - 2) and not _SHARE.match(text.clean, end)
    return (index == 0 or text.broken(index) or behind_comma) and _DEGREES.match(text.clean, end) is None


def _of_heat(text: Text, start: int) -> bool:
    """«между +4 °C и + 10 °C»: a spaced sign behind a preposition or «и», before degrees."""
    word = text.clean.rfind(" ", 0, start - 1) + 1
    return _OF_HEAT.match(text.clean, word) is not None


def behind_quotation(context: Context, index: int) -> Reading | None:
    """Read the number of «Армия»-2022 without a sign."""
    text = context.text
    if not (text.glued(index) and text.glued(index + 1)) or not closes_quotation(text, index - 1):
        return None
    match = re.compile(r"[-–](?P<digits>\d{1,4})(?![\d.,]\d|\w)").match(text.clean, text.start[index])
    if match is None:
        return None
    return Reading(
        match.start(), match.end(), " " + say_digits(match["digits"]), "number of a name", kind=Kind.DESIGNATION
    )


def leading_dot(context: Context, index: int) -> Reading | None:
    """Read the full stop of «.РФ», «.NET» and «.eu»: nothing touches it but what stands behind, or quotation marks."""
    text = context.text
    if (text.glued(index) and text.word[index - 1] not in OPENING | {"("}) or not text.glued(index + 1):
        return None
    zone = addresses.zone_aloud(text.word[index + 1])
    if zone and text.word[index + 1].islower():
        return Reading(text.start[index], text.end[index + 1], f"точка {zone}", "a zone")
    if not text.word[index + 1].isupper():
        return None
    return Reading(text.start[index], text.end[index], "точка ", "a full stop that is said")


def bare_unit(context: Context, index: int) -> Reading | None:
    """Read «человек на км²»: a squared or cubed unit without a number."""
    text = context.text
    governor = context.govern(index)
    if not text.glued(index + 1) or text.word[index + 1] not in "²³CСF":
        return _unit_behind_preposition(text, index, governor)
    written = text.word[index] + text.word[index + 1]
    if written not in _BARE_UNITS:
        return None
    name = units.unit(written).name
    case = Case.ACCS if governor.words in ("на", "за", "в") else governor.behind_preposition(Case.NOMN)
    return Reading(text.start[index], text.end[index + 1], name.form(case, Number.SING), "unit")


def _unit_behind_preposition(text: Text, index: int, governor: Governor) -> Reading | None:
    """«12 руб. за кг», «цена кв. м»: a unit that a preposition or a noun governs."""
    found = units.find(text.clean, text.start[index])
    if found is None or len(found.written) < 2 or governor.token != index - 1:
        return None
    of_noun = governor.is_noun and " " in found.written
    if not of_noun and governor.words not in ("за", "на", "с", "в"):
        return None
    case = Case.GENT if of_noun or governor.words == "с" else Case.ACCS
    end = stops.behind(text.clean, found.end)
    return Reading(found.start, end, units.unit(found.written).name.form(case, Number.SING), "unit")


def greek(context: Context, index: int) -> Reading | None:
    """Read Greek letters and words; report what no Russian letters can say."""
    text = context.text
    match = _LETTERS.match(text.clean, text.start[index])
    if match is None:
        return None
    spoken = other_scripts.read(match.group())
    if spoken is None or not _SPEAKABLE.match(spoken):
        return Reading(
            match.start(), match.end(), "", "no Russian letters for it", kind=Kind.UNSPOKEN, report=match.group()
        )
    return Reading(match.start(), match.end(), spoken, "Greek letters")


def minus(context: Context, index: int) -> Reading | None:
    """Read a dash between two terms of a sum as «минус»."""
    text = context.text
    if not 0 < index < text.count - 1 or text.kind[index - 1] is not NUMBER:
        return None
    if not re.match(r"[-–][ ]?\d+(?:,\d+)?[ ]?=", text.clean[text.start[index] :]):
        return None
    return Reading(text.end[index - 1], text.start[index + 1], " минус ", "sign between terms")


def _is_money(text: Text, index: int) -> bool:
    """«20 тысяч рублей/кг», «20 тысяч руб./кг»."""
    measure = units.find(text.clean, text.start[index])
    if measure is not None and units.unit(measure.written).name.head in units.currency_names():
        return True
    return any(one.lemma in units.currency_names() for one in analyses(text.word[index]))


def _is_between_amounts(context: Context, index: int) -> bool:
    """«584 млрд ₽ / 213 млрд ₽»: a stroke with spaces behind an amount, before a number."""
    text, last = context.text, context.last
    if last is None or not last.counted or index + 1 >= text.count or text.broken(index + 1):
        return False
    spaced = not text.glued(index) and not text.glued(index + 1)
    following = text.word[index + 1]
    return spaced and last.end == text.end[index - 1] and (following[0].isdigit() or following in "+-–−$€£¥₽")


def by_table(context: Context, index: int) -> Reading | None:
    """Read any other sign by the table; one without a reading is left out, with a report unless it is mere ornament."""
    text = context.text
    sign = text.word[index]
    start, end = text.start[index], text.end[index]
    if sign == "″" and stands_for_quotation_mark(text.clean, start):
        return Reading(start, end, "”", "quotation mark")
    if sign in "[{":
        return Reading(start, end, "(", "bracket")
    if sign in "]}":
        return Reading(start, end, ")", "bracket")
    last = context.last
    numbered = last is not None and last.kind is Kind.DESIGNATION and last.end == start
    if sign == "/" and numbered and _OF_YEAR.match(text.clean, start):
        return Reading(start, end, " дробь ", "stroke before the year of a case")
    if sign in "/\\|":
        before = index - 1 if text.word[index - 1] != "." else index - 2  # «тысяч руб./га»
        rate = rate_behind(text.clean, start, price=_is_money(text, before)) if text.is_word(before) else None
        if rate is not None:
            return Reading(start, rate[0], " " + rate[1], "rate")
        if index + 1 < text.count and text.glued(index + 1) and text.word[index + 1] in "$€£¥₽":
            return Reading(start, end, ", ", "stroke between sums")
        if _is_between_amounts(context, index):
            return Reading(text.end[index - 1], end, ",", "stroke between amounts")
        return Reading(start, end, " " if text.glued(index) else "", "stroke")
    if sign in _BULLETS and index and not text.broken(index) and text.word[index - 1] not in _PAUSES:
        return Reading(text.end[index - 1], end, ",", "a bullet between items")
    if sign == "#" and text.glued(index) and text.kind[index - 1] is LATIN:
        return Reading(start, end, " шарп", "a sharp")
    if sign in "*_~^`•·●■▪◦►▶†‡¶#":
        between = index and text.glued(index) and text.glued(index + 1)  # снежная_королева
        return Reading(start, end, " " if between else "", "ornament")
    spoken = table().get(sign)
    if spoken:
        lead = "" if start == 0 or text.clean[start - 1] in " \n" else " "
        tail = "" if end >= len(text.clean) or text.clean[end] in " \n.,;:!?)»" else " "
        return Reading(start, end, lead + spoken + tail, "sign")
    return Reading(start, end, "", "nothing to say", kind=Kind.UNSPOKEN, report=sign)
