"""Compound words with a number inside: 25-летие, 16-этажный, 50%-ная, 1,5-литровая, 30–40-летние."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, as_asked, ordinal_agreements
from briefing.normalization.grammar.governor import preferred_cases
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import analyses, is_known
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest
from briefing.normalization.grammar.ranked import is_ranked
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.units import unit
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.ordinals.ordinal_endings import GROWN_ENDINGS
from briefing.normalization.rules.ordinals.roman_numerals import RUN, value
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import beginnings, rows, word_list

_COMPOUND = re.compile(
    r"(?P<first>\d{1,3}[ ]000(?=-)|\d+(?:[.,]\d+)?)(?:-?[ ]?[-–—][ ]?(?P<second>\d+(?:[.,]\d+)?))?"
    r"(?:-?(?:х|ти|и|ми|а)(?=-))?(?P<percent>[ -]?%)?[ ]?[-‑–](?P<word>[а-яё]+(?:-[а-яё]+)*)(?![\w])"
)
_JOINED = re.compile(r"(?P<first>\d+)(?P<second>)(?P<percent>)(?P<word>[а-яё]{5,})")
_PAIRED = re.compile(
    r"(?P<first>\d{1,3})(?:-?(?:х|ти|и|ми)(?![а-яё]))?"
    r"(?=(?:, \d{1,3}){0,3} (?:и|или) \d{1,3}-(?:(?:х|ти|и|ми)[- ])?(?P<word>[а-яё]+))"
)
_HANGING = re.compile(
    r"(?P<first>\d{1,3}(?:[.,]\d+)?)(?=-(?:,[ ]\d{1,3}(?:[.,]\d+)?-){0,3}(?:,|[ ](?:и|или|до))[ ]"
    r"\d{1,3}(?:[.,]\d+)?[-‑](?P<word>[А-Яа-яЁё]+))"
)
_END_OF_NUMERAL = re.compile("х|ти|ми|и")
_SHORTEST_REST = 4  # letters: «7- и 8-е» are ordinals
_WITH_UNIT = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)?)(?:[-‑](?P<unit>[А-Яа-яЁё]{1,3})(?=[ ](?:[а-яё]|[А-ЯЁA-Z]{1,3}-?\d|[A-Z][A-Za-z]))"
    r"|[ ]?(?P<grown>[А-Яа-яЁё]{1,3})[-‑](?!час)(?=[а-яё]{4})"
    r"|[ ]?(?P<calibre>мм)(?=[ ][а-яё]))"
)
_ALONE = re.compile(r"(?P<number>\d{1,4})[-‑](?P<unit>[А-Яа-яЁё]{2,3})(?=[.,;)]|\n|\Z|[ ](?:и|в|на)[ ])")
_NAME_OF_GUN = re.compile(r"[ ][А-ЯЁA-Z]{1,3}-?\d")
_ROMAN = re.compile(rf"(?P<roman>{RUN})[-‑](?P<word>лет(?:и[еяюй]|н)[а-яё]*)")
_PERCENT_ENDING = re.compile(r"н?(?:ый|ая|ое|ые|ого|ой|ому|ую|ым|ом|ых|ыми|й|я|е|го|му|м|х|ю|ми)\Z")
_GROWN = {"й": "ый", "я": "ая", "е": "ое", "го": "ого", "му": "ому", "м": "ом", "х": "ых", "ю": "ую", "ми": "ыми"}
_HALF = {"0,5": "полу", "1,5": "полутора"}
_FIRST_YEAR = 1000  # «2017-года», but «12-года» is none


def compound(context: Context, index: int) -> Reading | None:
    """Read a number joined by a hyphen to the word that it is part of."""
    text = context.text
    paired = _PAIRED.match(text.clean, text.start[index])
    if paired is not None and paired["word"].startswith(beginnings("measured")):  # «8 и 15-летний»
        stem = numerals.stem(int(paired["first"]))
        return Reading(paired.start(), paired.end(), stem, "number inside a compound word")
    hanging = _HANGING.match(text.clean, text.start[index])
    if hanging is not None and _is_rest(hanging["word"]) and (part := stem_of(hanging["first"])) is not None:
        return Reading(hanging.start(), hanging.end("first"), part.rstrip(), "first part of a compound word")
    match = _COMPOUND.match(text.clean, text.start[index]) or _grown(text.clean, text.start[index])
    if match is None or _CODE.match(match["first"]) or (match["second"] and " –" in match.group()):
        return None  # «9-45 –построение»: a time
    if calendar.is_month(match["word"]):
        return None  # «за декабрь 2025-январь 2026»
    if (ranked := _ranked(context, index, match)) is not None:
        return ranked
    word = _past_numeral(match["word"])
    if not match["second"] and word.startswith(beginnings("groups_of_atoms")):
        places = " ".join(numerals.cardinal(int(place)) for place in re.split("[.,]", match["first"]))
        return Reading(match.start(), match.end(), f"{places} {word}", "places in a molecule")  # «5-фторурацил»
    first, second = stem_of(match["first"]), stem_of(match["second"]) if match["second"] else None
    if match["percent"]:
        if not _PERCENT_ENDING.match(word):
            return None
        word = "процентн" + _percent_ending(text, match.end(), word.removeprefix("н"))
    elif first is None or not _can_follow(word, first):
        return None
    else:
        first = _special(match["first"], word) or first
    if first is None or (match["second"] and second is None):
        return None
    stems = first if second is None else f"{first}-{second}"
    return Reading(match.start(), match.end(), _joined(stems, word), "number inside a compound word")


_OF_GUNS = "мм"
_CODE = re.compile(r"0\d{2,}")  # «01002 -стирка» in a list of prices, but «09-летний»


def _percent_ending(text: Text, end: int, written: str) -> str:
    """«5%-ю», «50%-й налог», but «20%-й пошлиной»: the noun behind tells its gender."""
    noun = likeliest(text, text.at(end)) if written == "й" else None
    feminine = noun is not None and noun.pos == "NOUN" and noun.gender is Gender.FEMN
    return "ой" if feminine else _GROWN.get(written, written)


def _is_rest(word: str) -> bool:
    """Whether a word behind «5- и 10-» is the rest of a compound, or a unit that becomes one."""
    return len(word) >= _SHORTEST_REST or word in unit_adjectives()


@where(_ROMAN)
def roman(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """«XX-летие», «XXV-летний»: as if the number were in figures."""
    number = value(match["roman"])
    if not number:
        return None
    stem = _special(str(number), match["word"]) or numerals.stem(number)
    return Reading(match.start(), match.end(), stem + match["word"], "Roman number inside a compound word")


def _grown(clean: str, start: int) -> re.Match[str] | None:
    """«25летний», «2этажный», «5тиэтажный»: grown together without a hyphen."""
    match = _JOINED.match(clean, start)
    return match if match and _past_numeral(match["word"]).startswith(beginnings("always_joined")) else None


def _past_numeral(word: str) -> str:
    """Give «этажный» of «5-тиэтажный»: what ends the numeral was written twice, with it and with the word."""
    ending = _END_OF_NUMERAL.match(word)
    rest = word[ending.end() :] if ending else word
    return rest if rest.startswith((*beginnings("measured"), *beginnings("always_joined"), "летк", "дневк")) else word


def with_unit(context: Context, index: int) -> Reading | None:
    """Read «152-мм орудиями»: the unit becomes an adjective that agrees with the noun behind it."""
    text = context.text
    alone = _ALONE.match(text.clean, text.start[index])
    if alone is not None and alone["unit"] in unit_adjectives():
        return _counted_by_unit(alone, alone["unit"])
    match = _WITH_UNIT.match(text.clean, text.start[index])
    name = match and (match["unit"] or match["grown"] or match["calibre"])  # «152-мм орудие», «5 нм-техпроцесс»
    if match is None or name not in unit_adjectives():
        return None
    stem, behind = stem_of(match["number"]), text.at(match.end(), index)
    if stem is None or (match["calibre"] and not text.lower(behind).startswith(beginnings("guns"))):
        return None
    agreeing = [one for one in forms_at(text, behind) if one.is_adjective or (one.pos == "NOUN" and one.case)]
    forms = [one for one in agreeing if one.is_adjective] or agreeing  # «два 155-мм артиллерийских орудия»
    if forms:
        cases = preferred_cases(context.govern(index))  # «по 7-нм технологии»
        form = next((one for case in cases for one in forms if one.case == case), forms[0])
        adjective = inflect(unit_adjectives()[name], form.case, form.number or Number.SING, form.gender, form.animate)
        adjective += " " if match["grown"] else ""
    elif name == _OF_GUNS and _NAME_OF_GUN.match(text.clean, match.end()) and text.is_word(index - 1):
        several = Case.NOMN if text.lower(index - 1) in word_list("few_in_words") else Case.GENT
        adjective = inflect(unit_adjectives()[name], several, Number.PLUR)  # «две 152-мм Д-20»
    else:
        return _counted_by_unit(match, name) if match["unit"] else None
    return Reading(match.start(), match.end(), stem + adjective, "unit inside an adjective")


def _counted_by_unit(match: re.Match[str], name: str) -> Reading:
    """«Чипы 3-нм», «по нормам 2-нм должно начаться»: no noun is behind with which an adjective would agree."""
    whole, _, digits = match["number"].replace(".", ",").partition(",")
    n, measure = int(whole), unit(name).name
    tenths = f"{numerals.decimal(n, digits)} {measure.form(Case.GENT, Number.SING)}"  # «первые 1,6-нм A16»
    spoken = tenths if digits.strip("0") else measure.so_many(n)
    return Reading(match.start(), match.end(), spoken, "a unit behind a hyphen")


def _ranked(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «на 43-месте», «2017-года», «30-годов» with a hyphen that does not belong there, as «на 43 месте»."""
    first, word = match["first"], match["word"]
    if match["second"] or match["percent"] or not first.isdigit() or stem_of(first) is None:
        return None
    forms = tuple(one for one in analyses(word) if one.pos == "NOUN" and one.number is Number.SING)
    is_year = int(first) >= _FIRST_YEAR and any(one.lemma == "год" for one in forms)
    ways = ordinal_agreements(forms) if is_year or is_ranked(forms) else []
    if not ways and len(first) in (2, 4) and not int(first) % 10:
        years = calendar.YEAR_FORMS[Number.PLUR].items()
        ways = [Agreement(True, case, Gender.PLUR) for case, form in years if form == word]
    if not ways:
        return None
    way = as_asked(ways, context.govern(index).cases)
    spoken = numerals.ordinal(int(first), way.case, way.gender)
    return Reading(match.start(), match.start("word"), f"{spoken} ", "place in a row", kind=Kind.RANK, case=way.case)


