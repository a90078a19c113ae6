"""`briefing publish`: to a folder, an S3 server and an SFTP server, cut off anywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from listener import LINK, expected, named, shown

from briefing.errors import BriefingError, UsageError
from briefing.publishing import rebuild, remove_episode
from briefing.publishing.destination import Destination
from briefing.publishing.shelf import InUseError, locked
from briefing.publishing.upload import publish


def test_a_folder_gets_everything_and_nothing_else(show, tmp_path) -> None:
    (show.output / "notes.txt").write_text("the editor's own", encoding="utf-8")
    publish(show.output, Destination(str(tmp_path / "web")))
    assert shown(tmp_path / "web") == expected(show.output)
    assert "notes.txt" not in shown(tmp_path / "web")
    assert not list((tmp_path / "web").rglob("*.part"))


def test_the_feed_goes_last_and_media_first(show, tmp_path) -> None:
    told: list[str] = []
    publish(show.output, Destination(str(tmp_path / "web")), tell=told.append)
    order = [line.removeprefix("sent ") for line in told]
    assert order[-2:] == ["index.html", "feed.xml"]
    media = [place for place, path in enumerate(order) if path.endswith((".mp3", ".opus", ".vtt", "chapters.json"))]
    pages = [place for place, path in enumerate(order) if path.endswith(".html")]
    assert max(media) < min(pages)


def test_only_what_changed_is_sent(show, tmp_path) -> None:
    destination = Destination(str(tmp_path / "web"))
    publish(show.output, destination)
    assert publish(show.output, destination).send == ()
    show.publish("2026-11-20-first", date="2026-11-20", title="Первый", script_text="исправлено\n")
    sent = {file.path for file in publish(show.output, destination).send}
    assert sent == {
        "episodes/2026-11-20-first/episode.json",
        "episodes/2026-11-20-first/index.html",
        "episodes/2026-11-20-first/notes.md",
        "feed.xml",
    }
    assert shown(tmp_path / "web") == expected(show.output)


def test_what_was_lost_or_cut_short_there_is_sent_again(show, tmp_path) -> None:
    destination = Destination(str(tmp_path / "web"))
    publish(show.output, destination)
    audio = "episodes/2026-11-20-first/episode.mp3"
    (tmp_path / "web" / audio).write_bytes(b"short")
    (tmp_path / "web" / "cover.jpg").unlink()
    assert {file.path for file in publish(show.output, destination).send} == {audio, "cover.jpg"}
    publish(show.output, destination)
    assert shown(tmp_path / "web") == expected(show.output)


def test_a_dry_run_changes_nothing(show, tmp_path) -> None:
    told: list[str] = []
    plan = publish(show.output, Destination(str(tmp_path / "web")), dry_run=True, tell=told.append)
    assert len(plan.send) == len(told) == len(expected(show.output))
    assert not (tmp_path / "web").exists()


def test_what_is_gone_stays_unless_it_is_to_be_deleted(show, tmp_path) -> None:
    web, destination = tmp_path / "web", Destination(str(tmp_path / "web"))
    publish(show.output, destination)
    (web / "favicon.ico").write_bytes(b"the site's own")
    remove_episode(show.output, "2026-11-20-first", show.settings)
    publish(show.output, destination)
    assert (web / "episodes/2026-11-20-first/episode.mp3").exists()
    plan = publish(show.output, destination, delete=True)
    assert "episodes/2026-11-20-first/episode.mp3" in plan.remove
    assert shown(web) == expected(show.output) | {"favicon.ico": b"the site's own"}


class CutOff(Destination):
    """A destination whose connection ends for good before or in the middle of the n-th file."""

    def __init__(self, address: str, after: int, *, torn: bool) -> None:
        super().__init__(address, retry_after_s=())
        self.left, self.torn = after, torn

    def send(self, local: Path, path: str) -> None:
        if self.left == 0:
            if self.torn:
                aside = Path(self._place(path)).with_name(f".{Path(path).name}.part")
                aside.parent.mkdir(parents=True, exist_ok=True)
                aside.write_bytes(local.read_bytes()[:10])
            raise KeyboardInterrupt
        self.left -= 1
        super().send(local, path)


@pytest.mark.parametrize("torn", [False, True])
def test_cut_off_at_every_file_in_turn(show, tmp_path, torn: bool) -> None:
    """The first time, and on the way from one state of the show to the next."""
    web = tmp_path / "web"
    show.settings = show.with_settings(limit=1).settings
    rebuild(show.output, show.settings)
    for change in (
        lambda: None,
        lambda: show.publish("2026-11-22-third", date="2026-11-22", title="Третий"),
        lambda: remove_episode(show.output, "2026-11-21-second", show.settings),
    ):
        change()
        for _turn in range(len(expected(show.output)) + 1):
            try:
                publish(show.output, CutOff(str(web), after=1, torn=torn), delete=True)
                break
            except KeyboardInterrupt:
                there = shown(web)
                assert named(there) <= there.keys()
        assert shown(web) == expected(show.output)
        assert named(shown(web)) <= shown(web).keys()


def test_a_killed_run_is_taken_up_by_the_next(show, tmp_path) -> None:
    """Without a chance to write anything down: the record never claims more than lies there."""
    web = tmp_path / "web"
    program = f"""
