"""A place to publish to: any address that fsspec knows (a folder, s3://, sftp://).

Credentials come from where each file system looks for them: AWS_* and ~/.aws for S3, the address or ~/.ssh for SFTP
(fsspec's SFTP takes any host key: where the way there isn't trusted, publish to a folder and carry it over by rsync).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from briefing.errors import BriefingError, UsageError
from briefing.publishing.media_types import media_type
from briefing.translation import tr

RECORD_NAME = ".published.json"
RETRY_AFTER_S = (1.0, 4.0, 10.0)  # a dropped connection mends in seconds; a longer failure is for the next run

# Stores in which an object appears whole or not at all, and how each wants to be told its type.
_OBJECT_STORES = {"s3": "ContentType", "s3a": "ContentType", "gs": "content_type", "gcs": "content_type"}
# What trying again can't mend.
_FINAL = (PermissionError, FileNotFoundError, NotADirectoryError, IsADirectoryError)

Result = TypeVar("Result")
Record = dict[str, str]  # path below the destination -> SHA-256 of what was sent there


class Destination:
    """Files on the other side, by their path relative to the address. Failures are tried again, then BriefingError."""

    def __init__(self, address: str, *, retry_after_s: tuple[float, ...] = RETRY_AFTER_S) -> None:
        self.address = address
        self._retry_after_s = retry_after_s
        self._fs, self._root = _open(address)
        protocol = self._fs.protocol
        names = (protocol,) if isinstance(protocol, str) else tuple(protocol)
        self._type_key = next((_OBJECT_STORES[name] for name in names if name in _OBJECT_STORES), "")

    def sizes(self) -> dict[str, int]:
        """Give the size of every file there, by path."""

        def find() -> dict[str, Any]:
            self._fs.invalidate_cache()
            return self._fs.find(self._root, detail=True) if self._fs.exists(self._root) else {}

        prefix = len(self._root.rstrip("/")) + 1
        return {path[prefix:]: int(entry["size"] or 0) for path, entry in self._try(find, self.address).items()}

    def send(self, local: Path, path: str) -> None:
        """Put a file there; whoever reads it meets the old one or the new one, never half of it."""
        self._try(lambda: self._put(local, path), path)

    def remove(self, path: str) -> None:
        """Take a file away."""
        self._try(lambda: self._fs.rm_file(self._place(path)), path)

    def read_record(self) -> Record:
        """Read what earlier runs sent there; empty where nothing was."""

        def read() -> bytes:
            place = self._place(RECORD_NAME)
            return self._fs.cat_file(place) if self._fs.exists(place) else b"{}"

        try:
            record = json.loads(self._try(read, RECORD_NAME))
        except ValueError:  # a torn record only costs sending the files again
            return {}
        return {str(path): str(digest) for path, digest in record.items()} if isinstance(record, dict) else {}

    def write_record(self, record: Record) -> None:
        """Write down what lies there now."""
        content = json.dumps(dict(sorted(record.items())), indent=0).encode()

        def write() -> None:
            self._make_folder(RECORD_NAME)
            self._fs.pipe_file(self._place(RECORD_NAME), content)

        self._try(write, RECORD_NAME)

    def _put(self, local: Path, path: str) -> None:
        place = self._place(path)
        if self._type_key:
            self._fs.put_file(str(local), place, **{self._type_key: media_type(PurePosixPath(path))})
            return
        self._make_folder(path)
        folder, _, name = place.rpartition("/")
        aside = f"{folder}/.{name}.part"
        self._fs.put_file(str(local), aside)
        self._fs.mv(aside, place)

    def _make_folder(self, path: str) -> None:
        if not self._type_key:
            self._fs.makedirs(self._place(path).rpartition("/")[0], exist_ok=True)

    def _place(self, path: str) -> str:
        return f"{self._root.rstrip('/')}/{path}"

    def _try(self, action: Callable[[], Result], what: str) -> Result:
        """Do something there, again after a pause if it fails; raise BriefingError naming what could not be done."""
        for pause_s in (*self._retry_after_s, None):
            try:
                return action()
            except Exception as error:  # each file system raises its own family
                if pause_s is None or isinstance(error, _FINAL):
                    raise BriefingError(
                        tr("{address}: {path} failed ({reason}); run it again, it goes on where it stopped").format(
                            address=self.address, path=what, reason=str(error) or type(error).__name__
                        )
                    ) from error
                time.sleep(pause_s)
        raise AssertionError("the last round returns or raises")


def _open(address: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(tr("publishing needs more packages: pip install 'briefing-ru[publish]'")) from error
    try:
        return fsspec.core.url_to_fs(address, skip_instance_cache=True)  # type: ignore[no-any-return]  # untyped
    except ImportError as error:
        raise UsageError(
            tr("{address}: {reason}; pip install 'briefing-ru[publish]'").format(address=address, reason=error)
        ) from error
    except ValueError as error:
        raise UsageError(
            tr("{address}: no place to publish to ({reason})").format(address=address, reason=error)
        ) from error
    except Exception as error:  # connecting happens here for some (sftp): each has its own family of errors
        raise BriefingError(
            tr("{address}: can't be reached ({reason})").format(
                address=address, reason=str(error) or type(error).__name__
            )
        ) from error
