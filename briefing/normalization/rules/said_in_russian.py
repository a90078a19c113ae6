"""A name in Latin letters in brackets that the text says in Russian letters, too: «Бадди Макгирт (Buddy McGirt)»."""

from __future__ import annotations

import re

from briefing.normalization.foreign import beside, latin
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Doubt, Reading
from briefing.normalization.sentence.text import CLOSING, Text

_GIVEN = re.compile(rf"\((?P<latin>[{latin.LETTERS}'’. -]{{4,60}})(?:[;,/][ ]?[\u0530-\u1fff\u2e80-\uffef ]+)?\)")
"""«Юсаку Маэдзава (Yusaku Maezawa; 前澤 友作)»."""
_LETTERS_GIVEN = re.compile(r"\((?P<latin>[A-Z]{2,5})\)")
_BESIDES_LETTERS = re.compile("[^а-яё]")
_GIVEN_AGAIN = re.compile(r"(?P<latin>[A-Z][a-z]{3,20}), (?P<russian>[А-ЯЁ][а-яё]{3,20})\)")  # «(Stratus, Стратус)»
_LAST_WORD = re.compile(r"(?P<word>[А-ЯЁа-яё-]{3,40})[ ]\Z")
_RUSSIAN_NAME = re.compile(
    r"(?:(?:эль|аль|ад|ас|ат|аш)-)?[А-ЯЁ][\w'’-]*(?:[ -]|\Z)|(?:эль|аль|ад|бин|ибн|де|ди|фон|ван|дер|да)(?:[ -]|\Z)"
)
_MOST_WORDS = 5
_AROUND = 60  # characters before the bracket, in which the Russian name stands


def beside_its_russian(context: Context, index: int) -> Reading | None:
    """Say nothing of a name in brackets that was just said in Russian letters: «Бадди Макгирт (Buddy McGirt)»."""
    text = context.text
    if index == 0 or text.word[index - 1] != "(":
        return None
    start = text.start[index - 1]
    again = _GIVEN_AGAIN.match(text.clean, start + 1)
    if again is not None and latin.read_word(again["latin"]) == again["russian"]:
        return Reading(start + 1, again.start("russian"), "", "the name stands behind it in Russian letters")
    match = _GIVEN.match(text.clean, start) or _LETTERS_GIVEN.match(text.clean, start)
    if match is None:
        return None
    if _sounds_as_last(context, start, match["latin"]):
        return _said_before(text, start, match.end())
    single = match["latin"].replace("-", "").isalpha()
    word = _LAST_WORD.search(text.clean, max(0, start - _AROUND), start) if single else None
    if word is not None and beside.is_same_word(match["latin"], latin.read_word(match["latin"]), word["word"]):
        return _said_before(text, start, match.end())
    if len(match["latin"].split()) > 1 and _was_said(text.clean[max(0, start - _AROUND) : start], match["latin"]):
        return _said_before(text, start, match.end())
    return None


def _sounds_as_last(context: Context, start: int, written: str) -> bool:
    """Whether the letters in brackets are said as the name that was just read: «The Wall Street Journal (WSJ)»."""
    last, letters = context.last, context.letters.find(written) if written.isupper() else None
    if last is None or letters is None or context.text.clean[last.end : start].strip(' »”"'):
        return False
    return _BESIDES_LETTERS.sub("", last.spoken.lower()) == _BESIDES_LETTERS.sub("", letters.spoken.lower())


def _was_said(clean: str, name: str) -> bool:
    """Whether the Russian name or the quoted title at the end sounds as a Latin one: «Уолл-стрит джорнал»."""
    before, title, small = clean.rstrip(' »”"'), clean.rstrip(" ")[-1:] in CLOSING, False
    words: list[str] = []
    while len(words) < _MOST_WORDS:
        quoted = before.rpartition(" ")[2]
        last = quoted.lstrip('«„“"(')
        named = _RUSSIAN_NAME.fullmatch(last) is not None
        if not named and not (title and last):
            return False
        title, small = title and last == quoted, small or not named
        words.insert(0, last)
        before = before[: -len(last)].rstrip(" ")
        if beside.is_same_name(name, " ".join(words), strictly=small):
            return True
    return False


def _said_before(text: Text, start: int, end: int) -> Reading:
    """Leave out brackets whose words were just said."""
    begin = start if text.clean[end : end + 1].isalnum() else len(text.clean[:start].rstrip(" "))
    return Reading(begin, end, "", "the name stands before it in Russian letters", doubt=Doubt.LEFT_OUT)
