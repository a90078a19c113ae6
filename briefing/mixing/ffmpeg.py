"""The ffmpeg that comes with imageio-ffmpeg: found, called quietly, and its complaints made readable."""

from __future__ import annotations

import errno
import os
import subprocess
from functools import cache
from pathlib import Path

import imageio_ffmpeg

from briefing.errors import BriefingError
from briefing.translation import tr

# Nothing of the writer, the clock or a random number: the same input gives the same bytes.
BITEXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")


@cache
def executable() -> str:
    """Give the path of ffmpeg: IMAGEIO_FFMPEG_EXE, else the one in imageio-ffmpeg's wheel, else one on PATH."""
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise BriefingError(tr("no ffmpeg was found: install ffmpeg, or name one in IMAGEIO_FFMPEG_EXE")) from error


def command(*arguments: str) -> list[str]:
    """Put together a quiet call that overwrites its output and never reads the terminal."""
    return [executable(), "-hide_banner", "-nostdin", "-nostats", "-loglevel", "error", "-y", *arguments]


def run(path: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Call ffmpeg to make `path`; raises BriefingError with its last complaint."""
    done = subprocess.run(command(*arguments), capture_output=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise failure(path, done.stderr)
    return done


def last_line(stderr: bytes) -> str:
    """Give the last thing ffmpeg said."""
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip() if lines else tr("no reason given")


def failure(path: Path, stderr: bytes) -> BriefingError:
    """Make an error out of what ffmpeg said when it failed to write `path`."""
    if is_full(stderr):
        return disk_full(path)
    return BriefingError(
        tr("{path} can't be encoded: ffmpeg says «{error}»").format(path=path, error=last_line(stderr))
    )


def is_full(stderr: bytes) -> bool:
    """Whether what ffmpeg said is that the disk is full."""
    return os.strerror(errno.ENOSPC).encode() in stderr or b"No space left" in stderr


def disk_full(path: Path) -> BriefingError:
    """Make the error for a disk that filled up while `path` was written."""
    return BriefingError(tr("the disk is full: {path} can't be written; make room and run again").format(path=path))
