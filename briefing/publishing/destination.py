"""A place to publish to: any address that fsspec knows (a folder, s3://, sftp://).

Credentials come from where each file system looks for them: AWS_* and ~/.aws for S3, the address or ~/.ssh for SFTP
(fsspec's SFTP takes any host key: where the way there isn't trusted, publish to a folder and carry it over by rsync).
"""

from __future__ import annotations

import contextlib
import copy
import json
import re
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import msgspec

from briefing.errors import BriefingError, UsageError
from briefing.publishing.media_types import media_type
from briefing.reasons import reason_of
from briefing.secrets import masked
from briefing.translation import tr

RECORD_NAME = ".published.json"
RETRY_AFTER_S = (1.0, 4.0, 10.0)  # a dropped connection mends in seconds; a longer failure is for the next run

FIRST_RETRIES = 1  # of these, until the other side has answered once: nobody may be there at all
CONNECTING_S = 3.0  # twice, with the pause: within ten seconds a run that nobody answers says so
ANSWER_S = 30.0  # for the answer to a request that was sent

# How each file system is told to wait no longer, and to leave it to this program to try again.
_PATIENCE: dict[str, dict[str, Any]] = {
    "s3": {
        "config_kwargs": {
            "connect_timeout": CONNECTING_S,
            "read_timeout": ANSWER_S,
            "retries": {"total_max_attempts": 1},
        }
    },
    "sftp": {"timeout": 2 * CONNECTING_S, "banner_timeout": 2 * CONNECTING_S, "auth_timeout": ANSWER_S},
}
_PATIENCE |= {"s3a": _PATIENCE["s3"], "ssh": _PATIENCE["sftp"]}

# Stores in which an object appears whole or not at all, and how each wants to be told its type.
_OBJECT_STORES = {"s3": "ContentType", "s3a": "ContentType", "gs": "content_type", "gcs": "content_type"}
# How long browsers and CDNs may keep an object unasked: the sound and the feed of a corrected episode must not part.
_CACHING = {"s3": {"CacheControl": "max-age=300"}, "s3a": {"CacheControl": "max-age=300"}}
# What trying again can't mend.
_NO_PLACE = (FileNotFoundError, FileExistsError, NotADirectoryError, IsADirectoryError)
_FINAL = (PermissionError, *_NO_PLACE)
# botocore's, by name: it is there with the extra alone.
_WITHOUT_KEYS = {"NoCredentialsError", "PartialCredentialsError"}

Result = TypeVar("Result")
Record = dict[str, str]  # path below the destination -> SHA-256 of what was sent there; "": it was about to be sent

_READ_ALONE = {"http", "https"}  # the address of a page or a feed, not the one behind which they are kept
_SLIP = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/?(?!/)")  # s3:/ and s3:bucket are folders to fsspec
_PART = re.compile(r"(.*/)?\.([^/]+)\.part")


class DamagedRecordError(BriefingError):
    """The record of what was sent can't be read."""


