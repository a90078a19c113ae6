"""What of the output folder is for listeners: the show's own files, and nothing that lies beside them.

Drafts, scripts, notes that an editor left in an episode's folder, and what begins with a dot are nobody's business.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from briefing import clock
from briefing.publishing.manifest import FileEntry, Manifest
from briefing.publishing.manifest_file import MANIFEST_NAME, DamagedError, find_manifest
from briefing.publishing.notes import NAME as NOTES_NAME
from briefing.publishing.pages import PAGE_NAME

COVER_NAME = "cover.jpg"
OF_AN_EPISODE = (NOTES_NAME, MANIFEST_NAME, PAGE_NAME)  # beside the files that its manifest lists

_FEED = re.compile(r"feed(-[1-9]\d*)?\.xml")


def is_feed(name: str) -> bool:
    """Whether a file of the output folder is a page of the feed."""
    return bool(_FEED.fullmatch(name))


def public_files(episode: Manifest) -> tuple[FileEntry, ...]:
    """Give the files of an episode that are for listeners: all but the script, which is between house and voice."""
    return tuple(file for file in episode.files if file.kind != "script")


def missing_files(output: Path, episode: Manifest) -> list[Path]:
    """List the files of an episode that are for listeners and are gone, or not as long as its manifest says."""
    paths = {output / "episodes" / episode.slug / file.name: file.bytes for file in public_files(episode)}
    return [path for path, size in paths.items() if not path.is_file() or path.stat().st_size != size]


def is_shown(output: Path, path: str) -> bool:
    """Whether the file or folder at `path`, relative to the output folder and with slashes, may be shown."""
    match posixpath.normpath(path).split("/"):
        case ["."]:
            return True
        case [name]:
            return name in (COVER_NAME, PAGE_NAME) or is_feed(name)
        case ["assets", name]:
            return not name.startswith(".")
        case ["episodes", slug]:
            return _episode(output, slug) is not None
        case ["episodes", slug, name]:
            episode = _episode(output, slug)
            return episode is not None and name in (*OF_AN_EPISODE, *(file.name for file in public_files(episode)))
    return False


def is_shared(path: str) -> bool:
    """Whether web players on other hosts may read a file that is shown: the feed, and what it names of an episode."""
    match path.split("/"):
        case [name]:
            return is_feed(name) or name == COVER_NAME
        case ["episodes", _, name]:
            return name not in OF_AN_EPISODE
    return False


def _episode(output: Path, slug: str) -> Manifest | None:
    """Give an episode that may be shown at this moment."""
    try:
        episode = find_manifest(output / "episodes" / slug)
    except DamagedError:
        return None
    return None if episode and episode.is_held(clock.present()) else episode
