"""Words as the tagger sees them: a vector of meaning, and one of shape (script, capitals, mark)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

import numpy as np

from briefing.normalization.syntax.arrays import Array, Weights

_MARKS = "!#$%&()[]\\/*+,.:;<=>?@^_{|}~-‐−‒⁃–—―`\"'«»„“ʼʻ”№…"
_KIND = re.compile(
    rf"(?P<RU>[а-яё]+)|(?P<EN>[a-z]+)|(?P<NUM>[+-]?\d+)|(?P<PUNCT>[{re.escape(_MARKS)}]+)", re.IGNORECASE
)
_UNKNOWN = "<unk>"
_OTHER = "OTHER"


class Vocabulary:
    """The words whose meaning is known, and the shapes.

    Meanings are product-quantised: `indexes` choose, for each part of the vector, one of the pieces in `codes`.
    """

    def __init__(self, weights: Weights) -> None:
        self._numbers = dict(zip(weights.lines("words"), count(), strict=False))
        self._indexes = weights.indexes("indexes")
        self._codes = weights.array("codes")
        self._parts = np.arange(len(self._codes))
        self._shapes = {shape: number for number, shape in enumerate(weights.lines("shapes"))}
        self._shape_vectors = weights.array("emb.shape.weight")

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._numbers

    def vectors(self, words: Sequence[str]) -> Array:
        """Give the vectors of words, one a row."""
        unknown = self._numbers[_UNKNOWN]
        numbers = [self._numbers.get(word.lower(), unknown) for word in words]
        meanings = self._codes[self._parts, self._indexes[numbers]].reshape(len(words), -1)
        shapes = [self._shapes[shape(word)] for word in words]
        return np.concatenate((meanings, self._shape_vectors[shapes]), axis=1)


def shape(word: str) -> str:
    """Give the shape of a word or mark as the tagger was taught it: RU_Xx, NUM, PUNCT_«."""
    match = _KIND.match(word)
    kind = (match and match.lastgroup) or _OTHER
    if kind in ("RU", "EN"):
        return f"{kind}_{_outline(word)}"
    if kind == "PUNCT":
        return f"PUNCT_{word if len(word) == 1 else _OTHER}"
    return kind


def _outline(word: str) -> str:
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return "XX"
    if word.islower():
        return "xx"
    if _is_title(word):
        return "Xx"
    left, hyphen, right = word.partition("-")
    return "Xx-Xx" if hyphen and _is_title(left) and _is_title(right) else _OTHER


def _is_title(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()
