"""Whether a text says nothing that was not said before: word for word, or in nearly the same words.

A wire story comes twice with small changes: another agency, a verb replaced, a clause cut off. What is new in it is
found word by word. A number, a name, a negation or a word with an opposite (`repeats.toml`) makes a sentence new
however like an older one it is; a few other words don't.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”\")]*\s+(?=[«„\"(—–-]*\s*[A-ZА-ЯЁ\d])")
_STEM = 5  # letters: a Russian ending is rarely longer than what is left of a word
_INDEXED = 8  # places at most that are remembered for three words in a row; more make it a set phrase
_SHARED = 0.25  # of the triples of words a paragraph has to share with another to be compared with it
_LIKE = 0.6  # of the pairs of words that a sentence has to share: less is another sentence of the same words
_NEW = 0.2  # of the words of a sentence that may be new: «сообщает» for «передаёт», not another predicate and object


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it is compared: the stems of each of its sentences, and which of them change what it says."""

    sentences: tuple[tuple[str, ...], ...]
    weighty: frozenset[str]  # numbers, names, words with an opposite
    bound: frozenset[str]  # of these the ones that say something only of the word after them: «не», «до»

    @property
    def stems(self) -> frozenset[str]:
        """All of its stems."""
        return frozenset(stem for sentence in self.sentences for stem in sentence)

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Its neighbouring stems."""
        return frozenset(pair for sentence in self.sentences for pair in pairwise(sentence))

    def triples(self) -> Iterable[tuple[str, str, str]]:
        """Give three stems in a row, over the ends of sentences too: they may be cut otherwise elsewhere."""
        row = [stem for sentence in self.sentences for stem in sentence]
        return zip(row, row[1:], row[2:], strict=False)


def said(text: str) -> Said:
    """Prepare a text for comparison."""
    bound, starts = _weighty_words()
    sentences: list[tuple[str, ...]] = []
    weighty: set[str] = set()
    for sentence in _SENTENCE_END.split(text):
        words = _WORD.findall(sentence)
        if words:
            stems = tuple(_stem(word) for word in words)
            weighty.update(stem for at, stem in enumerate(stems) if _is_weighty(words[at], at == 0, starts))
            sentences.append(stems)
    found = frozenset(stem for sentence in sentences for stem in sentence)
    return Said(tuple(sentences), frozenset(weighty) | (found & bound), found & bound)


class Memory:
    """What was said, in order, found again by three words in a row. Grows and is asked in time linear in the text."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str, str], list[int]] = {}
        self._said: dict[int, Said] = {}

    def add(self, place: int, text: Said) -> None:
        """Remember a text under a number of the caller's; neighbours have neighbouring numbers."""
        self._said[place] = text
        for triple in text.triples():
            places = self._places.setdefault(triple, [])
            if len(places) < _INDEXED and (not places or places[-1] != place):
                places.append(place)

    def origin(self, text: Said) -> int | None:
        """Give the place where all that `text` says was said; None where something in it is new."""
        triples = list(text.triples())
        found = Counter(place for triple in triples for place in self._places.get(triple, ()))
        if not found:
            return None
        place, shared = min(found.items(), key=lambda entry: (-entry[1], entry[0]))
        if shared < _SHARED * len(triples):
            return None
        around = [self._said[at] for at in (place - 1, place, place + 1) if at in self._said]
        return place if adds_nothing(text, around) else None


def adds_nothing(text: Said, before: Iterable[Said]) -> bool:
    """Whether every sentence of `text` was said in `before`, or nearly so; a lone word has to be the same."""
    before = list(before)
    numbers = [stem for each in before for sentence in each.sentences for stem in sentence if stem[0].isdigit()]
    if not all(_in_order([stem for stem in sentence if stem[0].isdigit()], numbers) for sentence in text.sentences):
        return False
    stems = frozenset[str]().union(*(each.stems for each in before))
    pairs = frozenset[tuple[str, str]]().union(*(each.pairs for each in before))
    return all(_was_said(sentence, text, stems, pairs) for sentence in text.sentences)


def _in_order(numbers: Iterable[str], before: Iterable[str]) -> bool:
    """Whether the numbers of a sentence came before in this order: «31 днём, 38 ночью» is not the other way round."""
    rest = iter(before)
    return all(number in rest for number in numbers)


def _was_said(sentence: tuple[str, ...], text: Said, stems: frozenset[str], pairs: frozenset[tuple[str, str]]) -> bool:
    new = sum(stem not in stems for stem in sentence)
    known = [pair in pairs for pair in pairwise(sentence)]
    if new > _NEW * len(sentence) or sum(known) < _LIKE * len(known):
        return False
    return all(_stands_as_before(at, sentence, text, known) for at, stem in enumerate(sentence) if stem in text.weighty)


def _stands_as_before(at: int, sentence: tuple[str, ...], text: Said, known: list[bool]) -> bool:
    """Whether a weighty word stands beside the same word as before; `known` says which pairs do."""
    beside = known[at : at + 1] if sentence[at] in text.bound else known[max(at - 1, 0) : at + 1]
    return any(beside) or len(sentence) == 1  # a lone word is known, or it would be new


def _stem(word: str) -> str:
    plain = word.lower().replace("ё", "е")
    return plain if plain[0].isdigit() else plain[:_STEM]


def _is_weighty(word: str, opens: bool, starts: tuple[str, ...]) -> bool:
    if word[0].isdigit() or (word[0].isupper() and not opens) or (len(word) > 1 and word.isupper()):
        return True
    return word.lower().replace("ё", "е").startswith(starts)


@cache
def _weighty_words() -> tuple[frozenset[str], tuple[str, ...]]:
    text = resources.files("briefing.reading").joinpath("repeats.toml").read_text(encoding="utf-8")
    table = {name: [str(word) for word in words] for name, words in tomllib.loads(text).items()}
    return frozenset(map(_stem, table["whole"])), tuple(
        word for name, words in table.items() if name != "whole" for word in words
    )
