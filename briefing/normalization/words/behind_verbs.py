"""A noun two of whose forms are spelled alike, behind a verb: «посетил стр+аны», «не имеет пр+ава», «растут ц+ены»."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from briefing.normalization.grammar.morphology import Analysis
from briefing.normalization.kinds import Number
from briefing.normalization.words.noun_place import Noun, Told, first_told


class _Verb(NamedTuple):
    """A verb before a noun, and the words up to it; all words are folded."""

    noun: Noun
    before: Sequence[str]  # the verb last
    analyses: Sequence[Analysis]

    @property
    def transitive(self) -> bool:
        """Whether something may be its object."""
        return any(one.transitive for one in self.analyses)

    @property
    def plural(self) -> bool:
        """Whether several may be its subject."""
        return any(one.number is Number.PLUR for one in self.analyses)

    def is_one_of(self, lemmas: Collection[str]) -> bool:
        """Whether it is one of these verbs."""
        return any(one.lemma in lemmas for one in self.analyses)


def told_by_verb(noun: Noun, before: Sequence[str], analyses: Sequence[Analysis]) -> Told:
    """Say what the verb tells that stands last among these words, right before a noun."""
    verb = _Verb(noun, before, analyses)
    return first_told(_STEPS, verb)


def _is_predicate(verb: _Verb) -> Told | None:
    """«Она оказалась прав+а»."""
    predicate = verb.noun.spelling in verb.noun.known["predicates"]
    return Told.PLURAL if predicate and verb.is_one_of(verb.noun.known["becoming"]) else None


def _is_of_place(verb: _Verb) -> Told | None:
    """«Сидит д+ома», «сгорели дом+а»; «оставил дома ключи», «собрались дома» may be either."""
    if not verb.noun.may_be_adverb:
        return None
    if verb.is_one_of(verb.noun.known["standing"]):
        return Told.PLURAL if verb.plural else Told.EITHER
    if verb.is_one_of(verb.noun.known["staying"]):
        left = verb.before[-3:-2] == ["без"] and verb.before[-2] in verb.noun.known["supplies"]
        return Told.PLURAL if left and verb.plural else Told.GENITIVE  # «без света остались дом+а»
    return Told.EITHER if verb.transitive or verb.plural else Told.GENITIVE


def _is_not_had(verb: _Verb) -> Told | None:
    """«Не имеет пр+ава»."""
    return Told.GENITIVE if verb.analyses[0].lemma == "иметь" and verb.before[-2:-1] == ["не"] else None


def _asks_genitive(verb: _Verb) -> Told | None:
    """«Достигли страны»; of «ждут весны» it may be an object, too."""
    if not verb.is_one_of(verb.noun.known["genitive_verbs"]):
        return None
    return Told.EITHER if verb.transitive else Told.GENITIVE


def _is_of_somebody(verb: _Verb) -> Told | None:
    """«Цитирует дир+ектора»; «цитируют директора» may be either."""
    if not (verb.transitive and verb.noun.animate):
        return None
    return Told.EITHER if verb.plural else Told.GENITIVE


def _has_object(verb: _Verb) -> Told | None:
    """«Посетил стр+аны»; «не знал страны», «не смог получить права», «купил воды» may be either."""
    if not verb.transitive:
        return None
    farther = verb.before[-3:-2] == ["не"] and verb.analyses[0].pos == "INFN"
    negated = farther or verb.before[-2:-1] in (["не"], ["ни"])
    return Told.EITHER if negated or verb.noun.spelling in verb.noun.known["substances"] else Told.PLURAL


def _has_subject(verb: _Verb) -> Told | None:
    """«Растут ц+ены»."""
    return Told.PLURAL if any(one.pos == "VERB" and one.number is Number.PLUR for one in verb.analyses) else None


_STEPS: tuple[Callable[[_Verb], Told | None], ...] = (
    _is_predicate,
    _is_of_place,
    _is_not_had,
    _asks_genitive,
    _is_of_somebody,
    _has_object,
    _has_subject,
)
"""The first that knows tells."""
