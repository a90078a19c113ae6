"""The check sum of LAME's tag, CRC-16/ARC, as fast as numpy looks up: Python has none, and an hour has 58 MB."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

_POLYNOMIAL = 0xA001  # x^16 + x^15 + x^2 + 1, the lowest bit first

Words = NDArray[np.uint16]


class Crc16:
    """The check sum of bytes that come piece by piece."""

    def __init__(self) -> None:
        self._state = 0
        self._odd = b""  # the last byte, while it waits for the other of its word

    def hear(self, data: bytes | bytearray) -> None:
        """Take the next piece."""
        data = self._odd + data
        words = np.frombuffer(data, dtype="<u2", count=len(data) // 2).astype(np.uint16)
        self._odd = bytes(data[2 * len(words) :])
        if len(words):
            words[0] ^= self._state
            self._state = _folded(words)

    @property
    def value(self) -> int:
        """That of all pieces so far."""
        if not self._odd:
            return self._state
        return (self._state >> 8) ^ int(_advanced(0)[(self._state ^ self._odd[0]) << 8 & 0xFFFF])


def _folded(words: Words) -> int:
    """Give the check sum of words.

    It is linear: of two neighbours the earlier, taken on by one word, is added to the later, and again so with what
    comes of that, taken on by two words, by four and so on.
    """
    doublings = 0
    while len(words) > 1:
        if len(words) % 2:
            words = np.concatenate([np.zeros(1, dtype=np.uint16), words])  # a zero in front changes nothing
        words = _advanced(doublings)[words[0::2]] ^ words[1::2]
        doublings += 1
    return int(_advanced(0)[words[0]])


@cache
def _advanced(doublings: int) -> Words:
    """Make the table that takes each state on by 2 ** `doublings` words of zeros."""
    if doublings:
        half = _advanced(doublings - 1)
        return half[half]
    states = np.arange(1 << 16, dtype=np.uint16)
    for _ in range(16):
        states = np.where(states & 1, states >> 1 ^ _POLYNOMIAL, states >> 1).astype(np.uint16)
    return states