class Destination:
    """Files on the other side, by their path relative to the address. Failures are tried again, then BriefingError."""

    def __init__(self, address: str, *, retry_after_s: tuple[float, ...] = RETRY_AFTER_S) -> None:
        self.address = masked(address)
        self._retry_after_s = retry_after_s
        self._answered = False
        self._fs, self._root = _open(address)
        protocol = self._fs.protocol
        names = (protocol,) if isinstance(protocol, str) else tuple(protocol)
        self._type_key = next((_OBJECT_STORES[name] for name in names if name in _OBJECT_STORES), "")
        self._caching = next((_CACHING[name] for name in names if name in _CACHING), {})

    def below(self, path: str) -> Destination:
        """Give the place under a path of this one; it is called as this one is: the path may be a secret."""
        place = copy.copy(self)
        place._root = f"{self._root.rstrip('/')}/{path}" if path else self._root
        return place

    def is_within(self, folder: Path) -> bool:
        """Whether this is a local folder, and `folder` itself or one in it."""
        protocol = self._fs.protocol
        local = "file" in ((protocol,) if isinstance(protocol, str) else protocol)
        return local and Path(self._root).resolve().is_relative_to(folder.resolve())

    def sizes(self) -> dict[str, int]:
        """Give the size of every file there, by path."""

        def find() -> dict[str, Any]:
            self._fs.invalidate_cache()
            if self._fs.exists(self._root):
                return self._fs.find(self._root, detail=True)  # type: ignore[no-any-return]  # untyped
            if self._type_key:
                self._fs.ls(self._root.partition("/")[0])  # raises where there is no such bucket
            return {}

        prefix = len(self._root.rstrip("/")) + 1
        return {path[prefix:]: int(entry["size"] or 0) for path, entry in self._try(find, self.address).items()}

    def send(self, local: Path, path: str) -> None:
        """Put a file there; whoever reads it meets the old one or the new one, never half of it."""
        self._try(lambda: self._put(local, path), path)

    def remove(self, path: str) -> None:
        """Take a file away."""
        self._try(lambda: self._fs.rm_file(self._place(path)), path)

    def remove_folders(self, paths: Iterable[str]) -> None:
        """Take folders away that are empty; an object store has none."""
        for path in () if self._type_key else paths:
            with contextlib.suppress(Exception):  # something of others lies in it
                self._fs.rmdir(self._place(path).removesuffix("/."))

    def read(self, path: str) -> bytes:
        """Give a small file that lies there; empty where none does."""

        def read() -> bytes:
            place = self._place(path)
            return self._fs.cat_file(place) if self._fs.exists(place) else b""

        return self._try(read, path)

    def read_record(self) -> Record:
        """Read what earlier runs sent there; empty where nothing was."""
        try:
            record = msgspec.json.decode(self.read(RECORD_NAME) or b"{}", type=dict[str, str])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            message = tr("{address}: {name} is damaged ({reason}): publish with --adopt, then it is written anew")
            raise DamagedRecordError(
                message.format(address=self.address, name=RECORD_NAME, reason=error or "RecursionError")
            ) from error
        return {path: digest for path, digest in record.items() if _is_below(path)}

    def write_record(self, record: Record) -> None:
        """Write down what lies there now."""
        with tempfile.TemporaryDirectory(prefix="briefing-") as scratch:
            local = Path(scratch, RECORD_NAME)
            local.write_text(json.dumps(dict(sorted(record.items())), indent=0), encoding="utf-8", newline="\n")
            self._try(lambda: self._put(local, RECORD_NAME), RECORD_NAME)

    def _put(self, local: Path, path: str) -> None:
        place = self._place(path)
        if self._type_key:
            told = {self._type_key: media_type(PurePosixPath(path)), **self._caching}
            self._fs.put_file(str(local), place, **told)
            return
        self._make_folder(path)
        folder, _, name = place.rpartition("/")
        aside = f"{folder}/.{name}.part"
        try:
            self._fs.put_file(str(local), aside)
            self._fs.mv(aside, place)
        except BaseException:
            with contextlib.suppress(Exception):  # the connection may be gone: then the next run clears it away
                self._fs.rm_file(aside)
            raise

    def _make_folder(self, path: str) -> None:
        if not self._type_key:
            self._fs.makedirs(self._place(path).rpartition("/")[0], exist_ok=True)

    def _place(self, path: str) -> str:
        return f"{self._root.rstrip('/')}/{path}"

    def _try(self, action: Callable[[], Result], what: str) -> Result:
        """Do something there, again after a pause if it fails; raise BriefingError naming what could not be done."""
        pauses = self._retry_after_s if self._answered else self._retry_after_s[:FIRST_RETRIES]
        for pause_s in (*pauses, None):
            try:
                done = action()
                self._answered = True
                return done
            except Exception as error:  # each file system raises its own family
                if pause_s is None or _is_final(error):
                    message = _what_failed(error).format(address=self.address, path=what, reason=_reason(error))
                    raise BriefingError(message) from error
                time.sleep(pause_s)
        raise AssertionError("the last round returns or raises")


def _is_final(error: Exception) -> bool:
    return isinstance(error, _FINAL) or type(error).__name__ in _WITHOUT_KEYS


def _reason(error: Exception) -> str:
    """Say why something failed there; of this machine's disks with the path, since there are two sides."""
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename2 or error.filename}: {reason_of(error)}"
    return masked(str(error)) or type(error).__name__


def _what_failed(error: Exception) -> str:
    """Give the message for an error of a file system, with its places for address, path and reason."""
    if type(error).__name__ in _WITHOUT_KEYS:
        return tr("{address}: there are no keys ({reason}): set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or ~/.aws")
    if isinstance(error, PermissionError):
        return tr("{address}: {path} is refused ({reason}): you need the right to list, read and write there")
    if isinstance(error, _NO_PLACE):
        return tr("{address}: there is no such place ({reason}): see whether the address is right")
    return tr("{address}: {path} failed ({reason}); run it again, it goes on where it stopped")


def part_of(path: str) -> str | None:
    """Give the path of the file that a `.part` left behind was to become; None for any other file."""
    found = _PART.fullmatch(path)
    return f"{found[1] or ''}{found[2]}" if found else None


def _is_below(path: str) -> bool:
    """Whether a path of a record, which somebody else may have written, stays below the destination."""
    return not path.startswith("/") and not {"", ".", ".."} & set(re.split(r"[/\\]", path))


def _check(address: str) -> None:
    scheme, separator, rest = address.partition("://")
    nowhere = (separator and scheme != "file" and not rest.strip("/")) or scheme.lower() in _READ_ALONE
    if not address.strip() or _SLIP.match(address) or nowhere:
        message = tr("{address!r} names no place: give a folder, s3://bucket/path or sftp://user@host/path")
        raise UsageError(message.format(address=masked(address)))


def _open(address: str) -> tuple[Any, str]:
    _check(address)
    shown = masked(address)
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(tr("publishing needs more packages: pip install 'briefing-ru[publish]'")) from error
    try:
        patience = _PATIENCE.get(address.partition("://")[0], {})
        fs, root = fsspec.core.url_to_fs(address, skip_instance_cache=True, **patience)
        if hasattr(fs, "retries"):  # s3fs's own, five times whatever it is told
            fs.retries = 1
        return fs, root
    except ImportError as error:
        raise UsageError(
            tr("{address}: {reason}; pip install 'briefing-ru[publish]'").format(address=shown, reason=error)
        ) from error
    except ValueError as error:
        raise UsageError(
            tr("{address}: no place to publish to ({reason})").format(address=shown, reason=error)
        ) from error
    except Exception as error:  # connecting happens here for some (sftp): each has its own family of errors
        raise BriefingError(
            tr("{address}: can't be reached ({reason})").format(
                address=shown,
                reason=masked(reason_of(error) if isinstance(error, OSError) else str(error)) or type(error).__name__,
            )
        ) from error
