"""Leases on takes: a run keeps those it uses, so that pruning in another process does not take them away.

A run's lease is a file in `takes/runs/`, locked for as long as its process lives, however that ends; its time is when
the run began. Takes used since the oldest run began are kept. Its name is nobody else's: the numbers of processes are,
where containers share a home.
"""

from __future__ import annotations

import os
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

_leases: dict[Path, BaseFileLock] = {}  # by folder; released when the process ends


def lease(folder: Path) -> None:
    """Keep the takes in `folder` that this process uses from now on, until it ends."""
    if folder in _leases:
        return
    from filelock import FileLock

    place = folder / "runs" / f"{uuid.uuid4().hex}.lock"
    place.parent.mkdir(parents=True, exist_ok=True)
    _leases[folder] = FileLock(place)
    _leases[folder].acquire()
    os.utime(place)


def leased_since(folder: Path) -> float | None:
    """When the oldest run that still lives began to use the folder, as a file time; None where none does."""
    begun = [place.stat().st_mtime for place in (folder / "runs").glob("*.lock") if _lives(place)]
    return min(begun, default=None)


def _lives(place: Path) -> bool:
    """Whether the run of this lease lives; the lease of a dead one is removed."""
    from filelock import FileLock, Timeout

    began = place.stat()
    lock = FileLock(place)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        os.utime(place, ns=(began.st_atime_ns, began.st_mtime_ns))
        return True
    lock.release()
    place.unlink(missing_ok=True)
    return False
