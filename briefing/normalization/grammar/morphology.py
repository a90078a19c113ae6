"""What pymorphy3 knows of a word, in the few facts that numbers and acronyms need, kept once asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.normalization.kept import Kept
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.tables import rows, word_list

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_FIRST_CASE = {
    "gen2": Case.GENT, "gen1": Case.GENT, "acc2": Case.ACCS, "loc2": Case.LOCT, "loc1": Case.LOCT, "voct": Case.NOMN,
}  # fmt: skip
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
_GONE_BY = frozenset(["прошедшие", "прошедших", "прошедшим", "прошедшими"])
"""Forms that the dictionary has of a noun in the plural, too, which nobody says: «за прошедшие 3 столетия»."""
LEAST_SCORE = 0.004
"""Analyses that pymorphy3 gives less than this share of a word's uses are left out («лет» as a flight)."""


class Analysis(NamedTuple):
    """One reading of a word form. `case`, `number`, `gender` are empty where the word has none."""

    pos: str
    case: Case
    number: Number
    gender: Gender
    animate: bool
    transitive: bool
    proper: bool  # a first name, surname, patronymic, place or organisation
    fixed: bool  # does not decline
    passive: bool  # a passive participle
    short: bool  # an abbreviation
    lemma: str
    known: bool  # in the dictionary, not guessed from its ending
    score: float

    @property
    def is_adjective(self) -> bool:
        """Whether it agrees with a noun: an adjective, participle, pronoun or ordinal."""
        return self.pos in ("ADJF", "PRTF")

    @property
    def tells_deed(self) -> bool:
        """Whether it says what is done or was done: «строят», «построены»."""
        return self.pos in ("VERB", "PRTS")

    @property
    def is_predicate(self) -> bool:
        """Whether it says something of a subject: «строят», «построены», «готовы»."""
        return self.pos in ("VERB", "PRTS", "ADJS")

    @property
    def may_have_object(self) -> bool:
        """Whether it is a verb in a form that an object may stand behind: «строят», «строить», «строя»."""
        return self.pos in ("VERB", "INFN", "GRND")

    @property
    def is_genitive_plural(self) -> bool:
        """Whether it stands as many are counted: «домов», «новых»."""
        return self.case is Case.GENT and self.number is Number.PLUR

    @property
    def agrees_with_number(self) -> bool:
        """Whether, as a verb, it may have a number for its subject: «пришли 5 человек», «пришло 5 человек»."""
        return self.number is Number.PLUR or self.gender is Gender.NEUT


@cache
def analyzer() -> MorphAnalyzer:
    """Load the dictionary, at the first use (about 0.05 s)."""
    import pymorphy3
    import pymorphy3_dicts_ru

    # Without the path pymorphy3 searches what every installed package declares.
    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path())


@cache
def _own_genders() -> dict[str, Gender]:
    return {row["noun"]: Gender(row["gender"]) for row in rows("genders.tsv")}


@lru_cache(maxsize=20_000)
def analyses(word: str) -> tuple[Analysis, ...]:
    """Give the readings of a Cyrillic word form, the likeliest first; a word without letters gives none."""
    word = word.replace("+", "").lower()
    own = _own_genders().get(word)
    if own:
        return (indeclinable(word, own),)
    found = looked_up(word)
    if word in _GONE_BY:
        found = [one for one in found if one[1].facts[0] != "NOUN"]
    if found:
        likely = [one for one in found if one[0] >= LEAST_SCORE] or found
        return tuple([form.analysis(fixed, score) for score, form, fixed in likely])
    guessed = _guessed(word)
    return tuple([one for one in guessed if one.score >= LEAST_SCORE]) or guessed


def indeclinable(word: str, gender: Gender, *, proper: bool = False, short: bool = False) -> Analysis:
    """Give the reading of a noun that does not decline and that the dictionary need not have."""
    return Analysis("NOUN", Case.NOMN, Number.SING, gender, False, False, proper, True, False, short, word, True, 1.0)


def rare_too(word: str) -> tuple[Analysis, ...]:
    """Give the readings of a lower-case word form with those that are seldom meant: «тем» is of «тема» too."""
    found = looked_up(word)
    return tuple([form.analysis(fixed, score) for score, form, fixed in found]) or _guessed(word)


def _guessed(word: str) -> tuple[Analysis, ...]:
    """Give the readings of a word that the dictionary lacks, by its ending and its parts."""
    found = [
        Analysis(*_facts(str(parse.tag)), parse.normal_form, bool(parse.is_known), parse.score)
        for parse in analyzer().parse(word)
    ]
    if word.startswith("зам"):
        found.sort(key=lambda one: one.pos == "GRND")  # «замсекретаря»: a deputy
    return tuple(found)


def looked_up(word: str) -> list[tuple[float, Form, str]]:
    """Look a word up as pymorphy3's own parser does, without the analyzers of unknown words it tries beside.

    Gives each form that it may be with its share of the word's uses, and the word with its ё; the likeliest first.
    """
    morph = analyzer()
    forms = [
        (_FORMS[paradigm << _PLACE_BITS | index], fixed)
        for fixed, parses in morph.dictionary.words.similar_items(word, morph.char_substitutes)
        for paradigm, index in parses
    ]
    if len(forms) < 2:
        return [(1.0, form, fixed) for form, fixed in forms]
    estimates = morph.prob_estimator.p_t_given_w
    scores = [estimates.get(f"{word}:{form.tag}", 0) / estimates.MULTIPLIER for form, _ in forms]
    if not any(scores):
        return [(1 / len(forms), form, fixed) for form, fixed in forms]
    found = [(score, form, fixed) for score, (form, fixed) in zip(scores, forms, strict=True)]
    found.sort(key=itemgetter(0), reverse=True)
    return found


