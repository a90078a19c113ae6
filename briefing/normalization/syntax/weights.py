"""What the tagger was taught, from the file that tools/make_tagger.py makes.

Its first line says in JSON of each array where behind it it lies (`at`), its `shape`, its `type` as in Python's
`array`, and how many of its whole numbers make 1: 2 to the power of `exponent`, `lanes.GRID` for what is multiplied; of
a matrix also the bytes of a `lane`.
"""

from __future__ import annotations

import json
import math
import sys
from array import array
from importlib.resources.abc import Traversable
from mmap import ACCESS_READ, mmap
from typing import Any

from briefing.normalization.syntax.lanes import Rows


class Weights:
    """The arrays and lists of the file."""

    def __init__(self, content: mmap) -> None:
        self._content, self._begins = memoryview(content), content.find(b"\n") + 1
        self._entries: dict[str, dict[str, Any]] = json.loads(content[: self._begins])

    @classmethod
    def load(cls, file: Traversable) -> Weights:
        """Open the file, most of which is never looked at: it has a vector for each of 20,000 words."""
        with file.open("rb") as opened:
            return cls(mmap(opened.fileno(), 0, access=ACCESS_READ))

    def text(self, name: str) -> str:
        """Give a list of words or labels as it is stored, one a line."""
        return str(self.stored(name), "utf-8")

    def lines(self, name: str) -> list[str]:
        """Give a list of words or labels."""
        return self.text(name).split("\n")

    def shape(self, name: str) -> tuple[int, ...]:
        """Give the dimensions of an array."""
        return tuple(self._entries[name]["shape"])

    def whole(self, name: str) -> array[int]:
        """Give the numbers of an array as they are stored: in parts of the grid, or standing for something."""
        numbers = array(self._entries[name]["type"])
        numbers.frombytes(self.stored(name))
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def real(self, name: str) -> list[float]:
        """Give the numbers of an array as they are meant."""
        unit = 2.0 ** -int(self._entries[name]["exponent"])
        return [number * unit for number in self.whole(name)]

    def rows(self, name: str) -> list[Rows]:
        """Give a matrix to multiply by, in parts of the grid; several where the array has three dimensions."""
        *several, _, outputs = self.shape(name)
        stored = self.stored(name)
        size = len(stored) // math.prod(several)
        lane = self.lane(name)
        return [Rows(stored[at : at + size], outputs, lane) for at in range(0, len(stored), size)]

    def lane(self, name: str) -> int:
        """Give the bytes that a sum of products with a matrix needs."""
        return int(self._entries[name]["lane"])

    def stored(self, name: str) -> memoryview:
        """Give the bytes of an array or list."""
        entry = self._entries[name]
        size = math.prod(entry["shape"]) * array(entry["type"]).itemsize
        return self._content[self._begins + entry["at"] :][:size]
