"""The store of takes: what was spoken once is never spoken again.

A take is a FLAC file named for its key, the digest of everything that changes the sound, and for a seal, the digest of
key and file: `takes/ab/<key>.<seal>.flac`. A file that was cut, zeroed or swapped with another does not match its seal;
it is removed and spoken again. Files are written under another name and renamed, so runs can share the store, and a
run that is killed leaves nothing broken.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefing.errors import BriefingError
from briefing.reasons import reason_of
from briefing.speech.leases import leased_since
from briefing.translation import tr

_FORM = 1  # raised whenever this program makes another sound of the same text and voice
_SEAL_DIGITS = 32  # 128 bits: far beyond accident
SPLIT = "split"  # the ending of the mark that a text is too long for its engine


@dataclass(frozen=True, slots=True)
class StoredTake:
    """A take as it lies in the store."""

    path: Path
    sample_rate: int  # Hz
    frames: int


@dataclass(frozen=True, slots=True)
class Usage:
    """How many takes there are, and their size in bytes."""

    takes: int
    bytes: int


def key_of(identity: str, text: str, prosody: str) -> str:
    """The key of a take: identity of the voice, text as given to the engine, prosody. SHA-256 in hex."""
    return hashlib.sha256(json.dumps([_FORM, identity, prosody, text], ensure_ascii=False).encode()).hexdigest()


class Takes(Protocol):
    """What keeps takes; its methods may be called by several processes and threads at once."""

    def find(self, key: str) -> StoredTake | None:
        """Look a take up, undamaged."""
        ...

    def put(self, key: str, flac: bytes) -> StoredTake:
        """Store a take, whole or not at all. BriefingError: it can't be written."""
        ...

    def is_split(self, key: str) -> bool:
        """Whether the text of this key, just looked up, was found too long for its engine."""
        ...

    def mark_split(self, key: str) -> None:
        """Remember that the text of this key is too long, so that it is not tried again."""
        ...


class TakeStore:
    """Takes in a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str) -> StoredTake | None:
        """Look a take up, check it and mark it as used now; a damaged one is removed."""
        shelf = self._shelf(key)
        for name in sorted(_listed(shelf)):  # a shelf is short, and a glob costs three times as much
            if name.startswith(f"{key}.") and name.endswith(".flac"):
                take = self._checked(key, shelf / name)
                if take:
                    return take
        return None

    def _checked(self, key: str, path: Path) -> StoredTake | None:
        try:
            flac = path.read_bytes()
            if not seals(key, path.name, flac):
                path.unlink(missing_ok=True)
                return None
            os.utime(path)  # pruning removes what was not used for longest
        except FileNotFoundError:  # another run pruned it or found it damaged
            return None
        return _described(path, flac)

    def put(self, key: str, flac: bytes) -> StoredTake:
        """Store a take, whole or not at all. BriefingError: the disk is full or the folder can't be written."""
        path = self._shelf(key) / take_name(key, flac)
        if not path.exists():
            self._write(path, flac)
        return _described(path, flac)

    def is_split(self, key: str) -> bool:
        """Whether the text of this key was found too long for its engine."""
        return (self._shelf(key) / f"{key}.{SPLIT}").exists()

    def mark_split(self, key: str) -> None:
        """Remember that the text of this key is too long, so that it is not tried again."""
        self._write(self._shelf(key) / f"{key}.{SPLIT}", b"")

    def usage(self) -> Usage:
        """Count the takes."""
        sizes = [path.stat().st_size for path in self._takes()]
        return Usage(len(sizes), sum(sizes))

    def prune(self, max_bytes: int) -> Usage:
        """Remove the takes that were not used for longest, until what is left fits; give what was removed.

        What a run that still lives has used is kept, even where more than `max_bytes` is left then.
        """
        takes = sorted(((path.stat(), path) for path in self._takes()), key=lambda take: take[0].st_mtime_ns)
        excess = sum(status.st_size for status, _ in takes) - max_bytes
        leased = leased_since(self.folder)
        removed = Usage(0, 0)
        for status, path in takes:
            if removed.bytes >= excess or (leased is not None and status.st_mtime >= leased):
                break
            path.unlink(missing_ok=True)
            removed = Usage(removed.takes + 1, removed.bytes + status.st_size)
        return removed

    def _takes(self) -> Iterator[Path]:
        return self.folder.glob("??/*.flac")

    def _shelf(self, key: str) -> Path:
        return self.folder / shelf_of(key)

    def _write(self, path: Path, content: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(content)
                Path(temporary).replace(path)
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise
        except OSError as error:
            message = tr("{path}: a take can't be written: {reason}; free some space or set BRIEFING_HOME")
            raise BriefingError(message.format(path=path.parent, reason=reason_of(error))) from error


def _listed(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return []


def shelf_of(key: str) -> str:
    """The folder that a key's take lies in: the takes of a year in one folder would be slow to list."""
    return key[:2]


def seals(key: str, name: str, flac: bytes) -> bool:
    """Whether a file of this name and content is an undamaged take of the key."""
    return name == take_name(key, flac)


def take_name(key: str, flac: bytes) -> str:
    """The file name of a take: key and seal."""
    seal = hashlib.sha256(key.encode() + flac).hexdigest()[:_SEAL_DIGITS]
    return f"{key}.{seal}.flac"


def _described(path: Path, flac: bytes) -> StoredTake:
    import soundfile

    info = soundfile.info(io.BytesIO(flac))
    return StoredTake(path, info.samplerate, info.frames)
