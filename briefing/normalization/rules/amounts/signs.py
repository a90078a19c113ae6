"""Signs that stand by themselves: units with their powers, Greek letters, strokes, ornaments, the rest by a table."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.foreign import other_scripts
from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import analyses, may_be_of
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity import units
from briefing.normalization.quantity.units import rate_behind
from briefing.normalization.rules.codes import roads
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.letters import addresses_aloud
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import stands_for_quotation_mark
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import LATIN, MARK, NUMBER, OPENING, Text
from briefing.normalization.tables import rows, word_list

_SPEAKABLE = re.compile(r"[Ѐ-ԯ -]*\Z")
_LETTERS = re.compile(r"[^\W\d_A-Za-zЀ-ԯ]+")
_BARE_UNITS = frozenset(unit + power for unit in ("м", "км", "см", "мм") for power in "²³") | {"°C", "°С", "°F"}
_CASE_OF_BARE_UNIT = {"на": Case.ACCS, "за": Case.ACCS, "в": Case.LOCT}  # «тариф за м³», «5 мг в м³ воздуха»
RAISED_UNITS = frozenset([
    "м", "км", "см", "мм", "кг", "га", "кв", "куб", "кВт", "МВт", "ГВт", "ГБ", "ТБ", "барр", "тыс", "т", "шт", "чел",
    "экз", "уп", "л", "ед", "унц", "ткм", "тонно", "тр",
])  # fmt: skip
"""Units that stand without a number too, some with their raised 2 or 3."""
_SINCE = re.compile(r"/с [12]\d{3}(?!\d)")  # «член ООН /с 1945/»
_GOES_ON = re.compile(r"[/-]|\.[ ]?[а-яё]\b")
_PART_OF_CASE = re.compile(r"/(?P<digits>[1-9]\d?)(?![\d/-])")
_CASE = re.compile(r"(?:№|\bN)[ ]?[А-ЯЁA-Z]{1,3}\d{1,3}-\d{1,6}\Z")  # «дело № А40-1234/22»
_LONGEST_CASE = 16  # characters of the number of a case up to its stroke
_ASIDE = re.compile(r"(?<![^\s(«])/(?=[^/\n]*[А-ЯЁа-яёA-Z])[^\s/][^/\n]{0,78}[^\s/]/(?![\w/])")
_LONGEST_ASIDE = 81  # characters, with both strokes
_SHORT = 3  # letters of what is rather cut short than a word: «и/о», «д/с»
_OF_YEAR = re.compile(r"/(?P<year>(?:19|20)\d\d)(?!\d)(?P<code>-\w)?")
_BRACKETS = {"[": "(", "{": "(", "]": ")", "}": ")"}
_MOMENTS = (Kind.TIME, Kind.DATE)
_STROKES = frozenset("/\\|")
_BULLETS = frozenset("•●■▪►▶")
_ORNAMENTS = _BULLETS | frozenset("*_~^`·◦†‡¶#")
_PAUSES = frozenset(".,;:!?…—–(«•●■▪►▶")


@cache
def table() -> dict[str, str]:
    """Every sign of the table and its reading."""
    return {row["symbol"]: row["reading"] for row in rows("symbols.tsv")}


def leading_dot(context: Context, index: int) -> Reading | None:
    """Read the full stop of «.РФ», «.NET», «.eu», «.docx»: only what stands behind touches it, or quotation marks."""
    text = context.text
    if (text.glued(index) and text.word[index - 1] not in OPENING | {"("}) or not text.glued(index + 1):
        return None
    zone = addresses_aloud.zone_aloud(text.word[index + 1])
    if zone and text.word[index + 1].islower():
        return Reading(text.start[index], text.end[index + 1], f"точка {zone}", "a zone")
    if not text.word[index + 1].isupper():
        return None
    return Reading(text.start[index], text.end[index], "точка ", "a full stop that is said")


def bare_unit(context: Context, index: int) -> Reading | None:
    """Read «человек на км²»: a squared or cubed unit without a number."""
    text = context.text
    if index > 0 and not text.broken(index) and _is_of_thousands(context, index - 1):
        return _unit_of_thousands(text, index)
    if text.word[index] == "км" and (place := roads.mark(text, text.start[index], index - 1)):
        return place
    governor = context.govern(index)
    if not text.glued(index + 1) or text.word[index + 1] not in "²³CСF":
        return _unit_behind_preposition(context, index, governor)
    written = text.word[index] + text.word[index + 1]
    if written not in _BARE_UNITS:
        return None
    name = units.unit(written).name
    of_noun = governor.is_noun and governor.token == index - 1  # «цена м²»
    case = Case.GENT if of_noun else governor.behind_preposition(Case.NOMN)
    case = _CASE_OF_BARE_UNIT.get(governor.words, case)
    return Reading(text.start[index], text.end[index + 1], name.form(case, Number.SING), "unit")


def _is_of_thousands(context: Context, before: int) -> bool:
    """Whether many or the adjective of many stands before a unit: «5 тысяч т», «десятки МВт», «5 млрд тарифных ткм»."""
    text, number = context.text, context.number
    if may_be_of(forms_at(text, before), "quantities"):
        return True
    if number is None or not number.value or text.clean[number.end : text.start[before]] != " ":
        return False
    if numerals.is_one(number.value) or numerals.is_few(number.value):
        return False
    return any(one.is_adjective and one.case is Case.GENT for one in analyses(text.word[before]))


def _unit_of_thousands(text: Text, index: int) -> Reading | None:
    """«Построено 5 тысяч кв. м жилья», «миллион м²», «300 тысяч т»: a unit behind thousands in a word."""
    found = units.find(text.clean, text.start[index])
    if found is None or _GOES_ON.match(text.clean, found.end):
        return None
    name = units.unit(found.written).name
    return Reading(found.start, units.behind(text.clean, found), name.form(Case.GENT, Number.PLUR), "unit")


def _unit_behind_preposition(context: Context, index: int, governor: Governor) -> Reading | None:
    """«12 руб. за кг», «цена кв. м»: a unit that a preposition or a noun governs."""
    text = context.text
    found = units.find(text.clean, text.start[index])
    if found is None or governor.token != index - 1:
        return None
    if len(found.written) == 1 and not _is_priced(context, index, found.end):
        return None
    of_noun = governor.is_noun and " " in found.written
    of_one = governor.how is How.ADJECTIVE and " " in found.written  # «за один кв. м»
    if not of_noun and not of_one and governor.words not in ("за", "на", "с", "в"):
        return None
    case = governor.first if of_one else Case.GENT if of_noun or governor.words == "с" else Case.ACCS
    end = stops.behind(text.clean, found.end)
    return Reading(found.start, end, units.unit(found.written).name.form(case, Number.SING), "unit")


def _is_priced(context: Context, index: int, end: int) -> bool:
    """«60 тыс. руб. за т», «$240 за т»: a sum stands before «за»; not «за т. н. услуги», «за т/х»."""
    text, number = context.text, context.number
    if text.lower(index - 1) != "за" or _GOES_ON.match(text.clean, end):
        return False
    if number is not None and number.counted is Counted.MONEY:
        return not text.clean[number.end : text.start[index - 1]].strip()
    return any(one.lemma in units.currency_names() for one in analyses(text.word[index - 2]))


@where(_LETTERS)
def greek(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read Greek letters and words; report what no Russian letters can say."""
    spoken, (start, end) = other_scripts.read(match.group()), match.span()
    if spoken is None or not _SPEAKABLE.match(spoken):
        return Reading(start, end, "", "no Russian letters for it", kind=Kind.UNSPOKEN, report=match.group())
    return Reading(start, end, spoken, "Greek letters")


