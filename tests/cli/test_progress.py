from __future__ import annotations

import io
import sys

import pytest

from briefing.cli import progress
from briefing.mixing.progress import Mixed, Step
from briefing.speech.models import Fetched
from briefing.speech.progress import Spoken


def spoken(done: int, *, cached: bool = False) -> Spoken:
    """The `done`-th of ten takes of 50 characters and 4 seconds."""
    return Spoken(done, 10, 50 * done, 500, "Первая глава", 4.0 * done, cached)


def test_pace_counts_what_this_run_has_spoken_after_its_first_take() -> None:
    clock = iter([100.0, 104.0])  # the first take is there; two more have come
    pace = progress.Pace(lambda: next(clock))
    for take in (spoken(1, cached=True), spoken(2), spoken(3), spoken(4)):
        pace.add(take)
    assert pace.text() == "2.0× real time, 0:12 left"


def test_pace_says_nothing_before_there_is_anything_to_tell() -> None:
    pace = progress.Pace()
    pace.add(spoken(1, cached=True))
    assert pace.text() == ""
    pace.add(spoken(2))
    assert pace.text() == ""


def test_the_course_gives_speaking_and_encoding_their_shares_of_the_time() -> None:
    seconds = iter(range(100, 200))
    course = progress.Course(lambda: float(next(seconds)))
    for done in range(1, 11):  # a take a second, each of 200 seconds of sound, which takes one second to measure
        course.add(Spoken(done, 10, 50 * done, 500, "Глава", 200.0 * done, cached=False))
    assert course.share == pytest.approx(0.5, abs=0.01)


def test_the_course_never_goes_back_and_never_shows_that_all_is_done_before_it_is() -> None:
    seconds = iter(range(100, 200))
    course = progress.Course(lambda: float(next(seconds)))
    shares = []
    steps = (Step.ENCODING, Step.LEVELLING, Step.ENCODING, Step.LEVELLING, Step.ENCODING)
    for step in [*map(spoken, range(1, 11)), *(Mixed(each, share / 4) for each in steps for share in range(5))]:
        course.add(step)
        shares.append(course.share)
    assert shares == sorted(shares)
    assert shares[-1] < 1


def test_elsewhere_than_on_a_terminal_a_long_levelling_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "LINE_EVERY_S", 0.0)
    with progress.progress_shown() as shown:
        shown(Mixed(Step.LEVELLING, 0.25))
    assert capsys.readouterr().err == "levelling the loudness: 25 %\n"


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59.6, "1:00"), (3599, "59:59"), (36061, "10:01:01")])
def test_durations_are_written_as_on_a_clock(seconds: float, shown: str) -> None:
    assert progress.clock(seconds) == shown


def test_elsewhere_than_on_a_terminal_there_is_a_line_now_and_then_and_one_at_the_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with progress.progress_shown() as shown:
        for done in range(1, 11):
            shown(spoken(done))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("spoken: 10 of 10, 0:40 of sound, “Первая глава”")


def test_quiet_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.progress_shown(quiet=True) as shown:
        shown(spoken(10))
        shown.fetching(Fetched("v9", 5, 5))
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal_there_is_a_bar_with_chapter_time_and_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with progress.progress_shown() as shown:
        shown.fetching(Fetched("v9_ru", 70_000_000, 140_000_000))
        for done in range(1, 6):
            shown(spoken(done))
    with progress.progress_shown() as shown:
        shown(Mixed(Step.LEVELLING, 0.5))
    for part in ("v9_ru", "70 / 140 MB", "Первая глава", "0:20", "levelling the loudness", "25%"):
        assert part in terminal.getvalue()
