"""Where the show was published to, so that `remove` can say what is still public.

output/.whereabouts.json    address (without its password; of a folder its whole path) -> the episodes sent there
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import msgspec

from briefing.publishing.files import write_whole

NAME = ".whereabouts.json"


def note_published(output: Path, address: str, paths: Iterable[str]) -> None:
    """Write down which episodes lie at an address."""
    slugs = sorted({path.split("/")[1] for path in paths if path.startswith("episodes/")})
    known = _read(output) | {_place(address): slugs}
    write_whole(output / NAME, (json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=1) + "\n").encode())


def still_public(output: Path, slug: str) -> list[str]:
    """Give the addresses at which an episode lies, as far as this folder knows."""
    return [address for address, slugs in _read(output).items() if slug in slugs]


def _read(output: Path) -> dict[str, list[str]]:
    try:
        noted = msgspec.json.decode((output / NAME).read_bytes(), type=dict[str, list[str]])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):  # a note for people: lost, no more
        return {}
    known: dict[str, list[str]] = {}
    for address, slugs in noted.items():
        known.setdefault(_place(address), []).extend(slugs)
    return known


def _place(address: str) -> str:
    """Give one name to a place, however it is written: a folder is the same from wherever it is looked at."""
    if "://" in address and not address.startswith("file://"):
        return address.rstrip("/")
    return str(Path(address.removeprefix("file://")).expanduser().resolve())
