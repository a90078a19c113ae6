"""Notices episodes that came into the output folder, or left it, by hand, and those whose hour has come."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from briefing import clock
from briefing.errors import said
from briefing.publishing.manifest_file import MANIFEST_NAME
from briefing.publishing.settings import PodcastSettings
from briefing.publishing.shelf import InUseError, locked, read_manifests
from briefing.publishing.show import is_current, rebuild_locked
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
        self._next: datetime | None = None  # when the next episode is no longer held back

    def look(self) -> bool:
        """Rebuild feed and pages if that is needed; say whether it was done. A fault is told once, not raised."""
        state = self._state()
        now = clock.present()
        if state == self._seen and (self._next is None or now < self._next):
            return False
        made_anew = False
        try:
            if not is_current(self._output, self._settings):
                made_anew = self._rebuild()
        except InUseError:  # in the middle of somebody's `make`: the next look tells
            return False
        except Exception as error:  # whatever it is: the server stays, and looks again when something changes
            self._tell(said(error))
        self._seen, self._next = state, self._next_hour(now)
        return made_anew

    def _rebuild(self) -> bool:
        with locked(self._output, wait_s=0):
            if is_current(self._output, self._settings):  # whoever held the lock has done it
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

    def _next_hour(self, now: datetime) -> datetime | None:
        held = [each.published for each in read_manifests(self._output) if each.is_held(now)]
        return min(held, default=None)
