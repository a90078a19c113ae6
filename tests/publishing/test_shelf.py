"""Episodes come whole and at once, go whole, and a killed run leaves nothing behind."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from pathlib import Path

import pytest

from briefing.errors import BriefingError, UsageError
from briefing.publishing import read_manifests, rebuild, remove_episode, staging_folder
from briefing.publishing import shelf as shelf_module
from briefing.publishing.shelf import InUseError, locked, put_in_place


def visible(output: Path) -> set[str]:
    return {path.name for path in output.iterdir() if not path.name.startswith(".")}


def test_output_holds_what_the_contract_names(studio) -> None:
    manifest = studio.publish()
    assert {"feed.xml", "index.html", "cover.jpg", "episodes"} <= visible(studio.output)
    names = {path.name for path in (studio.output / "episodes" / manifest.slug).iterdir()}
    assert names >= {
        "episode.mp3",
        "episode.json",
        "chapters.json",
        "transcript.vtt",
        "transcript.srt",
        "script.txt",
        "index.html",
    }


def test_an_episode_whose_sound_is_gone_is_named(studio) -> None:
    audio = studio.output / "episodes" / studio.publish().slug / "episode.mp3"
    told: list[str] = []
    rebuild(studio.output, studio.settings, tell=told.append)
    assert told == []
    audio.unlink()
    rebuild(studio.output, studio.settings, tell=told.append)
    assert told == [f"{audio} is missing or damaged: make the episode again"]


def test_the_same_episode_again_gives_the_same_bytes(studio) -> None:
    def contents() -> dict[str, bytes]:
        files = [path for path in studio.output.rglob("*") if path.is_file() and path.suffix != ".lock"]
        return {path.relative_to(studio.output).as_posix(): path.read_bytes() for path in files}

    studio.publish()
    before = contents()
    studio.publish()
    assert contents() == before


def test_a_failure_leaves_the_old_episode_and_no_trace(studio) -> None:
    manifest = studio.publish()
    feed = (studio.output / "feed.xml").read_bytes()
    with pytest.raises(UsageError, match=r"U\+0007"):
        studio.publish(title="Звонок \x07")
    assert (studio.output / "feed.xml").read_bytes() == feed
    assert read_manifests(studio.output) == [manifest]
    assert [path for path in (studio.output / ".staging").iterdir() if path.suffix != ".lock"] == []


@pytest.mark.parametrize("can_exchange", [True, False])
def test_an_episode_is_replaced_in_one_step(tmp_path, monkeypatch, can_exchange: bool) -> None:
    if not can_exchange:  # as on a system without renameat2: for a moment there is none
        monkeypatch.setattr(shelf_module, "_exchange", lambda first, second: False)
    path = tmp_path / "episodes" / "slug" / "episode.mp3"
    seen: set[str] = set()
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                seen.add(path.read_text(encoding="utf-8"))
            except FileNotFoundError:
                seen.add("missing")

    watcher = threading.Thread(target=look)
    for turn in range(50):
        with staging_folder(tmp_path, "slug") as folder, locked(tmp_path):
            (folder / "episode.mp3").write_text(f"{turn:09}", encoding="utf-8")
            put_in_place(tmp_path, "slug", folder)
        if turn == 0:
            watcher.start()
    done.set()
    watcher.join()
    assert path.read_text(encoding="utf-8") == "000000049"
    assert len(seen) > 1
    assert all(len(content) == 9 for content in seen - {"missing"})
    if can_exchange and sys.platform in ("linux", "darwin"):
        assert "missing" not in seen


def test_an_episode_between_two_names_is_put_back(studio) -> None:
    manifest = studio.publish()
    folder = studio.output / "episodes" / manifest.slug
    folder.rename(studio.output / ".staging" / f"{manifest.slug}.old")  # killed between the two renames
    rebuild(studio.output, studio.settings)
    assert read_manifests(studio.output) == [manifest]


def test_what_killed_runs_left_is_cleared(studio) -> None:
    manifest = studio.publish()
    for name in (f"{manifest.slug}.old", "2026-01-01-gone.gone", "2026-01-02-half"):
        left = studio.output / ".staging" / name
        left.mkdir()
        (left / "episode.mp3").write_bytes(b"half")
    rebuild(studio.output, studio.settings)
    assert [path for path in (studio.output / ".staging").iterdir() if path.is_dir()] == []
    assert read_manifests(studio.output) == [manifest]


def test_an_episode_being_made_is_left_alone_and_not_made_twice(studio) -> None:
    studio.publish()
    with staging_folder(studio.output, "other") as folder:
        (folder / "episode.mp3").write_bytes(b"so far")
        rebuild(studio.output, studio.settings)
        assert (folder / "episode.mp3").exists()
        with pytest.raises(InUseError, match="other"), staging_folder(studio.output, "other"):
            pass


def _hold(output: Path, held: object, release: object) -> None:
    with locked(output):
        held.set()  # type: ignore[attr-defined]
        release.wait(20)  # type: ignore[attr-defined]


def test_another_process_is_waited_for_or_named(studio) -> None:
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    studio.output.mkdir()
    other = context.Process(target=_hold, args=(studio.output, held, release))
    other.start()
    assert held.wait(20)
    with pytest.raises(InUseError, match="in use by another run"), locked(studio.output, wait_s=0):
        pass
    release.set()
    with locked(studio.output, wait_s=20):
        pass
    other.join()


def test_remove_takes_it_out_of_feed_pages_and_disk(studio) -> None:
    first = studio.publish("2026-11-20-first", date="2026-11-20", title="Первый")
    studio.publish("2026-11-21-second", date="2026-11-21", title="Второй")
    remove_episode(studio.output, first.slug, studio.settings)
    assert not (studio.output / "episodes" / first.slug).exists()
    for name in ("feed.xml", "index.html", "episodes/2026-11-21-second/index.html"):
        assert first.slug not in (studio.output / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("slug", ["unknown", "", ".", "..", "../episodes", "a/b"])
def test_removing_what_is_not_there_says_so(studio, slug: str) -> None:
    studio.publish()
    with pytest.raises(BriefingError, match="there is no episode"):
        remove_episode(studio.output, slug, studio.settings)
    assert len(read_manifests(studio.output)) == 1


@pytest.mark.parametrize("slug", ["", ".old", "a/b", "..", "выпуск", "a b", "x" * 121])
def test_a_slug_that_is_no_folder_s_name_is_refused(studio, slug: str) -> None:
    from briefing.publishing.episodes import check_slug

    with pytest.raises(UsageError, match="--slug"):
        check_slug(slug)
