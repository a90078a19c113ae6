"""Which of the rules are asked at a token: by its kind, by what a word is, by what touches a number."""

from __future__ import annotations

from collections.abc import Container

from briefing.normalization.rules import order, triggers
from briefing.normalization.rules.context import Rule
from briefing.normalization.sentence.text import LATIN, MARK, NUMBER, PLAIN_MARKS, SIGN, WORD, Text

_DASHES = frozenset(triggers.DASHES)
_CYRILLIC = "Ѐԯ"  # the first letter of the script and the last, with which words end


def at_word(word: str, own: Container[str], *, spaced: bool) -> tuple[Rule, ...]:
    """Give the rules that may know something of a Cyrillic word, none for most.

    `own`: the user's acronyms; `spaced`: a space stands behind the word.
    """
    if triggers.is_plain(word, own, spaced=spaced):
        return ()  # most words: none of the conditions above can hold
    return _at_telling(word, own)


def _at_telling(word: str, own: Container[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule, concerns in order.AT_WORD if concerns(word, own))


def may_begin(token: str, own: Container[str]) -> bool:
    """Whether a rule may know something of what is written so; of most words and marks none does."""
    if token in PLAIN_MARKS:
        return token == "." or token in _DASHES
    is_word = _CYRILLIC[0] <= token[-1] <= _CYRILLIC[1]
    return not is_word or (not triggers.is_plain(token, own, spaced=False) and bool(_at_telling(token, own)))


def at_number(grown: bool, behind: str, long: bool) -> tuple[Rule, ...]:
    """Give the rules that may know something of a number that stands so (see `triggers.Beside`)."""
    beside = triggers.Beside(grown, behind, behind[1:] if behind[:1] == " " else behind[:1], long)
    return tuple([rule for rule, triggered in order.AT_NUMBER if triggered(beside)])


def at_token(text: Text, index: int) -> tuple[Rule, ...]:
    """Give the rules for a token that is neither a Cyrillic word nor a number."""
    kind = text.kind[index]
    if kind is not MARK:
        return order.AT_LATIN if kind is LATIN else order.AT_SIGN
    word, following = text.word[index], text.kind[index + 1] if index + 1 < text.count else MARK
    if word in _DASHES and following in (NUMBER, SIGN):
        return order.AT_DASH
    return order.AT_DOT if word == "." and following in (WORD, LATIN) and text.glued(index + 1) else ()
