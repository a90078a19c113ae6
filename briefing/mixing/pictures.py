"""Pictures that go into tags as they are: JPEG and PNG."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from briefing.errors import SourceError
from briefing.translation import tr

_KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png"}  # how their files begin


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file's bytes and kind."""

    mime: str
    data: bytes = field(repr=False)

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Tell the kind from the first bytes; raises ValueError for anything but JPEG and PNG."""
        for beginning, mime in _KINDS.items():
            if data.startswith(beginning):
                return cls(mime, data)
        raise ValueError("neither JPEG nor PNG")


def read_picture(path: Path) -> Picture:
    """Read a picture file; raises SourceError where it is missing or of another kind."""
    try:
        return Picture.of(path.read_bytes())
    except (OSError, ValueError) as error:
        raise SourceError(
            tr("{path} can't be a chapter's picture ({error}): give a JPEG or PNG file").format(path=path, error=error)
        ) from error
