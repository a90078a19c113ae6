"""Elements become one stream of sound, in blocks, never the whole at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np

from briefing.mixing.resampling import RATE, Samples
from briefing.mixing.settings import MixSettings
from briefing.mixing.timeline import Clip, Element, frames

_BLOCK = 2 * RATE  # frames that are handed on at once: few calls, and still in the processor's cache


def render(elements: Iterable[Element], settings: MixSettings, reaches_back: int) -> Iterator[Samples]:
    """Give the mix of `elements` in blocks of two seconds at most; where nothing is placed there is silence.

    Clips come in order and don't overlap; music may lie over clips and begin up to `reaches_back` frames before the
    end of what came before it. The silence after the last element is the caller's.
    """
    fade = frames(settings.fade_s)
    reel = _Reel()
    for element in elements:
        reel.add(element.at, _faded(element, fade) if isinstance(element, Clip) else element.shaped())
        if reel.pending > _BLOCK + reaches_back:
            yield from reel.take(reel.pending - reaches_back)
    yield from reel.take(reel.pending)


def _faded(clip: Clip, fade: int) -> Samples:
    """Level a take and fade its edges."""
    samples = clip.samples * np.float32(10 ** (clip.gain_db / 20))
    slope = _slope(min(fade, len(samples) // 2))
    samples[: len(slope)] *= slope
    samples[len(samples) - len(slope) :] *= slope[::-1]
    return samples


@lru_cache(maxsize=16)
def _slope(length: int) -> Samples:
    rising: Samples = np.square(np.sin(np.linspace(0, np.pi / 2, length, endpoint=False))).astype(np.float32)
    return rising


class _Reel:
    """The stretch of the mix that has been put together and not yet handed on."""

    def __init__(self) -> None:
        self._held = np.zeros(2 * _BLOCK, dtype=np.float32)  # silent from `pending` on
        self._start = 0  # the frame of the timeline at which it begins
        self.pending = 0  # frames that something was placed in or before

    def add(self, at: int, samples: Samples) -> None:
        """Add sound from frame `at` of the timeline on to what is there."""
        offset = at - self._start
        end = offset + len(samples)
        if end > len(self._held):
            self._held = np.concatenate([self._held, np.zeros(end, dtype=np.float32)])
        self._held[offset:end] += samples
        self.pending = max(self.pending, end)

    def take(self, length: int) -> Iterator[Samples]:
        """Hand on the first `length` frames."""
        taken = self._held[:length].copy()
        rest = self.pending - length
        self._held[:rest] = self._held[length : self.pending]
        self._held[rest : self.pending] = 0
        self._start += length
        self.pending = rest
        for first in range(0, length, _BLOCK):
            yield taken[first : first + _BLOCK]
