"""Who the show and its episodes are to podcast apps: identifiers that never change once they are given."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError
from briefing.publishing.files import write_whole
from briefing.records import RecordError, from_json, to_json
from briefing.translation import tr

# The namespace of `podcast:guid` (Podcasting 2.0, https://podcastindex.org/namespace/1.0#guid).
PODCAST_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
IDENTITY_NAME = "podcast.json"


@dataclass(frozen=True, slots=True)
class Identity:
    """The show's `podcast:guid` and the feed's address from which it was once made."""

    guid: str
    feed_url: str


def podcast_guid(feed_url: str) -> str:
    """Make the guid of a feed: UUIDv5 of its address without scheme and trailing slashes."""
    return str(uuid.uuid5(PODCAST_NAMESPACE, feed_url.partition("://")[2].rstrip("/")))


def episode_guid(show_guid: str, slug: str) -> str:
    """Make the guid of an episode when it is first published; from then on its manifest keeps it."""
    return str(uuid.uuid5(uuid.UUID(show_guid), slug))


def freeze_identity(output: Path, feed_url: str) -> Identity:
    """Give the show's identity, writing it down the first time; later addresses no longer change it."""
    path = output / IDENTITY_NAME
    if not path.exists():
        write_whole(path, to_json(Identity(podcast_guid(feed_url), feed_url)).encode())
    return read_identity(output)


def read_identity(output: Path) -> Identity:
    """Read the show's identity; raise BriefingError naming a damaged file."""
    path = output / IDENTITY_NAME
    try:
        identity = from_json(Identity, path.read_bytes())
        uuid.UUID(identity.guid)
    except (RecordError, ValueError) as error:
        raise BriefingError(
            tr("{path} is damaged ({reason}): put back the `guid` that feed.xml names in podcast:guid").format(
                path=path, reason=error
            )
        ) from error
    return identity
