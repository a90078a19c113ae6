"""The logs that `--log` writes, told from documents: one may lie in a folder that is read."""

from __future__ import annotations

import re

from briefing import __version__

_OPENING = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d briefing \d[\w.+-]*\n")


def opening() -> str:
    """Give what a run writes first."""
    return f"briefing {__version__}"


def is_log(data: bytes) -> bool:
    """Whether a file is a log of this program, by its first line."""
    return bool(_OPENING.match(data))
