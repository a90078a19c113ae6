import numpy as np
import pytest

from briefing.mixing.resampling import RATE, frames_at_48k, to_48k
from tests.mixing.conftest import tone

RATES = [8_000, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000]


@pytest.mark.parametrize("rate", RATES)
def test_a_tone_stays_the_tone_it_was(rate: int) -> None:
    out = to_48k(tone(1.0, hertz=3000, rate=rate).astype(np.float32), rate)
    expected = tone(1.0, hertz=3000)
    middle = slice(RATE // 10, -RATE // 10)
    error = np.sqrt(np.mean(np.square(out[middle] - expected[middle])) / np.mean(np.square(expected[middle])))
    assert 20 * np.log10(error) < -80


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("frames", [1, 777, 16_001, 50_000])
def test_the_length_is_exact(rate: int, frames: int) -> None:
    out = to_48k(np.zeros(frames, dtype=np.float32), rate)
    assert len(out) == frames_at_48k(frames, rate) == round(frames * RATE / rate)


def test_nothing_appears_above_the_band_of_the_take() -> None:
    noise = np.random.default_rng(5).standard_normal(32_000).astype(np.float32)
    spectrum = np.abs(np.fft.rfft(to_48k(noise, 16_000) * np.hanning(96_000)))
    above, below = spectrum[len(spectrum) * 81 // 240 :], spectrum[: len(spectrum) // 4]
    assert 20 * np.log10(np.max(above) / np.mean(below)) < -80
