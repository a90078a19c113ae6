"""Folders that may not be written in."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import BriefingError
from briefing.translation import tr

_REFUSALS = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """Turn the system's refusal to write in `folder`, or to make it, into a BriefingError that names the folder."""
    try:
        yield
    except OSError as error:
        if error.errno not in _REFUSALS:
            raise
        message = tr("{folder}: no right to write in this folder; choose another, or have the right given to you")
        raise BriefingError(message.format(folder=folder.absolute())) from error
