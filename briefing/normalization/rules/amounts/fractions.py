"""Common fractions: 1/3 голосов, в 1/8 финала, ½, 1½, 3 1/2."""

from __future__ import annotations

import re
import unicodedata

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.governor import INTO, INTO_OR_ONTO, WITH, How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import may_stand_in, nouns
from briefing.normalization.kinds import CASES, DIRECT, Case, Gender, Number
from briefing.normalization.quantity.coordinated import coordinated
from briefing.normalization.quantity.units import behind, find, unit
from briefing.normalization.rules.context import Context, where
from briefing.normalization.sentence.readings import Counted, Doubt, Reading
from briefing.normalization.sentence.text import MARK, OPENING, Text
from briefing.normalization.tables import beginnings, folded, word_list

_SHARED_PLACE = re.compile(r"(?:-е)?(?=[ ]место(?![а-яё]))")
_SLASHED = re.compile(
    r"(?:(?P<whole>\d{1,3})[ ])?(?P<numerator>\d{1,2})/(?P<denominator>\d{1,3})"
    r"(?:-?(?P<ending>й|я|х|ю|ой|ую|ых))?(?![\d/.,]?\d|[-а-яё]|[ ]?кВ)"
)
_SENSOR = re.compile(r"1/(?P<whole>\d)[.,](?P<digits>\d{1,2})(?:(?=[ ]?дюйм)|[ ]?(?P<inch>″))")
_SIGN = re.compile(r"(?P<whole>\d+)?[ ]?(?P<sign>[¼½¾⅐-⅞])")
_ONES = frozenset("½⅓¼⅕⅙⅐⅛⅑⅒")
_PARTS = {3: "треть", 4: "четверть"}
_IN_WORDS = 40  # characters of a fraction in words
_BOTH = (Number.SING, Number.PLUR)
_SPOONS = ("ложки", "таблетки", "ложке", "таблетке", "пакетика", "капсулы", "ампулы", "дозы")
_CUPS = ("финал", "плей-офф", "кубок", "турнир")
_HALVES = {"стакана": "полстакана", "часа": "полчаса", "года": "полгода", "литра": "пол-литра", "чашки": "полчашки"}


def slashed(context: Context, index: int) -> Reading | None:
    """Read a fraction written with a stroke; «24/7» is no fraction."""
    text = context.text
    if text.word[index] == "1" and (sensor := _SENSOR.match(text.clean, text.start[index])):  # «1/1,5 дюйма»
        size = numerals.decimal(int(sensor["whole"]), sensor["digits"]) + (" дюйма" if sensor["inch"] else "")
        return Reading(sensor.start(), sensor.end(), f"один дробь {size}", "size of a sensor")
    match = _SLASHED.match(text.clean, text.start[index])
    if match is None or (text.glued(index) and text.word[index - 1] in "-/"):
        return None
    numerator, denominator = int(match["numerator"]), int(match["denominator"])
    if _was_said(text.clean, match, numerator, denominator):
        begin = len(text.clean[: match.start() - 1].rstrip(" "))
        return Reading(begin, match.end() + 1, "", "told in words before it", doubt=Doubt.LEFT_OUT)
    if shared := _SHARED_PLACE.match(text.clean, match.end()):
        both = [numerals.ordinal(n, Case.NOMN, Gender.NEUT) for n in (numerator, denominator)]
        return Reading(match.start(), shared.end(), "-".join(both), "a shared place")  # «занял 5/6 место»
    if (numerator, denominator) == (24, 7):
        return Reading(match.start(), match.end(), "двадцать четыре на семь", "round the clock")
    if text.is_latin(index - 1) and not match["whole"] and not text.broken(index):
        spoken = f"{numerals.cardinal(numerator)} и {numerals.cardinal(denominator)}"
        return Reading(match.start(), match.end(), spoken, "two numbers of a Latin name")  # «Snapdragon 7 Gen 2/3»
    after = text.at(match.end())
    share = after < text.count and text.word[after].islower() and _of_cases(text, match.end(), *_BOTH)
    if (numerator, denominator) == (9, 11) and not share:
        return Reading(match.start(), match.end(), "девять одиннадцать", "the eleventh of September")
    if numerator == denominator or _are_shares(text, index, numerator, denominator):
        joint = f"{numerals.cardinal(numerator)} на {numerals.cardinal(denominator)}"
        return Reading(match.start(), match.end(), joint, "equal shares")
    if denominator < 2 or _is_address(text, index) or (numerator > denominator and not match["whole"]):
        whole = f"{numerals.cardinal(int(match['whole']))} " if match["whole"] else ""
        spoken = f"{whole}{numerals.cardinal(numerator)} дробь {numerals.cardinal(denominator)}"
        return Reading(match.start(), match.end(), spoken, "number with a stroke")
    case = _case(context, index, match)
    if (numerator, denominator) == (1, 2) and not match["whole"] and (half := _half(text, match.end(), case)):
        return Reading(match.start(), half[0], half[1], f"half, {case}", case=case)
    spoken = (numerals.fraction if _is_round(text, match.end()) else _say)(numerator, denominator, case)
    if match["whole"]:
        spoken = f"{_whole(int(match['whole']), case)} {spoken}"
    end, counted = _measured(text, match.end())
    kind = Counted.UNIT if counted else Counted.NOUN if text.is_word(text.at(end)) else Counted.NONE
    return Reading(match.start(), end, spoken + counted, f"fraction, {case}", case=case, counted=kind)


