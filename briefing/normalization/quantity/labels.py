"""Nouns whose number is their name: «статья 15», «дом 5»."""

from __future__ import annotations

from functools import cache

from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.grammar.ranked import is_ranked
from briefing.normalization.kinds import DIRECT, Number
from briefing.normalization.tables import rows


@cache
def _labels() -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("labels.tsv"))


@cache
def _beginnings() -> frozenset[str]:
    """Give the first two letters of these nouns, which they have in all forms: most words need not be looked up."""
    return frozenset(label[:2] for label in _labels())


def names_numbers(word: str) -> bool:
    """Whether a word is such a noun in any form: «статьями»."""
    return word[:2].lower() in _beginnings() and any(one.lemma in _labels() for one in analyses(word))


def is_one_thing(forms: tuple[Analysis, ...]) -> bool:
    """Whether a noun stands in the nominative singular, and is none that is numbered: «водитель», but «2 этаж»."""
    return not is_ranked(forms) and all(one.number is Number.SING and one.case in DIRECT for one in forms)


def may_be_numbered(word: str) -> bool:
    """Whether a word is such a noun in a form that can be singular: «статьи»."""
    return names_numbers(word) and any(one.lemma in _labels() and one.number is Number.SING for one in analyses(word))


def is_numbered(word: str) -> bool:
    """Whether a word is such a noun in a form that can only be singular."""
    found = [one for one in analyses(word) if one.lemma in _labels()]
    return bool(found) and all(one.number is Number.SING for one in found)
