"""From readings to the spoken text: each in its place, then the words as such (ё, stress, homographs) over the whole.

Words are respelled last and all alike, whether they were written or made by a rule: so speaking the spoken text again
changes nothing.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list
from briefing.normalization.words import respelling as words

_PARTED_NAME = re.compile(r"(?P<first>[«\"“„]\+?[А-ЯЁ][+а-яё]+)\.(?=\+?[А-ЯЁ][+а-яё]+[»\"”])")
"""The full stop inside «Яндекс.Карты» is not said and makes no pause."""
_GLUED_STOP = re.compile(r"\.(?<=[Ѐ-ԯ]\.)(?=[+Ѐ-ԯ])")
"""A full stop between two words without a space: what is no address is the end of a sentence."""


@dataclass(slots=True)
class _Piece:
    """A run of the spoken text: as written from offset `start` of the cleaned text on, or a reading's."""

    text: str
    start: int
    reading: Reading | None = None


def assemble(text: Text, readings: Sequence[Reading]) -> tuple[str, list[Reading]]:
    """Give the spoken text, and the readings with those of single words among them, in order."""
    pieces = _pieces(text.clean, readings)
    spoken = "".join(piece.text for piece in pieces)
    changes = words.respell(spoken)
    if not changes:
        return _with_gaps(spoken), list(readings)
    made = _respelled_pieces(pieces, changes)
    respelled = "".join(piece.text for piece in made)
    kept = [piece.reading for piece in made if piece.reading is not None]
    return _with_gaps(respelled), kept


def _with_gaps(spoken: str) -> str:
    """Put a space behind a full stop that nothing parts from the next word, in place of one inside a name."""
    if "." not in spoken:
        return spoken
    return _GLUED_STOP.sub(". ", _known_parted().sub(r"\g<first> ", _PARTED_NAME.sub(r"\g<first> ", spoken)))


@cache
def _known_parted() -> re.Pattern[str]:
    """Give the pattern of such a name without quotation marks; its first word is listed."""
    first = "|".join(sorted(word_list("parted_names")))
    return re.compile(rf"(?<![+\w])(?P<first>\+?(?:{first}))\.(?=\+?[А-ЯЁ][+а-яё]+)")


def _pieces(clean: str, readings: Sequence[Reading]) -> list[_Piece]:
    """Lay the text out, a space wherever two words would otherwise run together."""
    pieces: list[_Piece] = []
    last = ""
    position = 0
    for reading in readings:
        if reading.start > position:
            pieces.append(_Piece(clean[position : reading.start], position))
            last = clean[reading.start - 1]
        spoken = reading.spoken
        if spoken:
            if last == " " and spoken[0] == " ":
                spoken = spoken[1:]
            elif last.isalpha() and spoken[0].isalpha() and reading.start != reading.end:
                spoken = " " + spoken
            last = spoken[-1] if spoken else last
        position = reading.end
        following = clean[position : position + 1]
        if last.isalpha() and spoken and (following.isalnum() or following == "+"):
            spoken += " "
            last = " "
        elif last == " " and following == " ":
            position += 1
        pieces.append(_Piece(spoken, reading.start, reading))
    pieces.append(_Piece(clean[position:], position))
    return pieces


def _respelled_pieces(pieces: list[_Piece], changes: list[words.Respelling]) -> list[_Piece]:
    """Put respelled words into their pieces; a word that runs over the end of its piece stays as it is."""
    out: list[_Piece] = []
    waiting = deque(changes)
    offset = 0
    for piece in pieces:
        end = offset + len(piece.text)
        own = []
        while waiting and waiting[0].start < end:
            change = waiting.popleft()
            if change.end <= end:
                own.append(change)
        respelled = _written if piece.reading is None else _read
        out += respelled(piece, own, offset)
        offset = end
    return out


def _written(piece: _Piece, changes: list[words.Respelling], offset: int) -> list[_Piece]:
    """Cut what is written at its respelled words, which become readings."""
    out: list[_Piece] = []
    begun = 0
    for change in changes:
        start, end = change.start - offset, change.end - offset
        at = piece.start + start
        reading = Reading(at, piece.start + end, change.spoken, change.reason, rule=change.rule)
        out.append(_Piece(piece.text[begun:start], piece.start + begun))
        out.append(_Piece(change.spoken, at, reading))
        begun = end
    return [*out, _Piece(piece.text[begun:], piece.start + begun)]


def _read(piece: _Piece, changes: list[words.Respelling], offset: int) -> list[_Piece]:
    """Respell the words of a reading, unless the user's lexicon says them so."""
    reading, text = piece.reading, piece.text
    assert reading is not None
    if reading.kind is not Kind.USERS:
        for change in reversed(changes):
            text = text[: change.start - offset] + change.spoken + text[change.end - offset :]
    return [_Piece(text, piece.start, reading._replace(spoken=text) if text != reading.spoken else reading)]
