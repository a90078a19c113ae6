"""`briefing watch`: a real process, real documents, a voice of espeak-ng; time stands still where it is the subject."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import feedparser
import pytest
from quick_voice import QUICK

from briefing.errors import BriefingError, SourceError
from briefing.inbox import Inbox, Memory, sole_watch
from briefing.watching import AGAIN_S, HOURS_S, Watch


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "inbox"
    path.mkdir()
    return path


def land(folder: Path, name: str, text: str = "В порту открыли третий причал.") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_document_is_given_once_when_it_no_longer_grows(folder: Path, clock: Clock) -> None:
    inbox = Inbox(folder, 5, clock)
    path = land(folder, "a.txt", "В порту")
    assert inbox.settled() == []
    clock.now = 4
    land(folder, "a.txt", "В порту открыли третий причал.")
    assert inbox.settled() == []
    clock.now = 8
    assert inbox.settled() == []
    clock.now = 9
    assert inbox.settled() == [path]
    clock.now = 99
    assert inbox.settled() == []
    land(folder, "a.txt", "В порту открыли четвёртый причал.")
    assert inbox.settled() == []
    clock.now = 104
    assert inbox.settled() == [path]


@pytest.mark.parametrize("name", [".hidden.txt", "~$report.docx", "report.docx.part", "a.crdownload", "a~", "b.TMP"])
def test_what_is_on_its_way_is_no_document(folder: Path, clock: Clock, name: str) -> None:
    land(folder, name)
    (folder / "archive").mkdir()
    land(folder, "briefing.toml", "voice = 'auto'")
    inbox = Inbox(folder, 0, clock)
    assert inbox.settled() == []


def test_a_file_that_stays_empty_is_told_once_and_waited_for(folder, watching, studio, told) -> None:
    land(folder, "a.txt", "")
    watch = watching()
    watch.look()
    watch.look()
    watching().look()
    assert (told, studio.made) == (["a.txt: the file is empty"], [])
    land(folder, "a.txt")
    watch.look()
    assert [name for name, _ in studio.made] == ["a.txt"]


class Studio:
    """Notes what it is asked for; fails where it is told to."""

    def __init__(self) -> None:
        self.made: list[tuple[str, date | None]] = []
        self.published = 0
        self.fails: dict[str, Exception] = {}
        self.stale = False

    def make(self, document: Path, day: date | None) -> date:
        self.made.append((document.name, day))
        if document.name in self.fails:
            raise self.fails[document.name]
        return day or date(2026, 11, 26)

    def publish(self) -> None:
        if "publish" in self.fails:
            raise self.fails["publish"]
        self.published += 1


@pytest.fixture
def studio() -> Studio:
    return Studio()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def watching(folder: Path, tmp_path: Path, clock: Clock, studio: Studio, told: list[str]) -> Callable[[], Watch]:
    """A watch as a new process has it."""
    (tmp_path / "output").mkdir()
    memory = tmp_path / "output"
    return lambda: Watch(
        Inbox(folder, 0, clock), Memory(memory), studio.make, studio.publish, lambda: studio.stale, told.append, clock
    )


def test_what_was_made_is_remembered_across_restarts(folder, watching, studio) -> None:
    land(folder, "a.txt")
    watching().look()
    land(folder, "b.txt", "Мост построили.")
    watching().look()
    assert [name for name, _ in studio.made] == ["a.txt", "b.txt"]


def test_a_corrected_document_is_made_anew_for_the_day_of_its_episode(folder, watching, studio) -> None:
    land(folder, "a.txt")
    watching().look()
    land(folder, "a.txt", "В порту открыли четвёртый причал.")
    watching().look()
    assert studio.made == [("a.txt", None), ("a.txt", date(2026, 11, 26))]


def test_a_document_that_cannot_be_read_is_one_line_and_waits_for_its_correction(
    folder, watching, studio, told, clock
) -> None:
    land(folder, "a.txt")
    land(folder, "b.txt")
    studio.fails["a.txt"] = SourceError("a.txt: not read")
    watch = watching()
    watch.look()
    clock.now = 10 * AGAIN_S
    watch.look()
    watching().look()
    assert told == ["a.txt: not read"]
    assert sorted(name for name, _ in studio.made) == ["a.txt", "b.txt"]
    del studio.fails["a.txt"]
    land(folder, "a.txt", "Теперь читается.")
    watching().look()
    assert studio.made[-1] == ("a.txt", None)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.jpg", b"\xff\xd8\xff\xe0 picture"),
        ("briefing.log", b"done\n"),
        ("morning.sh", b"#!/bin/sh\n"),
    ],
)
def test_what_is_no_document_is_a_line(folder, watching, studio, told, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    watching().look()
    watching().look()
    assert studio.made == []
    assert told == [f"{name}: not a kind of document that is read"]


def test_an_archive_of_documents_is_one(folder, watching, studio) -> None:
    with zipfile.ZipFile(folder / "news.zip", "w") as archive:
        archive.writestr("port.txt", "В порту открыли третий причал.")
    watching().look()
    assert [name for name, _ in studio.made] == ["news.zip"]


def test_a_full_disk_is_told_once_and_tried_again(folder, watching, studio, told, clock) -> None:
    land(folder, "a.txt")
    studio.fails["a.txt"] = BriefingError("no space left")
    watch = watching()
    for moment in (0.0, 1.0, AGAIN_S, 2 * AGAIN_S):
        clock.now = moment
        watch.look()
    assert len(studio.made) == 3
    assert told == ["a.txt: no space left; it is tried again in 10 minutes"]
    del studio.fails["a.txt"]
    clock.now = 3 * AGAIN_S
    watch.look()
    watching().look()
    assert len(studio.made) == 4


def test_an_error_of_our_own_is_a_line_too(folder, watching, studio, told) -> None:
    land(folder, "a.txt")
    land(folder, "b.txt")
    studio.fails["a.txt"] = RuntimeError("what?")
    watching().look()
    assert [name for name, _ in studio.made] == ["a.txt", "b.txt"]
    assert told[0].startswith("a.txt: what?; it is tried again")


def test_what_could_not_be_published_goes_out_later(folder, watching, studio, told, clock) -> None:
    land(folder, "a.txt")
    studio.fails["publish"] = BriefingError("s3: refused")
    watch = watching()
    watch.look()
    clock.now = 1.0
    watch.look()
    assert told == ["not published: s3: refused; it is tried again in 10 minutes"]
    del studio.fails["publish"]
    clock.now = AGAIN_S + 1
    watch.look()
    watch.look()
    assert studio.published == 1


def test_an_episode_whose_hour_has_come_is_published(watching, studio, clock) -> None:
    watch = watching()
    watch.look()
    assert studio.published == 1, "what an earlier run left"
    clock.now = 10 * HOURS_S
    watch.look()
    assert studio.published == 1
    studio.stale = True
    clock.now = 11 * HOURS_S + 1
    watch.look()
    assert studio.published == 2


def test_a_folder_that_is_away_for_a_while_is_told_once(folder, watching, studio, told) -> None:
    watch = watching()
    folder.rename(folder.with_name("away"))
    watch.look()
    watch.look()
    assert len(told) == 1
    assert told[0].endswith("can't be looked at: there is no such file or folder")
    folder.with_name("away").rename(folder)
    land(folder, "a.txt")
    watch.look()
    assert len(studio.made) == 1


def test_a_second_watch_for_the_same_output_is_refused(tmp_path: Path) -> None:
    with sole_watch(tmp_path), pytest.raises(BriefingError, match="another `briefing watch`"), sole_watch(tmp_path):
        pass


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"a.txt": {"sha": 1}}'])
def test_a_damaged_memory_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".watched.json").write_bytes(content)
    with pytest.raises(BriefingError, match=r"\.watched\.json is damaged"):
        Memory(tmp_path)


CONFIGURATION = f"""\
voice = "{QUICK}"
[podcast]
title = "Обзор"
link = "https://example.org/briefing/"
[[briefing]]
name = "morning"
sources = ["inbox"]
title = "Утро, {{date}}"
"""


@pytest.fixture
def run(tmp_path: Path, folder: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    (tmp_path / "briefing.toml").write_text(CONFIGURATION, encoding="utf-8")
    running = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "briefing", "watch", "inbox", "--settle", "0.3", *arguments]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
        running.append(subprocess.Popen(command, cwd=tmp_path, env=dict(os.environ), **pipes))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.1)


@pytest.mark.skipif(os.name == "nt", reason="SIGTERM")
def test_two_documents_and_a_broken_one_are_published_until_sigterm(tmp_path, folder, run) -> None:
    land(folder, "port.txt")
    land(folder, "broken.docx", "PK\x03\x04 not a document")
    process = run("--publish", "web", "-q")
    feed = tmp_path / "web" / "feed.xml"
    wait_for(feed.exists)
    land(folder, "bridge.txt", "Мост построили за год.")
    wait_for(lambda: len(feedparser.parse(feed.read_bytes()).entries) == 2)
    process.send_signal(signal.SIGTERM)
    stdout, stderr = process.communicate(timeout=30)
    assert process.returncode == 143
    assert [Path(line).name for line in stdout.splitlines()] == ["episode.mp3"] * 2
    lines = stderr.splitlines()
    assert len(lines) == 2
    assert "broken.docx" in lines[0]
    assert lines[1] == "briefing: terminated"
    remembered = json.loads((tmp_path / "output" / ".watched.json").read_text(encoding="utf-8"))
    assert sorted(remembered) == ["bridge.txt", "broken.docx", "port.txt"]
    assert not list((tmp_path / "web").rglob(".watched*"))


@pytest.mark.skipif(os.name == "nt", reason="SIGTERM")
def test_a_recipe_is_made_of_all_that_has_landed(tmp_path, folder, run) -> None:
    land(folder, "port.txt")
    shutil.copy(land(folder, "bridge.txt", "Мост построили за год."), folder / "copy.tmp")
    process = run("--recipe", "morning")
    episodes = tmp_path / "output" / "episodes"
    memory = tmp_path / "output" / ".watched.json"
    wait_for(lambda: memory.exists() and len(json.loads(memory.read_text(encoding="utf-8"))) == 2)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    (episode,) = episodes.glob("*/episode.json")
    made = json.loads(episode.read_text(encoding="utf-8"))
    assert made["recipe"] == "morning"
    assert len(made["sources"]) >= 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nowhere"], 1, "nowhere: no such folder"),
        ([".", "--recipe", "evening"], 2, "--recipe evening: there is no such recipe"),
        ([".", "--publish", "s3:/podcast"], 2, "names no place"),
    ],
)
def test_what_is_wrong_from_the_start_ends_the_watch(briefing, arguments: list[str], code: int, said: str) -> None:
    done = briefing("watch", *arguments)
    assert (done.returncode, len(done.stderr.splitlines())) == (code, 1)
    assert said in done.stderr
