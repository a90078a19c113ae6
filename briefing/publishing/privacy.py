"""A private show: it lies under a path that nobody guesses, at every place where it is published.

The path stands in `podcast.json`, and in the feed's and the pages' addresses. Who gets another path gives up the one
before: `publish` takes away what lies there, at each place it comes to, however often that takes.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path

from briefing.errors import BriefingError, UsageError
from briefing.publishing.delivery import LocalFile
from briefing.publishing.destination import RECORD_NAME, Destination, Record
from briefing.publishing.feed_reading import read_link
from briefing.publishing.identity import Identity, freeze_identity, write_identity
from briefing.publishing.settings import PodcastSettings
from briefing.publishing.shelf import locked
from briefing.telling import Tell
from briefing.translation import tr

SECRET_BYTES = 24  # 192 bits, 32 characters; 128 can't be guessed


class Way(Enum):
    """Under which path a show is to lie."""

    SECRET = "secret"  # the one it has, or its first
    NEW_SECRET = "new-secret"
    PUBLIC = "public"  # none


def settle_path(output: Path, settings: PodcastSettings, wish: Way, *, keep: bool = True) -> Identity:
    """Give the show the path that is wished for, and remember the one it gives up; feed and pages have to follow.

    With `keep` off nothing is written. UsageError: a private show needs `link`, on which its addresses are built.
    """
    if not (output / "feed.xml").exists():
        raise BriefingError(tr("{path} has no feed: make an episode first").format(path=output))
    with locked(output, wait_s=0):
        known = freeze_identity(output, settings.feed_url)
        if wish is Way.PUBLIC:
            secret = ""
        elif wish is Way.SECRET and known.secret:
            secret = known.secret
        else:
            secret = secrets.token_urlsafe(SECRET_BYTES)
        if secret and not settings.link:
            raise UsageError(tr("--secret: set `link` in [podcast] first: the feed's addresses grow from it"))
        if secret == known.secret:
            return known
        former = tuple(path for path in (*known.former, known.secret) if path != secret)
        identity = replace(known, secret=secret, former=former)
        if keep:
            write_identity(output, identity)
        return identity


def check_path(output: Path, identity: Identity) -> None:
    """See that no feed goes to a place of which it doesn't tell; BriefingError."""
    if not identity.is_path_of(read_link(output)):
        message = tr("{path} is not of the path that the show has now: `briefing feed` makes it anew")
        raise BriefingError(message.format(path=output / "feed.xml"))


def take_away_former(
    destination: Destination, identity: Identity, files: Sequence[LocalFile], *, dry_run: bool, tell: Tell
) -> None:
    """Remove what this show, which has `files`, published under paths that it gave up: the feed first.

    The record goes when nothing else is left: cut off anywhere, the next run goes on. Files of others stay.
    """
    for path in identity.former:
        place = destination.below(path)
        record = place.read_record()
        if not record or not (path or _is_ours(place, record, identity, files)):
            continue
        there = place.sizes()
        found = sorted((name for name in record if name in there), key=lambda name: (not name.startswith("feed"), name))
        if dry_run:
            tell(tr("would take away {count} files under the former path").format(count=len(found)))
            continue
        for name in found:
            place.remove(name)
        place.remove(RECORD_NAME)
        place.remove_folders(_folders(record))
        tell(tr("taken away: {count} files under the former path").format(count=len(found)))


def _is_ours(place: Destination, record: Record, identity: Identity, files: Sequence[LocalFile]) -> bool:
    """Whether what lies at an open place is this show: another may lie there, with this one below it."""
    if feed := place.read("feed.xml"):
        return identity.guid.encode() in feed
    return any(record.get(file.path) == file.sha256 for file in files if file.is_audio)


def _folders(record: Record) -> list[str]:
    """Name the folders of a record's files, the inner ones first, and the place itself last."""
    found = {parent.as_posix() for name in record for parent in Path(name).parents}
    return sorted(found, key=lambda folder: (folder == ".", -folder.count("/"), folder))
