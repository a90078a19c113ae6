"""Notices of flats and where they are: «5/9 эт.», «3-комн. кв.», «1-к. квартиру», «в 5 мкр.», «дома 7/2 и 9/1»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.governor import INTO_OR_ONTO, How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import analyses, nouns
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.nearby import IN_STREET, LONGEST_STREET
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_STOREY = re.compile(
    r"(?P<storey>\d{1,2})(?:/(?P<all>\d{1,2})[ ]?(?:эт\.?|(?P<noun>этаж[а-яё]*))|[ ]?эт\.(?![ ][а-яё]))(?!\w)"
)
_FLAT = re.compile(
    r"(?P<rooms>[1-9])[ ]?-?[ ]?(?:х?[ -]?комн?\.|к\.|к(?=[ ]кв))[ ]?"
    r"(?:(?P<cut>кв(?:-р[аыуе]|\.))|(?P<noun>квартир[а-яё]*))(?!\w)"
)
_BUILDING = re.compile(
    r"(?P<house>\d{1,3})(?:к\.?(?P<block>\d{1,2}))?(?:с(?:тр)?\.?(?P<structure>\d{1,2}))?(?:кв\.?(?P<flat>\d{1,3}))?"
    r"(?![\w/-]|[.,]\d)"
)
_STROKE = re.compile(
    r"(?:(?P<first>\d{1,3})(?P<joint>[ ]по[ ]|[-–—]))?(?P<house>\d{1,3})/(?P<part>\d{1,2})(?![\w/-]|[.,]\d)"
)
_ROW = re.compile(  # «домам 5, 7/2 и», «по Красному проспекту — с», «по ул. Мира, »
    r"(?:\b(?:д(?:ом(?:а|у|е|ом|ов|ам|ами|ах)?|\.)[ ]?|[а-яё]+[ ]проспект[а-я]*[ ])(?:№+[ ]?)?"
    r"|\b(?:ул|улиц[аеы]|просп|пр|пр-т|проспект[уе]?|пер|переулк[уе])\b[^;:!?,\n]{3,30},[ ])"
    r"(?:[-–—][ ])?(?:с[ ])?(?:\d{1,3}[а-я]?(?:/\d{1,2})?(?:,[ ]|[ ](?:и|по)[ ]|[-–—]))*\Z"
)
_ALWAYS = "24/7"
_LONGEST_ROW = 100  # characters of a row of houses, its street among them
_DAY = 3  # tokens of a street named after a day
_FLAT_ENDINGS = {"а": Case.NOMN, "ы": Case.GENT, "у": Case.ACCS, "е": Case.LOCT}
_DISTRICT = re.compile(r"(?P<number>\d{1,3})[ ](?:мкр(?:н|\.|-(?P<ending>н[а-я]{0,2}))?|микр\.)(?![а-яё])")
_DISTRICTS = (" мкр", " микр")
_DISTRICT_ENDINGS = {"на": Case.GENT, "ну": Case.DATV, "не": Case.LOCT}


def district(context: Context, index: int) -> Reading | None:
    """Read «в 5 мкр.», «жители 7 мкр-на»: a district of a town by its number."""
    text = context.text
    if not text.clean.startswith(_DISTRICTS, text.end[index]):
        return None
    match = _DISTRICT.match(text.clean, text.start[index])
    if match is None:
        return None
    governor = context.govern(index)
    asked = Case.GENT if governor.is_noun else governor.first
    asked = Case.LOCT if governor.words in INTO_OR_ONTO else asked
    case = _DISTRICT_ENDINGS.get(match["ending"] or "", asked)
    spoken = f"{numerals.ordinal(int(match['number']), case)} {inflect('микрорайон', case)}"
    end = stops.behind(text.clean, match.end())
    return Reading(match.start(), end, spoken, f"district of a town, {case}", kind=Kind.RANK, case=case)


def building(context: Context, index: int) -> Reading | None:
    """Read «ул. Мира, 12к1с2» as house, block and structure, and «ул. 8 Марта, 10», whose house is no other day."""
    text = context.text
    match = _BUILDING.match(text.clean, text.start[index])
    if match is None:
        return None
    lettered = match.lastgroup != "house"
    if not (_is_house(text, index) or _is_next(context, index) if lettered else _is_of_day(text, index)):
        return None
    spoken = numerals.cardinal(int(match["house"]))
    for part, name in (("block", "корпус"), ("structure", "строение"), ("flat", "квартира")):
        if match[part]:
            spoken += f" {name} {numerals.cardinal(int(match[part]))}"
    return Reading(match.start(), match.end(), spoken, "number of a building", kind=Kind.DESIGNATION)


def with_stroke(context: Context, index: int) -> Reading | None:
    """Read «в домах 117/3 и 119/1», «с 5 по 17/2»: houses with a stroke in a row of houses."""
    text = context.text
    match = _STROKE.match(text.clean, text.start[index])
    if match is None or match.group() == _ALWAYS:
        return None
    if not _ROW.search(text.clean[max(0, match.start() - _LONGEST_ROW) : match.start()].lower()):
        return None
    if int(match["house"]) < int(match["part"]) and _is_share(text, text.at(match.end(), index)):
        return None
    spoken = f"{numerals.cardinal(int(match['house']))} дробь {numerals.cardinal(int(match['part']))}"
    if match["first"]:
        case = Case.GENT if text.lower(index - 1) == "с" else Case.NOMN
        joint = " по " if match["joint"] == " по " else "-"
        spoken = f"{numerals.cardinal(int(match['first']), case)}{joint}{spoken}"
    return Reading(match.start(), match.end(), spoken, "house with a stroke", kind=Kind.DESIGNATION)


def _is_share(text: Text, behind: int) -> bool:
    """«На проспекте 1/2 фонарей не горит», «на улице много людей, 1/3 из них — дети»: no house but a part of many."""
    if not text.goes_on(behind):
        return False
    best = analyses(text.word[behind])[0]
    return text.lower(behind) == "из" or (best.case is Case.GENT and (best.pos == "NOUN" or best.is_adjective))


def _is_house(text: Text, index: int) -> bool:
    before = text.lower(index - 2 if text.word[index - 1] == "." else index - 1)
    street = text.clean[max(0, text.start[index] - LONGEST_STREET) : text.start[index]]
    return before in word_list("houses") or IN_STREET.search(street.lower()) is not None


def _is_next(context: Context, index: int) -> bool:
    """«В домах 3к1 и 5к2»."""
    before = context.joined(index)
    return before is not None and before.kind is Kind.DESIGNATION


def _is_of_day(text: Text, index: int) -> bool:
    """Whether a street named after a day stands before a comma: «ул. 8 Марта, 10»."""
    if index < _DAY or text.word[index - 1] != "," or not text.word[index - 2].istitle():
        return False
    return text.lower(index - 2) in calendar.genitives() and _is_house(text, index)


def storey(context: Context, index: int) -> Reading | None:
    """Read «5/9 эт.» as the fifth of nine storeys, «на 2 эт.» as the second."""
    match = _STOREY.match(context.text.clean, context.text.start[index])
    if match is None or not 0 < int(match["storey"]) <= int(match["all"] or match["storey"]):
        return None
    governor = context.govern(index)
    case = Case.NOMN
    if match["noun"]:
        case = next((form.case for form in nouns(match["noun"]) if form.number is Number.SING), Case.NOMN)
    if governor.how is How.PREPOSITION and governor.token == index - 1:
        case = Case.LOCT if governor.words in INTO_OR_ONTO else governor.first
    spoken = f"{numerals.ordinal(int(match['storey']), case)} {inflect('этаж', case)}"
    if match["all"]:
        spoken += f" из {numerals.cardinal(int(match['all']), Case.GENT)}"
    return Reading(match.start(), stops.behind(context.text.clean, match.end()), spoken, "storey of a house")


def flat(context: Context, index: int) -> Reading | None:
    """Read «3-комн. кв.» and «1-к. квартиру»."""
    match = _FLAT.match(context.text.clean, context.text.start[index])
    if match is None:
        return None
    case, number = standing(context.government, index, Gender.FEMN, Number.SING).case, Number.SING
    written = match["noun"]
    if written:
        form = next(iter(nouns(written)), None)
        case, number = (form.case, form.number or number) if form is not None else (case, number)
    elif match["cut"] and match["cut"].startswith("кв-р"):
        case = _FLAT_ENDINGS[match["cut"][-1]]
    adjective = numerals.stem(int(match["rooms"])) + inflect("комнатный", case, number, Gender.FEMN)
    spoken = f"{adjective} {written or inflect('квартира', case)}"
    end = stops.behind(context.text.clean, match.end())
    return Reading(match.start(), end, spoken, f"flat, {case}", kind=Kind.NOUN, case=case)
