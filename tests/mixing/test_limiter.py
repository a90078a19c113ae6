import numpy as np
import pytest

from briefing.mixing.limiter import Limiter
from tests.mixing.conftest import RATE, speech, tone, true_peak_dbtp


def limited(samples, *, gain_db=0.0, ceiling=-1.5, block=RATE):
    limiter = Limiter(gain_db, ceiling)
    out = [limiter.limit(samples[start : start + block].astype(np.float32)) for start in range(0, len(samples), block)]
    return np.concatenate([*out, limiter.finish()])


def spiky() -> np.ndarray:
    """Speech with a peak ten decibels above the rest every second."""
    samples = speech(6, 1, level=0.08)
    for moment in range(1, 6):
        samples[moment * RATE : moment * RATE + 40] += 1.3 * np.hanning(40)
    return samples


def test_no_peak_passes_the_ceiling_not_even_between_samples() -> None:
    # A tone at a quarter of the rate, its crests half way between the samples: the samples show 3 dB too little.
    between = tone(1, hertz=12_000, level=1.0, phase=np.pi / 4) * np.hanning(RATE)
    for samples in (spiky(), between):
        assert true_peak_dbtp(samples) > -0.5
        assert true_peak_dbtp(limited(samples)) <= -1.5 + 0.05


def test_what_is_not_near_the_ceiling_is_only_multiplied() -> None:
    samples = speech(3, 2, level=0.05)
    assert np.array_equal(limited(samples, gain_db=6.0), samples.astype(np.float32) * np.float32(10 ** (6 / 20)))


def test_a_peak_is_lowered_and_its_surroundings_are_left_alone() -> None:
    samples = spiky()
    out = limited(samples)
    touched = np.flatnonzero(np.abs(out - samples.astype(np.float32)) > 1e-6) / RATE
    assert len(touched)
    distance = np.min(np.abs(touched[:, None] - np.arange(1, 6)[None, :]), axis=1)
    assert np.max(distance) < 0.045


@pytest.mark.parametrize("block", [1, 100, 4801, 200_000])
def test_the_size_of_the_blocks_does_not_matter(block: int) -> None:
    samples = spiky()[: 6000 if block == 1 else None]
    out = limited(samples, block=block)
    assert len(out) == len(samples)
    assert np.max(np.abs(out - limited(samples))) < 1e-6
