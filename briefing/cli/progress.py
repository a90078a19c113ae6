"""How far a run is: a bar on a terminal, a line every few seconds elsewhere, nothing where quiet is asked for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from briefing.cli.terminal import printable
from briefing.translation import tr

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from briefing.speech.models import Fetched
    from briefing.speech.progress import Spoken

LINE_EVERY_S = 5.0


class Shown(Protocol):
    """Called after each take; `fetching` with each piece of a download."""

    def __call__(self, spoken: Spoken) -> None:
        """Show how far speaking is."""
        ...

    def fetching(self, fetched: Fetched) -> None:
        """Show how far a download is."""
        ...


@contextmanager
def progress_shown(*, quiet: bool = False) -> Iterator[Shown]:
    """Show progress on stderr while the block runs."""
    if quiet:
        yield _Nothing()
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield bar
    else:
        yield _Lines()


class Pace:
    """Speed and time left, from what was spoken in this run.

    What lay in the store tells nothing of either, and the first take, for which workers start, tells little.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._began: float | None = None
        self._spoken_s = 0.0  # seconds of sound
        self._spoken = 0  # characters
        self._left = 0  # characters
        self._before: Spoken | None = None

    def add(self, spoken: Spoken) -> None:
        """Count a take."""
        if self._before and self._began is not None and not spoken.cached:
            self._spoken_s += spoken.audio_s - self._before.audio_s
            self._spoken += spoken.characters - self._before.characters
        if self._began is None and not spoken.cached:
            self._began = self._now()
        self._left = spoken.all_characters - spoken.characters
        self._before = spoken

    def text(self) -> str:
        """Say both; empty where too little was spoken yet."""
        elapsed = self._now() - self._began if self._began is not None else 0.0
        if not self._spoken or elapsed <= 0:
            return ""
        left = self._left * elapsed / self._spoken
        return tr("{speed:.1f}× real time, {left} left").format(speed=self._spoken_s / elapsed, left=clock(left))


def clock(seconds: float) -> str:
    """Write a duration as m:ss or h:mm:ss."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _megabytes(fetched: Fetched) -> str:
    whole = f" / {fetched.total / 1e6:.0f}" if fetched.total else ""
    return tr("{done:.0f}{whole} MB").format(done=fetched.bytes / 1e6, whole=whole)


class _Nothing:
    def __call__(self, spoken: Spoken) -> None:
        pass

    def fetching(self, fetched: Fetched) -> None:
        pass


class _Lines:
    """A line every few seconds, and one at the end."""

    def __init__(self) -> None:
        self._next = time.monotonic() + LINE_EVERY_S
        self._pace = Pace()

    def __call__(self, spoken: Spoken) -> None:
        self._pace.add(spoken)
        message = tr("spoken: {done} of {total}, {audio} of sound, “{chapter}”")
        line = message.format(done=spoken.done, total=spoken.total, audio=clock(spoken.audio_s), chapter=spoken.chapter)
        pace = self._pace.text()
        self._write(f"{line}, {pace}" if pace else line, last=spoken.done == spoken.total)

    def fetching(self, fetched: Fetched) -> None:
        line = tr("fetching {model}: {size}").format(model=fetched.model, size=_megabytes(fetched))
        self._write(line, last=fetched.bytes == fetched.total)

    def _write(self, line: str, *, last: bool) -> None:
        if last or time.monotonic() >= self._next:
            print(printable(line), file=sys.stderr, flush=True)
            self._next = time.monotonic() + LINE_EVERY_S


@contextmanager
def _bar() -> Iterator[Shown]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[detail]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress)


class _Bar:
    """One bar for the speech, one for a download."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bars: dict[str, TaskID] = {}
        self._pace = Pace()

    def __call__(self, spoken: Spoken) -> None:
        self._pace.add(spoken)
        detail = " · ".join(part for part in (clock(spoken.audio_s), self._pace.text()) if part)
        self._show("speech", spoken.chapter, spoken.characters, spoken.all_characters, detail)

    def fetching(self, fetched: Fetched) -> None:
        self._show(fetched.model, fetched.model, fetched.bytes, fetched.total, _megabytes(fetched))

    def _show(self, bar: str, title: str, done: int, total: int | None, detail: str) -> None:
        from rich.markup import escape

        if bar not in self._bars:
            self._bars[bar] = self._progress.add_task(escape(title), total=total, detail=detail)
        self._progress.update(
            self._bars[bar], description=escape(title), completed=done, total=total, detail=escape(detail)
        )
