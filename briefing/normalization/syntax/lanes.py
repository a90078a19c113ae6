"""Sums of products in whole numbers, which come out the same on every machine.

A row of weights is one large number with a lane for each output: one multiplication does for the whole row. A lane has
as many bytes as the sums of its layer can need, whatever the words are (tools/make_tagger.py works that out).
A text asks few questions, one in a thousand sentences, a hundred where every acronym is given in full: they take less
time so than to load a library of arrays, which would answer ten times as fast.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cache
from itertools import compress
from operator import mul

GRID = 12
"""Every factor is a multiple of 1 / 2 ** GRID, every product one of 1 / 4 ** GRID."""
_NUMBER = 8  # bytes, of what is unpacked
_HALF = 1 << 15  # what is stored lies from 0 on, this is nought


class Rows:
    """A matrix of weights, a row for each input: sixteen bits a number, as they are stored. `lane`: its bytes."""

    def __init__(self, stored: memoryview, outputs: int, lane: int) -> None:
        numbers = bytes(stored)  # of which every second byte is taken much faster than of a view
        lanes = bytearray(len(numbers) // 2 * lane)
        lanes[0::lane], lanes[1::lane] = numbers[0::2], numbers[1::2]
        width = outputs * lane
        self._rows = [int.from_bytes(lanes[at : at + width], "little") for at in range(0, len(lanes), width)]
        self._nought = _all_lanes(_HALF, outputs, lane)

    def times(self, values: Sequence[int]) -> int:
        """Give the sum of each output in its lane. A value of 0 costs nothing."""
        total: int = sum(map(mul, filter(None, values), compress(self._rows, values)))
        return total - self._nought * sum(values)


@cache
def _all_lanes(value: int, outputs: int, lane: int) -> int:
    """Give a number with the same value in each lane."""
    return int.from_bytes(value.to_bytes(lane, "little") * outputs, "little")


def unpacked(lanes: int, outputs: int, lane: int) -> list[int]:
    """Give the numbers in the lanes, which have so many bytes each."""
    positive = 1 << (8 * lane - 1)  # makes every lane positive
    narrow = (lanes + _all_lanes(positive, outputs, lane)).to_bytes(outputs * lane, "little")
    wide = bytearray(outputs * _NUMBER)
    for byte in range(lane):
        wide[byte::_NUMBER] = narrow[byte::lane]
    return [number - positive for number in struct.unpack(f"<{outputs}Q", wide)]
