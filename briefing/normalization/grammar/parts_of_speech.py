"""What is known of the word at a token, and which part of speech it is: «ушли» a verb, «5» and «пять» a numeral."""

from __future__ import annotations

from briefing.normalization.grammar.morphology import Analysis, analyses, analyzer, may_be_of
from briefing.normalization.sentence.text import NUMBER, Text

VERBS = ("VERB", "PRTS", "INFN", "GRND")
"""What says that something is done."""


def forms_at(text: Text, token: int) -> tuple[Analysis, ...]:
    """Give what the word at a token may be, the likeliest first; nothing where no Cyrillic word stands there."""
    return analyses(text.word[token]) if text.is_word(token) else ()


def likeliest(text: Text, token: int) -> Analysis | None:
    """Give what the word at a token is likeliest, None where no Cyrillic word stands there."""
    return analyses(text.word[token])[0] if text.is_word(token) else None


def stands(text: Text, token: int, *parts: str) -> bool:
    """Whether a word at a token is by its likeliest reading one of these parts of speech."""
    return text.is_word(token) and analyses(text.word[token])[0].pos in parts


def is_of(text: Text, token: int, *lists: str) -> bool:
    """Whether the word at a token is likeliest of one of these lists of `words.toml`."""
    return may_be_of(forms_at(text, token)[:1], *lists)


def is_imperfective(verb: str) -> bool:
    """Whether a verb tells what goes on, and so may be told how long: «строил», no «построил»."""
    return bool(analyzer().parse(verb)[0].tag.aspect == "impf")


def is_numeral(text: Text, token: int) -> bool:
    """Whether a number stands at a token, in figures or in words."""
    return 0 <= token < text.count and (text.kind[token] is NUMBER or stands(text, token, "NUMR"))
