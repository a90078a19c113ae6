"""Loudness after ITU-R BS.1770-4: K-weighting and gating, in numpy.

Only the power of the weighted sound is asked for, never the sound. So each 100 ms are taken to their spectrum, and
their power is summed there, weighted by the response of the recommendation's two filters (Parseval's theorem): one
pass of array arithmetic, and no way back.

pyloudnorm wants the whole file in memory, and gives neither the loudness range nor true peaks.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from briefing.mixing.resampling import RATE

Samples = NDArray[np.float32]

# BS.1770-4, tables 1 and 2: the shelf that stands for the head, and the revised low-frequency B curve, at 48 kHz.
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_OFFSET_DB = -0.691  # BS.1770-4, equation 2: makes a 997 Hz sine at 0 dBFS in one channel read -3.01 LUFS
STEP_S = 0.1  # the meter's grain
_BLOCK_STEPS = 4  # gating blocks of 400 ms that overlap by 75 %
_SHORT_TERM_STEPS = 30  # EBU Tech 3341: 3 s
_RANGE_GATE_LU, _RANGE_PERCENTILES = -20.0, (10, 95)  # EBU Tech 3342
_AT_ONCE = 20  # steps whose spectra are held at once: what the processor's cache holds
_ABSOLUTE_GATE_LUFS, _RELATIVE_GATE_LU = -70.0, -10.0


def k_response(frequencies_hz: NDArray[np.float64]) -> NDArray[np.complex128]:
    """Give the complex response of the K-weighting at frequencies below 24 kHz."""
    delay = np.exp(-2j * np.pi * frequencies_hz / RATE)
    response: NDArray[np.complex128] = np.ones_like(delay)
    for over, under in (_SHELF, _HIGH_PASS):
        response *= np.polyval(over[::-1], delay) / np.polyval(under[::-1], delay)
    return response


@lru_cache(maxsize=12)
def _weights(step: int, rate: int) -> NDArray[np.float64]:
    """Make what turns the squared parts of a step's spectrum (real, imaginary, real ...) into its mean square."""
    response = k_response(np.minimum(np.fft.rfftfreq(step, 1 / rate), RATE / 2))
    powers = np.square(np.abs(response)) / step**2
    powers[1 : (step + 1) // 2] *= 2  # all but the first, and the last of an even number, stand for two
    return np.repeat(powers, 2)


def step_frames(rate: int) -> int:
    """Say how many frames the steps of the meter have at `rate` Hz: 100 ms."""
    return round(STEP_S * rate)


def step_powers(samples: Samples, rate: int) -> NDArray[np.float64]:
    """Give the K-weighted mean square of each whole step of `samples` (mono, 1.0 is full scale) at `rate` Hz.

    In double precision: numpy's FFT of single floats takes up to four times as long, by where memory happens to lie.
    """
    step = step_frames(rate)
    steps = len(samples) // step
    framed = samples[: steps * step].reshape(steps, step)
    powers = np.empty(steps, dtype=np.float64)
    wide = np.empty((min(steps, _AT_ONCE), step), dtype=np.float64)
    spectra = np.empty((len(wide), step // 2 + 1), dtype=np.complex128)
    for first in range(0, steps, _AT_ONCE):
        some = wide[: min(_AT_ONCE, steps - first)]
        np.copyto(some, framed[first : first + _AT_ONCE])
        parts = np.fft.rfft(some, out=spectra[: len(some)]).view(np.float64)
        powers[first : first + _AT_ONCE] = np.square(parts, out=parts) @ _weights(step, rate)
    return powers


def block_powers(powers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the mean square of each 400 ms block, a block every step; a shorter stretch is one block."""
    if len(powers) < _BLOCK_STEPS:
        return np.mean(powers, keepdims=True) if len(powers) else np.zeros(1)
    return np.convolve(powers, np.full(_BLOCK_STEPS, 1 / _BLOCK_STEPS), mode="valid")


def lufs(power: float) -> float:
    """Turn a K-weighted mean square into LUFS (BS.1770-4, equation 2); silence is minus infinity."""
    return _OFFSET_DB + 10 * math.log10(power) if power > 0 else -math.inf


def _power(loudness_lufs: float) -> float:
    return float(10 ** ((loudness_lufs - _OFFSET_DB) / 10))


def gated_lufs(powers: NDArray[np.float64]) -> float:
    """Integrate block powers with the absolute and the relative gate; minus infinity where nothing passes."""
    heard = powers[powers > _power(_ABSOLUTE_GATE_LUFS)]
    if not len(heard):
        return -math.inf
    gate = _power(lufs(float(np.mean(heard))) + _RELATIVE_GATE_LU)
    return lufs(float(np.mean(heard[heard > gate])))


def loudness_range_lu(powers: NDArray[np.float64]) -> float:
    """Give the loudness range (EBU Tech 3342) of a programme's step powers; 0 where it is shorter than 3 seconds."""
    if len(powers) < _SHORT_TERM_STEPS:
        return 0.0
    short_term = np.convolve(powers, np.full(_SHORT_TERM_STEPS, 1 / _SHORT_TERM_STEPS), mode="valid")
    heard = short_term[short_term > _power(_ABSOLUTE_GATE_LUFS)]
    if not len(heard):
        return 0.0
    gate = _power(lufs(float(np.mean(heard))) + _RANGE_GATE_LU)
    low, high = np.percentile(heard[heard > gate], _RANGE_PERCENTILES)
    return float(10 * np.log10(high / low))


def speech_lufs(samples: Samples, rate: int) -> float:
    """Integrate a take as an episode will: between pauses, whose blocks at its edges are part speech, part silence."""
    silence = (_BLOCK_STEPS - 1) * step_frames(rate)
    padded = np.zeros(silence + -(-len(samples) // step_frames(rate)) * step_frames(rate) + silence, dtype=np.float32)
    padded[silence : silence + len(samples)] = samples
    return gated_lufs(block_powers(step_powers(padded, rate)))
