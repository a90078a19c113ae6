"""From what the user names (files, folders, `-`) to bytes with a name."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefing.errors import SourceError
from briefing.translation import tr

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one document, its name as the user gave it, and its suffix in lower case (empty for stdin)."""

    name: str
    suffix: str
    data: bytes


def inputs(sources: Sequence[str], suffixes: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Input]:
    """Give every document of `sources` in order; a folder gives its files with one of `suffixes`, sorted, and those of
    the folders in it, hidden ones left out. SourceError: missing, not readable, or a folder without documents.
    """
    wanted = frozenset(suffixes)
    for name in sources:
        if name == STDIN:
            yield Input(STDIN, "", (stdin or sys.stdin.buffer).read())
        elif Path(name).is_dir():
            for path in _documents(Path(name), wanted):
                yield _file(path)
        else:
            yield _file(Path(name))


def _documents(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(parent, name) for name in files if not name.startswith(".") and Path(name).suffix.lower() in suffixes
        ]
    if not found:
        message = tr("{name}: no documents in this folder; documents end in {suffixes}")
        raise SourceError(message.format(name=folder, suffixes=", ".join(sorted(suffixes))))
    return sorted(found, key=lambda path: path.as_posix())


def _file(path: Path) -> Input:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(tr("{name}: no such file or folder").format(name=path)) from None
    except OSError as error:
        raise SourceError(tr("{name}: can't be read: {reason}").format(name=path, reason=error.strerror)) from error
    return Input(path.as_posix(), path.suffix.lower(), data)