def _is_money(text: Text, index: int) -> bool:
    """«20 тысяч рублей/кг», «20 тысяч руб./кг»."""
    measure = units.find(text.clean, text.start[index])
    if measure is not None and units.unit(measure.written).name.head in units.currency_names():
        return True
    return any(one.lemma in units.currency_names() for one in analyses(text.word[index]))


def _priced_thing(text: Text, index: int) -> str:
    """Give the accusative of a noun that a price is for, nothing for another word: «500 руб./билет»."""
    forms = forms_at(text, index) if len(text.word[index]) > 2 else ()
    named = any(one.pos == "NOUN" and one.case is Case.NOMN and one.number is Number.SING for one in forms)
    return inflect(text.word[index], Case.ACCS, Number.SING) if named else ""


def _aside(text: Text, index: int) -> Reading | None:
    """Read the strokes around an aside as brackets: «силы содействия /ИСАФ/ уходят», as agencies write."""
    start, end = text.start[index], text.end[index]
    if _ASIDE.match(text.clean, start):
        return Reading(start, end, "(", "stroke before an aside")
    opening = text.clean.rfind("/", max(0, start - _LONGEST_ASIDE), start)
    aside = _ASIDE.match(text.clean, opening) if opening >= 0 else None
    return Reading(start, end, ")", "stroke behind an aside") if aside is not None and aside.end() == end else None


def _makes_pause(text: Text, index: int) -> bool:
    """Whether a stroke makes a pause: «Иван Петров / ТАСС», «9:19|Псков», «родители/опекуны», not «и/или»."""
    if not index or index + 1 == text.count or text.broken(index) or text.broken(index + 1):
        return False
    before, behind = text.word[index - 1], text.word[index + 1]
    if before in _PAUSES or text.word[index] == "|":
        return before not in _PAUSES
    apart = not (text.glued(index) or text.glued(index + 1))
    words = all(text.is_word(at) and len(text.word[at]) > _SHORT for at in (index - 1, index + 1))
    return apart or words or not word_list("news_agencies").isdisjoint((before, behind))


