"""What a take sounds like: its loudness, where its sound begins and ends, and the pauses inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from briefing.errors import BriefingError
from briefing.mixing.loudness import speech_lufs
from briefing.mixing.resampling import RATE, Samples, to_48k
from briefing.translation import tr

_HOP = RATE // 200  # 5 ms: the grain in which silence is told from sound
_ONSET_MARGIN = RATE // 100  # 10 ms: a soft consonant starts before it passes the threshold
_DECAY_MARGIN = RATE * 3 // 100  # 30 ms: and a last vowel ends after
_PAUSE_HOPS = 12  # 60 ms: a shorter silence is a closed consonant (п, т, к)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of frames at 48 kHz, `stop` excluded."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A take as the mix needs it."""

    samples: Samples = field(repr=False)  # 48 kHz, 1.0 is full scale
    lufs: float  # integrated; minus infinity where it is silent


def listen(path: Path) -> Heard:
    """Read a take, measure it at its own rate and bring it to 48 kHz."""
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError) as error:
        raise BriefingError(
            tr("{path} can't be read as audio ({error}): delete it and run again").format(path=path, error=error)
        ) from error
    mono = np.ascontiguousarray(samples[:, 0])
    return Heard(to_48k(mono, rate), speech_lufs(mono, rate))


def sound(samples: Samples, threshold_dbfs: float) -> Span | None:
    """Find the stretch from the first sound above the threshold to the last; None where there is none."""
    loud = np.flatnonzero(_hop_powers(samples) > _power(threshold_dbfs))
    if not len(loud):
        return None
    return Span(
        max(0, int(loud[0]) * _HOP - _ONSET_MARGIN),
        min(len(samples), (int(loud[-1]) + 1) * _HOP + _DECAY_MARGIN),
    )


def pauses(samples: Samples, threshold_dbfs: float) -> tuple[Span, ...]:
    """Find the silences of at least 60 ms between two sounds."""
    quiet = _hop_powers(samples) <= _power(threshold_dbfs)
    edges = np.flatnonzero(np.diff(quiet.astype(np.int8)))
    if not len(edges):
        return ()
    starts = edges[~quiet[edges]] + 1
    stops = edges[quiet[edges]] + 1
    stops = stops[stops > starts[0]] if len(starts) else stops[:0]
    return tuple(
        Span(int(start) * _HOP, int(stop) * _HOP)
        for start, stop in zip(starts, stops, strict=False)
        if stop - start >= _PAUSE_HOPS
    )


def _power(dbfs: float) -> float:
    return float(10 ** (dbfs / 10))


def _hop_powers(samples: Samples) -> NDArray[np.float32]:
    sums: NDArray[np.float32] = np.add.reduceat(np.square(samples), np.arange(0, len(samples), _HOP))
    return sums / np.float32(_HOP)
