"""Abbreviated nouns that decline as the sentence asks: г., ул., р-н, ст. 15."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.governor import WITH, How, preferred_cases
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import joints, units
from briefing.normalization.rules import law, places_listed
from briefing.normalization.rules.abbreviation_places import past_stop, stands
from briefing.normalization.rules.abbreviation_tables import Noun, is_cut_short, nouns, triggers
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.set_phrases import agreeing
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import DASHES, NUMBER, OPENING, Text
from briefing.normalization.tables import word_list

_PAGE, _VOLUME = "страница", "том"
_TOLD = re.compile(r"\b(?:известно|(?:с|рас)сказали|сообщили|пояснили|заявили|уточнили|подтвердили)[ ][«“\"„]?\Z")
_TOLD_NEAR = 20  # characters before the newspaper's letter
_NUMBERS = re.compile(
    r"[ ]?(?P<numbers>\d+(?:\.\d+)*(?:/\d+)?(?:(?:, | и | или |[-–—])\d+(?:\.\d+)*)*)(?![\d]|[-–][а-яё])(?!\.\d)"
)
_GROWN = re.compile(r"[А-ЯЁа-яё](?!\w)")
_PARTED = {".": "точка", "/": "дробь"}
_FEW, _MANY = 2, 5  # numbers that a noun is counted as
_LATIN_ACRONYM, _CAPITAL = re.compile(r"[ ][A-Z]{2}"), re.compile(r"[ ]?[А-ЯЁ]")
_LABELLED = ("number", "letter", "letters")


def noun(context: Context, index: int) -> Reading | None:
    """Read an abbreviated noun in the case that its place asks for."""
    text = context.text
    if not is_cut_short(text, index):
        return None
    for entry in nouns(text.lower(index), hyphen=text.behind(index, 1) == "-"):
        end = entry.writing.end(text.clean, text.start[index])
        if end is not None and stands(text, index, end, entry):
            return _read(context, index, entry, end)
    return None


def _read(context: Context, index: int, entry: Noun, end: int) -> Reading:
    if entry.name is None:  # «им. Ленина»
        return Reading(context.text.start[index], end, entry.spoken, "abbreviation", kind=Kind.NOUN)
    case = entry.case or _case(context, index, end, entry)
    numbers = _NUMBERS.match(context.text.clean, end) if entry.before == "number" else None
    if numbers is not None:
        return _with_numbers(context, index, entry.name, numbers, case)
    return _alone(context, index, entry, end, case)


def _with_numbers(context: Context, index: int, name: Declined, numbers: re.Match[str], case: Case) -> Reading:
    """Read «д. 54В», «ст. 5 и 7»: the noun, in the plural where several numbers are written, and the numbers."""
    clean, start = context.text.clean, context.text.start[index]
    several = re.search(r"[,и–—]" if name.head != _PAGE else r"[,и–—-]", numbers["numbers"]) is not None
    noun = _capital(clean[start], name.form(case, Number.PLUR if several else Number.SING))
    number = law.number_of_part(context, index, name.head, numbers, case) or _say_numbers(numbers["numbers"])
    grown = _GROWN.match(clean, numbers.end())
    letter = " " + context.letters.say(grown.group().upper()) if grown else ""
    end = grown.end() if grown else numbers.end()
    return Reading(start, end, f"{noun} {number}{letter}", f"abbreviation, {case}", kind=Kind.LABEL, case=case)


def _alone(context: Context, index: int, entry: Noun, end: int, case: Case) -> Reading:
    """Read «ул.», «пять тыс.»: the noun itself; its full stop stays where it ends the sentence too."""
    clean, start, behind = context.text.clean, context.text.start[index], end
    counted = _counted(context.text, index, entry, case)
    spoken = _capital(clean[start], counted or _in_case(context, index, entry, end, case))
    describes = entry.fixed == "adjective" and _LATIN_ACRONYM.match(clean, end)  # «скорр. EBITDA»
    if counted or (entry.before == "any" and not describes and not _CAPITAL.match(clean, end)):
        end = stops.behind(clean, end)
    if end == behind and (clean[end : end + 1].isalnum() or clean[end : end + 1] in OPENING):
        spoken += " "
    kind = Kind.LABEL if entry.before in _LABELLED else Kind.NOUN
    return Reading(start, end, spoken, f"abbreviation, {case}", kind=kind, case=case)


def _in_case(context: Context, index: int, entry: Noun, end: int, case: Case) -> str:
    if entry.name is None or entry.fixed == "adjective":
        return agreeing(context, index, end, entry.spoken)
    return entry.name.form(case, Number.PLUR if entry.fixed == "plural" else Number.SING)


def _counted(text: Text, index: int, entry: Noun, case: Case) -> str:
    """Say what words count: «пять тыс. руб.», «двух млн», «полтора млн», «5 тысяч чел.»; nothing for all else."""
    measure = units.find(text.clean, text.start[index])
    whole = measure is not None and measure.end == entry.writing.end(text.clean, measure.start)  # not «руб./т»
    name = units.unit(measure.written).name if measure is not None and whole else entry.name
    is_scale = entry.spoken in word_list("scales")
    if name is None or not index or not (entry.after == "quantity" or is_scale):
        return ""
    before = past_stop(text, index - 1)
    forms = analyses(text.word[before])
    if text.lower(before) in word_list("scales_cut_short") or any(
        one.lemma in word_list("quantities") for one in forms
    ):
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
    if head == "Коммерсант" and _TOLD.search(text.clean[max(0, text.start[index] - _TOLD_NEAR) : text.start[index]]):
        return Case.DATV  # «как стало известно “Ъ”»
    if head == "Коммерсант" and governor.how is How.VERB:
        return Case.NOMN  # «выяснил “Ъ”»
    if text.clean[end : end + 1] == ":" and governor.how is not How.PREPOSITION:
        return Case.NOMN  # «Тел.: …»
    if index and text.kind[index - 1] is NUMBER and (head == _VOLUME or head in word_list("houses_named")):
        return Case.NOMN  # «выпуск 3 т. 26», «в доме 5 корп. 2»
    if part := law.case_of_part(context, index, head):
        return part
    if entry.after == "preposition":
        return governor.first  # «в мес.»
    if entry.before == "period" and text.word[index - 1] in DASHES and text.lower(index - 4) in triggers():
        index -= 4  # «кон. XVI — нач. XVII в.»
    if entry.before == "number" and head in word_list("houses_named") and places_listed.is_street(context, governor):
        return Case.NOMN  # «По адресу: Невский проспект д. 5»
    if shared := places_listed.shared_case(context, index, head):
        return shared
    if governor.words == "на" and head in word_list("settlements"):
        return Case.ACCS  # «удар на г. Орёл»
    if governor.how is How.ADJECTIVE and Case.NOMN in governor.cases and analyses(head)[0].animate:
        return Case.NOMN  # «сообщил первый зам. мэра», not «первого»
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
