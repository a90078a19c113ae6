"""Numbers behind what they name («статья 15», «дом 5»), given twice («10 (десяти)»), and quantities, last of all."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import cardinal_agreements
from briefing.normalization.grammar.government import particles
from briefing.normalization.grammar.governor import How, preposition_cases
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import Analysis, may_be_of, may_stand_in
from briefing.normalization.grammar.ranked import is_numbered, is_one_thing, may_be_numbered, names_numbers
from briefing.normalization.kinds import CASES, Case, Gender, Number
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.counted import noun_head
from briefing.normalization.quantity.items import Head, Item
from briefing.normalization.quantity.saying import read_items
from briefing.normalization.quantity.units import unit
from briefing.normalization.rules.abbreviations import law
from briefing.normalization.rules.calendar.years import year
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.digits_of_names import say_digits
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import OPENING, Text
from briefing.normalization.tables import folded, word_list

_LONGEST_CODE = 3  # letters of «SM 782»
_MANY = 100  # from which on «резолюции 2231 Совбеза» are hardly several
_PART = "част"
_PLUS_OR_MINUS = ("-", "–", "−", "+")
_ACIDITY = "pH"
_OF_MONTH = "число"  # «6 числа»
_REACH = 5  # tokens on either side among which a word of heat is looked for
_POINTS = ("пункт", "подпункт", "стать")
_SERIES = ("серия", "поколение", "сезон")
_LAW = "закон"
_ABOARD = "борту"  # «на борту 80 пассажиров», but «борт 80»
_MADE = ("выпуск", "выпуска", "выпуску", "выпуском")  # but «в выпуске 5 новостей»
_DEGREES = re.compile(r"\d+(?:[.,]\d{1,2})?[СC](?!\w)")
_BOUNDLESS = re.compile(r"100500(?![\d ]*\d|[.,]\d)")
_NUMBER_ALONE = re.compile(r"\d{1,4}(?=[»”\"])")
_NAMED = re.compile(r"(?P<whole>\d{1,2}),(?P<digits>[1-9])(?=[»”\"])")
_TWICE = re.compile(
    r"(?P<number>\d{1,3}(?:[ ]\d{3})+|\d{1,9})(?P<kopecks>,\d\d)?[ ]?\((?P<words>[А-ЯЁа-яё]+(?:[ ][а-яё]+){0,7})\)"
    r"(?(kopecks)(?=[ ](?:р\.|руб)[а-яё.]*[ ]\d\d[ ]коп))"
)
_ROUBLES = re.compile(r"[ ](?:руб\.?|р\.)(?![а-яё])")


def named(context: Context, index: int) -> Reading | None:
    """Read the name «36,6», a decimal alone in quotation marks, and 100500, which means very many: «сто пятьсот»."""
    text = context.text
    boundless = _BOUNDLESS.match(text.clean, text.start[index])
    if boundless is not None:
        return Reading(boundless.start(), boundless.end(), "сто пятьсот", "very many", kind=Kind.DESIGNATION)
    if index == 0 or text.word[index - 1] not in OPENING:
        return None
    whole = _NUMBER_ALONE.match(text.clean, text.start[index])
    if whole is not None:  # «в Службу спасения «101»»
        return Reading(whole.start(), whole.end(), say_digits(whole.group()), "a name", kind=Kind.DESIGNATION)
    match = _NAMED.match(text.clean, text.start[index])
    if match is None:
        return None
    spoken = f"{numerals.cardinal(int(match['whole']))} и {numerals.cardinal(int(match['digits']))}"
    return Reading(match.start(), match.end(), spoken, "a name", kind=Kind.DESIGNATION)


@where(_DEGREES)
def degrees(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «при 180С», «теплее на 1,54C», «ночью -26С»: degrees without their sign, behind a minus or told of."""
    text = context.text
    end = match.end()
    signed = text.word[index - 1] in _PLUS_OR_MINUS and not text.glued(index - 1) and len(text.word[index]) <= 2
    if not signed and not speaks_of(text, index, "heat", before=_REACH, behind=_REACH):
        return None
    item = context.series(index)[0]._replace(end=end, head=Head(Counted.UNIT, end, unit("°C")))
    reading = read_items(context.government, index, [item], context.number)
    return reading._replace(spoken=reading.spoken.removesuffix(" Цельсия"))


