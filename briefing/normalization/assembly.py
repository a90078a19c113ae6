"""From readings to the spoken text: each in its place, then the words as such (ё, stress, homographs) over the whole.

Words are respelled last and all alike, whether they were written or made by a rule: so speaking the spoken text again
changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.words import respelling as words

_GLUED_STOP = re.compile(r"(?<=[Ѐ-ԯ])\.(?=[+Ѐ-ԯ])")
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
        return _GLUED_STOP.sub(". ", spoken), list(readings)
    made = _respelled_pieces(pieces, changes)
    respelled = "".join(piece.text for piece in made)
    kept = [piece.reading for piece in made if piece.reading is not None]
    return _GLUED_STOP.sub(". ", respelled), kept


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
    """Put respelled words into their pieces: a reading is changed by them, elsewhere they become readings."""
    starts: list[int] = []
    offset = 0
    for piece in pieces:
        starts.append(offset)
        offset += len(piece.text)
    out: list[_Piece] = []
    done = 0  # offset in the spoken text
    current = -1
    for change in changes:
        index = bisect_right(starts, change.start) - 1
        while current < index:
            if current >= 0:
                out.append(_rest(pieces[current], done - starts[current]))
            current += 1
            done = max(done, starts[current])
        piece = pieces[current]
        local = change.start - starts[current]
        if change.end > starts[current] + len(piece.text) or (
            piece.reading is not None and piece.reading.kind is Kind.USERS
        ):
            continue
        begun = done - starts[current]
        if piece.reading is None:
            out.append(_Piece(piece.text[begun:local], piece.start + begun))
            written = Reading(
                piece.start + local,
                piece.start + local + change.end - change.start,
                change.spoken,
                change.reason,
                rule=change.rule,
            )
            out.append(_Piece(change.spoken, written.start, written))
        else:
            out.append(_Piece(piece.text[begun:local] + change.spoken, piece.start, piece.reading))
        done = change.end
    while current < len(pieces):
        if current >= 0:
            out.append(_rest(pieces[current], done - starts[current]))
        current += 1
        if current < len(pieces):
            done = max(done, starts[current])
    return _merged(out)


def _rest(piece: _Piece, begun: int) -> _Piece:
    start = piece.start + begun if piece.reading is None else piece.start
    return _Piece(piece.text[begun:], start, piece.reading)


def _merged(pieces: list[_Piece]) -> list[_Piece]:
    """Join the parts of a reading that was cut at its respelled words."""
    out: list[_Piece] = []
    for piece in pieces:
        if piece.reading is not None and out and out[-1].reading is piece.reading:
            out[-1].text += piece.text
        else:
            out.append(piece)
    for piece in out:
        if piece.reading is not None and piece.reading.spoken != piece.text:
            piece.reading = replace(piece.reading, spoken=piece.text)
    return out
