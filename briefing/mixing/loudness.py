"""Loudness after ITU-R BS.1770-4: K-weighting and gating, in numpy.

The two filters of the recommendation are applied exactly, but in the frequency domain: the spectrum of a stretch
of audio is multiplied by the filters' response, which makes one pass of array arithmetic of what would be a loop.
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
_BLOCK_S, _STEP_S = 0.4, 0.1  # gating blocks of 400 ms that overlap by 75 %
_ABSOLUTE_GATE_LUFS, _RELATIVE_GATE_LU = -70.0, -10.0
_RINGING_S = 0.3  # after which the high-pass (38 Hz) has died away by more than 100 dB


def k_response(frequencies_hz: NDArray[np.float64]) -> NDArray[np.complex128]:
    """Give the complex response of the K-weighting at frequencies below 24 kHz."""
    delay = np.exp(-2j * np.pi * frequencies_hz / RATE)
    response: NDArray[np.complex128] = np.ones_like(delay)
    for over, under in (_SHELF, _HIGH_PASS):
        response *= np.polyval(over[::-1], delay) / np.polyval(under[::-1], delay)
    return response


def _length(minimum: int) -> int:
    """Give a length for an FFT: 2^n or 3 * 2^n, so few that each one's response is worked out but once."""
    power = 1 << (minimum - 1).bit_length()
    return power * 3 // 4 if power * 3 // 4 >= minimum else power


@lru_cache(maxsize=12)
def _k_spectrum(length: int, rate: int) -> NDArray[np.complex64]:
    return k_response(np.minimum(np.fft.rfftfreq(length, 1 / rate), RATE / 2)).astype(np.complex64)


def k_weighted(samples: Samples, rate: int) -> Samples:
    """Apply the K-weighting to `samples` (mono, 1.0 is full scale) at `rate` Hz."""
    length = _length(len(samples) + round(_RINGING_S * rate))
    spectrum = np.fft.rfft(samples, length) * _k_spectrum(length, rate)
    return np.fft.irfft(spectrum, length)[: len(samples)].astype(np.float32)


def block_powers(weighted: Samples, rate: int) -> NDArray[np.float64]:
    """Give the mean square of each 400 ms block, a block every 100 ms; a shorter stretch is one block."""
    step = round(_STEP_S * rate)
    steps = len(weighted) // step
    blocks = round(_BLOCK_S / _STEP_S)
    if steps < blocks:
        return np.array([np.mean(np.square(weighted, dtype=np.float64))]) if len(weighted) else np.zeros(1)
    powers = np.mean(np.square(weighted[: steps * step], dtype=np.float64).reshape(steps, step), axis=1)
    return np.convolve(powers, np.full(blocks, 1 / blocks), mode="valid")


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


def speech_lufs(samples: Samples, rate: int) -> float:
    """Integrate a take as an episode will: between pauses, whose blocks at its edges are part speech, part silence."""
    silence = np.zeros(round((_BLOCK_S - _STEP_S) * rate), dtype=np.float32)
    return gated_lufs(block_powers(k_weighted(np.concatenate([silence, samples, silence]), rate), rate))