def _was_said(clean: str, match: re.Match[str], numerator: int, denominator: int) -> bool:
    """«Не менее одной пятой (1/5) массы»: whether the fraction in brackets stands before them in words."""
    start, end = match.span()
    if clean[start - 1 : start] != "(" or clean[end : end + 1] != ")" or match["whole"]:
        return False
    before = folded(clean[max(0, start - _IN_WORDS) : start - 1].rstrip(" "))
    half = (numerator, denominator) == (1, 2)
    said = (inflect("половина", case) if half else _say(numerator, denominator, case) for case in CASES)
    return before.endswith(tuple(folded(one).removeprefix("одна ").removeprefix("одной ") for one in said))


def _are_shares(text: Text, index: int, first: int, second: int) -> bool:
    """«Поделили 70/30», «смены 2/1»: parts of a hundred, days of work and of rest."""
    if first + second == 100 and first % 5 == 0:
        return text.lower(index - 1) not in word_list("houses")
    return text.lower(index - 1).startswith(beginnings("shifts"))


def _is_address(text: Text, index: int) -> bool:
    """Whether the stroke is in the number of a house: «дом 5/7», «Тверская, 18/2»."""
    if index and text.lower(index - 1) in word_list("houses"):
        return True
    after = index + 3
    if index and text.word[index - 1] in OPENING and after < text.count and text.word[after].istitle():
        share = may_stand_in(nouns(text.word[after]), Case.GENT)  # ««2/3 Германии без света»»
        return not share and not text.broken(after)  # «ЖК «7/12 Речной парк»»
    if _is_street(text, index - 1) and not _of_cases(text, text.end[index + 2], Number.SING, Number.PLUR):
        return True  # «Воздвиженка 3/5»
    return index >= 2 and text.word[index - 1] == "," and text.is_word(index - 2) and text.word[index - 2][0].isupper()


def _is_street(text: Text, index: int) -> bool:
    """Whether a name stands at a token that no number counts: a street, where no number is governed by it."""
    if not text.is_word(index) or not text.word[index][0].isupper() or text.broken(index + 1):
        return False
    if {text.lower(index - 1), text.lower(index - 2)} & set(word_list("streets")):
        return True
    opens = index == 0 or text.kind[index - 1] is MARK or text.broken(index)
    ends = index + 4 >= text.count or text.kind[index + 4] is MARK or text.broken(index + 4)
    return opens and ends and may_stand_in(nouns(text.word[index]), Case.NOMN)


