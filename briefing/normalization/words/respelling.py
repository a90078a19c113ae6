"""Words as such: ё where it is certain, `+` where a voice would stress wrongly, homographs by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kept import Kept
from briefing.normalization.words import homographs, stress, yo
from briefing.normalization.words.noun_homographs import OPENING_QUOTE

_TOKEN = re.compile(r"[+Ѐ-ԯ]+(?:(?!-)|(?:-[+Ѐ-ԯ]+)+|)|[^\s«»„“”\"']|\n")
_SENTENCE_ENDS = frozenset(".!?…\n")
_OPENING, _CLOSING = ("«", "„"), ("»", "“")
_FEW = ("два", "две", "три", "четыре")  # take the genitive singular: «две страны»
_NEIGHBOURS = 6  # words on either side by which a homograph is told
_WORDS_KEPT = 20_000
_HOMOGRAPH = "?"  # stands for «look at its neighbours» in what is kept of a word


class Respelling(NamedTuple):
    """A word of a spoken text that is to be said otherwise: its span there, how, by which rule and why."""

    start: int
    end: int
    spoken: str
    rule: str
    reason: str


def respell(spoken: str) -> list[Respelling]:
    """Give the words of a text that have to be respelled, in order."""
    found: list[Respelling] = []
    tokens = list(_TOKEN.finditer(spoken))
    for index, kept in enumerate(map(_KEPT.__getitem__, map(re.Match.group, tokens))):
        if kept is None:
            continue
        token, word = tokens[index], tokens[index][0]
        rule, reason = "respelling", "ё or stress of the tables"
        if kept == _HOMOGRAPH:
            decided = homographs.decide(word, *_neighbours(spoken, tokens, index), analyses)
            kept, rule, reason = (decided or _respelled(word)), "homograph", "told from its neighbours"
        if kept is not None and kept != word:
            found += _by_parts(token, kept, rule, reason)
    return found


def untold(text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of homographs that their neighbours don't tell: their reading is left to the voice."""
    tokens = list(_TOKEN.finditer(text))
    for index, token in enumerate(tokens):
        word = token.group()
        if _KEPT[word] == _HOMOGRAPH and homographs.told(word, *_neighbours(text, tokens, index), analyses) is None:
            yield token.start(), token.end()


def _neighbours(text: str, tokens: list[re.Match[str]], index: int) -> tuple[list[str], list[str]]:
    """Give the words before and behind a word; of a title in quotation marks only its own."""
    token = tokens[index]
    before, behind = _before(tokens, index), _behind(tokens, index)
    if token.group()[0].isupper() and text[token.start() - 1 : token.start()] in _OPENING:
        before = [OPENING_QUOTE]  # what stands before a title says nothing of its case
        behind = ["»"] if text[token.end() : token.end() + 1] in _CLOSING else behind
    return before, behind


def _by_parts(token: re.Match[str], kept: str, rule: str, reason: str) -> Iterator[Respelling]:
    """Give each changed part of a hyphenated word as a change of its own: the parts may come from different rules."""
    start = token.start()
    for written, spoken in zip(token.group().split("-"), kept.split("-"), strict=True):
        if written != spoken:
            yield Respelling(start, start + len(written), spoken, rule, reason)
        start += len(written) + 1


def _by_tables(word: str) -> str | None:
    if len(word) == 1 or "+" in word:
        return None
    return _HOMOGRAPH if homographs.is_homograph(word) else _respelled(word)


def _respelled(word: str) -> str | None:
    restored = yo.restore(word)
    return stress.mark(restored or word) or restored


_KEPT = Kept(_by_tables, most=_WORDS_KEPT)


def _neighbour(token: re.Match[str]) -> str:
    """A word as the tables of homographs want it: without marks, most numerals as a digit."""
    word = token.group().replace("+", "")
    return "1" if word in numerals.words_of_several() and word not in _FEW else word


def _before(tokens: list[re.Match[str]], index: int) -> list[str]:
    first = index
    while first > 0 and index - first < _NEIGHBOURS and tokens[first - 1].group() not in _SENTENCE_ENDS:
        first -= 1
    return [_neighbour(token) for token in tokens[first:index]]


def _behind(tokens: list[re.Match[str]], index: int) -> list[str]:
    last = index + 1
    while last < len(tokens) and last - index <= _NEIGHBOURS and tokens[last].group() not in _SENTENCE_ENDS:
        last += 1
    return [_neighbour(token) for token in tokens[index + 1 : last]]
