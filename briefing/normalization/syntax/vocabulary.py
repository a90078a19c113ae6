"""Words as the tagger sees them: a vector of meaning, and one of shape (script, capitals, mark)."""

from __future__ import annotations

import re
from array import array

from briefing.normalization.syntax.weights import Weights

_MARKS = "!#$%&()[]\\/*+,.:;<=>?@^_{|}~-‐−‒⁃–—―`\"'«»„“ʼʻ”№…"
_NUMBER = re.compile(r"[+-]?\d")
_UNKNOWN = "<unk>"
_OTHER = "OTHER"


class Vocabulary:
    """The words whose meaning is known, and the shapes.

    Meanings are product-quantised: `indexes` choose, for each part of the vector, one of the pieces in `codes`.
    """

    def __init__(self, weights: Weights) -> None:
        self._numbers = {word: number for number, word in enumerate(weights.lines("words"))}
        self._indexes, self._codes = weights.stored("indexes"), weights.whole("codes").tobytes()
        self._parts, self._pieces, numbers = weights.shape("codes")
        self._size = numbers * array("h").itemsize  # bytes of a piece
        self._shape_vectors, self._shape_size = weights.whole("emb.shape.weight"), weights.shape("emb.shape.weight")[1]
        self._shapes = {shape: number for number, shape in enumerate(weights.lines("shapes"))}

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._numbers

    def vector(self, word: str) -> array[int]:
        """Give the vector of a word, in parts of the grid."""
        number = self._numbers.get(word.lower(), self._numbers[_UNKNOWN])
        chosen = self._indexes[number * self._parts : (number + 1) * self._parts]
        ends = [(part * self._pieces + index + 1) * self._size for part, index in enumerate(chosen)]
        found = array("h", b"".join([self._codes[end - self._size : end] for end in ends]))
        at = self._shapes[shape(word)] * self._shape_size
        return found + self._shape_vectors[at : at + self._shape_size]


def shape(word: str) -> str:
    """Give the shape of a word or mark as the tagger was taught it: RU_Xx, NUM, PUNCT_«."""
    first = word[:1]
    if "А" <= first <= "я" or first in ("Ё", "ё"):
        return f"RU_{_outline(word)}"
    if first.isascii() and first.isalpha():
        return f"EN_{_outline(word)}"
    if _NUMBER.match(word):
        return "NUM"
    if first and first in _MARKS:
        return f"PUNCT_{word if len(word) == 1 else _OTHER}"
    return _OTHER


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
