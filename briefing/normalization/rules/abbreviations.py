"""Abbreviated nouns that decline as the sentence asks: г., ул., р-н, ст. 15."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.governor import WITH, How, preferred_cases
from briefing.normalization.grammar.morphology import Analysis, adjectives, analyses, is_mans_name
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import joints, units
from briefing.normalization.rules import initials, law, places_listed
from briefing.normalization.rules.abbreviation_tables import FOLLOWING, Noun, is_cut_short, nouns, triggers
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.set_phrases import agreeing
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import NUMBER, OPENING, Text
from briefing.normalization.tables import beginnings, word_list

_PAGE, _VOLUME = "страница", "том"
_NUMBERS = re.compile(
    r"[ ]?(?P<numbers>\d+(?:\.\d+)*(?:/\d+)?(?:(?:, | и | или |[-–—])\d+(?:\.\d+)*)*)(?![\d]|[-–][а-яё])(?!\.\d)"
)
_GROWN = re.compile(r"[А-ЯЁа-яё](?!\w)")
_DASHES = ("-", "–", "—")
_PARTED = {".": "точка", "/": "дробь"}
_GIVEN_NAME = re.compile(r"[А-ЯЁ][а-яё]+")
_STREET_OR_HOUSE = re.compile(
    r"\b(?:ул|улиц[аеы]|пр-т|просп|проспекте?|пер|переул|наб|пл|ш|шоссе|д|дом[ае]?|корп|к|вл)\b"
)
_HOUSE_NUMBER = re.compile(r"\d[\dа-яА-Я/]*,?\s*\Z")
_FEW, _MANY = 2, 5  # numbers that a noun is counted as
_DESCRIBED = re.compile(r"[ ](?P<and>и[ ]|или[ ])?(?P<word>[а-яё]+)")
_ADDRESS = 60  # characters before, among which the street or the house is looked for
_LABELLED = ("number", "letter", "letters")
_REACH = 60  # characters behind that are looked at


def noun(context: Context, index: int) -> Reading | None:
    """Read an abbreviated noun in the case that its place asks for."""
    text = context.text
    if not is_cut_short(text, index):
        return None
    for entry in nouns(text.lower(index), hyphen=text.behind(index, 1) == "-"):
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
    if entry.before == "street" and text.lower(index) == "пр" and _ends_list(text, index, text.at(end)):
        return False
    if entry.after and not (index and _AFTER[entry.after](text, index - 1)):
        return False
    if entry.note and not _NOTES[entry.note](text, index, rest):
        return False
    return entry.note == "given" or not _is_initial(text, index, entry)


def _ends_list(text: Text, index: int, following: int) -> bool:
    """«Чехлы и пр. Цена прежняя»; but «и пр. Мира», «и пр. Ленинский»."""
    if text.lower(index - 1) != "и" or not text.is_word(following):
        return False
    return not any(one.case is Case.GENT or one.is_adjective for one in analyses(text.word[following]))


def _is_initial(text: Text, index: int, entry: Noun) -> bool:
    """«Г. Иванов»: a capital before a surname; but «Гор. Иваново» at the beginning."""
    alone = len(text.word[index]) == 1 and text.word[index].isupper()
    if alone and initials.BEHIND_SURNAME.match(text.clean, text.start[index]):
        return True
    if entry.before not in ("name", "street") or not entry.writing.short or not text.word[index].isupper():
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
    """«5 тыс.», «пять тыс.», «несколько тыс.», «пять тыс. руб.»."""
    if text.kind[before] is NUMBER:
        return True
    before = _past_stop(text, before)
    if text.lower(before) in word_list("scales_cut_short"):
        return True
    return text.is_word(before) and any(
        one.pos == "NUMR" or one.lemma in word_list("quantities") for one in analyses(text.word[before])
    )


def _past_stop(text: Text, index: int) -> int:
    """Give the token before the full stop of an abbreviation: of «тыс.» in «пять тыс. руб.»."""
    return index - 1 if text.word[index] == "." and index else index


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


def _describes(text: Text, index: int, rest: str) -> bool:
    """«ж. д. станция», «ж. д. и автобусная связь», not «ж. д. закрыли»."""
    word = _DESCRIBED.match(rest)
    if word is None:
        return False
    likeliest = analyses(word["word"])[0]
    return likeliest.pos == "ADJF" if word["and"] else likeliest.pos in ("NOUN", "ADJF")


def _is_aside(text: Text, index: int, rest: str) -> bool:
    """«(так в тексте. — ред.)»."""
    return index > 0 and text.word[index - 1] in ("—", "–", "-") and rest[:1] in (")", "]", "")


_NOTES: dict[str, Callable[[Text, int, str], bool]] = {
    "house": _in_address,
    "cape": _is_cape,
    "given": _is_fathers_name,
    "lower": _is_spaced,
    "aside": _is_aside,
    "describes": _describes,
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
        several = re.search(r"[,и–—]" if entry.name.head != _PAGE else r"[,и–—-]", numbers["numbers"]) is not None
        spoken = _capital(clean[start], entry.name.form(case, Number.PLUR if several else Number.SING))
        number = law.number_of_part(context, index, entry.name.head, numbers, case)
        grown = _GROWN.match(clean, numbers.end())  # «д. 54В»
        letter = " " + context.letters.say(grown.group().upper()) if grown else ""
        spoken = f"{spoken} {number or _say_numbers(numbers['numbers'])}{letter}"
        end = grown.end() if grown else numbers.end()
        return Reading(start, end, spoken, f"abbreviation, {case}", kind=Kind.LABEL, case=case)
    counted = _counted(context.text, index, entry, case)
    if counted:
        spoken = counted
    elif entry.fixed == "adjective":
        spoken = agreeing(context, index, end, entry.spoken)
    else:
        spoken = entry.name.form(case, Number.PLUR if entry.fixed == "plural" else Number.SING)
    spoken = _capital(clean[start], spoken)
    kind = Kind.LABEL if entry.before in _LABELLED else Kind.NOUN
    describes = entry.fixed == "adjective" and re.match(r"[ ][A-Z]{2}", clean[end : end + 3])  # «скорр. EBITDA»
    if counted or (entry.before == "any" and not describes and not re.match(r"[ ]?[А-ЯЁ]", clean[end : end + 2])):
        end = stops.behind(clean, end)
    if end == behind and (clean[end : end + 1].isalnum() or clean[end : end + 1] in OPENING):
        spoken += " "
    return Reading(start, end, spoken, f"abbreviation, {case}", kind=kind, case=case)


def _counted(text: Text, index: int, entry: Noun, case: Case) -> str:
    """Say what words count: «пять тыс. руб.», «двух млн», «полтора млн», «5 тысяч чел.»; nothing for all else."""
    measure = units.find(text.clean, text.start[index])
    whole = measure is not None and measure.end == entry.writing.end(text.clean, measure.start)  # not «руб./т»
    name = units.unit(measure.written).name if measure is not None and whole else entry.name
    is_scale = entry.spoken in word_list("scales")
    if name is None or not index or not (entry.after == "quantity" or is_scale):
        return ""
    before = _past_stop(text, index - 1)
    forms = analyses(text.word[before])
    if text.lower(before) in word_list("scales_cut_short") or forms[0].lemma in word_list("quantities"):
        return name.counted(_MANY, Case.NOMN)
    words = [one for one in forms if one.pos == "NUMR"]
    if not words:
        return ""
    own = next((one.case for one in words if one.case is case), words[0].case)
    few = words[0].lemma in word_list("few")
    return name.counted(_FEW if few else _MANY, own)


def _capital(first: str, spoken: str) -> str:
    return spoken[0].upper() + spoken[1:] if first.isupper() else spoken


def _say_numbers(written: str) -> str:
    numbers, between = joints.parted(written)
    return joints.join([" ".join(map(_say_part, re.split(r"([./])", number))) for number in numbers], between)


def _say_part(part: str) -> str:
    return _PARTED.get(part) or numerals.cardinal(int(part))


def _case(context: Context, index: int, end: int, entry: Noun) -> Case:
    """The case: of the preposition and the name behind it together, where the name declines along with the noun."""
    text, governor, head = context.text, context.govern(index), entry.name.head if entry.name else ""
    if text.lower(index - 1).startswith("адрес") and head in word_list("kinds_of_street"):
        return Case.NOMN  # «по адресу ул. Мира, 5»
    if text.clean[end : end + 1] == ":" and governor.how is not How.PREPOSITION:
        return Case.NOMN  # «Тел.: …»
    if index and text.kind[index - 1] is NUMBER and (head == _VOLUME or head in word_list("houses_named")):
        return Case.NOMN  # «выпуск 3 т. 26», «в доме 5 корп. 2»
    if part := law.case_of_part(context, index, head):
        return part
    if entry.after == "preposition":
        return governor.first  # «в мес.»
    if entry.before == "period" and text.word[index - 1] in _DASHES and text.lower(index - 4) in triggers():
        index -= 4  # «кон. XVI — нач. XVII в.»
    if entry.before == "number" and head in word_list("houses_named") and places_listed.is_street(context, governor):
        return Case.NOMN  # «По адресу: Невский проспект д. 5»
    if shared := places_listed.shared_case(context, index, head):
        return shared
    if governor.words == "на" and head in word_list("settlements"):
        return Case.ACCS  # «удар на г. Орёл»
    place = standing(context.government, index, entry.name.gender if entry.name else Gender.MASC, Number.SING)
    if entry.before != "name":
        return Case.GENT if governor.words in WITH and entry.before in ("street", "any") else place.case
    return _case_with_name(context, index, end, place.case)


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
    if allowed == {Case.NOMN} and not places_listed.is_oblique(governor):
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
