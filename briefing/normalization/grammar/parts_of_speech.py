"""What is known of the word at a token: its part of speech, a numeral («5» and «пять»), «который» before a verb."""

from __future__ import annotations

from briefing.normalization.grammar.morphology import Analysis, analyses, analyzer, may_be_of
from briefing.normalization.sentence.text import MARK, NUMBER, Text

VERBS = ("VERB", "PRTS", "INFN", "GRND")
"""What says that something is done."""
OF_WHICH = ("которого", "которой", "которых")
"""Behind what is of the noun described: «страна, столица которой …»."""
_REACH = 5  # words before a verb among which it opens the verb's clause


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


def is_relative(word: str) -> bool:
    """Whether a word in small letters is a form of «который»."""
    return word.startswith("котор")


def relative_before(text: Text, verb: int) -> int:
    """Give «который» at the head of a verb's clause («цех, который впоследствии стал»); -1 for none."""
    for left in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        if text.kind[left] is MARK:
            break
        if is_relative(text.lower(left)):
            return left
    return -1
