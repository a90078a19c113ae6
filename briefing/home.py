"""Where this program keeps what it has fetched and made on this machine, and whether the network may be touched."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """BRIEFING_HOME, else the user's cache folder; it need not exist yet."""
    named = os.environ.get("BRIEFING_HOME")
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_cache_path

    return user_cache_path("briefing", appauthor=False)


def offline() -> bool:
    """Whether BRIEFING_OFFLINE forbids the network (any value but empty, 0, false and no)."""
    return os.environ.get("BRIEFING_OFFLINE", "").strip().lower() not in ("", "0", "false", "no")
