"""`make --time`, a later `--date` and a recipe's hour: what the manifest says, and what the feed doesn't yet."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import pytest
from quick_voice import QUICK

TOMORROW = (datetime.now(ZoneInfo("Europe/Moscow")) + timedelta(days=1)).date()
CONFIGURATION = f"""\
voice = "{QUICK}"
[podcast]
link = "https://example.org/briefing/"
[[briefing]]
name = "evening"
publish_at = "18:00"
sources = ["one.md"]
"""


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    folder.mkdir(exist_ok=True)
    (folder / "one.md").write_text("# Утро\n\nСегодня дождь.\n", encoding="utf-8")
    (folder / "briefing.toml").write_text(CONFIGURATION, encoding="utf-8")
    return folder


def manifest(audio: Path) -> dict:
    return json.loads(audio.with_name("episode.json").read_text(encoding="utf-8"))


def titles(here: Path) -> list[str]:
    return [entry.title for entry in feedparser.parse((here / "output" / "feed.xml").read_bytes()).entries]


def test_a_later_day_holds_back_through_draft_and_correction(briefing, here: Path) -> None:
    drafted = briefing("make", "one.md", "--script-only", "--date", TOMORROW, "--time", "09:30")
    script = here / drafted.stdout.strip()
    script.write_text(script.read_text(encoding="utf-8") + "Добавлено редактором.\n", encoding="utf-8")
    spoken = briefing("make", "--script", script)
    made = manifest(here / spoken.stdout.strip())
    assert (made["slug"], made["pub_date"], made["embargo"]) == (
        f"{TOMORROW}-utro",
        f"{TOMORROW}T09:30:00+03:00",
        True,
    )
    assert f"{TOMORROW}-utro is held back until {TOMORROW} 09:30+03:00; run `briefing publish` again" in spoken.stderr
    assert titles(here) == []
    script.write_text(script.read_text(encoding="utf-8").replace("дождь", "снег"), encoding="utf-8")
    again = manifest(here / briefing("make", "--script", script, "-q").stdout.strip())
    assert {**again, "revision": 0, "files": [], "fingerprint": "", "summary": ""}.items() >= {
        key: made[key] for key in ("slug", "guid", "pub_date", "number", "embargo")
    }.items()
    assert titles(here) == []


def test_an_hour_that_has_passed_holds_nothing_back_and_a_recipe_has_its_own(briefing, here: Path) -> None:
    first = manifest(here / briefing("make", "one.md", "--date", "2026-01-12", "--time", "07:15", "-q").stdout.strip())
    assert first["pub_date"] == "2026-01-12T07:15:00+03:00"
    recipe = manifest(here / briefing("make", "evening", "--date", "2026-01-12", "-q").stdout.strip())
    assert (recipe["pub_date"], recipe["embargo"], recipe["number"]) == ("2026-01-12T18:00:00+03:00", False, 2)
    assert len(titles(here)) == 2
    unchanged = briefing("make", "one.md", "--date", "2026-01-12", "--time", "07:15")
    assert "unchanged: " in unchanged.stderr
    moved = manifest(here / briefing("make", "one.md", "--date", "2026-01-12", "--time", "19:00", "-q").stdout.strip())
    assert (moved["guid"], moved["pub_date"], moved["number"]) == (first["guid"], "2026-01-12T19:00:00+03:00", 3)


def test_a_wrong_hour_is_named(briefing, here: Path) -> None:
    done = briefing("make", "one.md", "--time", "25:00")
    assert done.returncode == 2
    assert "is no time of the day; write it as 18:00" in done.stderr
    (here / "briefing.toml").write_text(CONFIGURATION.replace("18:00", "утром"), encoding="utf-8")
    done = briefing("make", "evening")
    assert (done.returncode, "[[briefing]] evening: publish_at" in done.stderr) == (2, True)
