"""A name in its place, of which is asked what stands against its case."""

from __future__ import annotations

from typing import NamedTuple

from briefing.normalization.grammar.case_of_name import Standing
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
