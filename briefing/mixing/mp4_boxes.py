"""The boxes that an MP4 file is made of (ISO/IEC 14496-12): four bytes of size, four of kind, then what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

_CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}  # those on the way to the tables of samples


def boxes_in(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Give the kind of each box between two places of a file, and where its content begins and ends."""
    while start + 8 <= end:
        file.seek(start)
        size, kind = int.from_bytes(file.read(4), "big"), file.read(4)
        header = 8
        if size == 1:  # the true size follows: a box of more than 4 GB
            size, header = int.from_bytes(file.read(8), "big"), 16
        size = size or end - start  # 0: to the end
        yield kind, (start + header, start + size)
        start += max(size, header)


def split(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the kind and the content of each box in the content of another."""
    place = 0
    while place + 8 <= len(content):
        size = int.from_bytes(content[place : place + 4], "big")
        yield content[place + 4 : place + 8], content[place + 8 : place + size]
        place += max(size, 8)


def box(kind: bytes, content: bytes) -> bytes:
    """Make a box."""
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def edited(content: bytes, edit: Callable[[bytes, bytes], bytes]) -> bytes:
    """Give the content of `moov` or of a track with every box in it as `edit` gives it, by kind and content."""
    return b"".join(
        box(kind, edited(inner, edit) if kind in _CONTAINERS else edit(kind, inner)) for kind, inner in split(content)
    )


def find(content: bytes, kind: bytes) -> bytes:
    """Give the content of the first box of a kind in a track; empty where there is none."""
    for each, inner in split(content):
        found = inner if each == kind else find(inner, kind) if each in _CONTAINERS else b""
        if found:
            return found
    return b""
