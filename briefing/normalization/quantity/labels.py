"""Nouns whose number is their name: «статья 15», «дом 5»."""

from __future__ import annotations

from functools import cache

from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Number
from briefing.normalization.tables import rows


@cache
def _labels() -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("labels.tsv"))


def names_numbers(word: str) -> bool:
    """Whether a word is such a noun in any form: «статьями»."""
    return any(one.lemma in _labels() for one in analyses(word))


def may_be_numbered(word: str) -> bool:
    """Whether a word is such a noun in a form that can be singular: «статьи»."""
    return any(one.lemma in _labels() and one.number is Number.SING for one in analyses(word))


def is_numbered(word: str) -> bool:
    """Whether a word is such a noun in a form that can only be singular."""
    found = [one for one in analyses(word) if one.lemma in _labels()]
    return bool(found) and all(one.number is Number.SING for one in found)