def labelled(context: Context, index: int) -> Reading | None:
    """Read a number that is the name of the thing before it, whatever noun follows («статья 15 закона»)."""
    text = context.text
    if text.is_latin(index - 1) and not text.broken(index):
        return _of_latin_name(context, index)
    if index == 0 or not text.has_word_before(index):
        return None
    if text.lower(index - 1).startswith(_LAW) and text.word[index + 1 : index + 2] in (("ФЗ",), ("ФКЗ",)):
        return Reading(text.start[index], text.end[index], say_digits(text.word[index]), "number of a law")
    items = context.series(index)
    if _goes_on(context, index, items):
        return _several(items, "статья")
    noun = text.word[index - 1]
    if not names_numbers(noun):
        return None
    if noun[:4].lower() == _PART and (part := law.part_behind_article(context, index)):
        return part
    if _have_something(text, index, items):
        return _several(items, noun)
    if not may_be_numbered(noun):
        return None
    first = items[0]
    if not first.is_whole or not _is_label(text, index, items):
        return None
    plain = first.whole <= numerals.LARGEST and (first.written == "0" or not first.written.startswith("0"))
    words = numerals.cardinal(first.whole) if plain else numerals.spell_digits(first.written)
    return Reading(first.start, first.number_end, words, f"name of «{noun}»")


def _is_label(text: Text, index: int, items: list[Item]) -> bool:
    """Whether a number names the thing before it, and counts nothing behind it: «в квартире 5 хозяина»."""
    first, measured = items[0], (items[0].head, items[-1].head)  # «индекс 25–29,9 кг/м²»
    if any(one is not None and one.kind is not Counted.NOUN for one in measured) or text.lower(index - 1) == _ABOARD:
        return False
    head = noun_head(text, first.number_end, text.at(first.number_end, index))
    made = head is not None and text.lower(index - 1) in _MADE and head.forms[0].is_genitive_plural
    if made or (head is not None and head.lemma in numerals.scale_names()):
        return False  # «выпуск 400 тонн», «выпуск 6 тысяч дронов», but «выпуск 20 журнала»
    body = head is not None and head.forms[0].number is not Number.PLUR and text.word[head.token][0].isupper()
    counts = head is not None and not head.forms[0].short and cardinal_agreements(first.whole, head.forms)
    acts = head is not None and not counts and is_one_thing(head.forms)  # «у дома 53 водитель упал»
    if not (is_numbered(text.word[index - 1]) or (body and first.whole >= _MANY) or acts):
        return False
    if head is not None and head.adjectives and all(one.number is Number.PLUR for one in head.adjectives):
        return not counts  # «в номере 2 узкие кровати»
    if head is not None and numerals.is_few(first.whole) and all(one.animate for one in head.forms):
        return not counts or text.word[head.token][0].isupper()  # «увидел перед домом 2 мужчин»
    titled = head is not None and text.word[head.token][0].isupper()  # «Таблица 1 Изменение цен»
    return head is None or not counts or titled or head.forms[0].case is Case.GENT


def _goes_on(context: Context, index: int, items: list[Item]) -> bool:
    """«по статье 30 УК (покушение) и 105 УК»: another article of the same code."""
    text, head = context.text, items[-1].head
    if text.lower(index - 1) not in LISTING or head is None or head.kind is not Counted.NOUN:
        return False
    code = any(form.lemma in word_list("codes_of_law") - word_list("countries") for form in head.forms)
    return code and speaks_of(text, index, "articles", before=2 * _REACH)


def _of_latin_name(context: Context, index: int) -> Reading | None:
    """«вместо iOS 19 компания», «Boeing 737-800 компании»: numbers of a name, where the noun behind is not counted."""
    items = context.series(index)
    last, head = items[-1], items[-1].head
    joined = context.text.clean[items[0].start : last.number_end].replace("-", "").isdigit()
    if context.text.glued(index) or context.text.clean[last.number_end : last.number_end + 1].isalpha():
        return None
    if context.text.word[index - 1] == _ACIDITY:
        return None  # «pH 6–7»
    if not joined or last.whole > numerals.LARGEST or any(item.written.startswith("0") for item in items):
        return None
    nouns = tuple(form for form in head.forms if form.pos == "NOUN") if head is not None else ()
    if len(items) == 1 and (ranked := _of_series(context.text, index, last.whole, nouns)):
        return Reading(last.start, last.number_end, ranked, "series of a Latin name", case=Case.GENT)
    counts = bool(cardinal_agreements(last.whole, nouns)) and not _is_of_code(context.text, index)
    if head is not None and (head.kind is not Counted.NOUN or counts or head.lemma == _OF_MONTH):
        return None
    spoken = " ".join(numerals.cardinal(item.whole) for item in items)
    return Reading(items[0].start, last.number_end, spoken, "number of a Latin name")


