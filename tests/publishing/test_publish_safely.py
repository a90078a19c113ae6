"""What `publish` leaves alone, what it shows nobody, and what listeners find where it stopped half-way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import pytest
from listener import expected, fits, shown
from sftp_server import SftpServer

from briefing.errors import BriefingError, UsageError
from briefing.publishing import remove_episode
from briefing.publishing.destination import RECORD_NAME, Destination
from briefing.publishing.upload import publish


class Stopped(Destination):
    """A destination that is cut off after some files, without a word to what waits for it."""

    left = 0

    def send(self, local: Path, path: str) -> None:
        if self.left == 0:
            raise KeyboardInterrupt
        self.left -= 1
        super().send(local, path)


@pytest.mark.parametrize("limit", [1, 100])
def test_a_feed_fits_what_is_there_wherever_a_correction_stops(show, tmp_path, limit: int) -> None:
    show.settings = show.with_settings(limit=limit).settings
    show.publish("2026-11-22-third", date="2026-11-22", title="Третий")
    web = tmp_path / "web"
    publish(show.output, Destination(str(web)))
    longer = show.audio.read_bytes() + bytes(1000)
    show.publish("2026-11-20-first", date="2026-11-20", title="Первый", audio=longer, script_text="исправлено")
    show.publish("2026-11-23-fourth", date="2026-11-23", title="Четвёртый")
    for count in range(100):
        destination = Stopped(str(web))
        destination.left = 1 + count
        try:
            publish(show.output, destination)
            break
        except KeyboardInterrupt:
            assert fits(shown(web)), count
    assert count > 2
    assert shown(web) == expected(show.output)
    assert fits(shown(web))


def test_files_of_others_are_neither_overwritten_nor_removed(show, tmp_path) -> None:
    web = tmp_path / "web"
    web.mkdir()
    (web / "index.html").write_bytes(b"a site that was here before")
    with pytest.raises(BriefingError, match=r"not of this program: 1, the first of them index\.html; .* --adopt"):
        publish(show.output, Destination(str(web)))
    assert shown(web) == {"index.html": b"a site that was here before"}
    publish(show.output, Destination(str(web)), adopt=True)
    assert shown(web) == expected(show.output)
    for path in ("about.html", "episodes/2026-11-20-first/photo.jpg", "episodes/other/episode.mp3"):
        (web / path).parent.mkdir(exist_ok=True)
        (web / path).write_bytes(b"mine")
    remove_episode(show.output, "2026-11-20-first", show.settings)
    publish(show.output, Destination(str(web)), delete=True)
    left = {path: content for path, content in shown(web).items() if path not in expected(show.output)}
    assert left == dict.fromkeys(
        ("about.html", "episodes/2026-11-20-first/photo.jpg", "episodes/other/episode.mp3"), b"mine"
    )


def test_a_first_run_that_was_killed_does_not_take_its_files_for_foreign(show, tmp_path) -> None:
    web = tmp_path / "web"
    program = f"""
import os
from pathlib import Path
from briefing.publishing.destination import Destination
from briefing.publishing.upload import publish
lines = iter(range(3))
publish(Path({str(show.output)!r}), Destination({str(web)!r}), tell=lambda _: next(lines, None) is None and os._exit(9))
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    assert len(shown(web)) >= 3
    publish(show.output, Destination(str(web)))
    assert shown(web) == expected(show.output)


def test_no_part_is_left(show, tmp_path, monkeypatch) -> None:
    web = tmp_path / "web"
    destination = Destination(str(web), retry_after_s=())

    def torn(local: str, aside: str) -> None:
        Path(aside).write_bytes(b"half")
        raise OSError("reset")

    monkeypatch.setattr(destination._fs, "put_file", torn)
    with pytest.raises(BriefingError, match="reset"):
        publish(show.output, destination)
    assert list(web.rglob("*.part")) == []
    killed = web / "episodes/2026-11-20-first/.episode.mp3.part"
    killed.parent.mkdir(parents=True)
    killed.write_bytes(b"half")
    foreign = web / ".notes.part"
    foreign.write_bytes(b"mine")
    publish(show.output, Destination(str(web)))
    assert list(web.rglob("*.part")) == [foreign]


@pytest.mark.parametrize("content", [b"{", b"[]", b"[" * 100_000, b'{"a": 1}', b"\xff", b'{"a": "\\ud800"}'])
def test_a_damaged_record_is_named(show, tmp_path, content: bytes) -> None:
    web = tmp_path / "web"
    publish(show.output, Destination(str(web)))
    (web / RECORD_NAME).write_bytes(content)
    with pytest.raises(BriefingError, match=r"\.published\.json is damaged .* --adopt") as caught:
        publish(show.output, Destination(str(web)))
    assert "\n" not in str(caught.value)
    publish(show.output, Destination(str(web)), adopt=True)
    assert publish(show.output, Destination(str(web))).send == ()


