"""Abbreviated nouns that decline as the sentence asks: г., ул., р-н, ст. 15."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.case_of_name import preferred_cases, standing
from briefing.normalization.grammar.governor import How
from briefing.normalization.grammar.morphology import Analysis, adjectives, analyses, is_mans_name
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.place import WITH
from briefing.normalization.rules import initials
from briefing.normalization.rules.abbreviation_tables import FOLLOWING, Noun, is_cut_short, nouns
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.set_phrases import agreeing
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import beginnings, word_list

_VOLUME = "том"
_BETWEEN = re.compile(r"(, | и | или |[-–—])")
_NUMBERS = re.compile(
    r"[ ]?(?P<numbers>\d+(?:\.\d+)*(?:(?:, | и | или |[-–—])\d+(?:\.\d+)*)*)(?![\d]|[-–][а-яё])(?!\.\d)"
)
_GIVEN_NAME = re.compile(r"[А-ЯЁ][а-яё]+")
_STREET_OR_HOUSE = re.compile(
    r"\b(?:ул|улиц[аеы]|пр-т|просп|проспекте?|пер|переул|наб|пл|ш|шоссе|д|дом[ае]?|корп|к|вл)\b"
)
_HOUSE_NUMBER = re.compile(r"\d[\dа-яА-Я/]*,?\s*\Z")
_ARTICLE = re.compile(r"[ ](?:ст\.|статьи\b)")
_ADDRESS = 60  # characters before, among which the street or the house is looked for
_REACH = 60  # characters behind that are looked at


def noun(context: Context, index: int) -> Reading | None:
    """Read an abbreviated noun in the case that its place asks for."""
    text = context.text
    if not is_cut_short(text, index):
        return None
    for entry in nouns(text.lower(index)):
        end = entry.writing.end(text.clean, text.start[index])
        if end is not None and _stands(text, index, end, entry):
            return _read(context, index, entry, end)
    return None


def _stands(text: Text, index: int, end: int, entry: Noun) -> bool:
    """Whether what stands around an abbreviation is what its row asks for."""
    rest = text.clean[end : end + _REACH]
    following = rest.lstrip(" ")
    if entry.before in FOLLOWING and not FOLLOWING[entry.before].match(following):
        return False
    if entry.after and not (index and _AFTER[entry.after](text, index - 1)):
        return False
    if entry.note and not _NOTES[entry.note](text, index, rest):
        return False
    return entry.note == "given" or not _is_initial(text, index, entry)


def _is_initial(text: Text, index: int, entry: Noun) -> bool:
    """«Г. Иванов»: a capital before a surname; but «Гор. Иваново» at the beginning."""
    alone = len(text.word[index]) == 1 and text.word[index].isupper()
    if alone and initials.BEHIND_SURNAME.match(text.clean, text.start[index]):
        return True
    if entry.before != "name" or not entry.writing.short or not text.word[index].isupper():
        return False
    if text.start[index] == 0 and len(text.word[index]) > 1:
        return False
    return initials.PATTERN.match(text.clean, text.start[index]) is not None


def _is_adjective(text: Text, before: int) -> bool:
    """«Тверская обл.»."""
    return text.is_word(before) and bool(adjectives(text.word[before]))


def _is_time_preposition(text: Text, before: int) -> bool:
    """«в пт»."""
    return text.lower(before) in word_list("before_weekday")


def _is_quantity(text: Text, before: int) -> bool:
    """«5 тыс.», «пять тыс.», «несколько тыс.»."""
    if text.kind[before] == NUMBER:
        return True
    return text.is_word(before) and any(
        one.pos == "NUMR" or one.lemma in word_list("quantities") for one in analyses(text.word[before])
    )


_AFTER: dict[str, Callable[[Text, int], bool]] = {
    "adjective": _is_adjective,
    "preposition": _is_time_preposition,
    "quantity": _is_quantity,
}
"""What has to stand before an abbreviation, by the word in its column `after`."""


def _in_address(text: Text, index: int, rest: str) -> bool:
    """«ул. Ленина, д. 5, стр. 2»: the number of a house stands right before."""
    before = text.clean[max(0, text.start[index] - _ADDRESS) : text.start[index]]
    return bool(_HOUSE_NUMBER.search(before) and _STREET_OR_HOUSE.search(before.lower()))


def _is_cape(text: Text, index: int, rest: str) -> bool:
    """«м. Дежнёва», not the underground station «м. Тверская»."""
    return rest.lstrip(" ").lower().replace("ё", "е").startswith(beginnings("capes"))


def _is_fathers_name(text: Text, index: int, rest: str) -> bool:
    """«о. Николай», not the island «о. Врангеля»."""
    word = _GIVEN_NAME.match(rest.lstrip(" "))
    return word is not None and is_mans_name(word.group())


def _is_spaced(text: Text, index: int, rest: str) -> bool:
    """«зам министра»."""
    return rest[:1] == " "


_NOTES: dict[str, Callable[[Text, int, str], bool]] = {
    "house": _in_address,
    "cape": _is_cape,
    "given": _is_fathers_name,
    "lower": _is_spaced,
}
"""What else has to hold, by the word in the column `note`."""


def _read(context: Context, index: int, entry: Noun, behind: int) -> Reading:
    clean, start, end = context.text.clean, context.text.start[index], behind
    if entry.name is None:  # «им. Ленина»
        end = end if entry.before else stops.behind(clean, end)
        return Reading(start, end, entry.spoken, "abbreviation", kind=Kind.NOUN)
    case = entry.case or _case(context, index, end, entry)
    numbers = _NUMBERS.match(clean, end) if entry.before == "number" else None
    if numbers is not None:
        several = re.search(r"[,и–—]", numbers["numbers"]) is not None
        spoken = _capital(clean[start], entry.name.form(case, Number.PLUR if several else Number.SING))
        number = _part_of_article(clean, entry, numbers, case) or _say_numbers(numbers["numbers"])
        spoken = f"{spoken} {number}"
        return Reading(start, numbers.end(), spoken, f"abbreviation, {case}", kind=Kind.LABEL)
    if entry.fixed == "adjective":
        spoken = agreeing(context, index, end, entry.spoken)
    else:
        spoken = entry.name.form(case, Number.PLUR if entry.fixed == "plural" else Number.SING)
    spoken = _capital(clean[start], spoken)
    kind = Kind.LABEL if entry.before == "number" else Kind.NOUN
    if entry.before == "any" and not re.match(r"[ ]?[А-ЯЁ]", clean[end : end + 2]):
        end = stops.behind(clean, end)
    if end == behind and (clean[end : end + 1].isalnum() or clean[end : end + 1] in ("«", '"')):
        spoken += " "
    return Reading(start, end, spoken, f"abbreviation, {case}", kind=kind)


def _capital(first: str, spoken: str) -> str:
    return spoken[0].upper() + spoken[1:] if first.isupper() else spoken


def _part_of_article(clean: str, entry: Noun, numbers: re.Match[str], case: Case) -> str:
    """«ч. 2 ст. 105»: the part of an article is an ordinal; nothing for what is none."""
    if entry.name is None or entry.name.head != "часть" or not numbers["numbers"].isdigit():
        return ""
    if not _ARTICLE.match(clean, numbers.end()):
        return ""
    return numerals.ordinal(int(numbers["numbers"]), case, Gender.FEMN)


def _say_numbers(written: str) -> str:
    numbers, between = _BETWEEN.split(written)[::2], _BETWEEN.findall(written)
    spoken = [" точка ".join(numerals.cardinal(int(n)) for n in number.split(".")) for number in numbers]
    return joints.join(spoken, [joints.joint(joint) for joint in between])


def _case(context: Context, index: int, end: int, entry: Noun) -> Case:
    """The case: of the preposition and the name behind it together, where the name declines along with the noun."""
    text, governor = context.text, context.govern(index)
    if text.clean[end : end + 1] == ":" and governor.how is not How.PREPOSITION:
        return Case.NOMN  # «Тел.: …»
    if index and text.kind[index - 1] == NUMBER and entry.name and entry.name.head == _VOLUME:
        return Case.NOMN  # «выпуск 3 т. 26»
    if index and text.kind[index - 1] == NUMBER:
        larger = _larger_part(text, index)  # «ст. 15 ч. 3», but «п. 2 ч. 3 ст. 15»
        return _case_of_part(context, larger) if larger >= 0 else Case.GENT
    if entry.after == "preposition":
        return governor.first  # «в пт»
    if entry.before == "number" and governor.is_noun and entry.name and entry.name.head in word_list("houses_named"):
        return Case.NOMN  # «По адресу: Невский проспект д. 5»
    place = standing(context.government, index, entry.name.gender if entry.name else Gender.MASC, Number.SING)
    if entry.before != "name":
        return Case.GENT if governor.words in WITH and entry.before in ("street", "any") else place.case
    return _case_with_name(context, index, end, place.case)


def _larger_part(text: Text, index: int) -> int:
    """Give the token of the larger part of a law before its number, −1 where none stands there."""
    before = index - 3 if text.word[index - 2] == "." else index - 2
    larger = ("ст",) if text.lower(index) == "ч" else ("ч", "ст") if text.lower(index) == "п" else ()
    return before if before >= 0 and larger and text.lower(before).startswith(larger) else -1


def _case_of_part(context: Context, token: int) -> Case:
    """The case of a part of a law, in which a smaller one behind it stands too: «статьёй 158 частью 3»."""
    governor = context.govern(token)
    forms = [one.case for one in analyses(context.text.word[token]) if one.lemma in ("статья", "часть")]
    told = next((case for case in governor.cases if case in forms), forms[0] if forms else Case.NONE)
    return told or (governor.first if governor.how is not How.NONE else Case.NOMN)


def _case_with_name(context: Context, index: int, end: int, asked: Case) -> Case:
    """«в г. Твери», «из с. Ивановки»: the case that is asked for, or another of the governor's that the name shows."""
    text, governor = context.text, context.govern(index)
    forms = _name_forms(text, text.past_quotes(text.at(end, index)))
    allowed = {one.case for one in forms}
    if governor.how is How.PREPOSITION:
        usual = Case.GENT if governor.words in WITH else asked
        if Case.NOMN in allowed:  # a name that does not show its case
            return usual
        return next((case for case in preferred_cases(governor) if case in allowed), usual)
    if not allowed or governor.how not in (How.NONE, How.VERB, How.NOUN, How.RELATION):
        return asked
    if allowed == {Case.NOMN}:
        return Case.NOMN  # «служил о. Сергий»
    likeliest = forms[0].case
    shown = likeliest in (Case.GENT, Case.ABLT, Case.DATV) or (governor.how is How.VERB and likeliest is Case.ACCS)
    return likeliest if shown else asked


def _name_forms(text: Text, index: int) -> list[Analysis]:
    return [
        one
        for one in analyses(text.word[index])
        if one.pos in ("NOUN", "ADJF") and one.case and one.number is not Number.PLUR
    ]