@cache
def unit_adjectives() -> dict[str, str]:
    """Give the adjectives that units become behind a hyphen: «152-мм»."""
    return {row["unit"]: row["adjective"] for row in rows("unit_adjectives.tsv")}


def stem_of(written: str) -> str | None:
    """Give what a number is within an adjective, None where it has none: «пяти», «нуля целых семи десятых »."""
    written = written.replace(".", ",")  # «6.7-дюймовый»
    if written in _HALF:
        return _HALF[written]
    whole, _, digits = written.replace(" ", "").partition(",")
    n = int(whole)
    if digits == "5" and n <= 20:
        return f"{numerals.cardinal(n, Case.GENT)} с половиной "  # «шести с половиной летний»
    if digits.strip("0"):  # «шести целых семи десятых дюймовый»
        return numerals.decimal(n, digits, Case.GENT) + " "
    return numerals.stem(n) if n <= numerals.LARGEST else None


def _joined(stem: str, word: str) -> str:
    counted = stem == "одно" and word.startswith(("тысячн", "миллионн", "миллиардн"))
    return word if counted else stem + word


@cache
def _specials() -> list[tuple[str, str, str]]:
    return [(row["word"], row["value"], row["stem"]) for row in rows("compounds.tsv")]


def _special(written: str, word: str) -> str | None:
    """The stem that a word asks for instead of the usual one: «первоклассник»."""
    return next((stem for start, value, stem in _specials() if word.startswith(start) and value == written), None)


def _can_follow(word: str, stem: str) -> bool:
    """Whether a word behind a number and hyphen is the rest of a compound (an adjective or noun), not an ending."""
    if len(word) < 3 or word in GROWN_ENDINGS:
        return False
    if analyses(word)[0].pos in ("ADJF", "NOUN", "PRTF", "ADVB") or word.startswith("кратн"):
        return True  # «2-кратно»
    return is_known(stem + word)
