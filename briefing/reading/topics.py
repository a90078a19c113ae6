"""Chapters for a long text without headings: where its words change, named from its own words.

Neighbouring stretches of a text share words while it keeps to a topic (Hearst, TextTiling, 1997). For each gap between
paragraphs the words before it are held against those after it; chapters end where likeness is least, no shorter than
two minutes of speech and, where the text allows, no longer than six.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import groupby, pairwise

from briefing.reading.blocks import Block
from briefing.reading.characters import abridged

LONG = 900  # words: seven minutes without a place to go back to
_SHORTEST, _LONGEST = 250, 800  # words of a chapter
_WINDOW = 130  # words on either side of a gap that are held against each other
_STRETCH = 25  # words: shorter pieces are taken together
_DIVIDED = 250  # words: a paragraph longer than that may be divided at the end of a sentence
_PIECE = 60  # words of the pieces of such a paragraph
_STEM = 5  # letters
_TITLE = 60  # characters
_LEAST_CLAUSE = 18  # characters of a clause that can stand as a title

_WORD = re.compile(r"[^\W\d_]{3,}")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”\")]*\s+(?=[«„\"(—–-]*\s*[A-ZА-ЯЁ\d])")
_CLAUSE_END = re.compile(r"(?:,| [—–-]|:|;)\s| \(")


@dataclass(frozen=True, slots=True)
class Topic:
    """A chapter that was found, and its title."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    block: Block
    number: int  # of its block
    words: int
    stems: Counter[str]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring pieces between which no chapter ends; `end` counts the pieces up to its last."""

    end: int
    words: int
    stems: Counter[str]


def by_topic(blocks: Sequence[Block]) -> list[Topic]:
    """Divide a long text without headings; a short one, or one with headings, is left whole: none are given."""
    if any(block.is_heading for block in blocks) or sum(len(block.text.split()) for block in blocks) < LONG:
        return []
    pieces = [piece for number, block in enumerate(blocks) for piece in _pieces(block, number)]
    stretches = _stretches(pieces)
    ends = [stretches[end - 1].end for end in _ends(stretches, _changes(stretches))]
    if len(ends) < 2:
        return []
    usual = Counter(stem for piece in pieces for stem in piece.stems)
    chapters = [pieces[start:end] for start, end in pairwise([0, *ends])]
    return [Topic(_title(chapter, usual), tuple(_joined(chapter))) for chapter in chapters]


def _pieces(block: Block, number: int) -> list[_Piece]:
    """Divide a block that is very long into sentences taken together; others are one piece."""
    texts = [block.text]
    if len(block.text.split()) > _DIVIDED:
        texts = []
        for sentence in _sentences(block.text):
            if texts and len(texts[-1].split()) < _PIECE:
                texts[-1] += f" {sentence}"
            else:
                texts.append(sentence)
    return [_Piece(replace(block, text=text), number, len(text.split()), Counter(_stems(text))) for text in texts]


def _stretches(pieces: Sequence[_Piece]) -> list[_Stretch]:
    """Take tiny pieces together (verses, lines of a list): the time then goes with the words, not with the lines."""
    found: list[_Stretch] = []
    words, stems = 0, Counter[str]()
    for number, piece in enumerate(pieces, 1):
        words, stems = words + piece.words, stems + piece.stems
        if words >= _STRETCH or number == len(pieces):
            found.append(_Stretch(number, words, stems))
            words, stems = 0, Counter[str]()
    return found


def _sentences(text: str) -> list[str]:
    """Divide after the ends of sentences; what stands before the next capital stays with its sentence."""
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [text[start:end].strip() for start, end in pairwise(starts) if text[start:end].strip()]


def _stems(text: str) -> list[str]:
    empty = _words()["empty"]
    words = (word.lower().replace("ё", "е") for word in _WORD.findall(text))
    return [word[:_STEM] for word in words if word not in empty]


def _changes(pieces: Sequence[_Stretch]) -> list[float]:
    """Give for the gap after each piece how little the words around it are alike, 0 to 1; of rare words more counts."""
    spread = Counter(stem for piece in pieces for stem in set(piece.stems))
    weight = {stem: math.log(1 + len(pieces) / count) for stem, count in spread.items()}
    changes = []
    for gap in range(1, len(pieces)):
        before, after = _around(pieces, gap)
        changes.append(1 - _likeness(before, after, weight))
    return changes


def _around(pieces: Sequence[_Stretch], gap: int) -> tuple[Counter[str], Counter[str]]:
    sides = []
    for step, at in ((-1, gap - 1), (1, gap)):
        found: Counter[str] = Counter()
        words = 0
        while 0 <= at < len(pieces) and words < _WINDOW:
            found.update(pieces[at].stems)
            words += pieces[at].words
            at += step
        sides.append(found)
    return sides[0], sides[1]


def _likeness(some: Counter[str], others: Counter[str], weight: dict[str, float]) -> float:
    """Give the cosine of two bags of words."""
    common = sum(some[stem] * others[stem] * weight[stem] ** 2 for stem in some.keys() & others.keys())
    sizes = [math.sqrt(sum((count * weight[stem]) ** 2 for stem, count in bag.items())) for bag in (some, others)]
    return common / (sizes[0] * sizes[1]) if all(sizes) else 0.0


def _ends(pieces: Sequence[_Stretch], changes: Sequence[float]) -> list[int]:
    """Choose where chapters end: the greatest changes in all, each chapter of a bearable length.

    A change counts by how far it lies above the text's usual one, in standard deviations; a chapter that is too long or
    too short costs. The best choice is found by going through all possible chapters that end at each place.
    """
    usual = sum(changes) / len(changes) if changes else 0.0
    deviation = math.sqrt(sum((change - usual) ** 2 for change in changes) / len(changes)) if changes else 0.0
    worth = [(change - usual) / (deviation or 1.0) - 0.5 for change in changes] + [0.0]
    lengths = [0]
    for piece in pieces:
        lengths.append(lengths[-1] + piece.words)
    scores, origins = [0.0], [0]
    for end in range(1, len(pieces) + 1):
        score, start = -math.inf, 0
        for begin in range(end - 1, -1, -1):
            words = lengths[end] - lengths[begin]
            value = scores[begin] + worth[end - 1] - _burden(words)
            if value > score:
                score, start = value, begin
            if words > 3 * _LONGEST:
                break
        scores.append(score)
        origins.append(start)
    ends, at = [], len(pieces)
    while at:
        ends.append(at)
        at = origins[at]
    return ends[::-1]


def _burden(words: int) -> float:
    """Give what a chapter's length costs."""
    if words < _SHORTEST:
        return 4.0 * (1 - words / _SHORTEST) + 2.0
    return 3.0 * max(words / _LONGEST - 1, 0.0)


