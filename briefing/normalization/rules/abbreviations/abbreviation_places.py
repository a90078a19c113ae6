"""What has to stand around an abbreviation, as the columns of its table ask: a name, a number, an address."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.normalization.grammar.morphology import adjectives, analyses, is_mans_name, may_be_of
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.scales import POWERS
from briefing.normalization.rules.abbreviations import single_letters
from briefing.normalization.rules.abbreviations.abbreviation_tables import Noun, follows
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.text import DASHES, Text
from briefing.normalization.tables import beginnings, folded, word_list

_PERSON = re.compile(r"[ ]?(?:[А-ЯЁ]\.|(?P<word>[А-ЯЁ][а-яё-]+))")
_GIVEN_NAME = re.compile(r"[А-ЯЁ][а-яё]+")
_STREET_OR_HOUSE = re.compile(
    r"\b(?:ул|улиц[аеы]|пр-т|просп|проспекте?|пер|переул|наб|пл|ш|шоссе|д|дом[ае]?|корп|к|вл)\b"
)
_NAMED_STREET = re.compile(
    r"[а-яё] (?:шоссе|улица|проезд|проспект|переулок|набережная|бульвар), \Z|\bул\. [А-ЯЁ][а-яё]+, \Z"
)
_ADJECTIVE_OF_STREET = re.compile(
    r"[ ]?(?P<word>[А-ЯЁ][а-яё-]+?(?P<ending>ая|ой|ую|[иы]й|ом|ым))\b"
    r"(?P<street>[ ](?:(?:ул|пр|просп|пер|наб|пл|бул|пр-[кт]т?|б-р)\b"
    r"|улиц|просп|проезд|переул|бульв|набереж|площад))?"
)
_STREET_BEFORE = re.compile(r"\b(?:ул\.|улиц[аеуы]|улицей|наб\.|набережн[а-я]+|пл\.|площад[а-я]+)[ ]?\Z")
_OF_REPORT = re.compile(r"[ ](?:EBIT|FCF|(?:чист[а-яё]+[ ])?(?:прибыл|убыт|марж|рентаб))")
"""«Скор. EBITDA», «скор. чистая прибыль», not «скор. помощь»."""
_PROJECT = re.compile(r"[ ]?[12]\d{4}М?(?!\w)")
_HOUSE_NUMBER = re.compile(r"\d[\dа-яА-Я/]*,?\s*\Z")
_INVENTORY = re.compile(r"\b[Оо]п\.[ ]?\d")
_DESCRIBED = re.compile(r"[ ](?P<and>и[ ]|или[ ])?(?P<word>[а-яё]+)")
_ENDING = 2  # letters of a mountain's name that change at most
_ADDRESS = 60  # characters before, among which the street or the house is looked for
_REACH = 60  # characters behind that are looked at
_ADJECTIVE_NAME = re.compile(r"[ ]?[А-ЯЁ][а-яё-]+(?:ская|ской|скую)\b")


def fits(text: Text, index: int, end: int, entry: Noun) -> bool:
    """Whether what stands around an abbreviation is what its row asks for."""
    rest = text.clean[end : end + _REACH]
    following = rest.lstrip(" ")
    if not follows(entry.before, following):
        return False
    if entry.before == "street" and text.lower(index) == "пр" and _ends_list(text, index, text.at(end)):
        return False
    if entry.after and not (index and _AFTER[entry.after](text, index - 1)):
        return False
    if entry.note and not _NOTES[entry.note](text, index, rest):
        return False
    return entry.note == "given" or not _is_initial(text, index, entry)


def _ends_list(text: Text, index: int, following: int) -> bool:
    """«Чехлы и пр. Все они новые»; but «и пр. Мира», «и пр. Ленинский»."""
    if text.lower(index - 1) != "и" or not text.is_word(following):
        return False
    forms = analyses(text.word[following])
    return not any(one.case is Case.GENT or (one.is_adjective and one.gender is Gender.MASC) for one in forms)


def _is_initial(text: Text, index: int, entry: Noun) -> bool:
    """«Г. Иванов»: a capital before a surname; but «Гор. Иваново» at the beginning."""
    alone = len(text.word[index]) == 1 and text.word[index].isupper()
    if alone and entry.after == "adjective":
        return True  # «несовершеннолетнего Ш.»
    if alone and single_letters.BEHIND_SURNAME.match(text.clean, text.start[index]):
        return True
    if entry.before not in ("name", "street") or not entry.writing.short or not text.word[index].isupper():
        return False
    if text.start[index] == 0 and len(text.word[index]) > 1:
        return False
    return single_letters.INITIALS.match(text.clean, text.start[index]) is not None


def _is_ordinal(text: Text, before: int) -> bool:
    """«3-й эт.»."""
    return text.is_number(before - 2) and text.hyphened(before - 2) and text.is_word(before)


def _is_quantity(text: Text, before: int) -> bool:
    """«5 тыс.», «пять тыс.», «несколько тыс.», «пять тыс. руб.»."""
    before = past_stop(text, before)
    forms = forms_at(text, before)
    told = text.lower(before) in POWERS or any(one.pos == "NUMR" for one in forms)
    return told or may_be_of(forms, "quantities")


def past_stop(text: Text, index: int) -> int:
    """Give the token before the full stop of an abbreviation: of «тыс.» in «пять тыс. руб.»."""
    return index - 1 if text.word[index] == "." and index else index


_AFTER: dict[str, Callable[[Text, int], bool]] = {
    "adjective": lambda text, before: text.is_word(before) and bool(adjectives(text.word[before])),  # «Тверская обл.»
    "ordinal": _is_ordinal,
    "preposition": lambda text, before: text.lower(before) in word_list("before_weekday"),  # «в пт»
    "quantity": _is_quantity,
}
"""What has to stand before an abbreviation, by the word in its column `after`."""


def _in_address(text: Text, index: int, rest: str) -> bool:
    """«ул. Ленина, д. 5, стр. 2», «Лесное шоссе, стр. 3»: the number of a house or a street stands right before."""
    before = text.clean[max(0, text.start[index] - _ADDRESS) : text.start[index]]
    if _NAMED_STREET.search(before):
        return True
    return bool(_HOUSE_NUMBER.search(before) and _STREET_OR_HOUSE.search(before.lower()))


def _is_mountain(text: Text, index: int, rest: str) -> bool:
    """«г. Эльбрус», not a town."""
    word = re.split(r"[^а-яё-]", rest.lstrip(" «").lower(), maxsplit=1)[0]
    return any(word.startswith(name) and len(word) <= len(name) + _ENDING for name in beginnings("mountains"))


def _is_cossack_village(text: Text, index: int, rest: str) -> bool:
    """«В ст. Каневской», «Краснодарский край, ст. Динская», not the station «на ст. Тверская»."""
    if not _ADJECTIVE_NAME.match(rest):
        return False
    return text.lower(index - 1) in ("в", "из") or speaks_of(text, index, "of_cossacks", before=12)


def _is_fathers_name(text: Text, index: int, rest: str) -> bool:
    """«о. Николай», not the island «о. Врангеля»."""
    word = _GIVEN_NAME.match(rest.lstrip(" "))
    return word is not None and is_mans_name(word.group())


def _describes(text: Text, index: int, rest: str) -> bool:
    """«ж. д. станция», «ж. д. и автобусная связь», not «ж. д. закрыли»."""
    word = _DESCRIBED.match(rest)
    if word is None:
        return False
    likeliest = analyses(word["word"])[0]
    return likeliest.pos == "ADJF" if word["and"] else likeliest.pos in ("NOUN", "ADJF")


def _agrees(text: Text, index: int, rest: str) -> bool:
    """«нач. школа», «в адм. центре», not «нач. школы»: a noun behind that stands in no genitive."""
    word = _DESCRIBED.match(rest)
    forms = analyses(word["word"]) if word and not word["and"] else ()
    return bool(forms) and forms[0].pos == "NOUN" and all(one.case is not Case.GENT for one in forms)


def _is_of_archive(text: Text, index: int, rest: str) -> bool:
    """«Ф. 7. Оп. 1. Д. 5. Л. 3», not «д. 5» of an address."""
    start = text.start[index]
    return _INVENTORY.search(text.clean, max(0, start - _ADDRESS), start + _ADDRESS) is not None


def _is_before_oblique_name(text: Text, index: int, rest: str) -> bool:
    """«с к. м. н. Анной Беловой», but «Лечит к. м. н. Орлова»: a first name that stands in no nominative."""
    name = _GIVEN_NAME.match(rest.lstrip(" "))
    forms = [one for one in analyses(name.group()) if one.number is Number.SING] if name else []
    return bool(forms) and all(one.proper and one.animate and one.case is not Case.NOMN for one in forms)


def _is_of_person(text: Text, index: int, rest: str) -> bool:
    """«полк. Орлов», «ген. А. Орлов», but «новый полк. Эпицентр …», «8-й ряд. Орлов …»."""
    name = _PERSON.match(rest)
    if name is None or _is_ordinal(text, index - 1):
        return False
    opens = text.word[index][0].isupper()  # «Ген. Лебедь»
    return name["word"] is None or opens or any(one.proper and one.animate for one in analyses(name["word"]))


def _is_part_of_street(text: Text, index: int, rest: str) -> bool:
    """«Б. Садовая ул.», «ул. М. Морская», «на Б. Морской ул.», not «ул. М. Волконской»."""
    if not text.word[index].isupper():
        return False
    name = _ADJECTIVE_OF_STREET.match(rest)
    if name is None or not (name["street"] or _STREET_BEFORE.search(text.clean, 0, text.start[index])):
        return False
    return name["ending"] in ("ая", "ий", "ый") or analyses(name["word"])[0].pos == "ADJF"


_NOTES: dict[str, Callable[[Text, int, str], bool]] = {
    "house": _in_address,
    # «м. Дежнёва», not the underground station «м. Тверская»
    "cape": lambda text, index, rest: folded(rest.lstrip(" ")).startswith(beginnings("capes")),
    "mountain": _is_mountain,
    "oblique": _is_before_oblique_name,
    "given": _is_fathers_name,
    "cossack": _is_cossack_village,
    "person": _is_of_person,
    "lower": lambda text, index, rest: rest[:1] == " ",  # «зам министра»
    # «(так в тексте. — ред.)»
    "aside": lambda text, index, rest: text.word[index - 1] in DASHES and rest[:1] in (")", "]", ""),
    "report": lambda text, index, rest: bool(_OF_REPORT.match(rest)),
    # «Крейсер пр. 58», «пр. 22220», not «пр. 50 лет Октября»
    "ship": lambda text, index, rest: bool(_PROJECT.match(rest)) or speaks_of(text, index, "ships", before=8),
    "describes": _describes,
    "agrees": _agrees,
    "archive": _is_of_archive,
    # «ВЛ-6 кВ ф. «Лесной»», not a film
    "line": lambda text, index, rest: speaks_of(text, index, "power_lines", before=12, behind=12),
    # «Новая ред. закона», not «главный ред.»
    "feminine": lambda text, index, rest: any(one.gender is Gender.FEMN for one in adjectives(text.word[index - 1])),
    "of_street": _is_part_of_street,
}
"""What else has to hold, by the word in the column `note`."""
