import numpy as np
import pyloudnorm
import pytest
from scipy.signal import lfilter

from briefing.mixing.loudness import block_powers, gated_lufs, loudness_range_lu, speech_lufs, step_powers
from tests.mixing.conftest import RATE, silence, speech, tone


def integrated(samples, rate=RATE):
    return gated_lufs(block_powers(step_powers(samples.astype(np.float32), rate)))


def test_a_full_scale_sine_reads_as_the_recommendation_says() -> None:
    assert integrated(tone(5, hertz=997, level=1.0)) == pytest.approx(-3.01, abs=0.01)


def test_the_weighting_is_that_of_the_recommendations_recursive_filters() -> None:
    sound = np.random.default_rng(1).standard_normal(RATE).astype(np.float32)
    filtered = sound.astype(np.float64)
    for over, under in (
        ((1.53512485958697, -2.69169619938640, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585)),
        ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)),
    ):
        filtered = lfilter(over, under, filtered)
    expected = np.mean(np.square(filtered).reshape(10, -1), axis=1)
    assert step_powers(sound, RATE) == pytest.approx(expected, rel=0.005)  # 0.02 dB


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
def test_it_agrees_with_another_meter_at_every_rate_of_a_voice(rate: int) -> None:
    samples = np.concatenate([speech(4, seed, level=0.02 * (seed + 1), rate=rate) for seed in range(5)])
    assert integrated(samples, rate) == pytest.approx(pyloudnorm.Meter(rate).integrated_loudness(samples), abs=0.1)


def test_silence_does_not_count() -> None:
    talk = speech(6, 1)
    assert integrated(np.concatenate([talk, silence(20)])) == pytest.approx(integrated(talk), abs=0.2)
    assert speech_lufs(silence(1).astype(np.float32), RATE) == -np.inf


def test_a_word_shorter_than_a_gating_block_has_a_loudness() -> None:
    assert -40 < speech_lufs(speech(0.2, 3).astype(np.float32), RATE) < -10


@pytest.mark.parametrize(("levels_dbfs", "range_lu"), [((-20, -30), 10), ((-20, -15), 5), ((-40, -20), 20)])
def test_the_loudness_range_is_that_of_ebu_tech_3342(levels_dbfs: tuple[float, float], range_lu: float) -> None:
    parts = [tone(20, level=10 ** (level / 20)) for level in levels_dbfs]
    samples = np.concatenate(parts).astype(np.float32)
    assert loudness_range_lu(step_powers(samples, RATE)) == pytest.approx(range_lu, abs=1)
