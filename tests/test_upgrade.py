"""A show that version 0.1.0 made goes on: what listeners and editors have of it stays.

`show-0.1.0.tar.gz` was made by 0.1.0 with espeak-ng: `make utro.md` of 23 November; a draft of `vecher.md`, corrected
and spoken, of the 24th; a draft of `noch.md`, corrected and not spoken, of the 25th; a draft of `utro.md` again, beside
its episode; the takes in `home/`. Assets and locks were left out.
"""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import pytest
from lxml import etree
from quick_voice import QUICK

ARCHIVE = Path(__file__).with_name("show-0.1.0.tar.gz")
MORNING, EVENING, NIGHT = "2026-11-23-utro-v-portu", "2026-11-24-vecher-v-portu", "2026-11-25-noch-v-portu"
QUIETLY = ("--voice", QUICK, "-q")
PODCAST = "{https://podcastindex.org/namespace/1.0}"


@pytest.fixture
def show(tmp_path: Path) -> Path:
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(tmp_path / "here", filter="data")
    return tmp_path / "here"


@pytest.fixture
def run(briefing, show: Path):
    return lambda *arguments: briefing(*arguments, env={"BRIEFING_HOME": str(show / "home")})


def manifest(show: Path, slug: str) -> dict:
    return json.loads((show / "output" / "episodes" / slug / "episode.json").read_text(encoding="utf-8"))


def feed(show: Path) -> list[tuple[str, str, str]]:
    """Give the show's guid, and of each item the guid and the date."""
    channel = etree.parse(show / "output" / "feed.xml").getroot().find("channel")
    items = [(item.findtext("guid"), item.findtext("pubDate")) for item in channel.iterfind("item")]
    return [channel.findtext(f"{PODCAST}guid"), *items]


KEPT = ("guid", "pub_date", "number", "season", "slug", "date", "title")


def test_guids_and_dates_stay_when_the_feed_is_made_anew(run, show: Path) -> None:
    before = feed(show)
    assert run("feed").returncode == 0
    assert feed(show) == before


def test_an_episode_is_made_again_as_the_same_one(run, show: Path) -> None:
    before, known = manifest(show, MORNING), feed(show)
    takes = {path.name for path in (show / "home").rglob("*.flac")}
    done = run("make", "utro.md", "--date", "2026-11-23", *QUIETLY)
    assert (done.returncode, done.stderr) == (0, "")
    after = manifest(show, MORNING)
    assert {key: after[key] for key in KEPT} == {key: before[key] for key in KEPT}
    assert feed(show) == known
    script = (show / "output" / "episodes" / MORNING / "script.txt").read_text(encoding="utf-8")
    assert "Балтфр+ахт" in script, "the lexicon is read"
    assert after["revision"] == 1
    # Another sound has another key (stress is laid otherwise since, espeak-ng may be newer); what is there stays.
    assert takes <= {path.name for path in (show / "home").rglob("*.flac")}


def test_the_configuration_is_read(run, show: Path) -> None:
    made = json.loads(run("make", "utro.md", "--date", "2026-11-26", "-q", "--json").stdout)
    assert made["pub_date"] == "2026-11-26T07:30:00+03:00"
    assert made["number"] == 3
    assert made["voice"] == "espeak"
    text = (show / "output" / "feed.xml").read_text(encoding="utf-8")
    assert "https://example.org/port/episodes/2026-11-26-utro-v-portu/episode.mp3" in text
    assert "<title>Утро в порту</title>" in text


def test_a_corrected_draft_is_kept_and_can_be_spoken(run, show: Path) -> None:
    script = show / "output" / "episodes" / NIGHT / "script.txt"
    assert run("make", "noch.md", "--date", "2026-11-25", *QUIETLY).returncode == 1
    assert "Ветра нет." in script.read_text(encoding="utf-8")
    done = run("make", "--script", script, "--date", "2026-11-25", *QUIETLY)
    assert (done.returncode, done.stderr) == (0, "")
    assert manifest(show, NIGHT)["sources"][0]["name"] == "noch.md"
    transcript = (show / "output" / "episodes" / NIGHT / "transcript.vtt").read_text(encoding="utf-8")
    assert "Ветра нет." in transcript
    assert "Маяк горит." in transcript


def test_scripts_of_episodes_stay(run, show: Path) -> None:
    places = [show / "output" / room / slug for room, slug in (("episodes", EVENING), ("scripts", MORNING))]
    before = [place.joinpath("script.txt").read_bytes() for place in places]
    assert run("make", "noch.md", "--date", "2026-11-27", *QUIETLY).returncode == 0
    assert [place.joinpath("script.txt").read_bytes() for place in places] == before
    assert "Малый букс+ир" in before[0].decode()
