"""Which part of speech stands at a token: «ушли» a verb, «5» and «пять» a numeral."""

from __future__ import annotations

from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.sentence.text import NUMBER, Text

VERBS = ("VERB", "PRTS", "INFN", "GRND")
"""What says that something is done."""


def stands(text: Text, token: int, *parts: str) -> bool:
    """Whether a word at a token is by its likeliest reading one of these parts of speech."""
    return text.is_word(token) and analyses(text.word[token])[0].pos in parts


def is_numeral(text: Text, token: int) -> bool:
    """Whether a number stands at a token, in figures or in words."""
    return 0 <= token < text.count and (text.kind[token] is NUMBER or stands(text, token, "NUMR"))
