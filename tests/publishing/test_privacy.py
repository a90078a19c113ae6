"""A private show: under a path that nobody guesses, which can be given up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import feedparser
import podcastparser
import pytest
from listener import LINK, expected, shown

from briefing.errors import BriefingError, UsageError
from briefing.publishing import rebuild, refresh
from briefing.publishing.destination import RECORD_NAME, Destination
from briefing.publishing.identity import read_identity
from briefing.publishing.privacy import Way, settle_path
from briefing.publishing.upload import publish


def settled(show, way: Way) -> str:
    identity = settle_path(show.output, show.settings, way)
    refresh(show.output, show.settings)
    return identity.secret


def everything(web: Path) -> list[str]:
    return sorted(path.relative_to(web).as_posix() for path in web.rglob("*"))


def test_everything_lies_under_the_path_and_says_so(show, tmp_path, run_node) -> None:
    web = tmp_path / "web"
    path = settled(show, Way.SECRET)
    assert len(path) >= 22
    assert json.loads((show.output / "podcast.json").read_text(encoding="utf-8"))["secret"] == path
    publish(show.output, Destination(str(web)))
    assert {each.name for each in web.iterdir()} == {path}
    assert shown(web / path) == expected(show.output)
    feed = (web / path / "feed.xml").read_bytes()
    read = feedparser.parse(feed)
    assert read.feed.itunes_block == 1
    assert [entry.enclosures[0].href for entry in read.entries] == [
        f"{LINK}{path}/episodes/{slug}/episode.mp3" for slug in ("2026-11-21-second", "2026-11-20-first")
    ]
    with (web / path / "feed.xml").open("rb") as stream:
        assert len(podcastparser.parse(f"{LINK}{path}/feed.xml", stream)["episodes"]) == 2
    index = run_node("feed.js", web / path / "feed.xml")
    assert (index["itunesBlock"], index["podcastBlocked"], len(index["items"])) == (True, "yes", 2)
    for page in (web / path).rglob("*.html"):
        assert '<meta name="robots" content="noindex, nofollow">' in page.read_text(encoding="utf-8")
    assert settled(show, Way.SECRET) == path
    assert publish(show.output, Destination(str(web))).send == ()


def test_an_open_show_asks_nobody_to_leave_it_out(show) -> None:
    assert b"block" not in (show.output / "feed.xml").read_bytes()
    assert "robots" not in (show.output / "index.html").read_text(encoding="utf-8")


def test_another_path_takes_away_what_lay_under_the_one_before(show, tmp_path) -> None:
    web = tmp_path / "web"
    publish(show.output, Destination(str(web)))
    (web / "about.html").write_bytes(b"the site's own")
    first = settled(show, Way.SECRET)
    publish(show.output, Destination(str(web)))
    assert {each.name for each in web.iterdir()} == {first, "about.html"}, "the open one is taken away too"
    second = settled(show, Way.NEW_SECRET)
    assert second != first
    publish(show.output, Destination(str(web)))
    assert {each.name for each in web.iterdir()} == {second, "about.html"}
    assert shown(web / second) == expected(show.output)
    assert settled(show, Way.PUBLIC) == ""
    publish(show.output, Destination(str(web)))
    assert shown(web) == expected(show.output) | {"about.html": b"the site's own"}
    assert not (web / second).exists()
    assert not any(path.encode() in content for path in (first, second) for content in shown(web).values())


def test_a_place_that_was_away_gives_the_former_path_up_when_it_is_published_to(show, tmp_path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    first = settled(show, Way.SECRET)
    for web in (here, there):
        publish(show.output, Destination(str(web)))
    second = settled(show, Way.NEW_SECRET)
    publish(show.output, Destination(str(here)))
    third = settled(show, Way.NEW_SECRET)
    for web in (here, there):
        publish(show.output, Destination(str(web)))
        assert {each.name for each in web.iterdir()} == {third}
    assert read_identity(show.output).former == ("", first, second)


def test_a_show_of_others_at_the_open_place_stays(show, make_studio, tmp_path) -> None:
    web = tmp_path / "web"
    other = make_studio(tmp_path / "other").with_settings(link="https://example.org/other/")
    other.publish()
    publish(other.output, Destination(str(web)))
    path = settled(show, Way.SECRET)
    publish(show.output, Destination(str(web)))
    assert shown(web).items() >= expected(other.output).items()
    (web / "feed.xml").unlink()
    publish(show.output, Destination(str(web)))
    assert (web / RECORD_NAME).exists()
    assert (web / "episodes/2026-11-23-tihaya-diplomatiya/episode.mp3").exists() or path


def test_a_feed_of_another_path_goes_nowhere(show, tmp_path) -> None:
    settle_path(show.output, show.settings, Way.SECRET)
    with pytest.raises(BriefingError, match="is not of the path that the show has now"):
        publish(show.output, Destination(str(tmp_path / "web")))
    assert not (tmp_path / "web").exists()
    rebuild(show.output, show.settings)
    publish(show.output, Destination(str(tmp_path / "web")))


def test_a_private_show_needs_its_address(studio) -> None:
    local = studio.with_settings(link="")
    local.publish()
    with pytest.raises(UsageError, match="set `link`"):
        settle_path(local.output, local.settings, Way.SECRET)


@pytest.mark.parametrize("path", ["../x", "short", "a/b" * 20, "a" * 30 + "\n"])
def test_a_path_of_a_strange_hand_is_refused(show, path: str) -> None:
    file = show.output / "podcast.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | {"secret": path}), encoding="utf-8")
    with pytest.raises(BriefingError, match=r"podcast\.json is damaged") as caught:
        rebuild(show.output, show.settings)
    assert "\n" not in str(caught.value)


def test_the_command(show, tmp_path) -> None:
    (tmp_path / "briefing.toml").write_text(f'[podcast]\ntitle = "Обзор"\nlink = "{LINK}"\n', encoding="utf-8")
    web = tmp_path / "web"

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "briefing", "publish", str(web), "--output", str(show.output), *options]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", env=environment, cwd=tmp_path, timeout=60, check=False
        )

    tried = run("--secret", "--dry-run")
    assert "would change the path" in tried.stderr
    assert (read_identity(show.output).secret, web.exists()) == ("", False)
    done = run("--secret")
    (path,) = (each.name for each in web.iterdir())
    assert done.stderr.splitlines()[-1].endswith(f"{LINK}{path}/feed.xml")
    again = run()
    assert (again.returncode, path in again.stderr) == (0, False)
    assert run("--new-secret").returncode == 0
    assert path not in everything(web)
