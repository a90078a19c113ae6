"""Abbreviated nouns that decline as the sentence asks, with the numbers behind them: г., ул., р-н, «ст. 5 и 7»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import cardinal_agreements, ordinal_agreements
from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.governor import INTO_OR_ONTO
from briefing.normalization.grammar.inflection import inflect, second_locative
from briefing.normalization.grammar.morphology import adjectives, analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.grammar.ranked import is_ranked
from briefing.normalization.kinds import OBLIQUE, Case, Number
from briefing.normalization.quantity import joints, units
from briefing.normalization.quantity.scales import POWERS
from briefing.normalization.rules.abbreviations import law
from briefing.normalization.rules.abbreviations.abbreviation_cases import case_of
from briefing.normalization.rules.abbreviations.abbreviation_places import fits, past_stop
from briefing.normalization.rules.abbreviations.abbreviation_tables import Noun, is_cut_short, nouns
from briefing.normalization.rules.abbreviations.agreeing_phrases import agreeing
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar, stops
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import OPENING, Text
from briefing.normalization.tables import word_list

_HOUSE, _STOP = "дом", "платформа"
_IN_RANGES = ("страница", "рисунок", "таблица", "глава", "квартира")
"""What a hyphen joins two numbers of: «рис. 4-6» are three, «кв. 5-8» four; «д. 4-6» is one house."""
_NUMBERS = re.compile(
    r"[ ]?(?P<numbers>\d+(?:\.\d+)*(?:/\d+)?(?:(?:, | и | или |[-–—])\d+(?:\.\d+)*)*)(?![\d]|[-–][а-яё])(?!\.\d)"
)
_ONE_HOUSE = r"\d{1,4}(?:[А-Яа-я](?!\w))?(?:/\d+)?"
_HOUSES = re.compile(
    rf"[ ]?(?P<numbers>{_ONE_HOUSE}(?:(?:,[ ]?| и | или |[-–—]){_ONE_HOUSE})*)(?!\w|[-–][а-яё]|[.,/]\d)"
)
_CLOSE_COMMA = re.compile(r",(?=\d)")
_LAST = re.compile(r"(?:, | и | или )(?P<last>\d+(?:\.\d)?)\Z")
_DOUBLED = re.compile(r"(?P<one>[а-я]{1,2})\.?[ ]?(?P=one)\.", re.IGNORECASE)
_FROM_TO = re.compile(r"(?P<first>\d{1,3})-(?P<last>\d{1,3})\Z")
_PART = re.compile(r"(?P<sign>[./])|(?P<digits>\d+)|(?P<letter>\w)")
_SIGNS = {".": "точка", "/": "дробь"}
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
    named = forms_at(text, index - 1) if text.word[index] == _PAPER and text.hyphened(index) else ()
    if any(one.proper and one.animate for one in named):  # «корреспондент Ольга Ъ-Белова»; but «Ъ-Авто»
        return Reading(text.start[index], text.end[index + 1], "", "a paper's mark on its reporter's name")
    for entry in nouns(text.lower(index), hyphen=text.behind(index, 1) == "-"):
        end = entry.writing.end(text.clean, text.start[index])
        if end is not None and fits(text, index, end, entry):
            return _read(context, index, entry, end)
    return None


def _read(context: Context, index: int, entry: Noun, end: int) -> Reading:
    if entry.name is None:  # «им. Ленина»
        start = context.text.start[index]
        return Reading(start, end, _capital(context.text.clean[start], entry.spoken), "abbreviation", kind=Kind.NOUN)
    case = entry.case or case_of(context, index, end, entry)
    numbers = _numbers_behind(context, end, entry.name) if entry.before == "number" else None
    if numbers is not None:
        return _with_numbers(context, index, end, entry.name, numbers, case)
    said = _alone(context, index, entry, end, case)
    letter = _BARE_LETTER.match(context.text.clean, end) if entry.before == "letter" else None
    if letter is None:
        return said
    spoken = f"{said.spoken.rstrip()} {context.letters.say(letter['letter'].upper())}"
    return said._replace(end=letter.end(), spoken=spoken)  # «пп. б п. 4»


def _with_numbers(
    context: Context, index: int, end: int, name: Declined, numbers: tuple[str, int], case: Case
) -> Reading:
    """Read «д. 54В», «ст. 5 и 7»: the noun, in the plural where several numbers are written, and the numbers."""
    clean, start, (written, behind) = context.text.clean, context.text.start[index], numbers
    several = _are_several(name, clean[start:end], written)
    noun = _capital(clean[start], name.form(case, Number.PLUR if several else Number.SING))
    said = _say(context, index, name, numbers, case)
    grown = _GROWN.match(clean, behind)
    letter = " " + context.letters.say(grown.group().upper()) if grown else ""
    end = grown.end() if grown else behind
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
    before = adjectives(context.text.word[index - 1]) if context.text.has_word_before(index) else []
    described = may_stand_in(before, case) and all(one.number is Number.PLUR for one in before)
    several = entry.fixed == "plural" or described  # «3 млн новых кв. м»
    spoken = entry.name.form(case, Number.PLUR if several else Number.SING)
    head = entry.name.head
    if case is Case.LOCT and head in word_list("second_locatives") and context.govern(index).words in INTO_OR_ONTO:
        return spoken.removesuffix(inflect(head, case)) + second_locative(head)  # «в д/с», «в а/п Внуково»
    return spoken


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
    if text.lower(before) in POWERS or (may_be_of(forms, "quantities") and not shown):
        return name.counted(_MANY, Case.NOMN)
    if not words:
        return ""
    own = next((one.case for one in words if one.case is case), words[0].case)
    few = words[0].lemma in word_list("few")
    return name.counted(_FEW if few else _MANY, own)


def _capital(first: str, spoken: str) -> str:
    return spoken[0].upper() + spoken[1:] if first.isupper() and not first.isascii() else spoken


def _numbers_behind(context: Context, end: int, name: Declined) -> tuple[str, int] | None:
    """Give the numbers behind an abbreviation, with a space behind each comma, and the offset behind them."""
    pattern = _HOUSES if name.head == _HOUSE else _NUMBERS
    match = pattern.match(context.text.clean, end) if name.head != _STOP else None  # «пл. 47 км»
    if match is None:
        return None
    start, stop = match.span("numbers")
    stop = _before_counted(context, start, stop, name)
    return _CLOSE_COMMA.sub(", ", match.string[start:stop]), stop


def _before_counted(context: Context, start: int, stop: int, name: Declined) -> int:
    """Leave out what counts the thing behind it: «в д. 5, 12 квартир», «по ст. 105, 10 лет колонии», «д. 5, 3 мая»."""
    text = context.text
    last = _LAST.search(text.clean[start:stop])
    if last is None:
        return stop
    shorter, number = start + last.start(), text.at(start + last.start("last"))
    if text.lower(text.at(stop)) in calendar.genitives() or text.clean.startswith(" ч.", stop):
        return shorter  # «ст. 222 ч. 1 и 228.1 ч. 4»
    item = context.series(number)[0]
    if item.head is None:
        return shorter if item.scale else stop
    forms = item.head.forms
    if item.scale or item.head.measure or may_be_of(forms, "measured_in", "money"):
        return shorter
    counts = cardinal_agreements(item.whole, forms) or (is_ranked(forms) and ordinal_agreements(forms))
    return shorter if name.head == _HOUSE and counts else stop


def _are_several(name: Declined, abbreviation: str, written: str) -> bool:
    """Whether more than one number is written: «ст. 5 и 7», «ст. 15-17»; but «д. 15-17», «ст. 228-1»."""
    if any(joint in written for joint in ",и–—"):
        return True
    if "-" not in written:
        return False
    if name.head in _IN_RANGES or _DOUBLED.fullmatch(abbreviation):
        return True
    bounds = _FROM_TO.fullmatch(written)
    is_part = name.head in law.PARTS and not name.before
    return is_part and bounds is not None and int(bounds["first"]) < int(bounds["last"])


def _say(context: Context, index: int, name: Declined, numbers: tuple[str, int], case: Case) -> str:
    """Say the numbers behind an abbreviation that begins at a token; of parts of an article, ordinals."""
    parts, between = joints.parted(numbers[0])
    spoken = law.numbers_of_parts(context, index, name.head, parts, numbers[1], case)
    if not spoken:
        spoken = [" ".join(_say_part(context, part) for part in _PART.finditer(one)) for one in parts]
    return joints.join(spoken, between)


def _say_part(context: Context, part: re.Match[str]) -> str:
    """Say a part of «7», «1.2», «5/2», «7б»."""
    if part["sign"]:
        return _SIGNS[part["sign"]]
    return numerals.cardinal(int(part["digits"])) if part["digits"] else context.letters.say(part["letter"].upper())