@where(_SIGN)
def sign(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read ½ and its like, alone or behind a whole number."""
    text = context.text
    numerator, _, denominator = unicodedata.normalize("NFKC", match["sign"]).partition("⁄")
    case = _case(context, index, match)
    if match["sign"] == "½" and not match["whole"] and (half := _half(text, match.end(), case)):
        return Reading(match.start(), half[0], half[1], f"half, {case}", case=case)
    end, counted = _measured(text, match.end())
    if match["sign"] == "½" and match["whole"] == "1":
        spoken = _one_and_half(text, match.end(), case)
    elif match["sign"] == "½" and match["whole"]:
        spoken = f"{numerals.cardinal(int(match['whole']), case)} с половиной"
    elif match["sign"] == "½" and counted:
        spoken = inflect("половина", case)  # «½ ч. ложки»
    else:
        whole = f"{_whole(int(match['whole']), case)} " if match["whole"] else ""
        spoken = whole + _say(int(numerator), int(denominator), case)
    return Reading(match.start(), end, spoken + counted, f"fraction, {case}", case=case)


def _half(text: Text, end: int, case: Case) -> tuple[int, str] | None:
    """«1/2 стакана», «½ часа»: the offset behind the noun and the two in one word; «1/2 чайной ложки»: a half of it."""
    token = text.at(end)
    if text.clean[end : end + 1] != " " or not text.is_word(token):
        return None
    word = _HALVES.get(text.lower(token)) if case in DIRECT else None
    if word is not None:
        return text.end[token], word
    spoon = any(text.lower(at) in _SPOONS for at in (token, token + 1))
    return (end, inflect("половина", case)) if spoon else None


def _one_and_half(text: Text, end: int, case: Case) -> str:
    """«1½ стакана», «1½ ложки»."""
    if case not in DIRECT:
        return "полутора"
    token = text.at(end)
    found = find(text.clean, end + (text.clean[end : end + 1] == " "))
    counted = nouns(text.word[token]) if text.is_word(token) else ()
    genders = [unit(found.written).name.gender] if found else [one.gender for one in counted if one.case is Case.GENT]
    return "полторы" if genders[:1] == [Gender.FEMN] else "полтора"


def _measured(text: Text, end: int) -> tuple[int, str]:
    """«½ кг»: the unit behind a fraction stands in the genitive."""
    offset = end + (text.clean[end : end + 1] == " ")
    found = find(text.clean, offset)
    if found is None or text.clean[found.end : found.end + 1].isalpha() or found.written in ("с", "в", "к", "о", "у"):
        return end, ""
    return behind(text.clean, found), " " + unit(found.written).name.form(Case.GENT, Number.SING)


def _case(context: Context, index: int, match: re.Match[str]) -> Case:
    """Give the case of a fraction: «в 1/3 случаев», «по 1/2 таблетки», «в 1/8 финала»."""
    text = context.text
    governor = coordinated(text, index, context.number, Counted.UNIT) or context.govern(index)
    followed = text.is_word(text.at(match.end()))
    place = standing(context.government, index, Gender.FEMN, Number.SING)
    dissolved = match.group() not in ("1/2", "½") and text.lower(text.at(match.end())) in ("стакана", "чашки")
    if governor.words in INTO and followed and (dissolved or _of_cases(text, match.end())):
        return Case.LOCT  # «в 1/3 случаев», «в 1/4 стакана воды»
    if governor.words == "по" and _is_one(match):
        return Case.DATV  # «по 1/2 таблетки»
    if governor.words in INTO_OR_ONTO and _is_round(text, match.end()):
        return place.case
    if followed and governor.how in (How.RELATION, How.PERSON):
        return Case.GENT
    if governor.how in (How.NOUN, How.PLACE) and _is_round(text, match.end()):
        return Case.GENT
    if governor.words in WITH and followed:
        return Case.ABLT
    asked = governor.how in (How.PREPOSITION, How.VERB, How.ADJECTIVE, How.COORDINATION)
    return governor.first if asked else Case.NOMN


def _is_one(match: re.Match[str]) -> bool:
    """Whether a fraction is one half, third …"""
    parts = match.groupdict()
    return not match["whole"] and (parts.get("numerator") == "1" or parts.get("sign") in _ONES)


def _of_cases(text: Text, end: int, *numbers: Number) -> bool:
    """«в 1/3 случаев»: a share of many, not of a whole."""
    index, wanted = text.at(end), numbers or (Number.PLUR,)
    return text.is_word(index) and any(
        one.case is Case.GENT and one.number in wanted for one in nouns(text.word[index])
    )


def _is_round(text: Text, end: int) -> bool:
    """«в 1/8 финала», «в 1/4 Кубка» names a round of a cup."""
    after = text.at(end)
    return text.is_word(after) and any(one.lemma in _CUPS for one in nouns(text.word[after]))


def _whole(n: int, case: Case) -> str:
    return numerals.decimal(n, "1", case).rsplit(" ", 2)[0]


def _say(numerator: int, denominator: int, case: Case) -> str:
    if denominator in _PARTS and numerator < denominator:
        part = inflect(_PARTS[denominator], *numerals.counted(numerator, case))
        return f"{numerals.cardinal(numerator, case, Gender.FEMN)} {part}"
    return numerals.fraction(numerator, denominator, case)
