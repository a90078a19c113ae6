"""Sums of products in whole numbers, which come out the same on every machine.

A row of weights is one large number with a lane of 48 bits for each output: one multiplication does for the whole row.
A text asks few questions, one in a thousand sentences, a hundred where every acronym is given in full: they take less
time so than to load a library of arrays, which would answer ten times as fast.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cache
from operator import mul

GRID = 12
"""Every factor is a multiple of 1 / 2 ** GRID, every product one of 1 / 4 ** GRID."""
_LANE = 6  # bytes: sums stay below 2 ** 46
_NUMBER = 8  # bytes, of what is unpacked
_HALF = 1 << 15  # what is stored lies from 0 on, this is nought
_POSITIVE = 1 << 46  # makes every lane positive


class Rows:
    """A matrix of weights, a row for each input: sixteen bits a number, as they are stored."""

    def __init__(self, stored: memoryview, outputs: int) -> None:
        numbers = bytes(stored)  # of which every second byte is taken much faster than of a view
        lanes = bytearray(len(numbers) // 2 * _LANE)
        lanes[0::_LANE], lanes[1::_LANE] = numbers[0::2], numbers[1::2]
        width = outputs * _LANE
        self._rows = [int.from_bytes(lanes[at : at + width], "little") for at in range(0, len(lanes), width)]
        self._nought = all_lanes(_HALF, outputs)

    def times(self, values: Sequence[int]) -> int:
        """Give the sum of each output in its lane."""
        total: int = sum(map(mul, values, self._rows))
        return total - self._nought * sum(values)


@cache
def all_lanes(value: int, outputs: int) -> int:
    """Give a number with the same value in each lane."""
    return int.from_bytes(value.to_bytes(_LANE, "little") * outputs, "little")


def unpacked(lanes: int, outputs: int) -> list[int]:
    """Give the numbers in the lanes."""
    narrow = (lanes + all_lanes(_POSITIVE, outputs)).to_bytes(outputs * _LANE, "little")
    wide = bytearray(outputs * _NUMBER)
    for byte in range(_LANE):
        wide[byte::_NUMBER] = narrow[byte::_LANE]
    return [number - _POSITIVE for number in struct.unpack(f"<{outputs}Q", wide)]
