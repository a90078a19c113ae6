"""From what the user names (files, folders, patterns, archives, addresses, `-`) to bytes with a name."""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

from briefing.errors import SourceError
from briefing.logs import is_log
from briefing.reading.archives import Archive
from briefing.reading.encoding import decode
from briefing.reading.formats import Format, format_of, is_document
from briefing.reading.web import Web, is_web_address, load_page
from briefing.reasons import reason_of
from briefing.translation import tr

STDIN = "-"
MOST_BYTES = 128 * 2**20  # of a file: the longest of novels has 4 MB of text, a scanned and recognised book some 100
_CONFIGURATION = ("briefing.toml", "lexicon.toml")
_SHOWN_FOLDERS = ("assets", "episodes", "previews", "scripts")  # of a show, and its files:
_SHOWN_FILE = re.compile(r"(feed(-\d+)?\.xml|index\.html|cover\.jpg|podcast\.json)")
_FOREIGN_FOLDERS = ("__MACOSX",)  # what macOS adds to an archive


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one document, its name as the user gave it, and its suffix in lower case (empty for stdin)."""

    name: str
    suffix: str
    data: bytes
    format: Format | None = None  # where the user named it
    modified: str = ""  # of a file: when it was last written, ISO 8601
    listed: bool = False  # found in a folder, an archive or by a pattern, not named: where it can't be read it is told


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of a folder, an archive or a pattern that is not read. `reason` is a line that begins with its name."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What is known of the sources besides their names."""

    stdin: BinaryIO | None = None  # for the source `-`; None: the process's own
    format_in: str | None = None  # of `-`, as Format names it; None: told by its content
    output: Path | None = None  # where this program writes: never read
    web: Web = field(default_factory=Web)


def inputs(sources: Sequence[str], intake: Intake | None = None) -> Iterator[Input | Unread]:
    """Give every document of `sources` in order, and what of folders and archives is none.

    A folder gives its files, sorted, and those of the folders in it; hidden files, the configuration and what this
    program made, its logs among it, are passed by. SourceError: missing, not readable, no regular file, too large.
    """
    intake = intake or Intake()
    for name in sources:
        if name == STDIN:
            kind = Format(intake.format_in) if intake.format_in else None
            yield Input(STDIN, "", _bounded(intake.stdin or sys.stdin.buffer, STDIN), kind)
            continue
        if is_web_address(name):
            suffix = PurePosixPath(urlsplit(name).path).suffix.lower()
            yield from _unpacked(Input(name, suffix, load_page(name, intake.web)), listed=False)
            continue
        for path in _paths(name):
            if _is_folder(path):
                yield from _folder(path, intake.output)
            elif is_pattern(name) and os.path.lexists(path):
                yield from _found(path)
            else:
                yield from _unpacked(_file(path), listed=False)


def shown(path: Path | str) -> str:
    """Give a path as text that can be written anywhere, with forward slashes; bytes that are no UTF-8 as \\xNN."""
    name = path.as_posix() if isinstance(path, Path) else path
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def is_pattern(name: str) -> bool:
    """Whether a source is a pattern of file names, and no file of that name."""
    return glob.has_magic(name) and not os.path.lexists(name)


def is_empty_pattern(name: str) -> bool:
    """Whether a source is a pattern, and no file matches it."""
    return is_pattern(name) and not glob.glob(name, recursive=True)  # noqa: PTH207  # Path.glob takes no absolute patterns


def _paths(name: str) -> list[Path]:
    """Give what a name stands for: itself, or the files that match it as a pattern."""
    if is_pattern(name):
        found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  # Path.glob takes no absolute patterns
        if found:
            return [Path(each) for each in found]
    return [Path(name)]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a link to itself: what reads it as a file tells
        return False


def _folder(folder: Path, output: Path | None) -> Iterator[Input | Unread]:
    for path in _files(folder, output):
        yield from _found(path, documents_alone=True)


