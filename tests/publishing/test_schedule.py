"""When an episode comes out: its hour and number, and that nothing of it is public before."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import feedparser
import pytest
import requests
from listener import named, shown
from serving import serving

from briefing.errors import BriefingError, UsageError
from briefing.publishing import Slot, read_manifests, rebuild, refresh, remove_episode, tell_when
from briefing.publishing.destination import Destination
from briefing.publishing.shown import is_shown
from briefing.publishing.upload import publish
from briefing.publishing.watch import Watch

MOSCOW = timezone(timedelta(hours=3))
NOON = datetime(2026, 11, 22, 12, tzinfo=MOSCOW)
EVENING = NOON.replace(hour=18)
HELD = "2026-11-22-evening"


@pytest.fixture
def embargoed(at, show):
    show.publish(HELD, title="Тайна вечера", moment=EVENING, embargo=True)
    return show


def titles(feed: bytes) -> list[str]:
    return [entry.title for entry in feedparser.parse(feed).entries]


def tells_of(files: dict[str, bytes]) -> list[str]:
    """The files in which a listener finds the episode that is held back: its address, its title, its sound."""
    return [
        path
        for path, content in files.items()
        if HELD in path or HELD.encode() in content or "Тайна" in content.decode(errors="ignore")
    ]


def test_nothing_of_an_episode_is_public_before_its_hour(at, embargoed, tmp_path) -> None:
    web = tmp_path / "web"
    told: list[str] = []
    refresh(embargoed.output, embargoed.settings, tell=told.append)
    publish(embargoed.output, Destination(str(web)))
    assert tells_of(shown(web)) == []
    assert told == [f"{HELD} is held back until 2026-11-22 18:00+03:00; run `briefing publish` again then"]

    at(EVENING - timedelta(seconds=1))
    refresh(embargoed.output, embargoed.settings)
    assert publish(embargoed.output, Destination(str(web))).send == ()
    at(EVENING)
    refresh(embargoed.output, embargoed.settings)
    publish(embargoed.output, Destination(str(web)))
    assert titles(shown(web)["feed.xml"])[0] == "Тайна вечера"
    assert {f"episodes/{HELD}/episode.mp3", "index.html", "episodes/2026-11-21-second/index.html"} <= {
        *tells_of(shown(web))
    }
    assert named(shown(web)) <= shown(web).keys()


@pytest.mark.parametrize("name", ["", "/episode.mp3", "/episode.json", "/transcript.vtt", "/index.html"])
def test_the_server_shows_none_of_its_files(at, embargoed, name: str) -> None:
    assert not is_shown(embargoed.output, f"episodes/{HELD}{name}")
    at(EVENING)
    assert is_shown(embargoed.output, f"episodes/{HELD}{name}")


def test_the_server_tells_of_it_when_its_hour_has_come(at, embargoed) -> None:
    watch = Watch(embargoed.output, embargoed.settings, lambda _: None)
    assert not watch.look()
    at(EVENING)
    assert watch.look()
    assert titles((embargoed.output / "feed.xml").read_bytes())[0] == "Тайна вечера"
    assert not watch.look()


def test_an_episode_appears_on_a_running_server(show) -> None:
    with serving(show.output) as (address, _):
        hour = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=4)
        show.publish(HELD, title="Тайна вечера", moment=hour, embargo=True)
        until = time.monotonic() + 60
        for path in (f"episodes/{HELD}/episode.mp3", "feed.xml"):
            while True:
                answer = requests.get(f"{address}/{path}", timeout=30)
                if answer.status_code == 200 and (path != "feed.xml" or HELD in answer.text):
                    break
                assert time.monotonic() < until
                time.sleep(0.1)
            assert datetime.now(UTC) >= hour


def test_only_an_embargo_holds_an_episode_back(at, show, tmp_path) -> None:
    at(NOON.replace(hour=5))
    show.publish("2026-11-22-third", date="2026-11-22", title="Третий")  # its hour is six
    assert titles((show.output / "feed.xml").read_bytes())[0] == "Третий"


def test_a_correction_keeps_the_embargo_and_another_hour_moves_it(at, embargoed) -> None:
    again = embargoed.publish(HELD, date="2026-11-22", title="Тайна вечера", script_text="исправлено\n")
    assert (again.pub_date, again.embargo) == ("2026-11-22T18:00:00+03:00", True)
    later = embargoed.publish(HELD, title="Тайна вечера", moment=EVENING.replace(hour=21), embargo=True)
    assert (later.pub_date, later.guid, later.revision) == ("2026-11-22T21:00:00+03:00", again.guid, 3)
    at(EVENING)
    rebuild(embargoed.output, embargoed.settings)
    assert "Тайна вечера" not in titles((embargoed.output / "feed.xml").read_bytes())


def test_what_listeners_have_keeps_its_hour(at, show, tmp_path) -> None:
    publish(show.output, Destination(str(tmp_path / "web")))
    again = show.publish("2026-11-21-second", title="Второй", moment=EVENING, embargo=True)
    assert (again.pub_date, again.embargo) == ("2026-11-21T06:00:00+03:00", False)


def test_what_was_removed_here_alone_and_is_held_now_is_taken_away_there(at, show, tmp_path) -> None:
    web, told = tmp_path / "web", []
    publish(show.output, Destination(str(web)))
    remove_episode(show.output, "2026-11-21-second", show.settings)
    again = show.publish("2026-11-21-second", title="Второй", moment=EVENING, embargo=True)
    tell_when(again, Slot(EVENING, embargo=True, hour_given=True), show.output, told.append)
    assert told[1] == f"2026-11-21-second lies at {web} from before: `briefing publish {web}` takes it away until then"
    publish(show.output, Destination(str(web)))
    assert not any("21-second" in path or b"21-second" in content for path, content in shown(web).items())


def test_episodes_of_a_day_stand_a_minute_apart_and_numbers_follow_dates(at, show, tmp_path) -> None:
    for slug in ("a", "b", "c"):
        show.publish(slug, date="2026-11-21")
    tomorrow = show.publish("tomorrow", moment=NOON + timedelta(days=1), embargo=True)
    assert tomorrow.number == 6
    show.publish("d", date="2026-11-22")
    episodes = {each.slug: each for each in read_manifests(show.output)}
    assert [episodes[slug].pub_date[11:16] for slug in ("2026-11-21-second", "a", "b", "c", "d")] == [
        "06:00", "06:01", "06:02", "06:03", "06:00"
    ]  # fmt: skip
    assert [(each.slug, each.number) for each in reversed(read_manifests(show.output))] == [
        ("2026-11-20-first", 1), ("2026-11-21-second", 2), ("a", 3), ("b", 4), ("c", 5), ("d", 6), ("tomorrow", 7)
    ]  # fmt: skip
    publish(show.output, Destination(str(tmp_path / "web")))
    assert show.publish("old", date="2026-11-19").number == 8, "listeners have seen the others' numbers"


def test_a_show_keeps_its_newest_public_and_all_on_the_disk(at, show, tmp_path) -> None:
    web, destination = tmp_path / "web", Destination(str(tmp_path / "web"))
    show.publish("2026-11-22-third", date="2026-11-22", title="Третий")
    publish(show.output, destination)
    few = show.with_settings(keep=2)
    told: list[str] = []
    rebuild(few.output, few.settings, tell=told.append)
    assert told == ["keep = 2: 1 older episodes are taken out, 2026-11-20-first the last; they stay on this disk"]
    delivery = publish(few.output, destination)
    assert delivery.remove
    assert titles(shown(web)["feed.xml"]) == ["Третий", "Второй"]
    assert not any("2026-11-20-first" in path or b"2026-11-20-first" in content for path, content in shown(web).items())
    assert (few.output / "episodes/2026-11-20-first/episode.mp3").exists()
    rebuild(show.output, show.settings)
    publish(show.output, destination)
    assert len(titles(shown(web)["feed.xml"])) == 3


def test_a_feed_that_tells_too_early_is_not_published(at, embargoed, tmp_path) -> None:
    at(EVENING)
    rebuild(embargoed.output, embargoed.settings)
    at(NOON)  # a clock that was set back
    with pytest.raises(BriefingError, match=f"tells of {HELD}, which is held back"):
        publish(embargoed.output, Destination(str(tmp_path / "web")))
    refresh(embargoed.output, embargoed.settings)
    publish(embargoed.output, Destination(str(tmp_path / "web")))
    assert tells_of(shown(tmp_path / "web")) == []


def test_a_feed_is_not_made_anew_by_another_configuration(at, embargoed) -> None:
    at(EVENING)
    with pytest.raises(UsageError, match="of another configuration"):
        refresh(embargoed.output, embargoed.with_settings(link="").settings)


def test_a_manifest_without_the_key_is_of_an_episode_that_is_out(at, show) -> None:
    path: Path = show.output / "episodes/2026-11-21-second/episode.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    del manifest["embargo"]
    path.write_text(json.dumps(manifest), encoding="utf-8")
    before = (show.output / "feed.xml").read_bytes()
    rebuild(show.output, show.settings)
    assert (show.output / "feed.xml").read_bytes() == before
