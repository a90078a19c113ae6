"""What an audio file is like from start to end: loudness over time, chapters, silences, clipped samples."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefing.episode import Chapter
from briefing.errors import SourceError
from briefing.mixing import ffmpeg
from briefing.mixing.blas import one_thread
from briefing.mixing.decoding import decoded
from briefing.mixing.loudness import STEP_S, block_powers, gated_lufs, lufs, step_frames
from briefing.mixing.measurement import Measurement, Meter
from briefing.translation import tr

_BLOCK_S = 10  # seconds decoded at once
_SILENCE_DBFS = -50.0
_CLIPPED = 1 - 2**-15  # full scale of 16 bits


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch without sound, in seconds."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Inspection:
    """An audio file, looked through. The curves have a value every 0.1 s; several channels are heard as one."""

    path: Path
    measured: Measurement
    chapters: tuple[Chapter, ...]
    silences: tuple[Silence, ...]  # of a second and more
    clipped: int  # samples at full scale or beyond
    peaks: NDArray[np.float32] = field(repr=False)  # linear, 1.0 is full scale
    powers: NDArray[np.float64] = field(repr=False)  # K-weighted mean squares

    def short_term_lufs(self, seconds: float) -> float:
        """Give the loudness of the three seconds around a moment (EBU Tech 3341)."""
        middle = round(seconds / STEP_S)
        around = self.powers[max(0, middle - 15) : middle + 15]
        return lufs(float(np.mean(around))) if len(around) else -np.inf

    def between(self, start_s: float, end_s: float) -> tuple[float, float]:
        """Give the integrated loudness (LUFS) and the peak (dBFS) of a stretch."""
        part = slice(round(start_s / STEP_S), max(round(start_s / STEP_S) + 1, round(end_s / STEP_S)))
        powers = self.powers[part]
        peak = float(np.max(self.peaks[part], initial=0.0))
        return gated_lufs(block_powers(powers)), 20 * float(np.log10(max(peak, 1e-6)))


def inspect(path: Path) -> Inspection:
    """Decode a file in constant memory and look it through; raises SourceError where it isn't audio."""
    if not path.is_file():
        raise SourceError(tr("{path}: no such file").format(path=path))
    meter, peaks, loud, powers, clipped = Meter(), [], [], [], 0
    with one_thread():
        for rate, block in decoded(path, _BLOCK_S):
            powers.append(meter.hear(block, rate))
            mono = np.abs(np.mean(block, axis=1))
            framed = np.pad(mono, (0, -len(mono) % step_frames(rate))).reshape(-1, step_frames(rate))
            peaks.append(np.max(framed, axis=1))
            loud.append(np.mean(np.square(framed), axis=1) > 10 ** (_SILENCE_DBFS / 10))
            clipped += int(np.count_nonzero(framed >= _CLIPPED))
    if not peaks:
        raise SourceError(tr("{path}: there is no sound in it").format(path=path))
    return Inspection(
        path=path,
        measured=meter.measurement(),
        chapters=read_chapters(path),
        silences=_silences(np.concatenate(loud)),
        clipped=clipped,
        peaks=np.concatenate(peaks),
        powers=np.concatenate(powers),
    )


def read_chapters(path: Path) -> tuple[Chapter, ...]:
    """Read the chapters that the file itself carries, in the order in which they stand in it."""
    with tempfile.TemporaryDirectory(prefix="briefing-") as scratch:
        described = Path(scratch, "chapters.txt")
        # Without -copyts, ffmpeg moves the chapters of an MP3 by the encoder's delay.
        ffmpeg.run(described, "-copyts", "-i", str(path), "-f", "ffmetadata", str(described))
        text = described.read_text(encoding="utf-8")
    chapters = []
    for part in text.split("\n[CHAPTER]\n")[1:]:
        values = dict(re.findall(r"^([^=\n]+)=((?:\\[\s\S]|[^\\\n])*)", part, re.MULTILINE))
        over, under = (int(number) for number in values["TIMEBASE"].split("/"))
        start_s, end_s = (int(values[name]) * over / under for name in ("START", "END"))
        chapters.append(Chapter(re.sub(r"\\([\s\S])", r"\1", values.get("title", "")), start_s, end_s))
    return tuple(chapters)


def _silences(loud: NDArray[np.bool_]) -> tuple[Silence, ...]:
    edges: Sequence[int] = np.flatnonzero(np.diff(np.concatenate([[True], loud, [True]]))).tolist()
    return tuple(
        Silence(start * STEP_S, stop * STEP_S)
        for number, (start, stop) in enumerate(pairwise(edges))
        if number % 2 == 0 and (stop - start) * STEP_S >= 1
    )
