"""From what the user names (files, folders, `-`) to bytes with a name."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

from briefing.errors import SourceError
from briefing.reading.formats import is_document_name
from briefing.reading.web import Web, is_web_address, load_page
from briefing.translation import tr

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one document, its name as the user gave it, and its suffix in lower case (empty for stdin)."""

    name: str
    suffix: str
    data: bytes
    modified: str = ""  # of a file: when it was last written, ISO 8601


@dataclass(frozen=True, slots=True)
class Access:
    """What lies beyond the files: standard input (None: the process's own), and how the web is read."""

    stdin: BinaryIO | None = None
    web: Web = field(default_factory=Web)


def inputs(sources: Sequence[str], access: Access | None = None) -> Iterator[Input]:
    """Give every document of `sources` in order; a folder gives its documents, sorted, and those of the folders in it,
    hidden ones left out; a pattern (`inbox/*.docx`, `**` for folders in folders) the files that it matches.
    SourceError: missing, not readable, not to be fetched, or a folder or pattern without documents.
    """
    access = access or Access()
    for name in sources:
        if name == STDIN:
            yield Input(STDIN, "", (access.stdin or sys.stdin.buffer).read())
        elif is_web_address(name):
            yield Input(name, PurePosixPath(urlsplit(name).path).suffix.lower(), load_page(name, access.web))
        elif is_pattern(name):
            yield from map(_file, _matching(name))
        elif Path(name).is_dir():
            for path in _documents(Path(name)):
                yield _file(path)
        else:
            yield _file(Path(name))


def is_pattern(name: str) -> bool:
    """Whether a source is a pattern of file names, and no file of that name."""
    return glob.has_magic(name) and not Path(name).exists()


def _matching(pattern: str) -> list[Path]:
    found = [Path(name) for name in glob.glob(pattern, recursive=True)]  # noqa: PTH207  # Path.glob takes no absolute pattern
    files = sorted((path for path in found if path.is_file()), key=lambda path: path.as_posix())
    if not files:
        raise SourceError(tr("{name}: no file matches").format(name=pattern))
    return files


def _documents(folder: Path) -> list[Path]:
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(parent, name)
            for name in files
            if not name.startswith(".") and is_document_name(Path(name).suffix.lower())
        ]
    if not found:
        raise SourceError(tr("{name}: no documents in this folder").format(name=folder))
    return sorted(found, key=lambda path: path.as_posix())


def _file(path: Path) -> Input:
    try:
        data = path.read_bytes()
        modified = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
    except FileNotFoundError:
        raise SourceError(tr("{name}: no such file or folder").format(name=path)) from None
    except OSError as error:
        raise SourceError(tr("{name}: can't be read: {reason}").format(name=path, reason=error.strerror)) from error
    return Input(path.as_posix(), path.suffix.lower(), data, modified)
