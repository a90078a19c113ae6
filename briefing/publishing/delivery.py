"""What is published: the show's files in the order of sending, and which of them have to be sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from briefing import clock
from briefing.errors import BriefingError
from briefing.publishing.destination import RECORD_NAME, Record, part_of
from briefing.publishing.feed_reading import read_enclosures, read_link
from briefing.publishing.manifest import Manifest
from briefing.publishing.media_types import media_type
from briefing.publishing.shelf import read_manifests
from briefing.publishing.shown import OF_AN_EPISODE, missing_files, public_files
from briefing.telling import Tell, unheard
from briefing.translation import tr


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file to be published; `path` is relative to the output folder, with slashes."""

    path: str
    bytes: int
    sha256: str

    @property
    def is_audio(self) -> bool:
        """Whether the feed tells its length and digest."""
        return media_type(PurePosixPath(self.path)).startswith("audio/")


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is to be sent, in this order, and what removed after it."""

    send: tuple[LocalFile, ...]
    remove: tuple[str, ...]
    kept: int  # files that lie there already
    foreign: tuple[str, ...]  # files that lie where one is to be sent, and that no earlier run has put there
    torn: tuple[str, ...]  # half-sent files of a run that was killed


def publishable(output: Path, *, tell: Tell = unheard) -> list[LocalFile]:
    """List what the feed tells of and the show's own files, the feed last.

    BriefingError: a file that the feed needs is missing, or it tells of an episode that is held back.
    """
    if not (output / "feed.xml").exists():
        raise BriefingError(tr("{path} has no feed: make an episode first").format(path=output))
    in_feed, now = {each.guid for each in read_enclosures(output)}, clock.present()
    episodes = [episode for episode in read_manifests(output, tell=tell) if episode.guid in in_feed]
    _check_hours(output, episodes, now)
    files = [file for episode in episodes for file in _episode_files(output, episode)]
    show = ["cover.jpg", "index.html", *(path.name for path in output.glob("feed*.xml"))]
    show += [f"assets/{path.name}" for path in sorted((output / "assets").glob("*"))]
    files += [_measured(output, path) for path in show]
    _check_feed(output, {file.path for file in files})
    return sorted(files, key=lambda file: (rank(file.path), -_feed_page(file.path), file.path))


def withdrawn(output: Path, files: Sequence[LocalFile]) -> set[str]:
    """Name the episodes that stay on this disk and are not published: held back, or older than the show keeps."""
    return {episode.slug for episode in read_manifests(output)} - {_slug_of(file.path) for file in files}


def delivery_of(
    files: Sequence[LocalFile], record: Record, there: dict[str, int], *, gone: Collection[str], delete: bool
) -> Delivery:
    """Compare what is here with what lies `there` (sizes) as the `record` has it (digests).

    What lies there of the episodes `gone` is removed; `delete` removes whatever is no longer here, too.
    """
    send = tuple(file for file in files if record.get(file.path) != file.sha256 or there.get(file.path) != file.bytes)
    wanted = {file.path for file in files}
    return Delivery(
        send=send,
        remove=tuple(sorted(path for path in record if path not in wanted and (delete or _slug_of(path) in gone))),
        kept=len(files) - len(send),
        foreign=tuple(file.path for file in send if file.path in there and file.path not in record),
        torn=tuple(sorted(path for path in there if part_of(path) in {*wanted, *record, RECORD_NAME})),
    )


def _slug_of(path: str) -> str:
    """Name the episode that a file belongs to; empty for the show's own files."""
    return path.split("/")[1] if path.startswith("episodes/") else ""


def _episode_files(output: Path, episode: Manifest) -> list[LocalFile]:
    folder = f"episodes/{episode.slug}"
    files = [LocalFile(f"{folder}/{file.name}", file.bytes, file.sha256) for file in public_files(episode)]
    for path in missing_files(output, episode):
        raise BriefingError(tr("{path} is missing or damaged: make the episode again").format(path=path))
    return files + [_measured(output, f"{folder}/{name}") for name in OF_AN_EPISODE]


def _measured(output: Path, path: str) -> LocalFile:
    try:
        content = (output / path).read_bytes()
    except FileNotFoundError as error:
        raise BriefingError(
            tr("{path} is missing: `briefing feed` makes it anew").format(path=output / path)
        ) from error
    return LocalFile(path, len(content), hashlib.sha256(content).hexdigest())


def _check_feed(output: Path, paths: set[str]) -> None:
    """See that the feed names no file that will not be sent: it may be older than the episodes."""
    link = read_link(output)
    for enclosure in read_enclosures(output):
        if unquote(enclosure.url.removeprefix(link)) not in paths:
            raise BriefingError(
                tr("feed.xml names {url}, which is not in {path}: `briefing feed` makes it anew").format(
                    url=enclosure.url, path=output
                )
            )


def _check_hours(output: Path, episodes: Sequence[Manifest], now: datetime) -> None:
    """See that the feed names nothing before its hour, though a clock was set back or a manifest came by hand."""
    for episode in episodes:
        if episode.is_held(now):
            message = tr("{path} tells of {slug}, which is held back: `briefing feed` makes it anew")
            raise BriefingError(message.format(path=output / "feed.xml", slug=episode.slug))


# The order of sending: whatever names a file comes after it.
_RANKS = (
    r"assets/.*|cover\.jpg|episodes/[^/]+/(?!index\.html$|episode\.json$).*",
    r"episodes/[^/]+/episode\.json",
    r"episodes/[^/]+/index\.html",
    r"feed-\d+\.xml",
    r"index\.html",
    r"feed\.xml",
)


def rank(path: str) -> int:
    """Give a file's place in the order of sending."""
    return next(rank for rank, pattern in enumerate(_RANKS) if re.fullmatch(pattern, path))


def _feed_page(path: str) -> int:
    """Give the number of a further page of the feed: each links to the next, so the last one goes first."""
    found = re.fullmatch(r"feed-(\d+)\.xml", path)
    return int(found[1]) if found else 0
