"""Waiting for another run, on this machine or on one that shares its home; never long without a word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import BriefingError
from briefing.telling import Tell
from briefing.translation import tr

PATIENCE_S = 10.0  # of waiting, after which the user is told for what


@contextmanager
def locked(path: Path, doing: str, tell: Tell) -> Iterator[None]:
    """Hold the lock file at `path`, waiting for whoever holds it; `doing` is what they do, for the line that says so.

    BriefingError: the lock can't be made here.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path)
    try:
        try:
            lock.acquire(timeout=PATIENCE_S)
        except Timeout:
            tell(tr("waiting for another run: {doing} ({path})").format(doing=doing, path=path))
            lock.acquire()
    except (OSError, NotImplementedError) as error:
        message = tr("{path}: can't be locked: {reason}; set BRIEFING_HOME to a folder that can be written")
        raise BriefingError(message.format(path=path, reason=error)) from error
    try:
        yield
    finally:
        lock.release()
