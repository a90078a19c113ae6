"""A noun two of whose forms are spelled alike, behind another noun: «глава стр+аны», but «в Казани с+ёла тонут».

It stands in the genitive, unless one of the conditions below says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefing.normalization.grammar.morphology import Analysis
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.words.clauses import (
    NEGATIONS,
    Parse,
    ends_attribute,
    is_plural_participle,
    opens_list,
    subject_behind,
    verb_behind,
)
from briefing.normalization.words.surroundings import Surroundings


class BehindNoun(NamedTuple):
    """A noun and what stands around it; all words are folded."""

    spelling: str
    known: Surroundings
    before: Sequence[str]  # the words before, the noun that it is behind last
    nouns: Sequence[Analysis]  # how that one is read as a noun
    following: Sequence[str]
    parse: Parse
    behind_adverb: Callable[[Sequence[str], Parse], bool | None]  # what tells it behind «вчера»


def is_plural(place: BehindNoun) -> bool | None:
    """Whether it is the plural; None where the words around it don't tell."""
    if _is_quoted(place):
        return True
    if any(one.lemma in place.known.times for one in place.nouns):
        return _is_plural_behind_time(place)
    return next((answer for holds, answer in _ANSWERS if holds(place)), False)


def _is_quoted(place: BehindNoun) -> bool:
    """«Приводит сайт института слова учёного»."""
    if place.spelling not in place.known.quoted:
        return False
    return any(one.lemma in place.known.quoting for word in place.before[:-1] for one in place.parse(word))


def _is_plural_behind_time(place: BehindNoun) -> bool | None:
    """«В январе цены на хлеб …», but «на десятой минуте игры», «ко дню города»."""
    has_verb = verb_behind(place.following, place.parse)
    if place.spelling in place.known.lasting:
        return None if has_verb else False
    if has_verb:
        return place.behind_adverb(place.following, place.parse)
    opens = bool(place.following) and any(one.pos == "PREP" for one in place.parse(place.following[0])[:1])
    rises = opens and place.spelling in place.known.risers
    return True if rises and NEGATIONS.isdisjoint(place.following) else None


def _is_behind_name(place: BehindNoun) -> bool:
    """«В Казани сёла …», «в метро двери …»: what is called so, or doesn't decline, may stand in any case."""
    return place.nouns[0].proper or place.nouns[0].fixed


def _is_behind_sum(place: BehindNoun) -> bool:
    """«Купил за 5 млн рублей права на …»."""
    return place.nouns[0].lemma in place.known.currencies


def _is_listed(place: BehindNoun) -> bool:
    """«В списке яйца, хлеб, молоко», «близкие к мерзлоте страны»."""
    listed = opens_list(place.following, place.parse)
    return listed or ends_attribute(place.before, place.following, place.parse)


def _may_be_predicate(place: BehindNoun) -> bool:
    """«Пара сестры», «мать пара»: a noun in the nominative may have it for its predicate."""
    return place.spelling in place.known.predicates and any(
        one.case is Case.NOMN and one.gender is Gender.FEMN and one.number is Number.SING for one in place.nouns
    )


def _is_behind_recipients(place: BehindNoun) -> bool:
    """«Портит людям глаза»."""
    return all(one.case is Case.DATV and one.animate for one in place.nouns)


def _is_behind_doer(place: BehindNoun) -> bool:
    """«Удалённые судом номера»."""
    participle = place.before[-2] if place.before[1:] else ""
    by_whom = place.nouns[0].case is Case.ABLT
    return by_whom and any(is_plural_participle(one) for one in place.parse(participle))


def _is_of_subject(place: BehindNoun) -> bool:
    """«Власти страны согласились»; but «после подготовки войска начали» may be either."""
    if not verb_behind(place.following, place.parse):
        return False
    if not any(one.number is Number.PLUR and one.case is Case.NOMN for one in place.nouns):
        return False
    before = place.before[-2] if len(place.before) > 1 else ""
    opens = not before[:1].isalnum() or before in place.known.conjunctions
    return opens or not any(one.number is Number.SING and one.case is Case.GENT for one in place.nouns)


def _is_of_place(place: BehindNoun) -> bool:
    """«В центре города прошли митинги»."""
    return subject_behind(place.following, place.parse)


def _is_before_verb(place: BehindNoun) -> bool:
    """«На складе весы сломались», «на складе, весы проверив»: it may be of the verb or gerund behind it."""
    gerund = place.following[:1] and any(one.pos == "GRND" for one in place.parse(place.following[0]))
    return bool(gerund) or verb_behind(place.following, place.parse)


_ANSWERS: tuple[tuple[Callable[[BehindNoun], bool], bool | None], ...] = (
    (_is_behind_name, None),
    (_is_behind_sum, None),
    (_is_listed, True),
    (_may_be_predicate, None),
    (_is_behind_recipients, None),
    (_is_behind_doer, True),
    (_is_of_subject, False),
    (_is_of_place, False),
    (_is_before_verb, None),
)
"""The first condition that holds tells whether it is the plural; None: it may be either."""
