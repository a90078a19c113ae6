"""What an ending grown on a number may stand for: «3-й», «25-ти», «с 3 по 9-й класс», «финишировала 11-й»."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.governor import NOUNS, Governor, How, is_listed, preposition_cases
from briefing.normalization.grammar.morphology import analyses, may_stand_in, nouns
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import CASES, Case, Gender, Number
from briefing.normalization.quantity.phrases import phrase_before
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import CLAUSE_ENDS, DASHES, Text
from briefing.normalization.tables import word_list

ENDINGS = (
    "ка|ро|ей|ого|его|ему|ому|ыми|ими|ый|ий|ой|ая|яя|ья|ое|ье|ые|ьи|ых|их|ым|им|ом|ем|ую|ью|го|му|ми|мя|ти|ех|ёх|ух|"
    "й|я|е|х|м|ю|и"
)
"""What may be written behind a number as the ending of its word: an alternation, each behind those that it begins."""
GROWN_ENDINGS = frozenset(ENDINGS.split("|"))
FIRST_DECADE = 20  # «20-е»; smaller numbers are no years
FIRST_YEAR = 1000  # from which on a bare ordinal behind «в», «на» is a year: «планы на 2020-й»
_LONGEST_TAIL = 5  # letters at an ordinal's end by which its forms are told: what changes, and what endings may hold
_GENDERS = (Gender.MASC, Gender.FEMN, Gender.NEUT, Gender.PLUR)
_RANGE = re.compile(
    r"(?P<first>\d{1,4})(?=[ ](?:по|до)[ ]"
    rf"(?P<last>\d{{1,4}})-(?P<ending>{ENDINGS})(?![а-яё])(?:[ ](?P<noun>[а-яё]+))?)"
)
_SINCE = ("с", "со", "от")


@lru_cache(maxsize=1000)
def _of_last_word(n: int, ending: str) -> tuple[tuple[Agreement, ...], tuple[Agreement, ...]]:
    cardinal = [
        Agreement(False, case, gender)
        for gender in (Gender.MASC, Gender.FEMN)
        for case in CASES
        if numerals.cardinal(n, case, gender).endswith(ending)
    ]
    return _of_ordinal(numerals.ordinal(n)[-_LONGEST_TAIL:], ending), tuple(cardinal)


@lru_cache(maxsize=1000)
def _of_ordinal(tail: str, ending: str) -> tuple[Agreement, ...]:
    """Give the forms that end so of the ordinals that have this tail: many decline alike."""
    return tuple(
        Agreement(True, case, gender)
        for gender in _GENDERS
        for case in CASES
        if numerals.decline_ordinal(tail, case, gender).endswith("й" if ending == "ый" else ending)  # «7-ый»
    )


@lru_cache(maxsize=5000)
def candidates(n: int, ending: str) -> tuple[Agreement, ...]:
    """All forms of the ordinal and the cardinal that end so; those that the ending usually means first."""
    ending = "ёх" if ending == "ех" else ending  # «33-ех»
    ordinal, cardinal = map(list, _of_last_word(numerals.last_part(n), ending))
    if ordinal and numerals.is_one(n):
        cardinal = []  # «на 1-й и 2-й Садовых» is no «одной»
    collective = [
        Agreement(False, case, collective=True)
        for case in CASES
        if 2 <= n <= 7 and numerals.collective(n, case).endswith(ending)
    ]
    third = Agreement(True, Case.NOMN, Gender.PLUR) in ordinal  # «3-и сутки», but «30-и его служащим»
    if (
        (ending == "и" and not third)
        or ending in ("ти", "мя", "ех", "ёх", "ух", "ка", "ро")
        or (ending == "ми" and n % 1000)  # «8-ми», but «заканчивая 2000-ми»
        or (ending == "х" and numerals.is_few(n))
    ):
        return tuple(cardinal + collective + ordinal)
    if n % 10 == 0 and (FIRST_DECADE <= n < 100 or n >= FIRST_YEAR) and ending in ("е", "ые"):
        ordinal.sort(key=lambda way: way.gender is not Gender.PLUR)  # «90-е» alone are years
    return tuple(ordinal + collective + cardinal)


def first_of_two(context: Context, index: int) -> Reading | None:
    """Read the first as the second is read: an ordinal («с 3 по 9-й класс») or not («от 5 до 10-ти лет»)."""
    text = context.text
    match = _RANGE.match(text.clean, text.start[index]) if text.lower(index - 1) in _SINCE else None
    ways = candidates(int(match["last"]), match["ending"]) if match else ()
    if match is None or not ways:
        return None
    say = numerals.ordinal if ways[0].ordinal else numerals.cardinal
    spoken = say(int(match["first"]), Case.GENT, _gender(match))
    return Reading(match.start(), match.end(), spoken, "first of two", kind=Kind.ORDINAL, case=Case.GENT)


def _gender(match: re.Match[str]) -> Gender:
    """«С 3 по 5-ю школу», «от 4 до 7-й строки», «с 70 по 90-е годы»."""
    noun = match["noun"] or ""
    if noun in calendar.YEAR_FORMS[Number.PLUR].values():
        return Gender.PLUR
    feminine = match["ending"] in ("ю", "я") or (noun and analyses(noun)[0].gender is Gender.FEMN)
    return Gender.FEMN if feminine else Gender.MASC


def place_taken(context: Context, index: int, ending: str) -> Agreement | None:
    """Give the form of a place told without its noun: «финишировала 11-й», «занял 7-е место, Орлов — 20-е»."""
    if ending == "й" and _took_place(context, index):
        return Agreement(True, Case.ABLT, Gender.FEMN)
    last = context.number
    neuter = last is not None and last.kind is Kind.ORDINAL and last.gender is Gender.NEUT
    if ending == "е" and neuter and context.text.word[index - 1] in DASHES:
        return Agreement(True, Case.NOMN, Gender.NEUT)
    return None


def _took_place(context: Context, index: int) -> bool:
    """«Она финишировала 11-й, её подруга — 21-й»."""
    text, last = context.text, context.number
    alike = last is not None and last.kind is Kind.ORDINAL and last.case is Case.ABLT
    if last is None or not alike or text.word[index - 1] not in DASHES:
        return _finishes(text, index)
    return CLAUSE_ENDS.isdisjoint(text.word[text.at(last.end) : index - 1])


def _finishes(text: Text, index: int) -> bool:
    """«Она финишировала 11-й», «закончила гонку 3-й»: the place that a woman or a team took."""
    if not text.has_word_before(index):
        return False
    verb = index - 1
    things = nouns(text.word[verb])
    if things and preposition_cases(text.lower(verb - 1)):
        verb -= 2  # «прибежала на финиш 21-й», «пришедшая к финишу 21-й»
    elif may_stand_in(things, Case.ACCS):
        verb -= 1
    verbs = forms_at(text, verb)
    return any(
        one.lemma in word_list("finishing") and one.gender in (Gender.FEMN, Gender.NONE) and one.number is Number.SING
        for one in verbs
    )


def linking_verb(context: Context, index: int, governor: Governor) -> str:
    """Give the verb of which an ordinal tells what became of the subject: «стала 200-й», «стала для него 44-й»."""
    verb = governor.words if governor.how is How.VERB else ""
    if governor.how in (How.NONE, *NOUNS):
        preposition = phrase_before(context.text, index - 1)
        verb = context.text.lower(preposition - 1) if preposition > 0 else ""
    return verb if verb and is_listed(verb, "predicate") else ""
