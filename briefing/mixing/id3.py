"""ID3v2.3 tags with chapters, written frame by frame.

Why not with a tag library: mutagen sorts frames by size when it saves, which puts chapters out of order for every
player that reads them as they come (ffprobe, AntennaPod). Why version 2.3: ffmpeg, and all that is built on it, reads
the sizes of frames inside a chapter as 2.3 writes them, whatever the version says, and loses each chapter of 2.4 whose
title is longer than 127 bytes; Windows and car radios know 2.3 alone. The date stands in it three times, as 2.3 writes
it (TYER, TDAT) and as 2.4 does (TDRC).

Sources: id3.org, "ID3 tag version 2.3.0", "ID3v2 Chapter Frame Addendum"; TDRC: "ID3 tag version 2.4.0".
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlsplit, urlunsplit

from briefing.episode import Chapter, Tags
from briefing.mixing.pictures import Picture, read_picture

_LATIN, _UTF16 = b"\x00", b"\x01"
_FRONT_COVER = b"\x03"
_NO_OFFSET = b"\xff\xff\xff\xff"  # the times count, not the bytes
_ORDERED, _TOP_LEVEL = 0b01, 0b10
_MOST_CHILDREN = 255  # a table of contents counts its children in one byte


def id3_tag(tags: Tags, chapters: Sequence[Chapter]) -> bytes:
    """Make the tag of an episode; chapters stand in it in time order, however many they are."""
    frames = [
        *(_text(name, value) for name, value in _texts(tags) if value),
        *([_frame("COMM", _UTF16 + b"rus" + _utf16("") + b"\0\0" + _utf16(tags.comment))] if tags.comment else []),
        *([_frame("WOAF", ascii_url(tags.link))] if tags.link else []),
        *_contents([_chapter_id(number) for number in range(len(chapters))], tags.title),
        *(_chapter(number, chapter) for number, chapter in enumerate(chapters)),
        *([_picture(Picture.of(tags.cover_jpeg))] if tags.cover_jpeg else []),
    ]
    body = b"".join(frames)
    return b"ID3\x03\x00\x00" + _syncsafe(len(body)) + body


def ascii_url(link: str) -> bytes:
    """Write an address as URL frames want it: in ASCII, Cyrillic hosts in Punycode, the rest percent-encoded."""
    scheme, host, path, query, fragment = urlsplit(link)
    kept = "%/:=&?~#+!$,;'@()*[]"
    host = host if host.isascii() else host.encode("idna").decode("ascii")
    parts = (scheme, host, quote(path, kept), quote(query, kept), quote(fragment, kept))
    return urlunsplit(parts).encode("ascii")


def _texts(tags: Tags) -> list[tuple[str, str]]:
    year, _, day = tags.date.partition("-")
    month, _, day = day.partition("-")
    return [
        ("TIT2", tags.title),
        ("TPE1", tags.artist),
        ("TALB", tags.album),
        ("TYER", year),
        ("TDAT", day + month),
        ("TDRC", tags.date),
        ("TCON", tags.genre),
    ]


def _chapter_id(number: int) -> str:
    """Name a chapter's element; zero-padded, since some players sort by it."""
    return f"chp{number:05d}"


def _chapter(number: int, chapter: Chapter) -> bytes:
    times = b"".join(round(seconds * 1000).to_bytes(4, "big") for seconds in (chapter.start_s, chapter.end_s))
    described = _text("TIT2", chapter.title)
    if chapter.link:
        described += _frame("WXXX", _LATIN + b"chapter url\0" + ascii_url(chapter.link))
    if chapter.picture:
        described += _picture(read_picture(chapter.picture))
    return _frame("CHAP", _latin(_chapter_id(number)) + b"\0" + times + 2 * _NO_OFFSET + described)


def _contents(children: Sequence[str], title: str) -> list[bytes]:
    """Make the ordered table of contents; nested, root first, where there are more children than one holds.

    The root is marked as the top level while chapters are its own children. A nested one is not: readers that start
    from the mark don't look below it (music-metadata 12 finds no chapter at all), and without one take the chapters
    in time order, which is the same.
    """
    if not children:
        return []
    if len(children) <= _MOST_CHILDREN:
        return [_table("toc", children, _TOP_LEVEL | _ORDERED, title)]
    groups = [children[start : start + _MOST_CHILDREN] for start in range(0, len(children), _MOST_CHILDREN)]
    names = [f"toc{number:03d}" for number in range(len(groups))]
    nested = [_table(name, group, _ORDERED, "") for name, group in zip(names, groups, strict=True)]
    return [_table("toc", names, _ORDERED, title), *nested]


def _table(name: str, children: Sequence[str], flags: int, title: str) -> bytes:
    names = b"".join(_latin(child) + b"\0" for child in children)
    described = _text("TIT2", title) if title else b""
    return _frame("CTOC", _latin(name) + b"\0" + bytes([flags, len(children)]) + names + described)


def _text(name: str, value: str) -> bytes:
    return _frame(name, _UTF16 + _utf16(value))


def _picture(picture: Picture) -> bytes:
    return _frame("APIC", _LATIN + _latin(picture.mime) + b"\0" + _FRONT_COVER + b"\0" + picture.data)


def _frame(name: str, body: bytes) -> bytes:
    return _latin(name) + len(body).to_bytes(4, "big") + b"\0\0" + body


def _syncsafe(size: int) -> bytes:
    """Write the whole tag's size in four bytes of seven bits, so that it never looks like the start of MPEG audio."""
    return bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))


def _utf16(text: str) -> bytes:
    return b"\xff\xfe" + text.replace("\0", "").encode("utf-16-le")


def _latin(text: str) -> bytes:
    return text.encode("latin-1")
