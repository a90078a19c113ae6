"""What an audio file is like from start to end: loudness over time, chapters, silences, clipped samples."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefing.episode import Chapter
from briefing.errors import SourceError
from briefing.mixing import ffmpeg
from briefing.mixing.loudness import Samples, gated_lufs, k_weighted, lufs
from briefing.mixing.measurement import Measurement, measure
from briefing.mixing.resampling import RATE
from briefing.translation import tr

HOP_S = 0.1  # the grain of all curves
_HOP = round(HOP_S * RATE)
_BLOCK_S = 10  # seconds decoded at once
_CONTEXT_S = 0.5  # of sound before a block that its K-weighting still hears
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
        middle = round(seconds / HOP_S)
        around = self.powers[max(0, middle - 15) : middle + 15]
        return lufs(float(np.mean(around))) if len(around) else -np.inf

    def between(self, start_s: float, end_s: float) -> tuple[float, float]:
        """Give the integrated loudness (LUFS) and the peak (dBFS) of a stretch."""
        part = slice(round(start_s / HOP_S), max(round(start_s / HOP_S) + 1, round(end_s / HOP_S)))
        powers = self.powers[part]
        blocks = np.convolve(powers, np.full(4, 0.25), mode="valid") if len(powers) >= 4 else powers
        peak = float(np.max(self.peaks[part], initial=0.0))
        return gated_lufs(blocks), 20 * float(np.log10(max(peak, 1e-6)))


def inspect(path: Path) -> Inspection:
    """Decode a file in constant memory and look it through; raises SourceError where it isn't audio."""
    if not path.is_file():
        raise SourceError(tr("{path}: no such file").format(path=path))
    peaks, loud, powers, clipped = [], [], [], 0
    context = np.zeros(round(_CONTEXT_S * RATE), dtype=np.float32)
    for block in _decoded(path):
        hops = len(block) // _HOP
        framed = np.abs(block).reshape(hops, _HOP)
        peaks.append(np.max(framed, axis=1))
        loud.append(np.mean(np.square(framed), axis=1) > 10 ** (_SILENCE_DBFS / 10))
        weighted = k_weighted(np.concatenate([context, block]), RATE)[len(context) :]
        powers.append(np.mean(np.square(weighted, dtype=np.float64).reshape(hops, _HOP), axis=1))
        clipped += int(np.count_nonzero(framed >= _CLIPPED))
        context = np.concatenate([context, block])[-len(context) :]
    if not peaks:
        raise SourceError(tr("{path}: there is no sound in it").format(path=path))
    return Inspection(
        path=path,
        measured=measure(path),
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


def _decoded(path: Path) -> Iterator[Samples]:
    """Decode a file to 48 kHz mono in blocks of whole hops; the last is filled up with silence."""
    command = ffmpeg.command("-i", str(path), "-map", "0:a:0", "-ac", "1", "-ar", str(RATE), "-f", "f32le", "pipe:1")
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints)
        assert process.stdout is not None
        with process.stdout as stream:
            while data := stream.read(_BLOCK_S * RATE * 4):
                block = np.frombuffer(data[: len(data) // 4 * 4], dtype="<f4").astype(np.float32)
                yield np.pad(block, (0, -len(block) % _HOP))
        if process.wait():
            complaints.seek(0)
            raise SourceError(
                tr("{path} can't be decoded: ffmpeg says «{error}»").format(
                    path=path, error=ffmpeg.last_line(complaints.read())
                )
            )


def _silences(loud: NDArray[np.bool_]) -> tuple[Silence, ...]:
    edges: Sequence[int] = np.flatnonzero(np.diff(np.concatenate([[True], loud, [True]]))).tolist()
    return tuple(
        Silence(start * HOP_S, stop * HOP_S)
        for number, (start, stop) in enumerate(pairwise(edges))
        if number % 2 == 0 and (stop - start) * HOP_S >= 1
    )
