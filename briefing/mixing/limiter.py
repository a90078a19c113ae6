"""A true-peak limiter that looks ahead: it lowers the level smoothly around a peak, so that nothing is clipped."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from briefing.mixing.resampling import RATE, Samples

HOP = RATE // 1000  # 1 ms: the grain of the gain
_REACH = 20  # hops: the gain begins to fall 20 ms before a peak and is back 20 ms after it
_CONTEXT = 2 * _REACH + 2  # hops: how far a peak is felt
_OVERSAMPLING = 4  # ITU-R BS.1770-4, annex 2
_WINDOW = 24  # samples on either side that the interpolation hears
_AT_ONCE = 256  # hops interpolated at once: what the processor's cache holds
# Peaks between samples are looked for where the samples come this near to the ceiling. A tone of 13.5 kHz rises so far
# above its samples; peaks that come from still higher up are found when the encoding is checked.
_SUSPECT_DB = 4.0


class Limiter:
    """Raises a stream of mono sound by `gain_db` and holds its true peaks under `ceiling_dbtp` (dB re full scale).

    As many samples come out as go in, a little later; where no peak comes near the ceiling they are only multiplied.
    """

    def __init__(self, gain_db: float, ceiling_dbtp: float) -> None:
        self._gain = np.float32(10 ** (gain_db / 20))
        self._ceiling = 10 ** (ceiling_dbtp / 20)
        # `_held` begins with _CONTEXT hops that were given out already and are there to be looked back at.
        self._held = np.zeros(_CONTEXT * HOP, dtype=np.float32)

    def limit(self, block: Samples) -> Samples:
        """Take a block; give what is settled by now."""
        self._held = np.concatenate([self._held, block * self._gain])
        hops = len(self._held) // HOP - 2 * _CONTEXT
        if hops <= 0:
            return self._held[:0]
        settled = _limited(self._held, hops, self._ceiling)
        self._held = self._held[hops * HOP :]
        return settled

    def finish(self) -> Samples:
        """Give the rest."""
        remaining = len(self._held) - _CONTEXT * HOP
        hops = -(-remaining // HOP)
        silence = np.zeros((hops + 2 * _CONTEXT) * HOP - len(self._held), dtype=np.float32)
        return _limited(np.concatenate([self._held, silence]), hops, self._ceiling)[:remaining]


def _limited(held: Samples, hops: int, ceiling: float) -> Samples:
    """Limit the `hops` hops that follow the first _CONTEXT ones; as many more follow them in `held`."""
    whole = held[: (hops + 2 * _CONTEXT) * HOP]
    first, last = _CONTEXT * HOP, (_CONTEXT + hops) * HOP
    out = whole[first:last]
    peaks = hop_peaks(whole, ceiling * 10 ** (-_SUSPECT_DB / 20))
    if float(np.max(peaks)) <= ceiling:
        return out
    needed = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    lowest = np.min(np.lib.stride_tricks.sliding_window_view(np.pad(needed, _REACH, mode="edge"), 2 * _REACH + 1), -1)
    # The mean of minima that all cover a hop is no higher than that hop and its neighbours need.
    weights = np.hanning(2 * _REACH + 1)[1:-1]
    smooth = np.convolve(np.pad(lowest, _REACH - 1, mode="edge"), weights / np.sum(weights), mode="valid")
    centres = (np.arange(len(smooth)) + 0.5) * HOP - 0.5
    gain = np.interp(np.arange(first, last), centres, smooth)
    return out * gain.astype(np.float32)


def hop_peaks(samples: Samples, suspect: float) -> NDArray[np.float32]:
    """Give the peak of each millisecond; the true peak where the samples' own exceeds `suspect` (linear)."""
    whole = samples[: len(samples) // HOP * HOP]
    # Three times as fast as the maximum along an axis of a matrix.
    peaks: NDArray[np.float32] = np.maximum.reduceat(np.abs(whole), np.arange(0, len(whole), HOP))
    suspects = np.flatnonzero(peaks > suspect)
    if len(suspects):
        padded = np.pad(whole, _WINDOW)
        surrounded = as_strided(padded, (len(peaks), HOP + 2 * _WINDOW), (padded.itemsize * HOP, padded.itemsize))
        for first in range(0, len(suspects), _AT_ONCE):
            some = suspects[first : first + _AT_ONCE]
            between = surrounded[some] @ _interpolation()
            highest = np.maximum(np.max(between, axis=1), -np.min(between, axis=1))
            peaks[some] = np.maximum(peaks[some], highest)
    return peaks


@cache
def _interpolation() -> NDArray[np.float32]:
    """Make the matrix that takes a hop and its surroundings to the samples between its own: a windowed sinc."""
    taken = np.arange(HOP + 2 * _WINDOW) - _WINDOW
    wanted = np.arange(HOP * _OVERSAMPLING) / _OVERSAMPLING
    distance = wanted[wanted % 1 > 0][None, :] - taken[:, None]
    window = np.where(np.abs(distance) < _WINDOW, 0.5 + 0.5 * np.cos(np.pi * distance / _WINDOW), 0.0)
    return (np.sinc(distance) * window).astype(np.float32)
