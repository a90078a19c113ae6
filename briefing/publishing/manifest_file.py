"""`episode.json`: the manifest written beside an episode's audio, and read back with suspicion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError, UsageError
from briefing.publishing.links import is_safe_link
from briefing.publishing.manifest import SCHEMA, Manifest
from briefing.publishing.xml_text import check_text
from briefing.reasons import reason_of
from briefing.records import RecordError, from_json, to_json
from briefing.translation import tr

MANIFEST_NAME = "episode.json"

_LONGEST_S = 1e7  # four months; more is no episode
_LARGEST = 2**53  # what JavaScript counts exactly


class DamagedError(BriefingError):
    """A manifest that can't be used: the rest of the show goes on without its episode."""


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into an episode's folder."""
    (folder / MANIFEST_NAME).write_text(to_json(manifest), encoding="utf-8", newline="\n")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an episode's folder; raise DamagedError naming the file where it can't be used."""
    path = folder / MANIFEST_NAME
    try:
        manifest = from_json(Manifest, path.read_bytes())
        if manifest.schema != SCHEMA:
            raise RecordError(f"schema {manifest.schema}, this program knows {SCHEMA}")
        if manifest.slug != folder.name:
            raise RecordError(f"slug is {manifest.slug!r}, the folder is {folder.name!r}")
        _check(manifest)
    except (RecordError, UsageError, OSError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else error
        raise DamagedError(
            tr("{path} is damaged ({reason}): `briefing remove {slug}`, then make the episode again").format(
                path=path, reason=reason, slug=folder.name
            )
        ) from error
    return manifest


def find_manifest(folder: Path) -> Manifest | None:
    """Read the manifest of a folder where it has one (a draft's has none yet); DamagedError as `read_manifest`."""
    return read_manifest(folder) if (folder / MANIFEST_NAME).exists() else None


def _check(manifest: Manifest) -> None:
    """Raise RecordError, or UsageError for a text, where the feed or a page could not be made of a manifest."""
    for place, value in _values(manifest, ""):
        if isinstance(value, str):
            check_text(value, place)
        elif isinstance(value, float | int) and not _is_plausible(place, value):
            raise RecordError(f"{place} is {value!r:.40}")
    for key, text in (("title", manifest.title), ("guid", manifest.guid)):
        if not text.strip():
            raise RecordError(f"{key} is empty")
    _check_times(manifest)
    if not manifest.audio:
        raise RecordError("files names no audio")
    _check_names(manifest)


def _check_times(manifest: Manifest) -> None:
    try:
        published = manifest.published
    except ValueError as error:
        raise RecordError(f"pub_date: {error}") from error
    if published.tzinfo is None:
        raise RecordError("pub_date has no offset from UTC")
    if not 1 < published.year < 9999:  # within a day of either end the zones can't be compared
        raise RecordError(f"pub_date: {manifest.pub_date}")
    try:
        written = date.fromisoformat(manifest.date).isoformat()
    except ValueError as error:
        raise RecordError(f"date: {error}") from error
    if written != manifest.date:
        raise RecordError(f"date: {manifest.date} is not of the form YYYY-MM-DD")


def _check_names(manifest: Manifest) -> None:
    for file in manifest.files:
        if not _is_plain_name(file.name):
            raise RecordError(f"files: {file.name!r} is no plain file name")
        if not re.fullmatch("[0-9a-f]{64}", file.sha256):
            raise RecordError(f"files: the sha256 of {file.name} is {file.sha256!r:.40}")
    for index, chapter in enumerate(manifest.chapters):
        if chapter.picture and not _is_plain_name(chapter.picture):
            raise RecordError(f"chapters[{index}].picture: {chapter.picture!r} is no plain file name")
        if not is_safe_link(chapter.link):
            raise RecordError(f"chapters[{index}].link: {chapter.link!r} is neither http(s) nor relative")


def _is_plain_name(name: str) -> bool:
    return name == Path(name).name and name not in ("", ".", "..")


def _values(record: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Give every text and number of a record with its key."""
    if is_dataclass(record):
        for field in fields(record):
            yield from _values(getattr(record, field.name), f"{place}.{field.name}" if place else field.name)
    elif isinstance(record, tuple):
        for index, each in enumerate(record):
            yield from _values(each, f"{place}[{index}]")
    elif record is not None:
        yield place, record


def _is_plausible(place: str, value: float) -> bool:
    """Whether a figure can be what its key says: levels lie on both sides of nought, counts and times do not."""
    if place.startswith("loudness."):
        return abs(value) < 1000
    return 0 <= value < (_LONGEST_S if place.endswith("_s") else _LARGEST)
