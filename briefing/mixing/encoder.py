"""An encoder that runs beside the mixing: PCM goes into ffmpeg's standard input as it comes."""

from __future__ import annotations

import queue
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing.mixing import ffmpeg
from briefing.mixing.audio_formats import AudioFormat, codec_options
from briefing.mixing.resampling import RATE

_AHEAD = 16  # blocks that mixing may be ahead of encoding
_PIPE_BYTES = 1 << 20  # ten seconds of sound, 30 ms of LAME's time: this thread waits longer than 64 KiB for its turn


class Encoder:
    """One ffmpeg that writes one file. Used as a context: whatever goes wrong inside, no half-written file stays.

    ffmpeg writes to the file itself, not to a pipe, so that it can go back and fill in the length (the Xing header
    of an MP3, the index of an M4A).
    """

    def __init__(self, wanted: AudioFormat, path: Path, *, bit_rate_kbps: int, channels: int) -> None:
        self._path = path
        self._channels = channels
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed in __exit__
        self._blocks: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self._broken = False
        self.ended = threading.Event()  # the file is as long as it will ever be
        path.unlink(missing_ok=True)  # nobody who follows the file is to read an earlier one
        pcm = ("-f", "s16le", "-ar", str(RATE), "-ac", str(channels), "-i", "pipe:0")
        target = (*codec_options(wanted, bit_rate_kbps), *ffmpeg.BITEXACT, "-f", wanted.container, str(path))
        self._process = subprocess.Popen(
            ffmpeg.command(*pcm, *target),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._complaints,
        )
        assert self._process.stdin is not None
        _widen(self._process.stdin.fileno())
        self._writer = threading.Thread(target=self._feed, name=f"encode {wanted.name}", daemon=True)
        self._writer.start()

    def write(self, pcm: bytes) -> None:
        """Queue a block of 16-bit PCM; raises BriefingError as soon as ffmpeg has given up."""
        if self._broken:
            raise self._failure()
        self._blocks.put(pcm)

    def finish(self) -> None:
        """Wait until all is written; raises BriefingError where it isn't."""
        self._blocks.put(None)
        self._writer.join()
        code = self._process.wait()
        self.ended.set()
        if code or self._broken:
            raise self._failure()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
            self._blocks.put(None)
            self._writer.join()
            self._process.wait()
            self.ended.set()
            self._path.unlink(missing_ok=True)
        self._complaints.close()

    def _feed(self) -> None:
        """Write what has come, all of it at once: between two writes the encoder waits for this thread's turn."""
        assert self._process.stdin is not None
        block: bytes | None = b""
        while block is not None:
            blocks = []
            while (block := self._blocks.get()) is not None:
                blocks.append(block)
                if self._blocks.empty():
                    break
            if not self._broken:
                try:
                    self._process.stdin.write(b"".join(blocks))
                except OSError:  # ffmpeg is gone: why, it has said on its standard error
                    self._broken = True
        try:
            self._process.stdin.close()
        except OSError:
            self._broken = True

    def _failure(self) -> Exception:
        self._process.wait()
        self._complaints.seek(0)
        return ffmpeg.failure(self._path, self._complaints.read())


def _widen(pipe: int) -> None:
    """Let a pipe hold more, where the system can: on Linux an ordinary user may have a mebibyte."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
