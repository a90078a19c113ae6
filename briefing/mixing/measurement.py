"""What a finished file measures, decoded from its first sample to its last: length, loudness and true peak."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefing.episode import Loudness
from briefing.errors import SourceError
from briefing.mixing.decoding import Frames, decoded
from briefing.mixing.limiter import HOP, hop_peaks
from briefing.mixing.loudness import block_powers, gated_lufs, loudness_range_lu, step_frames, step_powers
from briefing.translation import tr

SILENT_LUFS = -70.0  # the lower end of the meter (the absolute gate of BS.1770); for peaks, too

_BLOCK_S = 2.0  # decoded at once: what the processor's cache holds
_DIGITS = 2  # a hundredth of a decibel
_SUSPECT = 0.5  # peaks between samples are looked for where samples are within 6 dB of the highest peak so far


@dataclass(frozen=True, slots=True)
class Measurement:
    """The length of the decoded audio in seconds, and its loudness."""

    duration_s: float
    loudness: Loudness


def measure(path: Path, hearing: Callable[[float], None] = lambda seconds: None) -> Measurement:
    """Decode a file once and measure it; raises SourceError where it can't be decoded or is empty.

    A second thread decodes ahead by a block. `hearing` is told after each how many seconds were heard.
    """
    meter = Meter()
    blocks = decoded(path, _BLOCK_S)
    with ThreadPoolExecutor(1) as aside:
        coming = aside.submit(next, blocks, None)
        while (heard := coming.result()) is not None:
            coming = aside.submit(next, blocks, None)
            rate, block = heard
            meter.hear(block, rate)
            hearing(meter.frames / rate)
    if not meter.frames:
        raise SourceError(tr("{path}: there is no sound in it").format(path=path))
    return meter.measurement()


class Steps:
    """The loudness of a programme that comes block by block: the K-weighted powers of its steps, channels added up."""

    def __init__(self) -> None:
        self._powers: list[NDArray[np.float64]] = []
        self._rest: Frames | None = None  # what is shorter than a step and waits for more
        self._rate = 0

    def hear(self, block: Frames, rate: int) -> NDArray[np.float64]:
        """Take the next block of sound at `rate` Hz; give the powers of the steps that it completes."""
        self._rate = rate
        if self._rest is not None and len(self._rest):
            block = np.concatenate([self._rest, block])
        powers = _powers(block, rate)
        self._rest = block[len(powers) * step_frames(rate) :].copy()
        self._powers.append(powers)
        return powers

    @property
    def powers(self) -> NDArray[np.float64]:
        """Those of all steps; of a programme shorter than a step, one."""
        powers = np.concatenate(self._powers)
        if len(powers) or self._rest is None:
            return powers
        return _powers(np.pad(self._rest, ((0, step_frames(self._rate) - len(self._rest)), (0, 0))), self._rate)

    @property
    def lufs(self) -> float:
        """Integrated loudness; minus infinity where all is silent."""
        return gated_lufs(block_powers(self.powers))


class Meter:
    """Hears a programme block by block. All channels count alike, as left and right do in BS.1770-4."""

    def __init__(self) -> None:
        self.frames = 0
        self._rate = 0
        self._steps = Steps()
        self._peak = 0.0
        self._before: Frames | None = None  # a hop that was heard, the next one, and the rest: context of what follows

    def hear(self, block: Frames, rate: int) -> NDArray[np.float64]:
        """Take the next block of sound at `rate` Hz; give the K-weighted powers of the steps that it completes."""
        self.frames += len(block)
        self._rate = rate
        self._hear_peaks(block)
        return self._steps.hear(block, rate)

    def measurement(self) -> Measurement:
        """End the programme and measure it. RuntimeError: nothing was heard."""
        if self._before is None:
            raise RuntimeError("nothing was heard")
        self._hear_peaks(np.zeros((2 * HOP, self._before.shape[1]), dtype=np.float32))
        return Measurement(
            duration_s=self.frames / self._rate,
            loudness=Loudness(
                integrated_lufs=_shown(self._steps.lufs),
                true_peak_dbtp=_shown(20 * math.log10(max(self._peak, 1e-9))),
                range_lu=round(loudness_range_lu(self._steps.powers), _DIGITS),
            ),
        )

    def _hear_peaks(self, block: Frames) -> None:
        if self._before is None:
            self._before = np.zeros((HOP, block.shape[1]), dtype=np.float32)
        held = np.concatenate([self._before, block])
        hops = len(held) // HOP
        if hops > 2:
            suspect = _SUSPECT * max(self._peak, float(np.max(np.abs(held))))
            for channel in held.T:
                # The first hop was heard; the last is not settled, since peaks near its end hear what follows.
                self._peak = max(self._peak, float(np.max(hop_peaks(np.ascontiguousarray(channel), suspect)[1:-1])))
        self._before = held[max(0, hops - 2) * HOP :]


def _powers(block: Frames, rate: int) -> NDArray[np.float64]:
    """Add up the channels' step powers."""
    return functools.reduce(np.add, (step_powers(channel, rate) for channel in block.T))


def _shown(decibels: float) -> float:
    return round(max(decibels, SILENT_LUFS), _DIGITS)
