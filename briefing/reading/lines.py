"""The lines of a plain text, put together again into paragraphs where they were wrapped at a width."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from briefing.reading.dictionary import dictionary

_NARROWEST, _WIDEST = 50, 100  # characters; what is wrapped by hand or by a mail program lies between, a poem below
_SLACK = 0.9  # of the width: people wrap a little early, so that no short word dangles
_FILLED = 0.8  # the share of lines that a wrapper must have filled; of a poem's lines it fills few
_ENDED = 0.5  # the share of lines that end a sentence: small where lines break anywhere, nearly all where each is whole
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";")
_LONGEST_WORD = 60  # characters that are looked at for a divided word
_BROKEN_WORD = re.compile(r"([^\W\d_]+)-$")

DASHES = "—–"

# What opens an item of a list or a line of a dialogue: there a new paragraph begins, even in the middle of a group.
MARKER = re.compile(
    r"(?P<bullet>[•◦▪‣●○■□*+·-]|[—–])\s+(?=\S)|(?P<number>(?:\d{1,3}|[а-яёa-z])[.)])\s+(?=\S)|(?P<quote>>)\s*"
)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A paragraph of the text on one line, and whether an empty line (or the text's edge) stands before it."""

    text: str
    alone_before: bool


def paragraphs(text: str) -> list[SourceLine]:
    """Give the paragraphs of `text` (as `clean` leaves it): its lines, or what a wrapper made them of."""
    blocks = [[line for line in block.split("\n") if line.strip()] for block in re.split(r"\n(?: *\n)+", text)]
    groups = [[line.strip() for line in group] for block in blocks if block for group in _at_indents(block)]
    wrapped = _is_wrapped(groups)
    return [
        SourceLine(line, position == 0)
        for group in groups
        for position, line in enumerate(_unwrapped(group) if wrapped else group)
    ]


def _at_indents(block: list[str]) -> list[list[str]]:
    """Divide a block where a line is indented more than the others: so books mark a paragraph. Lists are left whole."""
    indents = [len(line) - len(line.lstrip(" ")) for line in block]
    if any(MARKER.match(line.strip()) for line in block):
        return [block]
    least = min(indents)
    starts = [at for at, indent in enumerate(indents) if at == 0 or indent > least]
    return [block[start:end] for start, end in pairwise([*starts, len(block)])]


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Whether the lines were broken at a width: then the next line's first word would hardly have fitted, and few
    lines end a sentence.
    """
    width = max((len(line) for group in groups for line in group), default=0)
    pairs = [(line, after) for group in groups for line, after in pairwise(group)]
    pairs = [(line, after) for line, after in pairs if not MARKER.match(after)]
    if not _NARROWEST <= width <= _WIDEST or not pairs:
        return False
    filled = sum(len(line) + 1 + len(after.split(" ", 1)[0]) > _SLACK * width for line, after in pairs)
    ended = sum(line.rstrip('»”")').endswith(_SENTENCE_ENDS) for line, _ in pairs)
    return filled >= _FILLED * len(pairs) and ended < _ENDED * len(pairs)


def _unwrapped(group: list[str]) -> list[str]:
    found: list[list[str]] = []
    for line in group:
        if found and not _opens(line, found[-1]):
            found[-1].append(line)
        else:
            found.append([line])
    return [rejoined(lines) for lines in found]


def _opens(line: str, above: list[str]) -> bool:
    """Whether a wrapped line opens an item or a speech; a dash inside a sentence may come first in its line."""
    marker = MARKER.match(line)
    if not marker:
        return False
    return line[0] not in DASHES or above[-1].endswith(_SENTENCE_ENDS) or above[0][0] in DASHES


def rejoined(lines: Iterable[str]) -> str:
    """Join lines that a width broke; a divided word is one again where the dictionary knows it («обсу-дить»)."""
    pieces: list[str] = []
    for line in lines:
        broken = _BROKEN_WORD.search(pieces[-1][-_LONGEST_WORD:]) if pieces else None
        if not broken:
            pieces += [" ", line] if pieces else [line]
        elif line[:1].isupper():
            pieces.append(line)  # «Усть-Речка»: what is no word but a name was never divided
        elif not line[:1].islower():
            pieces += [" ", line]
        else:
            rest = re.match(r"[^\W\d_]*", line)
            if _is_word(broken[1] + (rest[0] if rest else "")):
                pieces[-1] = pieces[-1][:-1]
            pieces.append(line)
    return "".join(pieces)


def _is_word(word: str) -> bool:
    return bool(dictionary().word_is_known(word.lower()))