def _joined(pieces: Sequence[_Piece]) -> list[Block]:
    """Give the pieces as blocks again, those of one block together."""
    groups = [list(group) for _, group in groupby(pieces, key=lambda piece: piece.number)]
    return [replace(group[0].block, text=" ".join(piece.block.text for piece in group)) for group in groups]


def _title(pieces: Sequence[_Piece], usual: Counter[str]) -> str:
    """Take the first words of that sentence among the chapter's first ones that says most of what is its own."""
    own = Counter(stem for piece in pieces for stem in piece.stems)
    sentences = [each for piece in pieces[:3] for each in _sentences(piece.block.text)][:4]
    titles = [title for sentence in sentences if (title := _headline(sentence))]

    def tells(title: str) -> float:
        stems = _stems(title)
        return sum(own[stem] * own[stem] / usual[stem] for stem in set(stems) if stem in usual) / (len(stems) + 2)

    return max(titles, key=tells, default=abridged(pieces[0].block.text))


def _headline(sentence: str) -> str:
    """Cut a sentence to a title: without what binds it to the one before, no longer than a line, not left hanging."""
    text = _without_opener(sentence)
    if not text or _bare(text.split()[0]) in _words()["pointing"]:
        return ""
    if len(text) > _TITLE:
        ends = [match.start() for match in _CLAUSE_END.finditer(text) if _LEAST_CLAUSE <= match.start() <= _TITLE]
        text = text[: ends[-1]] if ends else abridged(text, _TITLE).rstrip("…")
    words = text.split()
    while words and _bare(words[-1]) in _words()["hanging"]:
        words = words[:-1]
    text = " ".join(words).strip(" .,:;—–-")
    if text.count("«") > text.count("»"):
        text += "»"
    return text[:1].upper() + text[1:] if len(text) >= _LEAST_CLAUSE and not text[0].isdigit() else ""


def _without_opener(sentence: str) -> str:
    text = sentence.strip(" ,:;—–-")
    plain = text.lower().replace("ё", "е").replace(",", " ")
    for opener in _openers():
        if plain.startswith(opener + " "):
            return _without_opener(text[len(opener) :])
    return text


def _bare(word: str) -> str:
    return word.strip(' .,:;!?…«»"()—–-').lower().replace("ё", "е")


@cache
def _openers() -> tuple[str, ...]:
    return tuple(sorted(_words()["openers"], key=len, reverse=True))


@cache
def _words() -> dict[str, frozenset[str]]:
    text = resources.files("briefing.reading").joinpath("topics.toml").read_text(encoding="utf-8")
    return {name: frozenset(map(str, words)) for name, words in tomllib.loads(text).items()}
