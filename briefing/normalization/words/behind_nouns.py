"""A noun two of whose forms are spelled alike, behind another noun: «глава стр+аны», but «в Казани с+ёла тонут».

It stands in the genitive, unless one of the conditions below says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefing.normalization.grammar.morphology import Analysis, may_stand_in
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.words.clauses import (
    Known,
    ends_attribute,
    is_plural_participle,
    subject_behind,
    verb_behind,
)
from briefing.normalization.words.noun_place import NounPlace, Told


class _BehindNoun(NamedTuple):
    """A noun in its place behind another, and how that one is read as a noun."""

    place: NounPlace
    nouns: Sequence[Analysis]

    @property
    def known(self) -> Known:
        """The words by which the cases are told apart."""
        return self.place.noun.known

    @property
    def spelling(self) -> str:
        """The noun as it is spelled."""
        return self.place.noun.spelling

    @property
    def has_verb(self) -> bool:
        """Whether a verb in the plural stands behind it."""
        return verb_behind(self.place.following, self.place.parse)


def told_by_noun(place: NounPlace, nouns: Sequence[Analysis]) -> Told:
    """Say what the noun right before tells, which is read so as a noun."""
    behind = _BehindNoun(place, nouns)
    if _is_quoted(behind):
        return Told.PLURAL
    if any(one.lemma in behind.known["times"] for one in nouns):
        return _told_by_time(behind)
    return next((told for holds, told in _ANSWERS if holds(behind)), Told.GENITIVE)


def _is_quoted(behind: _BehindNoun) -> bool:
    """«Приводит сайт института слова учёного»."""
    if behind.spelling not in behind.known["quoted"]:
        return False
    return any(
        one.lemma in behind.known["quoting"] for word in behind.place.before[:-1] for one in behind.place.parse(word)
    )


def _told_by_time(behind: _BehindNoun) -> Told:
    """«В январе цены на хлеб …», but «на десятой минуте игры», «ко дню города»."""
    if behind.spelling in behind.known["lasting"]:
        return Told.EITHER if behind.has_verb else Told.GENITIVE
    if behind.has_verb:
        return behind.place.behind_adverb()
    return Told.PLURAL if behind.spelling in behind.known["risers"] else Told.EITHER


def _is_behind_name(behind: _BehindNoun) -> bool:
    """«В Казани сёла …», «в метро двери …»: what is called so, or doesn't decline, may stand in any case."""
    return behind.nouns[0].proper or behind.nouns[0].fixed


def _is_behind_sum(behind: _BehindNoun) -> bool:
    """«Купил за 5 млн рублей права на …»."""
    return behind.nouns[0].lemma in behind.known["currencies"]


def _ends_attribute(behind: _BehindNoun) -> bool:
    """«Близкие к мерзлоте страны»."""
    return ends_attribute(behind.place.before, behind.place.following, behind.place.parse)


def _may_be_predicate(behind: _BehindNoun) -> bool:
    """«Пара сестры», «мать пара»: a noun in the nominative may have it for its predicate."""
    return behind.spelling in behind.known["predicates"] and any(
        one.case is Case.NOMN and one.gender is Gender.FEMN for one in behind.nouns
    )


def _is_behind_recipients(behind: _BehindNoun) -> bool:
    """«Портит людям глаза»."""
    return all(one.case is Case.DATV and one.animate for one in behind.nouns)


def _is_behind_doer(behind: _BehindNoun) -> bool:
    """«Удалённые судом номера»."""
    participle = behind.place.before[-2] if behind.place.before[1:] else ""
    by_whom = behind.nouns[0].case is Case.ABLT
    return by_whom and any(is_plural_participle(one) for one in behind.place.parse(participle))


def _is_of_subject(behind: _BehindNoun) -> bool:
    """«Власти страны согласились»; but «после подготовки войска начали» may be either."""
    if not any(one.number is Number.PLUR and one.case is Case.NOMN for one in behind.nouns):
        return False
    before = behind.place.before[-2] if len(behind.place.before) > 1 else ""
    opens = not before[:1].isalnum() or before in behind.known["conjunctions"]
    return opens or not may_stand_in(behind.nouns, Case.GENT)


def _is_of_place(behind: _BehindNoun) -> bool:
    """«В центре города прошли митинги»."""
    return subject_behind(behind.place.following, behind.place.parse)


def _is_before_verb(behind: _BehindNoun) -> bool:
    """«На складе весы сломались», «на складе, весы проверив»: it may be of the verb or gerund behind it."""
    gerund = behind.place.following[:1] and any(
        one.pos == "GRND" for one in behind.place.parse(behind.place.following[0])
    )
    return bool(gerund) or behind.has_verb


_ANSWERS: tuple[tuple[Callable[[_BehindNoun], bool], Told], ...] = (
    (_is_behind_name, Told.EITHER),
    (_is_behind_sum, Told.EITHER),
    (_ends_attribute, Told.PLURAL),
    (_may_be_predicate, Told.EITHER),
    (_is_behind_recipients, Told.EITHER),
    (_is_behind_doer, Told.PLURAL),
    (_is_of_subject, Told.GENITIVE),
    (_is_of_place, Told.GENITIVE),
    (_is_before_verb, Told.EITHER),
)
"""The first condition that holds tells."""
