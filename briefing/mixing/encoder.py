"""Encoders that run beside the mixing: each has a thread of its own that is given PCM as it comes."""

from __future__ import annotations

import queue
import subprocess
import tempfile
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing.mixing import ffmpeg
from briefing.mixing.audio_formats import AudioFormat, codec_options
from briefing.mixing.measurement import Measurement, measure
from briefing.mixing.pipes import widen
from briefing.mixing.resampling import RATE

_AHEAD = 16  # blocks that mixing may be ahead of encoding


class Encoder(ABC):
    """Writes one file. Used as a context: whatever goes wrong inside, no half-written file stays."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._blocks: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._work, name=f"encode {path.name}", daemon=True)

    def write(self, pcm: bytes) -> None:
        """Queue a block of 16-bit PCM; raises what encoding has failed with by now."""
        if self._error:
            raise self._error
        self._blocks.put(pcm)

    def finish(self) -> None:
        """Wait until all is written; raises BriefingError or OSError where it can't be."""
        self._blocks.put(None)
        self._thread.join()
        if self._error:
            raise self._error

    def measurement(self) -> Measurement:
        """Say what the finished file measures, decoded."""
        return measure(self._path)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._blocks.put(None)
            self._thread.join()
        self._close()
        if kind is not None:
            self._path.unlink(missing_ok=True)

    def _work(self) -> None:
        while (pcm := self._blocks.get()) is not None:
            self._try(self._encode, pcm)
        self._try(self._end)

    def _try(self, step: Callable[..., None], *pcm: bytes) -> None:
        """Do a step, unless one before it failed; where the mixing is, its failure is raised."""
        if self._error is None:
            try:
                step(*pcm)
            except Exception as error:
                self._error = error

    @abstractmethod
    def _encode(self, pcm: bytes) -> None:
        """Take the next piece of the sound."""

    @abstractmethod
    def _end(self) -> None:
        """Write what is left, when all the sound was given."""

    @abstractmethod
    def _close(self) -> None:
        """Close what is open, whether the file is whole or not."""


class FfmpegEncoder(Encoder):
    """Hands the sound to an ffmpeg.

    That writes to the file itself, not to a pipe, so that it can go back and fill in the length (the index of an M4A).
    """

    def __init__(self, wanted: AudioFormat, path: Path, *, bit_rate_kbps: int, channels: int) -> None:
        super().__init__(path)
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed in _close
        pcm = ("-f", "s16le", "-ar", str(RATE), "-ac", str(channels), "-i", "pipe:0")
        target = (*codec_options(wanted, bit_rate_kbps), *ffmpeg.BITEXACT, "-f", wanted.container, str(path))
        self._process = subprocess.Popen(
            ffmpeg.command(*pcm, *target),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._complaints,
        )
        assert self._process.stdin is not None
        self._input = self._process.stdin
        widen(self._input.fileno())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()  # the thread may wait for it
        super().__exit__(kind, error, trace)

    def _encode(self, pcm: bytes) -> None:
        try:
            self._input.write(pcm)
        except OSError:  # ffmpeg is gone: why, it has said on its standard error
            raise self._failure() from None

    def _end(self) -> None:
        try:
            self._input.close()
        except OSError:
            raise self._failure() from None
        if self._process.wait():
            raise self._failure()

    def _close(self) -> None:
        with suppress(OSError):
            self._input.close()
        self._process.wait()
        self._complaints.close()

    def _failure(self) -> Exception:
        self._process.wait()
        self._complaints.seek(0)
        return ffmpeg.failure(self._path, self._complaints.read())
