"""`briefing watch`: what lands in a folder becomes an episode, one document at a time, for as long as it runs.

The folder is looked at again and again rather than watched through the system: that works on network drives too, and a
document is whole only when its size has stayed the same for a while. Whatever goes wrong with one document is a line.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from briefing.digests import sha256_of
from briefing.errors import BriefingError, SourceError, said
from briefing.inbox import Inbox, Memory, check_kind
from briefing.stopping import stopped
from briefing.telling import Tell
from briefing.translation import tr

LOOK_S = 1.0  # between two looks at the folder
HOURS_S = 20.0  # between two looks whether an episode's hour has come
AGAIN_S = 600.0  # after which what failed for another reason than its document is tried again: a full disk, a network

Make = Callable[[Path, date | None], date]  # of a document, for the day of its episode (None: today); gives that day


@dataclass
class Watch:
    """One folder, its memory, and what is done with each document.

    `publish` follows what was made, and what no longer has to be held back: then `is_stale` says that the feed is old.
    """

    inbox: Inbox
    memory: Memory
    make: Make
    publish: Callable[[], None]
    is_stale: Callable[[], bool]
    tell: Tell
    clock: Callable[[], float] = time.monotonic
    _again: dict[Path, float] = field(default_factory=dict)  # what failed, and when it is tried again
    _told: dict[str, str] = field(default_factory=dict)  # the last complaint of each: the same one is not told twice
    _unpublished: bool = True  # what an earlier run made and did not get out goes out now
    _publish_after: float = 0.0
    _hours_after: float = 0.0

    def run(self) -> None:
        """Look again and again, until a signal ends it."""
        while True:
            self.look()
            time.sleep(LOOK_S)

    def look(self) -> None:
        """Deal with everything that has landed and lies there whole."""
        self._publish()
        due = [document for document, moment in self._again.items() if self.clock() >= moment]
        for document in dict.fromkeys([*self._settled(), *due]):
            self._again.pop(document, None)
            self._deal_with(document)
            self._publish()

    def _settled(self) -> list[Path]:
        try:
            found = self.inbox.settled()
        except BriefingError as error:
            self._complain("", str(error))
            return []
        self._told.pop("", None)
        return found

    def _deal_with(self, document: Path) -> None:
        try:
            sha256 = sha256_of(document)
            if not self.memory.is_new(document, sha256):
                return
            check_kind(document)
            before = self.memory.day_of(document)
            made = self.make(document, date.fromisoformat(before) if before else None)
            self.memory.note(document, sha256, made.isoformat())
        except FileNotFoundError:  # taken away again
            return
        except SourceError as error:
            self._complain(document.name, str(error))
            self.memory.note(document, sha256, self.memory.day_of(document))
        except Exception as error:  # whatever it is: the watch goes on to the next document
            self._failed(document, error)
        else:
            self._told.pop(document.name, None)
            self._unpublished, self._publish_after = True, 0.0

    def _failed(self, document: Path, error: Exception) -> None:
        message = tr("{name}: {reason}; it is tried again in {minutes} minutes")
        self._again[document] = self._put_off(document.name, message, error)

    def _publish(self) -> None:
        now = self.clock()
        if now < self._publish_after or (not self._unpublished and now < self._hours_after):
            return
        self._hours_after = now + HOURS_S
        try:
            if self._unpublished or self.is_stale():
                self.publish()
        except Exception as error:
            message = tr("not published: {reason}; it is tried again in {minutes} minutes")
            self._publish_after = self._put_off("publish", message, error)
        else:
            self._unpublished = False
            self._told.pop("publish", None)

    def _put_off(self, about: str, message: str, error: Exception) -> float:
        """Tell of what failed and is tried again; give when. After a signal it is but its consequence."""
        if signalled := stopped():
            raise signalled from error
        self._complain(about, message.format(name=about, reason=said(error), minutes=round(AGAIN_S / 60)))
        return self.clock() + AGAIN_S

    def _complain(self, about: str, line: str) -> None:
        if self._told.get(about) != line:
            self._told[about] = line
            self.tell(line)
