"""A noun two of whose forms are spelled alike, behind an adjective: «новой стран+ы», «новые стр+аны»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefing.normalization.grammar.morphology import Analysis
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.words.clauses import agreeing, verb_behind
from briefing.normalization.words.noun_place import ALL, NounPlace, Told, first_told

_CERTAIN = 0.9  # of a word's uses from which on others don't count: «вся» is hardly ever a plural
_FEW_BEFORE = 3  # words before the noun among which its numeral is: «два новых жилых дома»


class _Adjective(NamedTuple):
    """An adjective before a noun: the noun in its place, the adjective's forms."""

    place: NounPlace
    forms: Sequence[Analysis]

    @property
    def may_be_of_genitive(self) -> bool:
        """Whether it agrees with the noun's genitive singular."""
        noun = self.place.noun
        genders = (noun.gender, Gender.MASC) if noun.spelling in noun.known["common"] else (noun.gender,)
        return any(one.case is Case.GENT and one.gender in genders for one in self.forms)

    @property
    def may_be_of_plural(self) -> bool:
        """Whether it agrees with the noun's nominative plural, which is the accusative too."""
        return any(one.number is Number.PLUR and one.case is Case.NOMN for one in self.forms)


def told_by_adjective(place: NounPlace) -> Told:
    """Say what the adjective right before a noun tells."""
    adjective = _Adjective(place, agreeing(place.parse, place.word))
    return first_told(_STEPS, adjective)


def _is_of_another(adjective: _Adjective) -> Told | None:
    """«Новая стороны»: it is of no such noun."""
    likeliest = adjective.forms[0]
    another = likeliest.number is Number.SING and likeliest.case is Case.NOMN and likeliest.score > _CERTAIN
    return Told.EITHER if another else None


def _is_all_at_home(adjective: _Adjective) -> Told | None:
    """«Все дома»."""
    return Told.EITHER if adjective.place.noun.may_be_adverb and adjective.place.word == ALL else None


def _is_of_few(adjective: _Adjective) -> Told | None:
    """«Три уголовных д+ела», «две новые стран+ы»: counted, the noun stands in the genitive."""
    place = adjective.place
    before = place.before[-2 if adjective.may_be_of_plural else -_FEW_BEFORE : -1]
    return Told.GENITIVE if any(map(place.is_few, before)) else None


def _is_pronoun(adjective: _Adjective) -> Told | None:
    """«При этом ст+ороны заявили»."""
    place = adjective.place
    pronoun = place.word in place.noun.known["pronouns"]
    return Told.PLURAL if pronoun and verb_behind(place.following, place.parse) else None


def _agrees(adjective: _Adjective) -> Told | None:
    """«Новой стран+ы», «новые стр+аны»; of both it may be either."""
    if adjective.may_be_of_genitive is adjective.may_be_of_plural:
        return None
    return Told.PLURAL if adjective.may_be_of_plural else Told.GENITIVE


_STEPS: tuple[Callable[[_Adjective], Told | None], ...] = (
    _is_of_another,
    _is_all_at_home,
    _is_of_few,
    _is_pronoun,
    _agrees,
)
"""The first that knows tells."""
