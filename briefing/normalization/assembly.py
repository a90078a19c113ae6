"""From readings to the spoken text: each in its place, then the words as such (ё, stress, homographs) over the whole.

Words are respelled last and all alike, whether they were written or made by a rule: so speaking the spoken text again
changes nothing.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import cache

from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list
from briefing.normalization.words import respelling as words

_PARTED_NAME = re.compile(r"(?P<first>[«\"“„]\+?[А-ЯЁ][+а-яё]+)\.(?=\+?[А-ЯЁ][+а-яё]+[»\"”])")
"""The full stop inside «Яндекс.Карты» is not said and makes no pause."""
_SPACES_AT_END = re.compile(" +\n")
_STOP_BEFORE_WORD = re.compile(r"\.[+Ѐ-ԯ]")
_GLUED_STOP = re.compile(r"\.(?<=[Ѐ-ԯ)»”]\.)(?=[+Ѐ-ԯ])")
"""A full stop before a word without a space: what is no address is the end of a sentence."""


_Piece = tuple[str, int, Reading | None]
"""A run of the spoken text, the offset in the cleaned text where it stands, and its reading; None: as written."""


def assemble(text: Text, readings: Sequence[Reading]) -> tuple[str, list[Reading]]:
    """Give the spoken text, and the readings with those of single words among them, in order."""
    pieces = _pieces(text.clean, readings)
    spoken = "".join([run for run, _, _ in pieces])
    changes = words.respell(spoken)
    if not changes:
        return _with_gaps(spoken), list(readings)
    made = _respelled_pieces(pieces, changes)
    respelled = "".join([run for run, _, _ in made])
    return _with_gaps(respelled), [reading for _, _, reading in made if reading is not None]


def _with_gaps(spoken: str) -> str:
    """Put a space behind a full stop that nothing parts from the next word, in place of one inside a name.

    A line ends without a space, whatever stood there for the eye alone.
    """
    if " \n" in spoken:
        spoken = _SPACES_AT_END.sub("\n", spoken)
    if not _STOP_BEFORE_WORD.search(spoken):
        return spoken  # nearly every text: the others are looked for at each letter
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
            pieces.append((clean[position : reading.start], position, None))
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
        if not spoken and reading.start < position and last.isalnum() and following.isalnum():
            spoken = last = " "  # «срочно❗Взрыв»
        if last.isalpha() and spoken and (following.isalnum() or following == "+"):
            spoken += " "
            last = " "
        elif last == " " and following == " ":
            position += 1
        pieces.append((spoken, reading.start, reading))
    pieces.append((clean[position:], position, None))
    return pieces


def _respelled_pieces(pieces: list[_Piece], changes: list[words.Respelling]) -> list[_Piece]:
    """Put respelled words into their pieces; a word that runs over the end of its piece stays as it is."""
    out: list[_Piece] = []
    waiting = deque(changes)
    offset = 0
    for piece in pieces:
        run, start, reading = piece
        end = offset + len(run)
        own = []
        while waiting and waiting[0].start < end:
            change = waiting.popleft()
            if change.end <= end:
                own.append(change)
        if reading is not None:
            spoken = _read(run, reading, own, offset)
            out.append((spoken, start, reading if spoken == reading.spoken else reading._replace(spoken=spoken)))
        elif own:
            out += _written(run, start, own, offset)
        else:
            out.append(piece)
        offset = end
    return out


def _written(run: str, starts: int, changes: list[words.Respelling], offset: int) -> list[_Piece]:
    """Cut what is written at its respelled words, which become readings."""
    out: list[_Piece] = []
    begun = 0
    for change in changes:
        start, end = change.start - offset, change.end - offset
        reading = Reading(starts + start, starts + end, change.spoken, change.reason, rule=change.rule)
        out += ((run[begun:start], starts + begun, None), (change.spoken, reading.start, reading))
        begun = end
    return [*out, (run[begun:], starts + begun, None)]


def _read(spoken: str, reading: Reading, changes: list[words.Respelling], offset: int) -> str:
    """Respell the words of a reading, unless the user's lexicon says them so."""
    if reading.kind is not Kind.USERS:
        for change in reversed(changes):
            spoken = spoken[: change.start - offset] + change.spoken + spoken[change.end - offset :]
    return spoken
