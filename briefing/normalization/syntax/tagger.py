"""Which form a word of a sentence has: slovnet's tagger of news, three convolutions over words and their neighbours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from briefing.normalization.kinds import Case
from briefing.normalization.syntax.lanes import GRID, unpacked
from briefing.normalization.syntax.reach import REACH
from briefing.normalization.syntax.vocabulary import Vocabulary
from briefing.normalization.syntax.weights import Weights
from briefing.normalization.tables import path

_CASES = {
    "Nom": Case.NOMN, "Gen": Case.GENT, "Par": Case.GENT, "Dat": Case.DATV,
    "Acc": Case.ACCS, "Ins": Case.ABLT, "Loc": Case.LOCT,
}  # fmt: skip
_CASE, _LETTERS = "Case=", 3  # what stands before a case in a tag, and how many letters tell it
_PRODUCT = 0.25**GRID  # what 1 in a sum of products stands for
_WORDS_KEPT = 3000  # words in a place of a window, of which is remembered what they add to it (2 KB each)

_Column = TypeVar("_Column")


@cache
def tagger() -> Tagger:
    """Load the tagger, at the first use (about 0.01 s)."""
    return Tagger(Weights.load(path("tagger.weights")))


class Tagger:
    """Says how well each case fits a word in its place."""

    def __init__(self, weights: Weights) -> None:
        self.vocabulary = Vocabulary(weights)
        self._first = layer = _Convolution(weights, "encoder.layers.0")
        self._others = [layer := _Convolution(weights, f"encoder.layers.{number}", layer) for number in range(1, REACH)]
        self._of_word = lru_cache(maxsize=_WORDS_KEPT)(self._part_of_word)
        (self._head,), self._lane = weights.rows("head.proj.weight"), weights.lane("head.proj.weight")
        self._least = self._head.times(layer.floor)
        self._bias = weights.real("head.proj.bias")
        self.tags = weights.lines("tags")
        self._tags_of_case = _tags_by_case(self.tags)

    def case_scores(self, before: Sequence[str], word: str, behind: Sequence[str]) -> Mapping[Case, float]:
        """Give each case the logit of the best tag that has it."""
        scores = self.tag_scores(before, word, behind)
        return {case: max(scores[tag] for tag in tags) for case, tags in self._tags_of_case.items()}

    def tag_scores(self, before: Sequence[str], word: str, behind: Sequence[str]) -> Sequence[float]:
        """Give the logit of each of the `tags`. Exact: the same on every machine.

        At most `REACH` words before and behind count; where there are fewer, the sentence ends.
        """
        outside = [None] * (REACH - len(before)), [None] * (REACH - len(behind))
        columns = self._first.windows([*outside[0], *before, word, *behind, *outside[1]], self._of_word)
        for layer in self._others:
            columns = layer.windows(columns, layer.part)
        (middle,) = columns
        assert middle is not None  # the word itself
        sums = unpacked(self._least + self._head.times(middle), len(self._bias), self._lane)
        return [number * _PRODUCT + bias for number, bias in zip(sums, self._bias, strict=True)]

    def _part_of_word(self, word: str, place: int) -> int:
        """Give what a word adds in its place of the first layer's windows."""
        return self._first.part(self.vocabulary.vector(word), place)


def _tags_by_case(tags: Sequence[str]) -> dict[Case, list[int]]:
    found: dict[Case, list[int]] = {}
    for number, tag in enumerate(tags):
        case = _CASES.get(tag.partition(_CASE)[2][:_LETTERS])
        if case is not None:
            found.setdefault(case, []).append(number)
    return found


class _Convolution:
    """Each word that has two neighbours, with them; of that what is positive, normalised, on the grid.

    `floor`: what a column holds where nothing is positive, as most of it does. An outcome tells what is above it, and
    the next layer multiplies only that: what the floor below it adds is worked out once.
    """

    def __init__(self, weights: Weights, name: str, below: _Convolution | None = None) -> None:
        self._places = weights.rows(f"{name}.conv.weight")  # of a window: before, in the middle, behind
        self._lane = weights.lane(f"{name}.conv.weight")
        factors = ("conv.bias", "norm.weight", "norm.std", "norm.mean", "norm.bias")
        known = list(zip(*(weights.real(f"{name}.{factor}") for factor in factors), strict=True))
        self._least = [-bias / _PRODUCT for bias, *_ in known]  # the sum from which on a column is positive
        self._scale = [_PRODUCT * weight / std * 2**GRID for _, weight, std, _, _ in known]
        self._shift = [((bias - mean) * weight / std + shift) * 2**GRID for bias, weight, std, mean, shift in known]
        parts = zip(self._least, self._scale, self._shift, strict=True)
        self.floor = [round(least * scale + shift) for least, scale, shift in parts]
        self._always = [place.times(below.floor) if below else 0 for place in self._places]

    def part(self, column: Sequence[int], place: int) -> int:
        """Give what a column adds in its place of a window."""
        return self._always[place] + self._places[place].times(column)

    def windows(
        self, columns: Sequence[_Column | None], part: Callable[[_Column, int], int]
    ) -> list[Sequence[int] | None]:
        """Give the outcome for each column that has two neighbours; None stands for what is outside the sentence."""
        return [
            None
            if middle is None
            else self._outcome(sum(part(one, place) for place, one in enumerate(window) if one is not None))
            for window in zip(columns, columns[1:], columns[2:], strict=False)
            for middle in window[1:2]
        ]

    def _outcome(self, lanes: int) -> list[int]:
        sums = unpacked(lanes, len(self._scale), self._lane)
        parts = zip(sums, self._least, self._scale, self._shift, self.floor, strict=True)
        return [
            round(number * scale + shift) - floor if number > least else 0
            for number, least, scale, shift, floor in parts
        ]
