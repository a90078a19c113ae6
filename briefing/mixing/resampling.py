"""Takes at any rate become 48 kHz, by soxr: linear phase, flat to 0.91 of the band, nothing above it."""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray

RATE = 48_000  # Hz; the rate of the mix

Samples = NDArray[np.float32]


def frames_at_48k(frames: int, rate: int) -> int:
    """Say how many frames at 48 kHz a take of `frames` frames at `rate` Hz becomes."""
    return round(frames * RATE / rate)


def to_48k(samples: Samples, rate: int) -> Samples:
    """Resample mono `samples` from `rate` Hz; 48 kHz comes back as it is."""
    if rate == RATE:
        return samples
    resampled: Samples = soxr.resample(samples, rate, RATE, "HQ")
    length = frames_at_48k(len(samples), rate)
    if len(resampled) < length:
        return np.pad(resampled, (0, length - len(resampled)))
    return resampled[:length]
