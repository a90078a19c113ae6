"""ZIP archives that may be attacks: bounded in files, in bytes and in how far they unfold."""

from __future__ import annotations

import io
import zipfile
import zlib

from briefing.errors import SourceError
from briefing.reading.damages import zip_damage
from briefing.translation import tr

MOST_FILES = 10_000
MOST_BYTES = 128 * 2**20  # of one file within, unfolded: a book of 128 MB would take weeks to hear
MOST_BYTES_IN_ALL = 512 * 2**20
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,  # encrypted
    NotImplementedError,  # an unknown way of packing
    ValueError,
    KeyError,
)


class Archive:
    """A ZIP read file by file. SourceError, naming the archive: damaged, encrypted, or unfolding beyond the bounds."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = MOST_BYTES_IN_ALL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGES as error:
            raise self._damaged(error) from error
        self.names = [info.filename for info in self._zip.infolist()]
        if len(self.names) > MOST_FILES:
            raise SourceError(tr("{name}: it holds more than {count} files").format(name=name, count=MOST_FILES))

    def infos(self) -> list[zipfile.ZipInfo]:
        """Give what the archive says of its files."""
        return self._zip.infolist()

    def read(self, inner: str | zipfile.ZipInfo) -> bytes:
        """Give the bytes of a file within."""
        try:
            with self._zip.open(inner) as file:
                data = file.read(min(MOST_BYTES, self._left) + 1)
        except _DAMAGES as error:
            raise self._damaged(error) from error
        if len(data) > min(MOST_BYTES, self._left):
            raise SourceError(tr("{name}: it unfolds to more than a document can be").format(name=self.name))
        self._left -= len(data)
        return data

    def read_if_there(self, inner: str) -> bytes | None:
        """Give the bytes of a file within, None where there is none of that name."""
        return self.read(inner) if inner in self._zip.NameToInfo else None

    def _damaged(self, error: Exception) -> SourceError:
        message = tr("{name}: damaged: {reason}")
        return SourceError(message.format(name=self.name, reason=zip_damage(error)))
