"""From what the user names (files, folders, `-`) to bytes with a name."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefing.errors import SourceError
from briefing.reading.formats import is_document_name
from briefing.translation import tr

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one document, its name as the user gave it, and its suffix in lower case (empty for stdin)."""

    name: str
    suffix: str
    data: bytes


def inputs(sources: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Input]:
    """Give every document of `sources` in order; a folder gives its documents, sorted, and those of the folders in it,
    hidden ones left out. SourceError: missing, not readable, or a folder without documents.
    """
    for name in sources:
        if name == STDIN:
            yield Input(STDIN, "", (stdin or sys.stdin.buffer).read())
        elif Path(name).is_dir():
            for path in _documents(Path(name)):
                yield _file(path)
        else:
            yield _file(Path(name))


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
    except FileNotFoundError:
        raise SourceError(tr("{name}: no such file or folder").format(name=path)) from None
    except OSError as error:
        raise SourceError(tr("{name}: can't be read: {reason}").format(name=path, reason=error.strerror)) from error
    return Input(path.as_posix(), path.suffix.lower(), data)
