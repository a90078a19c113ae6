"""What pymorphy3 knows of a word, in the few facts that numbers and acronyms need, kept once asked."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.normalization.kinds import CASES, Case, Gender, Number
from briefing.normalization.tables import rows

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_FIRST_CASE = {"gen2": Case.GENT, "gen1": Case.GENT, "acc2": Case.ACCS, "loc2": Case.LOCT, "loc1": Case.LOCT}
_HARD_ENDS = tuple("бвгдзклмнпрстфх")  # behind which a masculine noun takes the endings of «завод»
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn"})
LEAST_SCORE = 0.004
"""Analyses that pymorphy3 gives less than this share of a word's uses are left out («лет» as a flight)."""


class Analysis(NamedTuple):
    """One reading of a word form. `case`, `number`, `gender` are empty where the word has none."""

    pos: str
    case: Case
    number: Number
    gender: Gender
    animate: bool
    lemma: str
    transitive: bool
    proper: bool  # a first name, surname, patronymic, place or organisation
    fixed: bool  # does not decline
    passive: bool  # a passive participle
    short: bool  # an abbreviation
    known: bool  # in the dictionary, not guessed from its ending
    score: float

    @property
    def is_adjective(self) -> bool:
        """Whether it agrees with a noun: an adjective, participle, pronoun or ordinal."""
        return self.pos in ("ADJF", "PRTF")


@cache
def analyzer() -> MorphAnalyzer:
    """Load the dictionary, at the first use (about 0.2 s)."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@cache
def _own_genders() -> dict[str, Gender]:
    return {row["noun"]: Gender(row["gender"]) for row in rows("genders.tsv")}


@lru_cache(maxsize=20_000)
def analyses(word: str) -> tuple[Analysis, ...]:
    """Give the readings of a Cyrillic word form, the likeliest first; a word without letters gives none."""
    word = word.replace("+", "").lower()
    own = _own_genders().get(word)
    if own:
        return tuple(
            Analysis("NOUN", case, Number.SING, own, False, word, False, False, True, False, False, True, 1.0)
            for case in CASES[:1]
        )
    found = rare_too(word)
    return tuple(one for one in found if one.score >= LEAST_SCORE) or found


def rare_too(word: str) -> tuple[Analysis, ...]:
    """Give the readings of a lower-case word form with those that are seldom meant: «тем» is of «тема» too."""
    return tuple(_looked_up(word)) or tuple(
        _analysis(parse.tag, parse.normal_form, bool(parse.is_known), parse.score) for parse in analyzer().parse(word)
    )


def _looked_up(word: str) -> list[Analysis]:
    """Look a word up as pymorphy3's own parser does, without the analyzers of unknown words it tries beside."""
    morph = analyzer()
    dictionary = morph.dictionary
    forms = [
        (dictionary.build_tag_info(paradigm, index), dictionary.build_normal_form(paradigm, index, fixed))
        for fixed, parses in dictionary.words.similar_items(word, morph.char_substitutes)
        for paradigm, index in parses
    ]
    estimate = morph.prob_estimator.p_t_given_w.prob
    scores = [estimate(word, tag) for tag, _ in forms] if len(forms) > 1 else []
    if not sum(scores):
        scores = [1 / len(forms)] * len(forms) if forms else []
    found = [_analysis(tag, lemma, True, score) for (tag, lemma), score in zip(forms, scores, strict=True)]
    found.sort(key=lambda one: -one.score)
    return found


def _analysis(tag: Any, lemma: str, known: bool, score: float) -> Analysis:
    facts = _facts(tag)
    return Analysis(*facts[:5], lemma, *facts[5:], known, score)


