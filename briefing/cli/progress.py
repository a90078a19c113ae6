"""How far a run is: a bar on a terminal, a line every few seconds elsewhere, nothing where quiet is asked for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from briefing.cli.terminal import printable
from briefing.mixing.progress import Mixed, Step
from briefing.translation import tr

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from briefing.speech.models import Fetched
    from briefing.speech.progress import Spoken

LINE_EVERY_S = 5.0
ENCODED_AT = 200.0  # seconds of sound encoded in a second, on two cores that were busy with other work too
ALMOST = 0.99  # what a bar shows at most: a run is done when it is gone


class Shown(Protocol):
    """Called after each take, and with each piece of what follows; `fetching` with each piece of a download."""

    def __call__(self, step: Spoken | Mixed) -> None:
        """Show how far the run is."""
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
        self._before: Spoken | None = None

    def add(self, spoken: Spoken) -> None:
        """Count a take."""
        if self._before and self._began is not None and not spoken.cached:
            self._spoken_s += spoken.audio_s - self._before.audio_s
            self._spoken += spoken.characters - self._before.characters
        if self._began is None and not spoken.cached:
            self._began = self._now()
        self._before = spoken

    def text(self) -> str:
        """Say both; empty where too little was spoken yet."""
        elapsed = self._now() - self._began if self._began is not None else 0.0
        if not self._before or not self._spoken or elapsed <= 0:
            return ""
        left = (self._before.all_characters - self._before.characters) * elapsed / self._spoken
        left += _sound_s(self._before) / ENCODED_AT
        return tr("{speed:.1f}× real time, {left} left").format(speed=self._spoken_s / elapsed, left=clock(left))


class Course:
    """How far the whole run is, from its first take to the last frame encoded: a share from 0 to `ALMOST`.

    Speaking (mixing goes along with it) and encoding share the bar as they will share the time. Each step
    that follows fills half of what is left of it: whether there will be another one, nobody knows yet.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.share = 0.0
        self._now = now
        self._first: tuple[float, float] | None = None  # when the first take was there, and its share of the speech
        self._step: Step | None = None
        self._from = 0.0  # where the step began

    def add(self, step: Spoken | Mixed) -> None:
        """Take in what was done."""
        share = self._mixed(step) if isinstance(step, Mixed) else self._spoken(step)
        self.share = min(ALMOST, max(self.share, share))

    def _spoken(self, spoken: Spoken) -> float:
        done = spoken.characters / max(1, spoken.all_characters)
        if self._first is None:
            self._first = (self._now(), done)
        began, before = self._first
        if done <= before:
            return 0.0
        speaking_s = (self._now() - began) / (done - before)
        whole_s = speaking_s + _sound_s(spoken) / ENCODED_AT
        return done * speaking_s / whole_s if whole_s else 0.0

    def _mixed(self, mixed: Mixed) -> float:
        if mixed.step is not self._step:
            self._step, self._from = mixed.step, self.share
        return self._from + (1 - self._from) / 2 * mixed.done


def _sound_s(spoken: Spoken) -> float:
    """Estimate how long the whole will sound, in seconds."""
    return spoken.audio_s * spoken.all_characters / max(1, spoken.characters)


def clock(seconds: float) -> str:
    """Write a duration as m:ss or h:mm:ss."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def _megabytes(fetched: Fetched) -> str:
    whole = f" / {fetched.total / 1e6:.0f}" if fetched.total else ""
    return tr("{done:.0f}{whole} MB").format(done=fetched.bytes / 1e6, whole=whole)


def _name(step: Step) -> str:
    return {
        Step.MEASURING: tr("measuring the loudness"),
        Step.ENCODING: tr("encoding"),
        Step.LEVELLING: tr("levelling the loudness"),
    }[step]


class _Nothing:
    def __call__(self, step: Spoken | Mixed) -> None:
        pass

    def fetching(self, fetched: Fetched) -> None:
        pass


class _Lines:
    """A line every few seconds, and one when all is spoken."""

    def __init__(self) -> None:
        self._next = time.monotonic() + LINE_EVERY_S
        self._pace = Pace()

    def __call__(self, step: Spoken | Mixed) -> None:
        if isinstance(step, Mixed):
            self._write(tr("{step}: {percent:.0f} %").format(step=_name(step.step), percent=100 * step.done))
            return
        self._pace.add(step)
        message = tr("spoken: {done} of {total}, {audio} of sound, “{chapter}”")
        line = message.format(done=step.done, total=step.total, audio=clock(step.audio_s), chapter=step.chapter)
        pace = self._pace.text()
        self._write(f"{line}, {pace}" if pace else line, last=step.done == step.total)

    def fetching(self, fetched: Fetched) -> None:
        line = tr("fetching {model}: {size}").format(model=fetched.model, size=_megabytes(fetched))
        self._write(line, last=fetched.bytes == fetched.total)

    def _write(self, line: str, *, last: bool = False) -> None:
        if last or time.monotonic() >= self._next:
            print(printable(line), file=sys.stderr, flush=True)
            self._next = time.monotonic() + LINE_EVERY_S


@contextmanager
def _bar() -> Iterator[Shown]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn
    from rich.table import Column

    columns = (
        TextColumn("{task.description}", table_column=Column(ratio=3, no_wrap=True, overflow="ellipsis")),
        BarColumn(bar_width=None, table_column=Column(ratio=2)),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[detail]}", table_column=Column(no_wrap=True)),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, expand=True) as progress:
        yield _Bar(progress)


class _Bar:
    """One bar for the whole run, one for a download."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bars: dict[str, TaskID] = {}
        self._pace = Pace()
        self._course = Course()

    def __call__(self, step: Spoken | Mixed) -> None:
        self._course.add(step)
        if isinstance(step, Mixed):
            self._show("run", _name(step.step), self._course.share, 1.0, "")
            return
        self._pace.add(step)
        detail = " · ".join(part for part in (clock(step.audio_s), self._pace.text()) if part)
        self._show("run", step.chapter, self._course.share, 1.0, detail)

    def fetching(self, fetched: Fetched) -> None:
        self._show(fetched.model, fetched.model, fetched.bytes, fetched.total, _megabytes(fetched))

    def _show(self, bar: str, title: str, done: float, total: float | None, detail: str) -> None:
        from rich.markup import escape

        if bar not in self._bars:
            self._bars[bar] = self._progress.add_task(escape(title), total=total, detail=detail)
        self._progress.update(
            self._bars[bar], description=escape(title), completed=done, total=total, detail=escape(detail)
        )
