"""A true-peak limiter that looks ahead: it lowers the level smoothly around a peak, so that nothing is clipped."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from briefing.mixing.resampling import RATE, Samples

HOP = RATE // 1000  # 1 ms: the grain of the gain
_REACH = 20  # hops: the gain begins to fall 20 ms before a peak and is back 20 ms after it
_CONTEXT = 2 * _REACH + 2  # hops: how far a peak is felt
_OVERSAMPLING = 4  # ITU-R BS.1770-4, annex 2
_WINDOW = 24  # samples on either side that the interpolation hears
_SUSPECT_DB = 6.0  # peaks between samples are looked for where the samples come this near to the ceiling


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


def hop_peaks(samples: Samples, suspect: float) -> NDArray[np.float64]:
    """Give the peak of each millisecond; the true peak where the samples' own exceeds `suspect` (linear)."""
    hops = len(samples) // HOP
    peaks: NDArray[np.float64] = np.max(np.abs(samples[: hops * HOP].reshape(hops, HOP)), axis=1).astype(np.float64)
    suspects = np.flatnonzero(peaks > suspect)
    if len(suspects):
        padded = np.pad(samples[: hops * HOP], _WINDOW)
        windows = np.lib.stride_tricks.sliding_window_view(padded, HOP + 2 * _WINDOW)[suspects * HOP]
        between = np.max(np.abs(windows @ _interpolation()), axis=1)
        peaks[suspects] = np.maximum(peaks[suspects], between)
    return peaks


@cache
def _interpolation() -> NDArray[np.float32]:
    """Make the matrix that takes a hop and its surroundings to the samples between: a windowed sinc."""
    taken = np.arange(HOP + 2 * _WINDOW) - _WINDOW
    wanted = np.arange(HOP * _OVERSAMPLING) / _OVERSAMPLING
    distance = wanted[None, :] - taken[:, None]
    window = np.where(np.abs(distance) < _WINDOW, 0.5 + 0.5 * np.cos(np.pi * distance / _WINDOW), 0.0)
    return (np.sinc(distance) * window).astype(np.float32)
