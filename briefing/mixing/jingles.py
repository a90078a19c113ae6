"""Music at the start, at the end and between chapters: any file ffmpeg reads, levelled, faded, ducked under speech."""

from __future__ import annotations

import math
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefing.episode import Boundary
from briefing.errors import UsageError
from briefing.mixing import ffmpeg
from briefing.mixing.loudness import Samples, block_powers, gated_lufs, step_powers
from briefing.mixing.resampling import RATE
from briefing.mixing.settings import MixSettings
from briefing.translation import tr

_LONGEST_S = 180  # a jingle is held in memory, several times while it is mixed: three minutes are 35 MB each
_RAMP = round(0.3 * RATE)  # frames in which music goes down before speech and comes up after it


@dataclass(frozen=True, slots=True)
class Music:
    """A jingle placed at frame `at`. Lengths are in frames; the samples are shared by all places of one jingle."""

    samples: Samples = field(repr=False)
    at: int
    fade: int  # at both ends
    under_before: int  # at the beginning, lies under the speech before it
    under_after: int  # at the end, lies under the speech after it
    ducked: float  # its level there, linear

    @property
    def end(self) -> int:
        """The first frame after the music."""
        return self.at + len(self.samples)

    @property
    def speech_from(self) -> int:
        """The frame from which speech may go on."""
        return self.end - self.under_after

    def shaped(self) -> Samples:
        """Give the sound: faded at both ends, softer where it lies under speech."""
        length = len(self.samples)
        gain = _ramp([(0, 0.0), (self.fade, 1.0), (length - self.fade, 1.0), (length, 0.0)], length)
        if self.under_before:
            gain *= _ramp([(self.under_before, self.ducked), (self.under_before + _RAMP, 1.0)], length)
        if self.under_after:
            gain *= _ramp([(length - self.under_after - _RAMP, 1.0), (length - self.under_after, self.ducked)], length)
        return self.samples * gain


class Jingles:
    """The music of one episode, read and levelled once."""

    def __init__(self, settings: MixSettings) -> None:
        self._settings = settings
        self._opening = _load(settings.opening, "opening", settings)
        self._closing = _load(settings.closing, "closing", settings)
        self._between = _load(settings.between, "between", settings)

    @property
    def reaches_back(self) -> int:
        """How many frames before the end of what has been placed music or speech may still begin.

        Besides the overlap, by the silence that a take keeps after its last sound or before its first.
        """
        settings = self._settings
        if not settings.duck:
            return 0
        pauses_s = (settings.pause_s(boundary) / 2 for boundary in Boundary)
        return round((settings.duck_overlap_s + max(settings.lead_in_s, settings.lead_out_s, *pauses_s)) * RATE) + 1

    def before(self) -> Music | None:
        """Place the opening: it starts the episode."""
        if self._opening is None:
            return None
        return self._place(self._opening, at=0, under_before=0, under_after=self._overlap(self._opening))

    def between(self, sound_end: int, pause: int) -> Music | None:
        """Place the jingle between two chapters, after a last sound at frame `sound_end`."""
        if self._between is None:
            return None
        overlap = min(self._overlap(self._between), sound_end)
        at = sound_end - overlap if overlap else sound_end + pause // 2
        return self._place(self._between, at, under_before=overlap, under_after=overlap)

    def after(self, sound_end: int) -> Music | None:
        """Place the closing, after the episode's last sound at frame `sound_end`."""
        if self._closing is None:
            return None
        overlap = min(self._overlap(self._closing), sound_end)
        at = sound_end - overlap if overlap else sound_end + round(self._settings.pause_paragraph_s * RATE)
        return self._place(self._closing, at, under_before=overlap, under_after=0)

    def _overlap(self, samples: Samples) -> int:
        """Say for how many frames speech and music sound together: never for more than a third of the music."""
        overlap_s = self._settings.duck_overlap_s if self._settings.duck else 0.0
        return min(round(overlap_s * RATE), len(samples) // 3)

    def _place(self, samples: Samples, at: int, under_before: int, under_after: int) -> Music:
        fade = min(round(self._settings.jingle_fade_s * RATE), len(samples) // 2)
        return Music(samples, at, fade, under_before, under_after, ducked=10 ** (self._settings.duck_db / 20))


def _ramp(points: list[tuple[int, float]], length: int) -> NDArray[np.float32]:
    places, levels = zip(*points, strict=True)
    levels_at: NDArray[np.float64] = np.interp(np.arange(length), places, levels)
    return levels_at.astype(np.float32)


def _load(path: Path | None, option: str, settings: MixSettings) -> Samples | None:
    """Decode a file to 48 kHz mono at the jingles' loudness."""
    if path is None:
        return None
    if not path.is_file():
        raise UsageError(tr("[mix] {option}: {path} is not a file: correct the path").format(option=option, path=path))
    command = ffmpeg.command("-t", str(_LONGEST_S + 1), "-i", str(path), "-map", "0:a:0", "-f", "f32le")
    decoded = subprocess.run(
        [*command, "-ac", "1", "-ar", str(RATE), "pipe:1"], capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    samples = np.frombuffer(decoded.stdout, dtype="<f4").astype(np.float32)
    if decoded.returncode or not len(samples):
        raise UsageError(
            tr("[mix] {option}: {path} can't be read as audio: give a file that ffmpeg reads ({error})").format(
                option=option, path=path, error=ffmpeg.last_line(decoded.stderr)
            )
        )
    if len(samples) > _LONGEST_S * RATE:
        raise UsageError(
            tr("[mix] {option}: {path} is longer than {minutes} minutes: cut it").format(
                option=option, path=path, minutes=_LONGEST_S // 60
            )
        )
    loudness = gated_lufs(block_powers(step_powers(samples, RATE)))
    if math.isinf(loudness):
        raise UsageError(tr("[mix] {option}: {path} is silent: name another file").format(option=option, path=path))
    levelled: Samples = samples * np.float32(10 ** ((settings.jingle_lufs - loudness) / 20))
    return levelled
