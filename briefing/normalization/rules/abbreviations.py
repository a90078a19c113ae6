"""Abbreviated nouns that decline as the sentence asks: г., ул., р-н, ст. 15."""

from __future__ import annotations

import re

from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.governor import INTO_OR_ONTO
from briefing.normalization.grammar.inflection import inflect, second_locative
from briefing.normalization.grammar.morphology import adjectives, analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import OBLIQUE, Case, Number
from briefing.normalization.quantity import units
from briefing.normalization.quantity.scales import POWERS
from briefing.normalization.rules import abbreviation_numbers
from briefing.normalization.rules.abbreviation_cases import case_of
from briefing.normalization.rules.abbreviation_numbers import Numbers
from briefing.normalization.rules.abbreviation_places import fits, past_stop
from briefing.normalization.rules.abbreviation_tables import Noun, is_cut_short, nouns
from briefing.normalization.rules.agreeing_phrases import agreeing
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import OPENING, Text
from briefing.normalization.tables import word_list

_GROWN = re.compile(r"[А-ЯЁа-яё](?!\w)")
_BARE_LETTER = re.compile(r"[ ](?P<letter>[а-и])(?=[ ])")
_PAPER = "Ъ"
_FEW, _MANY = 2, 5  # numbers that a noun is counted as
_LATIN_ACRONYM, _CAPITAL = re.compile(r"[ ][A-Z]{2}"), re.compile(r"[ ]?[А-ЯЁ]")
_OPENS = re.compile(
    r"[ ](?:[ВКСУО]|[ВС]о|На|По|За|Из|От|До|При|Под|Для|Но|А|Он[аио]?|Это|Там|Как|Когда)[ ][«\"]?[а-яё\d]"
)
"""«В Тульской обл. В 2020 году»: a new sentence, no name."""
_LABELLED = ("number", "letter", "letters", "row")


def noun(context: Context, index: int) -> Reading | None:
    """Read an abbreviated noun in the case that its place asks for."""
    text = context.text
    if not is_cut_short(text, index):
        return None
    if text.word[index] == _PAPER and _marks_reporter(text, index):
        return Reading(text.start[index], text.end[index + 1], "", "a paper's mark on its reporter's name")
    for entry in nouns(text.lower(index), hyphen=text.behind(index, 1) == "-"):
        end = entry.writing.end(text.clean, text.start[index])
        if end is not None and fits(text, index, end, entry):
            return _read(context, index, entry, end)
    return None


def _marks_reporter(text: Text, index: int) -> bool:
    """«Корреспондент Ольга Ъ-Белова»; but «Ъ-Авто»."""
    named = any(one.proper and one.animate for one in forms_at(text, index - 1))
    return named and text.hyphened(index)


def _read(context: Context, index: int, entry: Noun, end: int) -> Reading:
    if entry.name is None:  # «им. Ленина»
        start = context.text.start[index]
        return Reading(start, end, _capital(context.text.clean[start], entry.spoken), "abbreviation", kind=Kind.NOUN)
    case = entry.case or case_of(context, index, end, entry)
    numbers = abbreviation_numbers.behind(context, end, entry.name) if entry.before == "number" else None
    if numbers is not None:
        return _with_numbers(context, index, end, entry.name, numbers, case)
    said = _alone(context, index, entry, end, case)
    letter = _BARE_LETTER.match(context.text.clean, end) if entry.before == "letter" else None
    if letter is None:
        return said
    spoken = f"{said.spoken.rstrip()} {context.letters.say(letter['letter'].upper())}"
    return said._replace(end=letter.end(), spoken=spoken)  # «пп. б п. 4»


def _with_numbers(context: Context, index: int, end: int, name: Declined, numbers: Numbers, case: Case) -> Reading:
    """Read «д. 54В», «ст. 5 и 7»: the noun, in the plural where several numbers are written, and the numbers."""
    clean, start = context.text.clean, context.text.start[index]
    several = abbreviation_numbers.are_several(name, clean[start:end], numbers.written)
    noun = _capital(clean[start], name.form(case, Number.PLUR if several else Number.SING))
    said = abbreviation_numbers.say(context, index, name, numbers, case)
    grown = _GROWN.match(clean, numbers.end)
    letter = " " + context.letters.say(grown.group().upper()) if grown else ""
    end = grown.end() if grown else numbers.end
    return Reading(start, end, f"{noun} {said}{letter}", f"abbreviation, {case}", Kind.LABEL, case, lemma=name.head)


def _alone(context: Context, index: int, entry: Noun, end: int, case: Case) -> Reading:
    """Read «ул.», «пять тыс.»: the noun itself; its full stop stays where it ends the sentence too."""
    clean, start, behind = context.text.clean, context.text.start[index], end
    counted = _counted(context.text, index, entry, case)
    spoken = _capital(clean[start], counted or _in_case(context, index, entry, end, case))
    describes = entry.fixed == "adjective" and _LATIN_ACRONYM.match(clean, end)  # «скорр. EBITDA»
    measure = units.find(clean, start) is not None  # «за кв. м. Третье место»
    named = not measure and _CAPITAL.match(clean, end) and not _OPENS.match(clean, end)
    if counted or (entry.before == "any" and not describes and not named):
        end = stops.behind(clean, end)
    following = end + (clean[end : end + 1] in OPENING)  # «г."Тверь"», not «"Ъ" пишет»
    if end == behind and clean[following : following + 1].isalnum():
        spoken += " "
    kind, lemma = Kind.LABEL if entry.before in _LABELLED else Kind.NOUN, entry.name.head if entry.name else ""
    kind = Kind.ADJECTIVE if entry.fixed == "adjective" else kind
    return Reading(start, end, spoken, f"abbreviation, {case}", kind, case, lemma=lemma)


def _in_case(context: Context, index: int, entry: Noun, end: int, case: Case) -> str:
    if entry.name is None or entry.fixed == "adjective":
        return agreeing(context, index, end, entry.spoken)
    several = entry.fixed == "plural" or _is_described_as_several(context.text, index, case)
    spoken = entry.name.form(case, Number.PLUR if several else Number.SING)
    head = entry.name.head
    if case is Case.LOCT and head in word_list("second_locatives") and context.govern(index).words in INTO_OR_ONTO:
        return spoken.removesuffix(inflect(head, case)) + second_locative(head)  # «в д/с», «в а/п Внуково»
    return spoken


def _is_described_as_several(text: Text, index: int, case: Case) -> bool:
    """«3 млн новых кв. м»: the adjective before is in the plural, and in this case."""
    before = adjectives(text.word[index - 1]) if text.has_word_before(index) else []
    return may_stand_in(before, case) and all(one.number is Number.PLUR for one in before)


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
    words = [one for one in forms if one.pos == "NUMR"]
    shown = case in OBLIQUE and may_stand_in(words, case)  # «в нескольких км»
    indefinite = may_be_of(forms, "quantities")
    if text.lower(before) in POWERS or (indefinite and not shown):
        return name.counted(_MANY, Case.NOMN)
    if not words:
        return ""
    own = next((one.case for one in words if one.case is case), words[0].case)
    few = words[0].lemma in word_list("few")
    return name.counted(_FEW if few else _MANY, own)


def _capital(first: str, spoken: str) -> str:
    return spoken[0].upper() + spoken[1:] if first.isupper() and not first.isascii() else spoken
