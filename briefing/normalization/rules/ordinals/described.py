"""Numbers that are a part of an adjective though they stand apart: «50% скидка», «12%-доля», «5 километровый»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import first_in
from briefing.normalization.grammar.declined import declined
from briefing.normalization.grammar.governor import Governor, How, preferred_cases
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import Analysis, adjectives, analyses, nouns
from briefing.normalization.grammar.parts_of_speech import likeliest
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.ordinals.compounds import stem_of
from briefing.normalization.sentence.readings import Counted, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import beginnings, begins, word_list

_PERCENT = re.compile(
    r"(?P<first>\d+(?:[.,]\d{1,2})?)[ ]?%"
    r"(?:(?P<joint>,? (?:и|или) |, )(?P<second>\d+)[ ]?%)?(?P<hyphen>[-‑]| )(?=[а-яё])"
)
_CONFIDENCE = re.compile(r"(?P<number>\d{2})[ ]?%(?:-?(?:й|ный))?[ -]?(?:ДИ|CI)(?!\w)")
_PROCESS = re.compile(r"(?P<number>\d{1,2}(?:,\d)?)[ ]?нм[ -](?=(?:тех)?процесс|технологи|чип|нормам|узл|литографи)")
_SOLUTION = re.compile(r"р-р(?P<ending>а|у|е|ом)?(?![а-яё])")
_OF_AMOUNTS = ("на", "в", "до", "с", "от")
"""Behind these percents are counted: «вырос на 5%»."""
_LOOSE = re.compile(r"(?P<number>\d+)(?P<ending>[-‑]?(?:и|ти|х|ми)|[-‑]й)? (?P<word>[а-яё]+)(?![\w-])")


def percent(context: Context, index: int) -> Reading | None:
    """Read «50% скидка», «50% и 30% скидку», «12%-доли» as adjectives of the noun."""
    text = context.text
    signs = text.word[index + 1 : index + 4]
    sign = signs[:1] == ("%",) or (signs[:1] == (",",) and signs[-1] == "%")  # «0,9% раствор»
    match = _PERCENT.match(text.clean, text.start[index]) if sign else None
    if match is None:
        return None
    form = _described(context, index, text.at(match.end()), hyphen=match["hyphen"] != " ")
    stems = [stem_of(number) for number in (match["first"], match["second"]) if number]
    if form is None or None in stems:
        return None
    ending = inflect("процентный", form.case, form.number, form.gender)
    spoken = (match["joint"] or "").join(f"{stem}{ending}" for stem in stems)
    return Reading(match.start(), match.end(), f"{spoken} ", f"percentage of a noun, {form.case}", case=form.case)


def _described(context: Context, index: int, noun: int, *, hyphen: bool) -> Analysis | None:
    """The form of the noun that a percentage describes, None where it counts parts of it («50% акций»)."""
    text, governor = context.text, context.govern(index)
    if not hyphen and text.is_word(index - 1) and begins(text.lower(index - 1), "told_in_percents"):
        return None  # «с вероятностью 99 % рост продолжится»
    nouns = _nouns_described(text, noun)
    if not hyphen and (several := _several_before(text, index, nouns)):
        return several
    forms = _described_forms(nouns, governor, introduced=_are_introduced(text, index)) if nouns else []
    if not forms:
        return None
    asked = next((one for case in governor.cases for one in forms if one.case is case), None)
    if hyphen:
        return asked or forms[0]
    genitive = first_in(forms, Case.GENT)
    if genitive is not None:
        return genitive if _belongs_to(context, index, genitive) else None
    if governor.words == "на" and begins(text.lower(governor.token - 1), "aims_at"):
        return asked  # «указывает на 70% вероятность»
    if governor.words in _OF_AMOUNTS:
        own = {"с": Case.ABLT, "в": Case.LOCT}.get(governor.words)
        return forms[0] if all(one.case is own for one in forms) else None  # «с 30% дисконтом», «в 5% растворе»
    parts = any(one.is_genitive_plural for one in nouns)
    return asked or (None if parts else forms[0])  # «выкуп 60% долей»


def _belongs_to(context: Context, index: int, noun: Analysis) -> bool:
    """«Оставшейся 50% доли», «10 мл 5% раствора»: an adjective of the noun, or a measure of it, stands before."""
    text, last = context.text, context.number
    measured = last is not None and last.counted is Counted.UNIT
    if last is not None and measured and not text.clean[last.end : text.start[index]].strip():
        return True
    before = adjectives(text.word[index - 1]) if text.is_word(index - 1) else []
    return any((one.number, one.case, one.gender) == (Number.SING, noun.case, noun.gender) for one in before)


def _nouns_described(text: Text, token: int) -> list[Analysis]:
    """Give the forms of the noun at a token or behind its adjective: «15% ввозная пошлина», not «7%-ного барьера»."""
    first = likeliest(text, token)
    if first is not None and first.is_adjective and first.known and not text.broken(token + 1):
        token += 1
    word = text.word[token] if text.is_word(token) else ""
    if word == "р" and (cut := _SOLUTION.match(text.clean, text.start[token])):
        word = f"раствор{cut['ending']}"
    return [] if not word.lower().startswith(beginnings("described_by_percent")) else nouns(word)


def _described_forms(nouns: list[Analysis], governor: Governor, *, introduced: bool) -> list[Analysis]:
    """Give those of its forms that may be described: of several things, «введены 25% пошлины», «о 25% тарифах»."""
    several = [one for one in nouns if one.number is Number.PLUR]
    if governor.how is How.VERB and introduced and several and nouns[0].lemma != "доля":
        return several
    oblique = all(one.case in (Case.DATV, Case.ABLT, Case.LOCT) for one in nouns)
    one_of_them = [one for one in nouns if one.number is Number.SING]
    return one_of_them or (nouns if oblique or governor.how is How.VERB else [])


def _are_introduced(text: Text, index: int) -> bool:
    """«Введены 15% сборы», «дают 10% и 20% скидки»: the verb is of what the percentages describe."""
    while not text.is_word(index - 1) or text.lower(index - 1) in LISTING:
        index -= 1
        if index <= 0 or text.broken(index):
            return False
    return text.lower(index - 1).startswith(beginnings("introduced"))


def _several_before(text: Text, index: int, nouns: list[Analysis]) -> Analysis | None:
    """«Дополнительные 25% пошлины»: the noun in the plural that the adjective before is of; no «ожидаемых 5% роста»."""
    if not text.is_word(index - 1) or text.lower(index - 1) in word_list("before_shares"):
        return None
    told = {one.case for one in adjectives(text.word[index - 1]) if one.number is Number.PLUR}
    if Case.GENT in told and any(one.number is Number.SING and one.case is Case.GENT for one in nouns):
        return None
    several = (one for one in nouns if one.number is Number.PLUR and one.case in told - {Case.GENT})
    return next(several, None)


@where(_CONFIDENCE)
def confidence(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «95% ДИ» as what the number describes: the interval that holds the value so surely."""
    governor = context.govern(index)
    case = governor.first if governor.how is How.PREPOSITION else Case.NOMN
    ending = inflect("процентный", case, Number.SING, Gender.MASC)
    interval = declined("доверительный *интервал").form(case, Number.SING)
    spoken = f"{numerals.stem(int(match['number']))}{ending} {interval}"
    return Reading(match.start(), match.end(), spoken, f"confidence, {case}", case=case)