_Facts = tuple[str, Case, Number, Gender, bool, bool, bool, bool, bool, bool]


class Form(NamedTuple):
    """A form of a paradigm: its tag and facts, and how its word becomes the word's first form."""

    paradigm: int
    place: int  # in it
    tag: str
    facts: _Facts
    begins: int  # where the stem does
    ends: int | None  # where it does, counted from the end
    prefix: str
    ending: str

    def lemma(self, word: str) -> str:
        """Give the first form of a word that stands in this form."""
        return self.prefix + word[self.begins : self.ends] + self.ending

    def analysis(self, word: str, score: float) -> Analysis:
        """Give the reading of a word that stands in this form."""
        facts = (*self.facts, self.lemma(word), True, score)
        return tuple.__new__(Analysis, facts)  # a fifth of the time of so many arguments


def _form(number: int) -> Form:
    """Give a form by the number of its paradigm and its place in it."""
    paradigm, index = number >> _PLACE_BITS, number & (1 << _PLACE_BITS) - 1
    known = analyzer().dictionary
    numbers = known.paradigms[paradigm]  # of the endings of all forms, then of their tags, then of their prefixes
    count = len(numbers) // 3
    tag = str(known.gramtab[numbers[count + index]])
    if index == 0:
        return Form(paradigm, index, tag, _facts(tag), 0, None, "", "")
    prefixes, endings = known.paradigm_prefixes, known.suffixes
    begins, ends = len(prefixes[numbers[2 * count + index]]), -len(endings[numbers[index]]) or None
    return Form(paradigm, index, tag, _facts(tag), begins, ends, prefixes[numbers[2 * count]], endings[numbers[0]])


_PLACE_BITS = 10  # the longest paradigm has 233 places
_FORMS = Kept(_form, most=8000)
"""There are few forms beside the words that have them; a number for a key is nothing that has to be watched."""


@cache
def _places() -> dict[str, tuple[int, str]]:
    """Give what a grammeme is: a part of speech, case, number or gender, each at its place in `Analysis`."""
    kinds = analyzer().TagClass
    return {
        **{pos: (0, pos) for pos in kinds.PARTS_OF_SPEECH},
        **{case: (1, Case(_FIRST_CASE.get(case, case))) for case in kinds.CASES},
        **{number: (2, Number(number)) for number in kinds.NUMBERS},
        **{gender: (3, Gender(gender)) for gender in kinds.GENDERS},
    }


@lru_cache(maxsize=4000)
def _facts(tag: str) -> _Facts:
    """Give what a tag of OpenCorpora says («NOUN,inan,masc plur,gent»), in the order of `Analysis`."""
    grammemes = tag.replace(" ", ",").split(",")
    places = _places()
    told: list[Any] = ["", Case.NONE, Number.NONE, Gender.NONE]
    for grammeme in grammemes:
        if grammeme in places:
            place, meant = places[grammeme]
            told[place] = meant
    pos, case, number, gender = told
    animate, transitive, fixed, passive, short = (
        mark in grammemes for mark in ("anim", "tran", "Fixd", "pssv", "Abbr")
    )
    return pos, case, number, gender, animate, transitive, not _NAMES.isdisjoint(grammemes), fixed, passive, short


def is_known(word: str) -> bool:
    """Whether the dictionary has a word form."""
    return any(one.known for one in analyses(word))


def listed_words(word: str) -> list[Analysis]:
    """Give the readings of a word that the dictionary has, none for what it knows as an abbreviation alone."""
    return [one for one in analyses(word) if one.known and one.pos and not one.short]


def nouns(word: str) -> list[Analysis]:
    """Give the readings of a word as a noun (substantivised adjectives count where the dictionary says so)."""
    return [one for one in analyses(word) if one.pos == "NOUN"]


def adjectives(word: str) -> list[Analysis]:
    """Give the readings of a word as something that agrees with a noun: adjective, participle, pronoun, ordinal."""
    return [one for one in analyses(word) if one.is_adjective]


def may_stand_in(forms: Iterable[Analysis], *cases: Case) -> bool:
    """Whether a word may stand in one of these cases, by one of its readings."""
    return any(one.case in cases for one in forms)


def may_be_of(forms: Iterable[Analysis], *lists: str) -> bool:
    """Whether a word may be of one of these lists of `words.toml`, by one of its readings."""
    return any(one.lemma in word_list(name) for one in forms for name in lists)


def gender_of_noun(lemma: str) -> Gender:
    """Give the gender that a noun has in the singular, masculine where none is told: «годы» are of «год»."""
    return next((one.gender for one in nouns(lemma) if one.gender), Gender.MASC)


def is_mans_name(word: str) -> bool:
    """Whether a word may be a form of the first name of a man."""
    return any({"Name", "masc"} <= parse.tag.grammemes for parse in analyzer().parse(word))


def may_be_name(word: str) -> bool:
    """Whether a capitalised word may be a name: of a person, place or organisation, or one the dictionary lacks."""
    return any(one.proper or not one.known for one in analyses(word))
