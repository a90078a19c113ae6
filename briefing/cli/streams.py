"""Standard streams that may be closed, full, or of another encoding: none of it takes a run away, or its message."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.reasons import reason_of
from briefing.translation import tr

_STDIN, _STDOUT, _STDERR = range(3)


def prepare_streams() -> None:
    """Write UTF-8 and plain newlines whatever the locale; a name that is no text stays legible.

    What is closed is opened on nothing: else a file of the run would get its number, and messages be written into it.
    """
    if os.name != "posix":
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        return
    for number in (_STDIN, _STDOUT, _STDERR):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free, which is this one
    if sys.stdin is None:
        sys.stdin = open(_STDIN, encoding="utf-8", closefd=False)  # noqa: SIM115 (it stays open)
    if sys.stdout is sys.__stdout__:
        sys.stdout = _text(_Output(_STDOUT, "w", closefd=False))
    if sys.stderr is sys.__stderr__:
        sys.stderr = _text(_Messages(_STDERR, "w", closefd=False), line_buffering=True)


def print_path(path: Path) -> None:
    """Print a path on stdout as the bytes that it has on the disk, whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(os.fsencode(path) + b"\n")
    sys.stdout.buffer.flush()


def _text(raw: io.FileIO, *, line_buffering: bool = False) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding="utf-8",
        errors="backslashreplace",
        newline="\n",
        line_buffering=line_buffering or raw.isatty(),
    )


class _Output(io.FileIO):
    """Standard output: that it can't be written is said once, and not again by the interpreter when it ends."""

    _lost = False

    def write(self, data: Any) -> int:
        if self._lost:
            return len(data)
        try:
            return super().write(data)
        except BrokenPipeError:
            self._lost = True
            raise
        except OSError as error:
            self._lost = True
            message = tr("standard output can't be written: {reason}")
            raise BriefingError(message.format(reason=reason_of(error))) from error


class _Messages(io.FileIO):
    """Standard error: a run whose messages nobody can receive (a closed terminal, a full disk) goes on."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except OSError:
            return len(data)
