"""Notices episodes that came into the output folder, or left it, by hand: without `make` and `remove`."""

from __future__ import annotations

from pathlib import Path

from briefing.publishing.manifest_file import MANIFEST_NAME
from briefing.publishing.settings import PodcastSettings
from briefing.publishing.shelf import InUseError, locked, read_manifests
from briefing.publishing.show import rebuild_locked
from briefing.telling import Tell
from briefing.translation import tr

State = tuple[tuple[str, int, int], ...]


class Watch:
    """Looks at the episodes' manifests; where the feed no longer tells of them, it is built again."""

    def __init__(self, output: Path, settings: PodcastSettings, tell: Tell) -> None:
        self._output = output
        self._settings = settings
        self._tell = tell
        self._seen: State = ()

    def look(self) -> bool:
        """Rebuild feed and pages if that is needed; say whether it was done. A fault is told once, not raised."""
        state = self._state()
        if state == self._seen:
            return False
        made_anew = False
        try:
            if not self._feed_is_current():
                made_anew = self._rebuild()
        except InUseError:  # in the middle of somebody's `make`: the next look tells
            return False
        except Exception as error:  # whatever it is: the server stays, and looks again when something changes
            self._tell(str(error) or type(error).__name__)
        self._seen = state
        return made_anew

    def _rebuild(self) -> bool:
        with locked(self._output, wait_s=0):
            if self._feed_is_current():  # whoever held the lock has done it
                return False
            rebuild_locked(self._output, self._settings, tell=self._tell)
        self._tell(tr("the episodes have changed: feed and pages are made anew"))
        return True

    def _state(self) -> State:
        found = []
        for path in sorted((self._output / "episodes").glob(f"*/{MANIFEST_NAME}")):
            try:
                status = path.stat()
            except FileNotFoundError:  # removed a moment ago: the next look tells
                continue
            found.append((path.parent.name, status.st_mtime_ns, status.st_size))
        return tuple(found)

    def _feed_is_current(self) -> bool:
        from briefing.publishing.feed_reading import read_enclosures

        episodes = {(episode.guid, episode.audio[0].bytes) for episode in read_manifests(self._output)}
        in_feed = {(item.guid, item.bytes) for item in read_enclosures(self._output)}
        return episodes == in_feed
