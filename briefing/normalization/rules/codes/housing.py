"""Notices of flats and where they are: «5/9 эт.», «3-комн. кв.», «в 5 мкр.», «дома 7/2 и 9/1», «в доме 5б»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.declined import declined
from briefing.normalization.grammar.governor import INTO_OR_ONTO, How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import analyses, nouns
from briefing.normalization.grammar.ranked import names_numbers
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.rules.codes.designations import before_houses
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.digits_of_names import say_digits
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.nearby import IN_STREET, LONGEST_STREET
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import beginnings, word_list

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
_FLAT_ENDINGS = {"а": Case.NOMN, "ы": Case.GENT, "у": Case.ACCS, "е": Case.LOCT}
_DISTRICT = re.compile(r"(?P<number>\d{1,3})[ ](?:мкр(?:н|\.|-(?P<ending>н[а-я]{0,2}))?|микр\.)(?![а-яё])")
_DISTRICT_ENDINGS = {"на": Case.GENT, "ну": Case.DATV, "не": Case.LOCT}
_HOUSE = re.compile(  # «д. 5б», «д. 5-б», «д. 5 б»
    r"(?P<digits>\d{1,3})(?:(?P<letter>[а-я])|-(?P<other>[абвгджзк])|[ ](?P<apart>б|[авеж](?=[.,;)]|\Z)))(?![а-яё\w-])"
)
_GROWN_ON_LABELS, _GROWN_IN_ROWS = "абвдежзик", "гл"  # no units: «канал 5м», «Соль, 5г»
_LONGEST_NAME = 4  # tokens of a street's name and the word before it


@where(_DISTRICT)
def district(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «в 5 мкр.», «жители 7 мкр-на»: a district of a town by its number."""
    governor = context.govern(index)
    asked = Case.GENT if governor.is_noun else governor.first
    asked = Case.LOCT if governor.words in INTO_OR_ONTO else asked
    case = _DISTRICT_ENDINGS.get(match["ending"] or "", asked)
    spoken = declined("*микрорайон").nth(int(match["number"]), case)
    end = stops.behind(match.string, match.end())
    return Reading(match.start(), end, spoken, f"district of a town, {case}", kind=Kind.RANK, case=case)


@where(_BUILDING)
def building(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «ул. Мира, 12к1с2» as house, block and structure, and «ул. 8 Марта, 10», whose house is no other day."""
    text = context.text
    lettered = match.lastgroup != "house"
    before = context.joined(index)
    listed = before is not None and before.kind is Kind.DESIGNATION  # «в домах 3к1 и 5к2»
    if not (_is_house(text, index) or listed if lettered else _is_of_day(text, index)):
        return None
    spoken = numerals.cardinal(int(match["house"]))
    for part, name in (("block", "корпус"), ("structure", "строение"), ("flat", "квартира")):
        if match[part]:
            spoken += f" {name} {numerals.cardinal(int(match[part]))}"
    return Reading(match.start(), match.end(), spoken, "number of a building", kind=Kind.DESIGNATION)


@where(_STROKE)
def with_stroke(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «в домах 117/3 и 119/1», «с 5 по 17/2»: houses with a stroke in a row of houses."""
    text = context.text
    if match.group() == _ALWAYS:
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


def _is_of_day(text: Text, index: int) -> bool:
    """Whether a street named after a day stands before a comma: «ул. 8 Марта, 10»."""
    if index < 3 or text.word[index - 1] != "," or not text.word[index - 2].istitle():
        return False
    return text.lower(index - 2) in calendar.genitives() and _is_house(text, index)


@where(_STOREY)
def storey(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «5/9 эт.» as the fifth of nine storeys, «на 2 эт.» as the second."""
    if not 0 < int(match["storey"]) <= int(match["all"] or match["storey"]):
        return None
    governor = context.govern(index)
    case = Case.NOMN
    if match["noun"]:
        case = next((form.case for form in nouns(match["noun"]) if form.number is Number.SING), Case.NOMN)
    if governor.how is How.PREPOSITION and governor.token == index - 1:
        case = Case.LOCT if governor.words in INTO_OR_ONTO else governor.first
    spoken = declined("*этаж").nth(int(match["storey"]), case)
    if match["all"]:
        spoken += f" из {numerals.cardinal(int(match['all']), Case.GENT)}"
    return Reading(match.start(), stops.behind(context.text.clean, match.end()), spoken, "storey of a house")


@where(_FLAT)
def flat(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «3-комн. кв.» and «1-к. квартиру»."""
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


@where(_HOUSE)
def house_with_letter(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «в доме 5б»: the letter grown on the number of a house."""
    text = context.text
    street = IN_STREET.search(text.clean, max(0, match.start() - LONGEST_STREET), match.start())
    if not street and not _is_lettered(text, index, match["letter"]):
        return None
    letter = context.letters.say(match[match.lastgroup or 0].upper())
    spoken = f"{say_digits(match['digits'])} {letter}"
    return Reading(match.start(), match.end(), spoken, "number of a house", kind=Kind.DESIGNATION)


def _is_lettered(text: Text, index: int, grown: str | None) -> bool:
    """Whether a letter is one of a number: behind «дом», and of one grown on it behind «кабинет», «место», a street."""
    label = before_houses(text, index)
    if text.lower(label) in word_list("houses"):
        return True
    if grown is None:
        return False
    name = label + 1 if text.is_word(label + 1) else label - 1  # «Мира, 5б; Лесная, 7, 9г»
    street = text.word[name].istitle() and text.word[name + 1] == ","
    if grown in _GROWN_ON_LABELS and _ends_street(text, label):
        return True  # «улица Мира 5б»
    if grown not in _GROWN_ON_LABELS and text.lower(label).startswith(beginnings("numbered_routes")):
        return True  # «маршруты 5т и 10э»
    if grown not in _GROWN_ON_LABELS:
        return street and grown in _GROWN_IN_ROWS and index > name + 2
    return street or text.lower(label) in word_list("lettered_places") or names_numbers(text.word[label])


def _ends_street(text: Text, token: int) -> bool:
    """Whether a token is the name of a street, with no comma behind: «ул. Мира 5б», «проспекте Льва Толстого 7к»."""
    named = text.word[token].istitle() and len(text.word[token]) > 1
    return named and any(word in word_list("streets") for word in text.small[max(0, token - _LONGEST_NAME) : token])