@where(_PROCESS)
def process(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «по 12 нм техпроцессу» as an adjective of what is made so finely."""
    text = context.text
    forms = [one for one in analyses(text.word[text.at(match.end())]) if one.case]
    cases = preferred_cases(context.govern(index))  # «по 2 нм технологии»
    form = next((one for case in cases for one in forms if one.case is case), None)
    if form is None:
        return None
    ending = inflect("нанометровый", form.case, form.number, form.gender)
    spoken = f"{stem_of(match['number'])}{ending} "
    return Reading(match.start(), match.end(), spoken, f"what a process is, {form.case}", case=form.case)


@where(_LOOSE)
def loose(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «10 часовой», «15 летие», «10-и летний» as one word."""
    text = context.text
    number, word = int(match["number"]), match["word"]
    if numerals.is_one(number) or number > numerals.LARGEST:
        return None
    certain = word.startswith(beginnings("always_joined") if match["ending"] else "лети")  # «с 2-х летним сроком»
    if not (certain or (word.startswith(beginnings("measured")) and _describes_one(text, match))):
        return None
    return Reading(match.start(), match.end(), numerals.stem(number) + word, "number inside a compound word")


def _describes_one(text: Text, match: re.Match[str]) -> bool:
    """Whether a word is an adjective in the singular, which nothing counted is, or tells the age of people.

    Its noun tells of «с 40 летним тренером», which could be a plural, and of «с 12 летними детьми».
    """
    forms = adjectives(match["word"])
    if not forms or all(one.number is Number.SING for one in forms):
        return bool(forms)
    noun = text.at(match.end())
    things = nouns(text.word[noun]) if text.is_word(noun) else []
    of_one = {form.case for form in forms if form.number is Number.SING}
    if any(one.number is Number.SING and one.case in of_one for one in things):
        return True
    return match["word"].startswith("летн") and any(one.animate and one.number is Number.PLUR for one in things)