@lru_cache(maxsize=4000)
def _facts(tag: Any) -> tuple[str, Case, Number, Gender, bool, bool, bool, bool, bool, bool]:
    """Give pos, case, number, gender, animate, transitive, proper, fixed, passive, short of a tag."""
    grammemes = tag.grammemes
    case = str(tag.case or "")
    return (
        str(tag.POS or ""),
        Case(_FIRST_CASE.get(case, case)),
        Number(tag.number or ""),
        Gender(tag.gender or ""),
        tag.animacy == "anim",
        "tran" in grammemes,
        not _NAMES.isdisjoint(grammemes),
        "Fixd" in grammemes,
        "pssv" in grammemes,
        "Abbr" in grammemes,
    )


def nouns(word: str) -> list[Analysis]:
    """Give the readings of a word as a noun (substantivised adjectives count where the dictionary says so)."""
    return [one for one in analyses(word) if one.pos == "NOUN"]


def adjectives(word: str) -> list[Analysis]:
    """Give the readings of a word as something that agrees with a noun: adjective, participle, pronoun, ordinal."""
    return [one for one in analyses(word) if one.is_adjective]


def is_mans_name(word: str) -> bool:
    """Whether a word may be a form of the first name of a man."""
    return any({"Name", "masc"} <= parse.tag.grammemes for parse in analyzer().parse(word))


def may_be_name(word: str) -> bool:
    """Whether a capitalised word may be a name: of a person, place or organisation, or one the dictionary lacks."""
    return any(one.proper or not one.known for one in analyses(word))


def _as_masculine(word: str, case: Case, number: Number) -> str:
    """Decline a noun in a hard consonant that pymorphy3 takes for a form of another word («биткойн»)."""
    plural = "и" if word[-1] in "гкх" else "ы"
    endings = {
        Number.SING: ("", "а", "у", "", "ом", "е"),
        Number.PLUR: (plural, "ов", "ам", plural, "ами", "ах"),
    }[number]
    return word + endings[CASES.index(case)]


@lru_cache(maxsize=20_000)
def inflect(
    word: str, case: Case, number: Number = Number.SING, gender: Gender = Gender.NONE, animate: bool = False
) -> str:
    """Put a lower-case word (given in the nominative) into a case; a word that does not decline comes back as it is.

    For adjectives `gender` (in the singular) and `animate` (in the accusative) choose the form.
    """
    parses = analyzer().parse(word)
    if word[-1:] in _HARD_ENDS and not any(p.normal_form == word for p in parses):
        return _as_masculine(word, case, number)
    parse = next((p for p in parses if p.tag.case == Case.NOMN and p.normal_form == p.word), parses[0])
    parse = next((p for p in parses if p.tag.case == Case.NOMN and p.tag.number == number and p.word == word), parse)
    wanted: set[str] = {case, number}
    if parse.tag.POS in ("ADJF", "PRTF"):
        if number == Number.SING and gender:
            wanted.add(gender)
        if case == Case.ACCS and (number == Number.PLUR or gender == Gender.MASC):
            wanted.add("anim" if animate else "inan")
    if "Fixd" in parse.tag.grammemes:
        return word
    if "Supr" in parse.tag.grammemes:  # «высший», not «высочайший»: both are superlatives of «высокий»
        stem = word[:-2]
        return next((f.word for f in parse.lexeme if wanted <= set(f.tag.grammemes) and f.word.startswith(stem)), word)
    form = parse.inflect(wanted)
    return str(form.word) if form else word


def inflect_verb(word: str, gender: Gender, number: Number) -> str:
    """Put a lower-case verb, short participle or adjective into a number and, where it has one, a gender: «заявило»."""
    found = [p for p in analyzer().parse(word) if p.tag.POS in ("VERB", "PRTS", "ADJS")]
    verbs = [p for p in found if p.tag.POS == "VERB"] or found
    wanted = {Number.PLUR} if number is Number.PLUR else {gender, Number.SING}
    forms = [str(form.word) for p in verbs if (form := p.inflect(wanted))]
    return min(forms, key=len, default=word)  # «намерена», not «намеренна»
