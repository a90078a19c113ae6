"""Arithmetic that comes out the same on every machine, and the file that the weights lie in.

Every factor is a multiple of 1/4096. Products and their sums are then exact in 64-bit floats, in whatever order a
processor adds them up, so that a close decision never falls otherwise on another machine.
"""

from __future__ import annotations

import json
import math
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
    """The arrays and lists of the file that tools/make_tagger.py makes.

    Its first line says in JSON where behind it each lies: `at`, `type`, `shape`, and `exponent` of the unit of weights.
    """

    def __init__(self, content: bytes) -> None:
        self._content, self._begins = content, content.index(b"\n") + 1
        self._entries: dict[str, dict[str, Any]] = json.loads(content[: self._begins])

    @classmethod
    def load(cls, file: Traversable) -> Weights:
        """Read the file."""
        return cls(file.read_bytes())

    def _stored(self, name: str) -> NDArray[Any]:
        entry = self._entries[name]
        flat = np.frombuffer(self._content, entry["type"], math.prod(entry["shape"]), self._begins + entry["at"])
        return flat.reshape(entry["shape"])

    def array(self, name: str) -> Array:
        """Give weights; they lie on the grid."""
        return self._stored(name) * 2.0 ** -int(self._entries[name]["exponent"])

    def indexes(self, name: str) -> NDArray[np.uint8]:
        """Give small whole numbers as they are stored."""
        return self._stored(name)

    def lines(self, name: str) -> list[str]:
        """Give a list of words or labels."""
        return self._stored(name).tobytes().decode().split("\n")