def test_a_record_of_somebody_else_removes_nothing_outside(show, tmp_path) -> None:
    web, outside = tmp_path / "web", tmp_path / "outside.txt"
    outside.write_bytes(b"mine")
    publish(show.output, Destination(str(web)))
    record = json.loads((web / RECORD_NAME).read_bytes())
    paths = ("../outside.txt", "episodes/../../outside.txt", str(outside), "..\\outside.txt", "")
    (web / RECORD_NAME).write_text(json.dumps(record | dict.fromkeys(paths, "0" * 64)), encoding="utf-8")
    assert publish(show.output, Destination(str(web)), delete=True).remove == ()
    assert outside.read_bytes() == b"mine"


@pytest.mark.parametrize(
    "address",
    ["", " ", "s3:/", "s3:/bucket/x", "s3:bucket", "s3://", "s3:///", "sftp://", "https://e.org/show", "HTTP://e.org"],
)
def test_an_address_that_names_no_place_is_refused(address: str, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="names no place"):
        Destination(address)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_of_the_folder_is_named_in_the_users_words(show, tmp_path) -> None:
    (tmp_path / "web").write_text("a file", encoding="utf-8")
    with pytest.raises(BriefingError, match=r"there is no such place \(.*web.*: part of the path is no folder\)"):
        publish(show.output, Destination(str(tmp_path / "web" / "show")))


def test_the_output_folder_is_no_place_to_publish_to(show) -> None:
    for folder in (show.output, show.output / "web"):
        with pytest.raises(UsageError, match="is the output folder itself"):
            publish(show.output, Destination(str(folder)))


def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefing", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        cwd=cwd,
        timeout=60,
        check=False,
    )


def test_remove_says_where_an_episode_is_still_public(show, tmp_path) -> None:
    web = tmp_path / "web"
    assert run("publish", web, "--output", show.output, "-q", cwd=tmp_path).returncode == 0
    done = run("remove", "2026-11-20-first", "--output", show.output, cwd=tmp_path)
    assert f"2026-11-20-first is still public at {web}; `briefing publish {web} --delete`" in done.stderr
    assert run("publish", web, "--output", show.output, "--delete", cwd=tmp_path).returncode == 0
    done = run("remove", "2026-11-21-second", "--output", show.output, cwd=tmp_path)
    assert f"2026-11-21-second is still public at {web}" in done.stderr


def test_a_place_is_named_once_however_it_was_written(show, tmp_path) -> None:
    web = tmp_path / "web"
    for address in ("web", str(web), f"{web}/", web.as_uri()):
        assert run("publish", address, "--output", show.output, "-q", cwd=tmp_path).returncode == 0
    done = run("remove", "2026-11-20-first", "--output", show.output, cwd=tmp_path)
    assert done.stderr.count("is still public at") == 1
    assert f"is still public at {web};" in done.stderr


@pytest.mark.parametrize("password", ["geheim", "ge%2Fhe%40im"])
def test_a_password_is_shown_nobody(show, tmp_path, password: str) -> None:
    log = tmp_path / "publish.log"
    with SftpServer(tmp_path) as address:
        host = address.partition("@")[2]
        good = address.replace(":key@", ":key@")
        wrong = f"sftp://user:{password}@{host}/web"
        for place in (wrong, f"sftp://user:{password}@127.0.0.1:1/web", f"nonsense://user:{password}@host/web"):
            done = run("--debug", "publish", place, "--output", show.output, "--log", log, cwd=tmp_path)
            said = done.stdout + done.stderr + (log.read_text(encoding="utf-8") if log.exists() else "")
            assert done.returncode in (1, 2)
            assert "user:***@" in done.stderr
            assert "Traceback" in done.stderr
            assert not any(form in said for form in (password, unquote(password)))
        assert good
    done = run("publish", f"sftp://user:{password}@127.0.0.1:1/web", "--output", show.output, cwd=tmp_path)
    assert len(done.stderr.splitlines()) == 1


def test_a_published_show_holds_no_password(show, tmp_path) -> None:
    web = tmp_path / "web"
    web.mkdir()
    with SftpServer(web) as address:
        publish(show.output, Destination(f"{address}/podcast"))
        password = address.partition("@")[0].rpartition(":")[2]
    everything = [path.read_bytes() for folder in (web, show.output) for path in folder.rglob("*") if path.is_file()]
    assert not any(f":{password}@".encode() in content for content in everything)


@pytest.mark.parametrize("answered", [False, True])
def test_where_nobody_has_answered_yet_it_is_tried_twice(tmp_path, monkeypatch, answered: bool) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    destination = Destination(str(tmp_path / "web"))
    if answered:
        destination.sizes()

    def refused(*_: object, **__: object) -> None:
        raise ConnectionError("refused")

    monkeypatch.setattr(destination._fs, "exists", refused)
    with pytest.raises(BriefingError, match="refused"):
        destination.sizes()
    assert pauses == ([1.0, 4.0, 10.0] if answered else [1.0])
