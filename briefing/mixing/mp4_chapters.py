"""What ffmpeg leaves undone of an M4A's chapters: Nero's titles that it cuts short, and the links.

Nero's list (`moov/udta/chpl`) has titles of 255 bytes at most. ffmpeg cuts a longer one at that byte, which for Russian
letters is the middle of one: players then show rubbish, or refuse the whole list. QuickTime's track has the titles
whole, more than 255 of them, and a link behind a title, as a box `href` (3GPP TS 26.245, 5.17.1.4): Apple's enhanced
podcasts have it so. ffmpeg writes no links, so the track's samples are written anew, at the end of the file.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from briefing.mixing.mp4_boxes import box, boxes_in, edited, find, split

_ELLIPSIS = "…".encode()
_BEFORE_COUNT = 8  # bytes of `chpl` before the number of chapters: version, flags, four reserved ones
_START = 8  # bytes of a chapter's start, before the length of its title
_LONGEST = 255  # bytes of a title in Nero's list, and of an address in `href`


def mend_titles(path: Path) -> None:
    """End every title of Nero's list that was cut short with «…», in place: no size and no offset changes."""
    with path.open("rb+") as file:
        place = (0, file.seek(0, 2))
        for name in (b"moov", b"udta", b"chpl"):
            found = [inside for kind, inside in boxes_in(file, *place) if kind == name]
            if not found:
                return
            place = found[0]
        for start, title in list(_titles(file, *place)):
            whole = _whole(title)
            if whole != title:
                file.seek(start)
                file.write(whole)


def add_links(path: Path, links: Sequence[bytes]) -> None:
    """Put the chapters' links, in ASCII, empty where there is none, into QuickTime's track.

    A link of more than 255 bytes has no room there. The file has to be one of ffmpeg's, its index before its sound.
    """
    if not any(links):
        return
    with path.open("rb") as file:
        end = file.seek(0, 2)
        start, stop = next(inside for kind, inside in boxes_in(file, 0, end) if kind == b"moov")
        file.seek(start)
        index = file.read(stop - start)
        text = next(inner for kind, inner in split(index) if kind == b"trak" and find(inner, b"hdlr")[8:12] == b"text")
        samples = [sample + _href(sample, link) for sample, link in zip(_samples(file, text), links, strict=True)]
        grown = len(_index(index, text, samples, 0, 0)) - len(index)
        new = _index(index, text, samples, grown, end + grown + 8)
        aside = path.with_name(f"{path.name}.linked")
        try:
            with aside.open("wb") as out:
                file.seek(0)
                out.write(file.read(start - 8) + box(b"moov", new))
                file.seek(stop)
                shutil.copyfileobj(file, out, 1 << 20)
                out.write(box(b"mdat", b"".join(samples)))
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)


def _href(sample: bytes, link: bytes) -> bytes:
    """Make the link of a whole title; it counts in characters."""
    if not link or len(link) > _LONGEST:
        return b""
    length = int.from_bytes(sample[:2], "big")
    characters = len(sample[2 : 2 + length].decode())
    ends = (0).to_bytes(2, "big") + characters.to_bytes(2, "big")
    return box(b"href", ends + bytes([len(link)]) + link + b"\0")


def _samples(file: BinaryIO, track: bytes) -> Iterator[bytes]:
    """Give a track's samples, by its tables of sizes (`stsz`), of places (`stco`) and of samples a place (`stsc`)."""
    sizes, places, runs = (find(track, kind) for kind in (b"stsz", b"stco", b"stsc"))
    same, count = _number(sizes, 4), _number(sizes, 8)
    of_each = [same or _number(sizes, 12 + 4 * index) for index in range(count)]
    firsts = [(_number(runs, at), _number(runs, at + 4)) for at in range(8, len(runs), 12)]
    done = 0
    for chunk in range(1, _number(places, 4) + 1):
        file.seek(_number(places, 4 + 4 * chunk))
        for _ in range(next(many for first, many in reversed(firsts) if first <= chunk)):
            yield file.read(of_each[done])
            done += 1


def _index(index: bytes, track: bytes, samples: Sequence[bytes], shift: int, place: int) -> bytes:
    """Give the index with a track whose samples lie together at `place`; all others lie `shift` bytes later."""
    sizes = b"".join(len(sample).to_bytes(4, "big") for sample in samples)
    one = (1).to_bytes(4, "big")
    tables = {
        b"stsz": bytes(8) + len(samples).to_bytes(4, "big") + sizes,
        b"stsc": bytes(4) + one + one + len(samples).to_bytes(4, "big") + one,
        b"stco": bytes(4) + one + place.to_bytes(4, "big"),
    }

    def written_anew(kind: bytes, content: bytes) -> bytes:
        return tables.get(kind, content)

    def moved(kind: bytes, content: bytes) -> bytes:
        width = {b"stco": 4, b"co64": 8}.get(kind)
        if not width:
            return content
        found = (int.from_bytes(content[at : at + width], "big") for at in range(8, len(content), width))
        return content[:8] + b"".join((each + shift).to_bytes(width, "big") for each in found)

    tracks = ((kind, inner, written_anew if inner == track else moved) for kind, inner in split(index))
    return b"".join(box(kind, edited(inner, edit) if kind == b"trak" else inner) for kind, inner, edit in tracks)


def _number(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 4], "big")


def _titles(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Give each title of Nero's list with its place in the file."""
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
    if len(title) < _LONGEST:
        return title
    kept = title[: len(title) - len(_ELLIPSIS)].decode("utf-8", "ignore").encode()
    return (kept + _ELLIPSIS).ljust(len(title))