def _of_series(text: Text, index: int, number: int, nouns: tuple[Analysis, ...]) -> str:
    """«Golf 8 поколения», «BMW 3 серии»: which series of it, in the genitive; nothing where so many are counted."""
    form = next((one for one in nouns if one.case is Case.GENT and one.number is Number.SING), None)
    if form is None or form.lemma not in _SERIES or text.end[index] + 1 != text.start[index + 1]:
        return ""
    if numerals.is_few(number) and text.lower(index - 1) not in word_list("numbering_series"):
        return ""  # «у HBO 3 серии», «у Fargo 3 сезона»
    return numerals.ordinal(number, Case.GENT, form.gender)


def _is_of_code(text: Text, index: int) -> bool:
    """«Рейс SM 782 авиакомпании»: letters of a code behind what is numbered."""
    letters = text.word[index - 1]
    code = letters.isupper() and len(letters) <= _LONGEST_CODE and index > 1 and text.is_word(index - 2)
    return code and names_numbers(text.word[index - 2])


def _have_something(text: Text, index: int, items: list[Item]) -> bool:
    """«статьи 285 Уголовного кодекса», «пунктами 6–8 статьи 42»: an act has them, and nothing is counted."""
    head, label = items[-1].head, text.word[index - 1]
    if head is None:
        return False
    part = any(form.lemma == "ч" for form in head.forms)  # «статьи 264 ч. 1 УК»
    act = head.kind is Counted.NOUN and (part or may_be_of(head.forms, "acts", "codes_of_law"))
    points = len(items) > 1 and label.lower().startswith(_POINTS) and not may_be_numbered(label)
    return act or (points and may_stand_in(head.forms, Case.GENT))


def _several(items: list[Item], label: str) -> Reading | None:
    """«по статьям 105 и 111 УК», «по статьям 30, 66.2 УК»: each number is a name."""
    if any("," in item.written or item.scale or item.whole > numerals.LARGEST for item in items):
        return None
    parts = ([numerals.cardinal(item.whole), *([say_digits(item.digits)] if item.digits else [])] for item in items)
    names = [" точка ".join(part) for part in parts]  # «47.1»
    spoken = joints.join(names, [item.joint for item in items[1:]])
    return Reading(items[0].start, items[-1].number_end, spoken, f"names of «{label}»")


def run_on(context: Context, index: int) -> Reading | None:
    """Read a number whose space before it was forgotten: «порывы до12 м/с», «в2025 году»."""
    text = context.text
    before = text.word[index - 1]
    if not text.glued(index) or not before.islower():
        return None
    if not preposition_cases(before) and before not in particles():
        return None
    reading = year(context, index) if len(before) == 1 else quantity(context, index)
    return reading and reading._replace(spoken=f" {reading.spoken}")


def quantity(context: Context, index: int) -> Reading | None:
    """Read what the number counts or measures."""
    return read_items(context.government, index, context.series(index), context.number)


@where(_TWICE)
def twice(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Say the words alone, in their own case, or in the one that a preposition asks for."""
    number = int(match["number"].replace(" ", ""))
    forms = _forms(number).get(folded(match["words"]))
    if forms is None:
        return None
    governor = context.govern(index)
    case, gender = forms[0]
    if governor.how is How.PREPOSITION:
        case, gender = next((form for form in forms if form[0] in governor.cases), (governor.first, gender))
    spoken, end = numerals.cardinal(number, case, gender), match.end()
    if roubles := _ROUBLES.match(match.string, end):  # «250 (двести пятьдесят) руб. 00 коп.»
        spoken += " " + unit("руб.").name.counted(number, case)
        end = stops.behind(match.string, roubles.end())
    return Reading(match.start(), end, spoken, "in figures and in words", kind=Kind.QUANTITY, case=case)


@lru_cache(maxsize=100)
def _forms(number: int) -> dict[str, list[tuple[Case, Gender]]]:
    """Give the cases and genders in which a number sounds so; its spelling has no ё."""
    found: dict[str, list[tuple[Case, Gender]]] = {}
    for case in CASES:
        for gender in (Gender.MASC, Gender.FEMN, Gender.NEUT):
            found.setdefault(folded(numerals.cardinal(number, case, gender)), []).append((case, gender))
    return found
