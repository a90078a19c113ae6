"""Which nouns are numbered rather than counted: «2 место», «на 1 этаже», «7 тур»."""

from __future__ import annotations

from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.morphology import Analysis
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
