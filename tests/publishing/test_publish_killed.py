"""`publish` killed at every step, with an embargo in it, a private path, a show that keeps few: to a folder and S3."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from listener import LINK, expected, fits, shown
from studio import Studio

from briefing.publishing import rebuild, refresh
from briefing.publishing.destination import RECORD_NAME, Destination
from briefing.publishing.identity import read_identity
from briefing.publishing.privacy import Way, settle_path
from briefing.publishing.upload import publish

EVENING = datetime(2026, 11, 22, 18, tzinfo=timezone(timedelta(hours=3)))
HELD = "2026-11-22-evening"
WORDS = (HELD.encode(), "Тайна".encode())
CHANGES = ("first", "correction", "hour", "keep", "secret", "new-secret", "public")


class Killed(BaseException):
    """Nothing that the run would do in its last moment is done."""


class Dying(Destination):
    """A destination at which nothing happens any more after some steps."""

    def __init__(self, address: str, steps: int) -> None:
        super().__init__(address)
        self.left = [steps]  # a list: the places below this one count together

    def _step(self) -> None:
        self.left[0] -= 1
        if self.left[0] < 0:
            raise Killed

    def send(self, local: Path, path: str) -> None:
        self._step()
        super().send(local, path)

    def remove(self, path: str) -> None:
        self._step()
        super().remove(path)

    def write_record(self, record: dict[str, str]) -> None:
        self._step()
        super().write_record(record)


class Day:
    """A show and what happens to it on the way."""

    def __init__(self, show: Studio, at: Callable[[datetime], None]) -> None:
        self.show, self._at = show, at
        self.is_held = True
        show.publish(HELD, title="Тайна вечера", moment=EVENING, embargo=True)

    def change(self, what: str) -> None:
        show = self.show
        if what == "correction":
            longer = show.audio.read_bytes() + bytes(1000)
            show.publish("2026-11-20-first", date="2026-11-20", title="Первый", audio=longer, script_text="исправлено")
            show.publish(HELD, title="Тайна вечера", audio=longer, script_text="исправлено")
        elif what == "hour":
            self.is_held = False
            self._at(EVENING)
        elif what == "keep":
            show.settings = replace(show.settings, keep=2)
            rebuild(show.output, show.settings)
        elif what != "first":
            settle_path(show.output, show.settings, Way(what))
        refresh(show.output, show.settings)

    def faults(self, there: dict[str, bytes]) -> Iterator[str]:
        """Say what a listener must not meet in the files there, at the open place or under a path."""
        if self.is_held:
            for path, content in there.items():
                if any(word in path.encode() or word in content for word in WORDS):
                    yield f"{path} tells of what is held back"
        identity = read_identity(self.show.output)
        for secret in {identity.secret, *identity.former}:
            prefix = f"{secret}/" if secret else ""
            lying = {path.removeprefix(prefix): content for path, content in there.items() if path.startswith(prefix)}
            if "feed.xml" in lying and not fits(lying, f"{LINK}{prefix}"):
                yield f"the feed under “{prefix}” does not fit"

    def whole(self) -> dict[str, bytes]:
        secret = read_identity(self.show.output).secret
        return {f"{secret}/{path}" if secret else path: body for path, body in expected(self.show.output).items()}


def killed(day: Day, address: str, steps: int) -> bool:
    try:
        publish(day.show.output, Dying(address, steps))
    except Killed:
        return True
    return False


def test_a_folder_shows_nothing_too_early_and_no_feed_that_does_not_fit(show, at, tmp_path) -> None:
    day, web, start = Day(show, at), tmp_path / "web", tmp_path / "start"
    start.mkdir()
    for what in CHANGES:
        day.change(what)
        for steps in range(1000):
            shutil.rmtree(web, ignore_errors=True)
            shutil.copytree(start, web)
            goes_on = killed(day, str(web), steps)
            assert list(day.faults(shown(web))) == [], (what, steps)
            if steps % 4 == 0 or not goes_on:
                publish(show.output, Destination(str(web)))
                assert shown(web) == day.whole(), (what, steps)
            if not goes_on:
                break
        assert steps > 3, what
        shutil.rmtree(start)
        shutil.copytree(web, start)


def test_s3_shows_nothing_too_early_and_no_feed_that_does_not_fit(show, at, bucket) -> None:
    """Each run takes up the one that was killed before it, some steps later than that one."""
    day, address = Day(show, at), "s3://podcast/briefing"
    for what in ("first", "secret", "hour", "new-secret"):
        day.change(what)
        for steps in range(2, 1000, 5):
            goes_on = killed(day, address, steps)
            assert list(day.faults(objects(bucket))) == [], (what, steps)
            if not goes_on:
                break
        assert objects(bucket) == day.whole(), what


def objects(client: Any) -> dict[str, bytes]:
    found = {}
    for entry in client.list_objects_v2(Bucket="podcast").get("Contents", []):
        if not entry["Key"].endswith(RECORD_NAME):
            body = client.get_object(Bucket="podcast", Key=entry["Key"])["Body"].read()
            found[entry["Key"].removeprefix("briefing/")] = body
    return found
