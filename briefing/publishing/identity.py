"""Who the show and its episodes are to podcast apps: identifiers that never change once they are given."""

from __future__ import annotations

import re
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
_PATH = r"([A-Za-z0-9_-]{22,200})?"  # 128 bits or more in base64, or none


@dataclass(frozen=True, slots=True)
class Identity:
    """The show's `podcast:guid`, the feed's address from which it was once made, and the path of a private show."""

    guid: str
    feed_url: str
    secret: str = ""  # the path under each place where a private show is published; empty: it is open to all
    former: tuple[str, ...] = ()  # the paths that it gave up, "" among them if it was open

    def is_path_of(self, link: str) -> bool:
        """Whether a feed with this address was made for the path that the show has now."""
        last = link.rstrip("/").rpartition("/")[2]
        return last == self.secret if self.secret else last not in self.former


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
        write_identity(output, Identity(podcast_guid(feed_url), feed_url))
    return read_identity(output)


def write_identity(output: Path, identity: Identity) -> None:
    """Write the show's identity down."""
    write_whole(output / IDENTITY_NAME, to_json(identity).encode())


def read_identity(output: Path) -> Identity:
    """Read the show's identity; raise BriefingError naming a damaged file."""
    path = output / IDENTITY_NAME
    try:
        identity = from_json(Identity, path.read_bytes())
        uuid.UUID(identity.guid)
        if unfit := [path for path in (identity.secret, *identity.former) if not re.fullmatch(_PATH, path)]:
            raise RecordError(f"secret: {unfit[0]!r:.40}")
    except (RecordError, ValueError) as error:
        raise BriefingError(
            tr("{path} is damaged ({reason}): put back the `guid` that feed.xml names in podcast:guid").format(
                path=path, reason=error
            )
        ) from error
    return identity
