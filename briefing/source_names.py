"""What a source is called where the public can read it: in the manifest, with no path that tells of this machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PureWindowsPath

from briefing.episode import Source
from briefing.secrets import masked

_DIGITS = 8  # of the digest that stands for a folder: enough to tell apart what one editor has


def public_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Give the sources as they may be published."""
    return tuple(replace(source, name=public_name(source.name)) for source in sources)


def public_name(name: str) -> str:
    """Give a source's name without its absolute path and without a password.

    A path below the current folder counts from there. Of another one the file's name stays, and a digest stands for its
    folder (`~5f2a9c01/news.txt`), so that documents of one name from two folders are told apart. A name that is public
    already stays as it is.
    """
    if "://" in name:
        return masked(name)
    path = Path(name)
    if not path.is_absolute() and not PureWindowsPath(name).is_absolute():
        return name
    here = Path.cwd()
    if path.is_relative_to(here):
        return path.relative_to(here).as_posix()
    placed = path if path.is_absolute() else PureWindowsPath(name)
    return f"~{hashlib.sha256(str(placed.parent).encode()).hexdigest()[:_DIGITS]}/{placed.name}"
