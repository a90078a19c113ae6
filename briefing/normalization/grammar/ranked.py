"""Nouns that are numbered rather than counted («2 место», «на 1 этаже»), or named by their number («статья 15»)."""

from __future__ import annotations

from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import DIRECT, Number
from briefing.normalization.tables import rows, word_list


@cache
def cases_of_rank() -> dict[str, str]:
    """Give these nouns by their lemmas, with the only case in which they are numbered, empty for any."""
    return {row["lemma"]: row["only"] for row in rows("ranked.tsv")}


def is_always_ranked(forms: tuple[Analysis, ...]) -> bool:
    """Whether a noun is numbered even by twenty-one: «21 век»."""
    return any(form.lemma in _always_ranked() for form in forms)


@cache
def _always_ranked() -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows("ranked.tsv") if row["always"])


def ranked_in_series(forms: tuple[Analysis, ...]) -> str:
    """Say whether several of a noun in the plural are numbered too («5-7 классов»), in the plural or one by one."""
    return next((row["series"] for row in _series_rows() for form in forms if form.lemma == row["lemma"]), "")


@cache
def _series_rows() -> tuple[dict[str, str], ...]:
    return tuple(row for row in rows("ranked.tsv") if row["series"])


@cache
def _never_ranked() -> frozenset[str]:
    """Give what is never numbered: «около 2 миллиона», «около 83 рубля» are slips, no second one."""
    return word_list("money") | word_list("sizes_not_numbered") | numerals.scale_names()


def is_never_ranked(forms: tuple[Analysis, ...]) -> bool:
    """Whether a noun is never numbered: money and sizes."""
    return any(form.lemma in _never_ranked() for form in forms)


def is_ranked(forms: tuple[Analysis, ...]) -> bool:
    """Whether a noun is numbered rather than counted (этаж, место), so that an ordinal is read where it fits."""
    table = cases_of_rank()
    return any(form.lemma in table and (not table[form.lemma] or form.case == table[form.lemma]) for form in forms)


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