def _is_between_amounts(context: Context, index: int) -> bool:
    """«584 млрд ₽ / 213 млрд ₽», «14:05 / 3 мая»: a stroke with spaces behind an amount or a time, before a number."""
    text, last = context.text, context.last
    if last is None or not (last.counted or last.kind in _MOMENTS) or index + 1 >= text.count or text.broken(index + 1):
        return False
    spaced = not text.glued(index) and not text.glued(index + 1)
    following = text.word[index + 1]
    return spaced and last.end == text.end[index - 1] and (following[0].isdigit() or following in "+-–−$€£¥₽")


def bracket(context: Context, index: int) -> Reading | None:
    """Read brackets of other kinds as round ones, and ″ as the quotation mark that some sites set so."""
    text, sign = context.text, context.text.word[index]
    if sign == "″" and stands_for_quotation_mark(text.clean, text.start[index]):
        return Reading(text.start[index], text.end[index], "”", "quotation mark")
    return Reading(text.start[index], text.end[index], _BRACKETS[sign], "bracket") if sign in _BRACKETS else None


def stroke(context: Context, index: int) -> Reading | None:
    """Read what stands behind a stroke as a rate, the stroke between sums as a pause, any other as a gap."""
    text, last = context.text, context.last
    start, end = text.start[index], text.end[index]
    if text.word[index] not in _STROKES:
        return None
    if aside := _aside(text, index):
        return aside
    part = _PART_OF_CASE.match(text.clean, start) if last is not None and last.end == start else None
    if part is not None and _CASE.search(text.clean, max(0, start - _LONGEST_CASE), start):
        spoken = f" дробь {numerals.cardinal(int(part['digits']))}"
        return Reading(start, part.end(), spoken, "part of a case's number", kind=Kind.DESIGNATION)
    behind_code = last is not None and last.kind is Kind.DESIGNATION and last.end == start
    if behind_code and (year := _OF_YEAR.match(text.clean, start)):  # «дела № А51-95/2024 Арбитражного суда»
        if year["code"]:  # «А51-95/2024-К»
            return Reading(start, end, " дробь ", "stroke before the year of a case")
        spoken = f" дробь {numerals.cardinal(int(year['year']))}"
        return Reading(start, year.end(), spoken, "year of a case", kind=Kind.DESIGNATION)
    before = index - 1 if text.word[index - 1] != "." else index - 2  # «тысяч руб./га»
    measured = text.is_word(before) and not _SINCE.match(text.clean, start)
    rate = rate_behind(text.clean, start, price=_is_money(text, before)) if measured else None
    if rate is not None:
        return Reading(start, rate[0], " " + rate[1], "rate")
    if measured and text.glued(index + 1) and _is_money(text, before) and (each := _priced_thing(text, index + 1)):
        return Reading(start, text.end[index + 1], f" за {each}", "price of each")
    if text.glued(index + 1) and text.word[index + 1] in "$€£¥₽":
        return Reading(start, end, ", ", "stroke between sums")
    if _is_between_amounts(context, index):
        return Reading(text.end[index - 1], end, ",", "stroke between amounts")
    if _makes_pause(text, index):
        return Reading(text.end[index - 1], end, ", " if text.glued(index + 1) else ",", "stroke between parts")
    between = text.glued(index) and text.kind[index - 1 : index + 2 : 2] == (NUMBER, NUMBER)  # «100/97,4»
    return Reading(start, end, ", " if between else " " if text.glued(index) else "", "stroke")


def ornament(context: Context, index: int) -> Reading | None:
    """Leave out what is mere ornament; a bullet between items is a pause, the sharp of «C#» is said."""
    text, sign = context.text, context.text.word[index]
    start, end = text.start[index], text.end[index]
    bullet = sign in _BULLETS or (sign == "·" and not text.glued(index) and not text.glued(index + 1))
    if bullet and index and not text.broken(index) and text.word[index - 1] not in _PAUSES:
        return Reading(text.end[index - 1], end, ",", "a bullet between items")
    if sign == "#" and text.glued(index) and text.kind[index - 1] is LATIN:
        return Reading(start, end, " шарп", "a sharp")
    if sign not in _ORNAMENTS:
        return None
    between = text.glued(index) and text.glued(index + 1) and text.kind[index + 1] is not MARK  # снежная_королева
    return Reading(start, end, " " if between else "", "ornament")


def by_table(context: Context, index: int) -> Reading | None:
    """Read any other sign by the table; one without a reading is left out, with a report."""
    text, sign = context.text, context.text.word[index]
    start, end = text.start[index], text.end[index]
    initials = sign == "&" and text.glued(index) and text.glued(index + 1) and text.clean[start - 1].isupper()
    spoken = "энд" if initials and text.kind[index - 1] is text.kind[index + 1] is LATIN else table().get(sign)
    if not spoken:
        return Reading(start, end, "", "nothing to say", kind=Kind.UNSPOKEN, report=sign)
    lead = "" if start == 0 or text.clean[start - 1] in " \n" else " "
    tail = "" if end >= len(text.clean) or text.clean[end] in " \n.,;:!?)»" else " "
    return Reading(start, end, lead + spoken + tail, "sign")