import os
from pathlib import Path
from briefing.publishing.destination import Destination
from briefing.publishing.upload import publish
count = 0
def tell(line):
    global count
    count += 1
    if count == 5:
        os._exit(9)
publish(Path({str(show.output)!r}), Destination({str(web)!r}), tell=tell)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    assert "feed.xml" not in shown(web)
    publish(show.output, Destination(str(web)))
    assert shown(web) == expected(show.output)


def test_a_short_failure_is_tried_again_and_a_long_one_named(show, tmp_path, monkeypatch) -> None:
    destination = Destination(str(tmp_path / "web"), retry_after_s=(0.0, 0.0))
    put, failures = destination._fs.put_file, iter([OSError("reset"), OSError("reset")])

    def flaky(*arguments: object, **keywords: object) -> object:
        failure = next(failures, None)
        if failure:
            raise failure
        return put(*arguments, **keywords)

    monkeypatch.setattr(destination._fs, "put_file", flaky)
    publish(show.output, destination)
    assert shown(tmp_path / "web") == expected(show.output)
    failures = iter([OSError("connection reset")] * 99)
    (tmp_path / "web" / "cover.jpg").unlink()
    with pytest.raises(BriefingError, match=r"\.published\.json failed \(connection reset\); run it again"):
        publish(show.output, destination)


def test_the_feed_waits_for_files_that_did_not_arrive(show, tmp_path, monkeypatch) -> None:
    destination = Destination(str(tmp_path / "web"))
    send = destination.send

    def lossy(local: Path, path: str) -> None:
        send(local, path)
        if path.endswith(".opus"):  # a store that says yes and keeps half
            (tmp_path / "web" / path).write_bytes(b"half")

    monkeypatch.setattr(destination, "send", lossy)
    with pytest.raises(BriefingError, match=r"episode\.opus did not arrive whole"):
        publish(show.output, destination)
    assert "feed.xml" not in shown(tmp_path / "web")


def test_faults_on_this_side_are_named_before_anything_is_sent(show, tmp_path) -> None:
    destination = Destination(str(tmp_path / "web"))
    with locked(show.output), pytest.raises(InUseError):
        publish(show.output, destination)
    audio = show.output / "episodes/2026-11-20-first/episode.mp3"
    content = audio.read_bytes()
    audio.write_bytes(content[:-1])
    with pytest.raises(BriefingError, match=r"episode\.mp3 is missing or damaged"):
        publish(show.output, destination)
    audio.write_bytes(content)
    feed = show.output / "feed.xml"
    feed.write_bytes(feed.read_bytes().replace(b"2026-11-20-first", b"2026-11-19-other"))
    with pytest.raises(BriefingError, match=r"feed\.xml names .*2026-11-19-other"):
        publish(show.output, destination)
    feed.unlink()
    with pytest.raises(BriefingError, match="has no feed"):
        publish(show.output, destination)
    assert not (tmp_path / "web").exists()


def test_local_addresses_in_the_feed_are_warned_of(studio, tmp_path) -> None:
    local = studio.with_settings(link="")
    local.publish()
    told: list[str] = []
    publish(local.output, Destination(str(tmp_path / "web")), tell=told.append)
    assert "http://127.0.0.1:8000/" in told[0]
    moved = local.with_settings(link=LINK)
    rebuild(moved.output, moved.settings)
    told.clear()
    publish(moved.output, Destination(str(tmp_path / "web")), tell=told.append)
    assert "podcast.json was made when `link` was not set" in told[0]


@pytest.mark.parametrize("address", ["gopher://example.org/", "nonsense://x"])
def test_an_unknown_kind_of_address_is_a_usage_error(address: str) -> None:
    with pytest.raises(UsageError, match="no place to publish to"):
        Destination(address)
