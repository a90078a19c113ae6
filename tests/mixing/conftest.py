"""Takes made for the tests: tones, and signals shaped like speech whose every pause is known."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from briefing.episode import (
    Boundary,
    Master,
    Part,
    Script,
    ScriptChapter,
    Sentence,
    Style,
    Tags,
    Take,
    Utterance,
)
from briefing.mixing import MixSettings, ffmpeg, master

RATE = 48_000
Samples = NDArray[np.float64]


def tone(seconds: float, *, hertz: float = 1000.0, level: float = 0.2, rate: int = RATE, phase: float = 0.0) -> Samples:
    return level * np.sin(phase + 2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


def silence(seconds: float, rate: int = RATE) -> Samples:
    return np.zeros(round(seconds * rate))


def speech(seconds: float, seed: int, *, level: float = 0.1, rate: int = RATE) -> Samples:
    """A voiced sound with syllables five times a second: loud from its first sample on, never silent for 60 ms."""
    rng = np.random.default_rng(seed)
    time = np.arange(round(seconds * rate)) / rate
    pitch = 2 * np.pi * (110 * time + 3 * np.sin(2 * np.pi * 0.7 * time + seed))
    voiced = sum(np.sin(n * pitch + rng.uniform(0, 6)) / n**1.5 for n in range(1, 6))
    syllables = 0.7 + 0.3 * np.cos(2 * np.pi * 5 * time)
    return level * syllables * (np.asarray(voiced) + 0.1 * rng.standard_normal(len(time)))


@dataclass
class Studio:
    """Collects takes and the script that they speak."""

    folder: Path
    chapters: list[list[Sentence]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    takes: list[Take] = field(default_factory=list)

    def chapter(self, title: str) -> None:
        self.titles.append(title)
        self.chapters.append([])

    def say(
        self,
        samples: Samples,
        *written: str,
        boundary: Boundary | None = None,
        rate: int = RATE,
        voice: str = "xenia",
        opens: bool = True,
    ) -> Take:
        """Add a take that speaks the sentences `written`; without `opens` it goes on with the last one."""
        if not self.chapters:
            self.chapter("Вступление")
        sentences = self.chapters[-1]
        if boundary is None:
            boundary = Boundary.SENTENCE if sentences else Boundary.CHAPTER
        parts = []
        for text in written:
            if opens:
                sentences.append(Sentence(text, text, boundary))
            parts.append(Part(len(self.chapters) - 1, len(sentences) - 1, text, opens))
        path = self.folder / f"take-{len(self.takes):05}.flac"
        soundfile.write(path, samples, rate, subtype="PCM_16")
        utterance = Utterance(" ".join(written), tuple(parts), boundary, Style.TEXT, voice)
        self.takes.append(Take(utterance, path, rate, len(samples)))
        return self.takes[-1]

    @property
    def script(self) -> Script:
        chapters = zip(self.titles, self.chapters, strict=True)
        return Script("Проба", tuple(ScriptChapter(title, tuple(sentences)) for title, sentences in chapters))

    def master(
        self, folder: Path, *formats: str, settings: MixSettings | None = None, tags: Tags | None = None, **more: object
    ) -> Master:
        folder.mkdir(parents=True, exist_ok=True)
        return master(
            iter(self.takes),
            self.script,
            settings=settings or MixSettings(),
            formats=formats or ("mp3",),
            tags=tags or Tags("Проба", "Редакция", "Тихая дипломатия", "2026-11-23"),
            folder=folder,
            **more,  # type: ignore[arg-type]
        )


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    folder = tmp_path / "takes"
    folder.mkdir()
    return Studio(folder)


def decode(path: Path) -> Samples:
    """Decode a file as a player does: 48 kHz, mono."""
    command = ffmpeg.command("-i", str(path), "-map", "0:a:0", "-ac", "1", "-ar", str(RATE), "-f", "f32le", "pipe:1")
    done = subprocess.run(command, capture_output=True, check=True)
    return np.frombuffer(done.stdout, dtype="<f4").astype(np.float64)


def onsets(samples: Samples, *, quiet_s: float = 0.1, level: float = 0.01) -> list[float]:
    """Find the moments, in seconds, at which sound begins after at least `quiet_s` of silence."""
    hop = RATE // 1000
    loud = np.max(np.abs(samples[: len(samples) // hop * hop].reshape(-1, hop)), axis=1) > level
    found, quiet = [], 0
    for place, is_loud in enumerate(loud.tolist()):
        if is_loud and quiet >= quiet_s * 1000:
            found.append(place / 1000)
        quiet = 0 if is_loud else quiet + 1
    return found


def offsets(samples: Samples, *, quiet_s: float = 0.1) -> list[float]:
    """Find the moments at which sound ends before at least `quiet_s` of silence."""
    length = len(samples) / RATE
    return sorted(length - moment for moment in onsets(samples[::-1], quiet_s=quiet_s))


def need(present: object, what: str) -> None:
    """Skip a test whose tool is not on this machine; under CI that is a failure."""
    if not present:
        if os.environ.get("CI"):
            pytest.fail(f"{what} is missing")
        pytest.skip(f"{what} is missing")


def true_peak_dbtp(samples: Sequence[float] | Samples) -> float:
    """Find the peak of the signal between its samples: 16 times oversampled, exactly, over the whole spectrum."""
    signal = np.asarray(samples)
    spectrum = np.fft.rfft(signal)
    wide = np.zeros(8 * len(signal) + 1, dtype=complex)
    wide[: len(spectrum)] = spectrum
    return float(20 * np.log10(np.max(np.abs(np.fft.irfft(wide, 16 * len(signal)) * 16))))
