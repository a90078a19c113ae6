"""A name in its place, of which is asked what stands against its case."""

from __future__ import annotations

from typing import NamedTuple

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.kinds import Case
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.sentence.text import Text

VERB_REACH = 6
"""Tokens behind a name among which its verb is looked for."""


class Name(NamedTuple):
    """A name in its place: its text and token, the acronym that stands for it, how it seems to stand."""

    text: Text
    token: int
    found: Acronym
    place: Standing

    @property
    def is_of_word_before(self) -> bool:
        """Whether it is the genitive that the word before it asks: «решение ФАС»."""
        before = self.token - 1
        told = self.place.case is Case.GENT and self.text.is_word(before)
        return told and self.place.words == self.text.lower(before)
