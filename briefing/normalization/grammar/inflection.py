"""Putting words into a case, number and gender: nouns, adjectives, and verbs that go with a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from briefing.normalization.grammar.morphology import Form, analyzer, looked_up
from briefing.normalization.kinds import CASES, Case, Gender, Number

if TYPE_CHECKING:
    from collections.abc import Set

    from pymorphy3.analyzer import Parse
    from pymorphy3.tagset import OpencorporaTag

_OWN_PLURALS = {"судно": "суда", "том": "тома"}  # not the «судна» of hospitals, nor the name Том
_LARGER = "больший"  # in names «большая» is of «большой»
_HARD_ENDS = tuple("бвгдзклмнпрстфх")  # behind which a masculine noun takes the endings of «завод»


class _Forms(NamedTuple):
    """All forms of a word and their tags, apart: there are many, and a pair for each would have to be watched."""

    words: Sequence[str]
    tags: Sequence[OpencorporaTag]

    def fitting(self, wanted: Set[str]) -> list[tuple[str, OpencorporaTag]]:
        """Give those whose tags have what is wanted."""
        return [one for one in zip(self.words, self.tags, strict=True) if wanted <= one[1].grammemes]


class _Reading(NamedTuple):
    """A reading of a word by which it may decline, and what gives all its forms with their tags."""

    word: str  # with its ё
    lemma: str
    tag: OpencorporaTag
    forms: Callable[[], _Forms]


@lru_cache(maxsize=20_000)
def inflect(
    word: str, case: Case, number: Number = Number.SING, gender: Gender = Gender.NONE, animate: bool = False
) -> str:
    """Put a lower-case word (given in the nominative) into a case; a word that does not decline comes back as it is.

    For adjectives `gender` (in the singular) and `animate` (in the accusative) choose the form.
    """
    found = _paradigm(word, number, adjective=bool(gender))
    if found is None:
        return _as_masculine(word, case, number)
    tag, forms = found
    wanted: set[str] = {case, number}
    if tag.POS in ("ADJF", "PRTF"):
        if number is Number.SING and gender:
            wanted.add(gender)
        if case is Case.ACCS and (number is Number.PLUR or gender is Gender.MASC):
            wanted.add("anim" if animate else "inan")
    if "Fixd" in tag.grammemes:
        return word
    if "Supr" in tag.grammemes:  # «высший», not «высочайший»: both are superlatives of «высокий»
        stem = word[:-2]
        return next((form for form, _ in forms.fitting(wanted) if form.startswith(stem)), word)
    return _likest(tag, forms, wanted) or word


def second_locative(word: str) -> str:
    """Give the form of a noun behind «в» and «на», where it has one of its own: «в саду», «в аэропорту»."""
    found = _paradigm(word, Number.SING)
    own = found[1].fitting({"loc2"}) if found is not None else []
    return own[0][0] if own else inflect(word, Case.LOCT)


@lru_cache(maxsize=2000)
def _paradigm(word: str, number: Number, *, adjective: bool = False) -> tuple[OpencorporaTag, _Forms] | None:
    """Give the tag of the reading by which a word declines, and all its forms with theirs; None: as «завод»."""
    every = _readings(word)
    found = [one for one in every if one.lemma != _LARGER] or every
    if adjective:  # «малый» is no lad
        found = [one for one in found if one.tag.POS == "ADJF"] or found
    if word[-1:] in _HARD_ENDS and not any(one.lemma == word for one in found):
        return None
    nominatives = [one for one in found if one.tag.case == Case.NOMN]
    first = next((one for one in nominatives if one.lemma == one.word), found[0])
    reading = next((one for one in nominatives if one.tag.number == number and one.word == word), first)
    if word in _OWN_PLURALS:
        plural, wanted = _OWN_PLURALS[word], {Case.NOMN, Number.PLUR}
        reading = next(one for one in nominatives if plural in (form for form, _ in one.forms().fitting(wanted)))
    return reading.tag, reading.forms()


def _readings(word: str) -> list[_Reading]:
    """Give the readings of a word as pymorphy3 does, the likeliest first, those of the dictionary sooner."""
    found = [_of_dictionary(form, fixed) for _, form, fixed in looked_up(word)]
    return found or [
        _Reading(parse.word, parse.normal_form, parse.tag, partial(_lexeme, parse)) for parse in analyzer().parse(word)
    ]


def _lexeme(parse: Parse) -> _Forms:
    lexeme = parse.lexeme
    return _Forms([form.word for form in lexeme], [form.tag for form in lexeme])


def _of_dictionary(form: Form, fixed: str) -> _Reading:
    known = analyzer().dictionary
    tag = known.build_tag_info(form.paradigm, form.place)
    return _Reading(fixed, form.lemma(fixed), tag, partial(_forms, form, fixed))


def _forms(form: Form, fixed: str) -> _Forms:
    known = analyzer().dictionary
    stem = known.build_stem(known.paradigms[form.paradigm], form.place, fixed)
    paradigm = known.build_paradigm_info(form.paradigm)
    return _Forms([prefix + stem + ending for prefix, _, ending in paradigm], [tag for _, tag, _ in paradigm])


def _likest(tag: OpencorporaTag, forms: _Forms, wanted: Set[str]) -> str | None:
    """Give the form that has what is wanted; of several the one most like the word's own, as pymorphy3 does."""
    fitting = forms.fitting(wanted)
    if not fitting:
        wanted = tag.fix_rare_cases(wanted)
        fitting = forms.fitting(wanted)
    if len(fitting) < 2:
        return fitting[0][0] if fitting else None
    near = tag.updated_grammemes(wanted)
    return max(fitting, key=lambda one: len(near & one[1].grammemes) - 0.1 * len(near ^ one[1].grammemes))[0]


def _as_masculine(word: str, case: Case, number: Number) -> str:
    """Decline a noun in a hard consonant that pymorphy3 takes for a form of another word («биткойн»)."""
    plural = "и" if word[-1] in "гкх" else "ы"
    endings = {
        Number.SING: ("", "а", "у", "", "ом", "е"),
        Number.PLUR: (plural, "ов", "ам", plural, "ами", "ах"),
    }[number]
    return word + endings[CASES.index(case)]


def inflect_verb(word: str, gender: Gender, number: Number) -> str:
    """Put a lower-case verb, short participle or adjective into a number and, where it has one, a gender: «заявило»."""
    found = [p for p in analyzer().parse(word) if p.tag.POS in ("VERB", "PRTS", "ADJS")]
    verbs = [p for p in found if p.tag.POS == "VERB"] or found
    forms = [
        str(form.word) for p in verbs if (form := p.inflect(_agreeing_with(p.tag.POS, p.tag.tense, gender, number)))
    ]
    return min(forms, key=len, default=word)  # «намерена», not «намеренна»


def _agreeing_with(part: str, tense: str | None, gender: Gender, number: Number) -> set[str]:
    if part == "VERB" and tense and tense != "past":
        return {number, "3per", tense}
    return {number} if number is Number.PLUR else {gender, number}
