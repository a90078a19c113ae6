"""Which case a word of a sentence has: slovnet's tagger of news, three convolutions over words and their neighbours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from briefing.normalization.kinds import Case
from briefing.normalization.syntax.arrays import Array, Weights, grid, product
from briefing.normalization.syntax.reach import REACH
from briefing.normalization.syntax.vocabulary import Vocabulary
from briefing.normalization.tables import path

_CASES = {
    "Nom": Case.NOMN, "Gen": Case.GENT, "Par": Case.GENT, "Dat": Case.DATV,
    "Acc": Case.ACCS, "Ins": Case.ABLT, "Loc": Case.LOCT,
}  # fmt: skip
_CASE = re.compile(r"Case=(\w+)")


@cache
def tagger() -> Tagger:
    """Load the tagger, at the first use (about 0.05 s)."""
    return Tagger(Weights.load(path("tagger.weights")))


class Tagger:
    """Says how well each case fits a word in its place."""

    def __init__(self, weights: Weights) -> None:
        self.vocabulary = Vocabulary(weights)
        self._layers = [_Convolution(weights, f"encoder.layers.{number}") for number in range(REACH)]
        self._weight = weights.array("head.proj.weight")
        self._bias = weights.array("head.proj.bias")
        self._tags = _tags_by_case(weights.lines("tags"))

    def case_scores(self, before: Sequence[str], word: str, behind: Sequence[str]) -> Mapping[Case, float]:
        """Give each case the logit of the best tag that has it. Exact: the same on every machine.

        At most `REACH` words before and behind count; where there are fewer, the sentence ends.
        """
        missing = (REACH - len(before), REACH - len(behind))
        values = np.pad(self.vocabulary.vectors([*before, word, *behind]), (missing, (0, 0)))
        for number, layer in enumerate(self._layers, 1):
            values = layer(values)
            outside = slice(0, max(0, missing[0] - number)), slice(len(values) - max(0, missing[1] - number), None)
            for rows in outside:
                values[rows] = 0.0
        scores = product(values, self._weight)[0] + self._bias
        return {case: float(scores[tags].max()) for case, tags in self._tags.items()}


def _tags_by_case(tags: Sequence[str]) -> dict[Case, list[int]]:
    found: dict[Case, list[int]] = {}
    for number, tag in enumerate(tags):
        case = _CASE.search(tag)
        if case and case[1] in _CASES:
            found.setdefault(_CASES[case[1]], []).append(number)
    return found


class _Convolution:
    """Each word that has two neighbours, with them; of that what is positive, normalised."""

    def __init__(self, weights: Weights, name: str) -> None:
        weight = weights.array(f"{name}.conv.weight")  # out, in, window
        self._weight = np.ascontiguousarray(weight.transpose(2, 1, 0).reshape(-1, weight.shape[0]))
        self._bias = weights.array(f"{name}.conv.bias")
        self._scale = weights.array(f"{name}.norm.weight") / weights.array(f"{name}.norm.std")
        self._mean = weights.array(f"{name}.norm.mean")
        self._shift = weights.array(f"{name}.norm.bias")

    def __call__(self, values: Array) -> Array:
        windows = np.concatenate((values[:-2], values[1:-1], values[2:]), axis=1)
        positive = np.maximum(product(windows, self._weight) + self._bias, 0.0)
        return grid((positive - self._mean) * self._scale + self._shift)
