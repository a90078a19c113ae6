"""Arithmetic that comes out the same on every machine, and the file that the weights lie in.

Every factor is a multiple of 1/4096. Products and their sums are then exact in 64-bit floats, in whatever order a
processor adds them up, so that a close decision never falls otherwise on another machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
_ONE_THREAD = 200_000  # multiplications; OpenBLAS takes more threads from 262,144 on
_STEPS = 4096.0  # 2 ** 12 parts of a unit: sums of products stay exact while they are below 2 ** 29


def grid(values: Array) -> Array:
    """Round to the grid on which products are exact."""
    return np.rint(values * _STEPS) / _STEPS


def product(values: Array, weight: Array) -> Array:
    """Multiply matrices in pieces that a BLAS does in one thread: to wake others takes far longer than the work."""
    rows = values if len(values) > 1 else np.repeat(values, 2, axis=0)  # of one row a BLAS makes threads sooner
    width = max(1, _ONE_THREAD // rows.size)
    pieces = [rows @ weight[:, first : first + width] for first in range(0, weight.shape[1], width)]
    return np.concatenate(pieces, axis=1)[: len(values)]


class Weights:
    """The arrays and lists of the file that tools/make_tagger.py makes."""

    def __init__(self, stored: Mapping[str, NDArray[Any]]) -> None:
        self._stored = stored

    @classmethod
    def load(cls, file: Traversable) -> Weights:
        """Read the file."""
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            return cls(dict(stored))

    def array(self, name: str) -> Array:
        """Give weights, on the grid."""
        exponent = int(self._stored[f"{name}:exponent"])
        return grid(self._stored[name].astype(np.float64) * 2.0**-exponent)

    def indexes(self, name: str) -> NDArray[np.uint8]:
        """Give small whole numbers as they are stored."""
        return np.asarray(self._stored[name], np.uint8)

    def lines(self, name: str) -> list[str]:
        """Give a list of words or labels."""
        return self._stored[name].tobytes().decode().split("\n")