def _found(path: Path, *, documents_alone: bool = False) -> Iterator[Input | Unread]:
    """Give a file that a folder or a pattern holds: what can't be had of it is told, and the others are read.

    `documents_alone`: what is no kind of document, by its name and its content, and the logs are none of it.
    """
    try:
        document = _file(path)
        if documents_alone and is_log(document.data):
            return
        if documents_alone and not is_document(document.data, document.suffix):
            yield Unread(document.name, tr("{name}: not a kind of document that is read").format(name=document.name))
        else:
            yield from _unpacked(document, listed=True)
    except SourceError as error:
        yield Unread(shown(path), str(error))


def _files(folder: Path, output: Path | None) -> list[Path]:
    """Give the files of a folder and of the folders in it. SourceError: one of them can't be read."""

    def refuse(error: OSError) -> None:
        message = tr("{name}: can't be read: {reason}")
        raise SourceError(message.format(name=shown(str(error.filename)), reason=reason_of(error))) from error

    made = output.resolve() if output else None
    found: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".") and not _is_made(Path(parent, name), made)]
        if _is_made(Path(parent), made):  # the folder itself was named, or the show is made where the documents lie
            folders[:] = [name for name in folders if name not in _SHOWN_FOLDERS]
            files = [name for name in files if not _SHOWN_FILE.fullmatch(name)]
        found += [Path(parent, name) for name in files if not name.startswith(".") and name not in _CONFIGURATION]
    return sorted(found, key=lambda path: path.as_posix())


def _is_made(folder: Path, output: Path | None) -> bool:
    """Whether a folder is what this program makes."""
    marks = ("podcast.json", "episode.json", "script.json")  # of a show, an episode, a draft
    return any((folder / mark).exists() for mark in marks) or (output is not None and folder.resolve() == output)


def _file(path: Path) -> Input:
    """Read a file, if it is one: a pipe, a device or a socket might never end."""
    name = shown(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(tr("{name}: no regular file; use - for standard input").format(name=name))
        if status.st_size > MOST_BYTES:
            raise _too_large(name)
        with path.open("rb") as file:
            data = _bounded(file, name)
    except FileNotFoundError:
        raise SourceError(tr("{name}: no such file or folder").format(name=name)) from None
    except ValueError as error:  # a NUL in the name
        raise SourceError(tr("{name}: no such file or folder").format(name=repr(name))) from error
    except OSError as error:
        raise SourceError(tr("{name}: can't be read: {reason}").format(name=name, reason=reason_of(error))) from error
    modified = datetime.fromtimestamp(status.st_mtime, UTC).isoformat(timespec="seconds")
    return Input(name, path.suffix.lower(), data, modified=modified)


def _bounded(file: BinaryIO, name: str) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _too_large(name)
    return data


def _too_large(name: str) -> SourceError:
    message = tr("{name}: larger than {size} MB; divide it, or save its text alone")
    return SourceError(message.format(name=name, size=MOST_BYTES // 2**20))


def _unpacked(document: Input, listed: bool) -> Iterator[Input | Unread]:
    """Give a document, or those of an archive."""
    if format_of(document.data, document.suffix) is not Format.ZIP:
        yield replace(document, listed=listed)
        return
    archive = Archive(document.data, document.name)
    for info in sorted(archive.infos(), key=lambda info: info.filename):
        inner = _inner_name(info.filename, info.flag_bits)
        parts = PurePosixPath(inner.replace("\\", "/")).parts
        if info.is_dir() or any((part.startswith(".") and part != "..") or part in _FOREIGN_FOLDERS for part in parts):
            continue
        name = f"{document.name}/{shown(inner)}"
        if ".." in parts or inner.startswith("/"):
            yield Unread(name, tr("{name}: its name leads out of the archive").format(name=name))
            continue
        data = archive.read(info)
        suffix = PurePosixPath(inner).suffix.lower()
        if not is_document(data, suffix):
            yield Unread(name, tr("{name}: not a kind of document that is read").format(name=name))
        elif format_of(data, suffix) is Format.ZIP:
            yield Unread(name, tr("{name}: an archive within an archive").format(name=name))
        else:
            yield Input(name, suffix, data, listed=True)


def _inner_name(name: str, flags: int) -> str:
    """Give a name in an archive: archivers of old wrote it in the code page of their machine, and did not say which."""
    if flags & 0x800:
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    try:
        return decode(raw, name)
    except SourceError:
        return raw.decode("cp866", "replace")
