"""Pipes that hold enough for both ends to work without waiting for each other."""

from __future__ import annotations

import sys
from contextlib import suppress

_BYTES = 1 << 20  # ten seconds of PCM, a minute of MP3


def widen(pipe: int) -> None:
    """Let a pipe hold more, where the system can: on Linux an ordinary user may have a mebibyte."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _BYTES)
