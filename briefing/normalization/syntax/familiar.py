"""Familiar words in place of those the tagger doesn't know: of the same form, and so of the same sense to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import Number
from briefing.normalization.tables import rows

if TYPE_CHECKING:
    from briefing.normalization.syntax.tagger import Tagger


def lazy_tagger() -> Tagger:
    """Give the tagger, which is loaded when it is first asked: most texts never do."""
    from briefing.normalization.syntax.tagger import tagger

    return tagger()


def known_to_tagger(words: Sequence[str]) -> list[str]:
    """Give words and marks as the tagger is to see them: familiar words for those that it doesn't know."""
    vocabulary = lazy_tagger().vocabulary
    return [word if word in vocabulary or not word[0].isalpha() else familiar(word) for word in words]


@lru_cache(maxsize=20_000)
def familiar(word: str) -> str:
    """Give a common word of the form of this one («корпел» → «приехал»); itself where none is listed."""
    form = next(iter(analyses(word)), None)
    found = form and _like(form)
    if not found:
        return word
    return found.capitalize() if word[0].isupper() else found


def _like(form: Analysis) -> str:
    for wanted, sample in _samples():
        if all(getattr(form, name) == value for name, value in wanted):
            return inflect(sample, form.case, form.number or Number.SING, form.gender) if form.case else sample
    return ""


@cache
def _samples() -> tuple[tuple[tuple[tuple[str, str | bool], ...], str], ...]:
    """The rows of the table: what a form must be, and the word."""
    return tuple(
        (
            tuple(
                (name, _VALUES.get(row[name], row[name])) for name in ("pos", "gender", "number", *_FLAGS) if row[name]
            ),
            row["word"],
        )
        for row in rows("familiar.tsv")
    )


_FLAGS = ("animate", "transitive", "passive")
_VALUES: dict[str, str | bool] = {"yes": True, "no": False}
