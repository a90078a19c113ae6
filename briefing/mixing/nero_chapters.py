"""Nero's list of chapters in an M4A (`moov/udta/chpl`), as ffmpeg writes it beside QuickTime's chapter track.

A title there has 255 bytes at most. ffmpeg cuts a longer one at that byte, which for Russian letters is the middle of
one: players then show rubbish, or refuse the whole list. The track has the titles whole, and more than 255 of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_ELLIPSIS = "…".encode()
_BEFORE_COUNT = 8  # bytes of `chpl` before the number of chapters: version, flags, four reserved ones
_START = 8  # bytes of a chapter's start, before the length of its title


def mend_titles(path: Path) -> None:
    """End every title of the list that was cut short with «…», in place: no size and no offset changes."""
    with path.open("rb+") as file:
        place = (0, file.seek(0, 2))
        for name in (b"moov", b"udta", b"chpl"):
            found = [inside for kind, inside in _boxes(file, *place) if kind == name]
            if not found:
                return
            place = found[0]
        for start, title in list(_titles(file, *place)):
            whole = _whole(title)
            if whole != title:
                file.seek(start)
                file.write(whole)


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Give the kind of each box between two places of a file, and where its content begins and ends."""
    while start + 8 <= end:
        file.seek(start)
        size, kind = int.from_bytes(file.read(4), "big"), file.read(4)
        header = 8
        if size == 1:  # the true size follows: a file of more than 4 GB
            size, header = int.from_bytes(file.read(8), "big"), 16
        size = size or end - start  # 0: to the end
        yield kind, (start + header, start + size)
        start += max(size, header)


def _titles(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Give each title of the list with its place in the file."""
    file.seek(start)
    content = file.read(end - start)
    place = _BEFORE_COUNT + 1
    for _ in range(content[_BEFORE_COUNT]):
        place += _START
        length = content[place]
        yield start + place + 1, content[place + 1 : place + 1 + length]
        place += 1 + length


def _whole(title: bytes) -> bytes:
    """Cut a title of the longest length between two letters, and fill it up with spaces."""
    if len(title) < 255:
        return title
    kept = title[: len(title) - len(_ELLIPSIS)].decode("utf-8", "ignore").encode()
    return (kept + _ELLIPSIS).ljust(len(title))
