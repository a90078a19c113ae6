"""Takes that several machines share: a store of this machine's own in front of one at any fsspec address.

The seals of the takes guard against whatever may happen on the way; a damaged file counts as missing, and is written
again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import util

from briefing.errors import BriefingError, UsageError
from briefing.speech.takes import SPLIT, StoredTake, TakeStore, seals, shelf_of, take_name
from briefing.translation import tr


class SharedTakeStore:
    """A store of takes that also looks at, and writes to, `address` (file://, s3://, …)."""

    def __init__(self, local: TakeStore, address: str) -> None:
        if util.find_spec("fsspec") is None:
            raise UsageError(tr("speech.takes needs fsspec; install this program with its extra `cluster`"))
        from fsspec.core import url_to_fs

        self._local = local
        self._address = address
        with self._reached():
            # No cache of listings: other machines write while this one reads.
            self._files, self._root = url_to_fs(address, use_listings_cache=False)

    def find(self, key: str) -> StoredTake | None:
        """Look a take up here, then at the shared address; what is found there is kept here."""
        found = self._local.find(key)
        if found or self._local.is_split(key):
            return found
        with self._reached():
            for path in sorted(map(str, self._files.glob(f"{self._shelf(key)}/{key}.*"))):
                if path.endswith(f".{SPLIT}"):
                    self._local.mark_split(key)
                elif seals(key, path.rpartition("/")[2], flac := self._files.cat_file(path)):
                    return self._local.put(key, flac)
        return None

    def put(self, key: str, flac: bytes) -> StoredTake:
        """Store a take here and at the shared address."""
        stored = self._local.put(key, flac)
        self._upload(key, take_name(key, flac), flac)
        return stored

    def is_split(self, key: str) -> bool:
        """Whether the text of this key was found too long; `find` has asked the shared address."""
        return self._local.is_split(key)

    def mark_split(self, key: str) -> None:
        """Remember, here and at the shared address, that the text of this key is too long."""
        self._local.mark_split(key)
        self._upload(key, f"{key}.{SPLIT}", b"")

    def _upload(self, key: str, name: str, content: bytes) -> None:
        with self._reached():
            self._files.makedirs(self._shelf(key), exist_ok=True)
            self._files.pipe_file(f"{self._shelf(key)}/{name}", content)

    def _shelf(self, key: str) -> str:
        return f"{self._root.rstrip('/')}/{shelf_of(key)}"

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except BriefingError:
            raise
        except Exception as error:  # every file system of fsspec has errors of its own
            message = tr("speech.takes: {address} can't be used: {reason}; correct it, or leave it empty")
            raise BriefingError(message.format(address=self._address, reason=error)) from error
