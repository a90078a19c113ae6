"""What an editor wrote is never lost: not by a second draft, not by `make`, not by another document of that title."""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from quick_voice import QUICK

TEXT = "# Утро\n\nПервое предложение.\n\n## Погода\n\nДождь {}.\n"
SPOKEN = ("--voice", QUICK, "--date", "2026-11-23", "-q")
SLUG = "2026-11-23-utro"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    folder.mkdir(exist_ok=True)
    (folder / "one.md").write_text(TEXT.format("утром"), encoding="utf-8")
    (folder / "two.md").write_text(TEXT.format("вечером"), encoding="utf-8")
    return folder


def correct(script: Path) -> str:
    text = script.read_text(encoding="utf-8") + "Добавлено редактором.\n"
    script.write_text(text, encoding="utf-8")
    return text


def refused(done: subprocess.CompletedProcess[str], script: Path) -> bool:
    path = script.as_posix().partition("/here/")[2]
    assert done.stdout == ""
    assert done.stderr == (
        f"briefing: {path} was corrected: speak it with --script {path}, or give it up with --discard-edits\n"
    )
    return done.returncode == 1


def test_a_corrected_draft_stays_until_it_is_spoken_or_given_up(briefing, here: Path) -> None:
    script = here / briefing("make", "one.md", "--script-only", *SPOKEN).stdout.strip()
    corrected = correct(script)
    (script.parent / "заметки.txt").write_text("не забыть", encoding="utf-8")
    assert refused(briefing("make", "one.md", "--script-only", *SPOKEN), script)
    assert refused(briefing("make", "one.md", *SPOKEN), script)
    assert script.read_text(encoding="utf-8") == corrected
    spoken = briefing("make", "--script", script, *SPOKEN)
    assert (spoken.returncode, spoken.stderr) == (0, "")
    assert "Добавлено редактором" in (script.parent / "transcript.vtt").read_text(encoding="utf-8")
    assert (script.parent / "заметки.txt").read_text(encoding="utf-8") == "не забыть"
    assert "заметки" not in (script.parent / "episode.json").read_text(encoding="utf-8")
    assert refused(briefing("make", "one.md", *SPOKEN), script), "the episode is the editor's now"
    assert briefing("make", "one.md", "--discard-edits", *SPOKEN).returncode == 0
    assert "Добавлено редактором" not in script.read_text(encoding="utf-8")
    assert (script.parent / "заметки.txt").exists()


def test_a_draft_that_nobody_touched_is_written_and_spoken_anew(briefing, here: Path) -> None:
    script = here / briefing("make", "one.md", "--script-only", *SPOKEN).stdout.strip()
    (here / "one.md").write_text(TEXT.format("и снег"), encoding="utf-8")
    assert briefing("make", "one.md", "--script-only", *SPOKEN).returncode == 0
    assert "снег" in script.read_text(encoding="utf-8")
    assert briefing("make", "one.md", *SPOKEN).returncode == 0
    (here / "one.md").write_text(TEXT.format("и град"), encoding="utf-8")
    assert briefing("make", "one.md", *SPOKEN).returncode == 0
    assert "град" in script.read_text(encoding="utf-8")


def test_the_script_of_an_episode_may_be_corrected_twice_and_keeps_its_written_forms(briefing, here: Path) -> None:
    (here / "one.md").write_text("# Утро\n\nВ 1994 г. шёл дождь.\n\nПотом нет.\n", encoding="utf-8")
    script = here / briefing("make", "one.md", "--script-only", *SPOKEN).stdout.strip()
    for _turn in range(2):
        correct(script)
        assert briefing("make", "--script", script, *SPOKEN).returncode == 0
    transcript = (script.parent / "transcript.vtt").read_text(encoding="utf-8")
    assert "В 1994 г. шёл дождь." in transcript
    assert transcript.count("Добавлено редактором.") == 2


def test_a_corrected_script_of_a_spoken_episode_stays_before_and_after_it_is_spoken(briefing, here: Path) -> None:
    assert briefing("make", "one.md", *SPOKEN).returncode == 0
    script = here / "output" / "episodes" / SLUG / "script.txt"
    corrected = correct(script)
    assert refused(briefing("make", "one.md", *SPOKEN), script)
    assert script.read_text(encoding="utf-8") == corrected
    assert briefing("make", "--script", script, *SPOKEN).returncode == 0
    assert refused(briefing("make", "one.md", *SPOKEN), script), "the episode is the editor's now"
    draft = here / briefing("make", "one.md", "--script-only", *SPOKEN).stdout.strip()
    assert draft == here / "output" / "scripts" / SLUG / "script.txt"
    correct(draft)
    assert refused(briefing("make", "one.md", "--script-only", *SPOKEN), draft)


def test_the_script_of_a_spoken_episode_keeps_title_and_written_forms_and_hears_the_lexicon(
    briefing, here: Path
) -> None:
    (here / "one.md").write_text("# Утро\n\nВ 1994 г. строили Мышеград.\n", encoding="utf-8")
    assert briefing("make", "one.md", "--title", "Утро 23 ноября", "--slug", SLUG, *SPOKEN).returncode == 0
    folder = here / "output" / "episodes" / SLUG
    correct(folder / "script.txt")
    (here / "words.toml").write_text('[words]\n"Мышеград" = "Мышегр+ад"\n', encoding="utf-8")
    assert briefing("make", "--script", folder / "script.txt", "--lexicon", "words.toml", *SPOKEN).returncode == 0
    assert json.loads((folder / "episode.json").read_bytes())["title"] == "Утро 23 ноября"
    assert "В 1994 г. строили Мышеград." in (folder / "transcript.vtt").read_text(encoding="utf-8")
    assert "Мышегр+ад" in (folder / "script.txt").read_text(encoding="utf-8")


def test_another_document_of_the_same_title_leaves_a_draft_alone(briefing, here: Path) -> None:
    script = here / briefing("make", "one.md", "--script-only", *SPOKEN).stdout.strip()
    corrected = correct(script)
    other = here / briefing("make", "two.md", "--script-only", *SPOKEN).stdout.strip()
    assert other.parent.name == f"{SLUG}-2"
    assert briefing("make", "two.md", *SPOKEN).stdout == f"output/episodes/{SLUG}-2/episode.mp3\n"
    assert script.read_text(encoding="utf-8") == corrected


def test_a_script_of_which_nothing_is_known_is_an_editors(briefing, here: Path) -> None:
    script = here / briefing("make", "one.md", "--script-only", *SPOKEN).stdout.strip()
    script.with_name("script.json").write_bytes(b"{")
    assert refused(briefing("make", "one.md", "--slug", SLUG, *SPOKEN), script)


def test_a_script_from_elsewhere_makes_the_episode_an_editors(briefing, here: Path) -> None:
    (here / "mine.txt").write_text("# Утро\nТолько моё.\n", encoding="utf-8")
    assert briefing("make", "--script", "mine.txt", "--slug", SLUG, *SPOKEN).returncode == 0
    script = here / "output" / "episodes" / SLUG / "script.txt"
    assert refused(briefing("make", "one.md", "--slug", SLUG, *SPOKEN), script)
    assert "Только моё" in script.read_text(encoding="utf-8")


def test_a_foreign_file_in_the_way_of_an_episode_is_named(briefing, here: Path) -> None:
    script = here / briefing("make", "one.md", "--script-only", *SPOKEN).stdout.strip()
    notes = script.with_name("notes.md")
    notes.write_text("Мои заметки", encoding="utf-8")
    done = briefing("make", "one.md", *SPOKEN)
    assert done.returncode == 1
    assert "notes.md is not of this program and in the way" in done.stderr
    assert notes.read_text(encoding="utf-8") == "Мои заметки"


def test_two_documents_of_one_title_at_once_become_two_episodes(briefing, here: Path) -> None:
    with ThreadPoolExecutor(2) as at_once:
        runs = list(at_once.map(lambda name: briefing("make", name, *SPOKEN, "--json"), ("one.md", "two.md")))
    assert [run.stderr for run in runs] == ["", ""]
    made = [json.loads(run.stdout) for run in runs]
    assert {each["slug"] for each in made} == {SLUG, f"{SLUG}-2"}
    assert {each["sources"][0]["name"] for each in made} == {"one.md", "two.md"}
    assert (here / "output" / "feed.xml").read_text(encoding="utf-8").count("<item>") == 2
    assert list((here / "output" / ".staging").glob("*.claim")) == []


@pytest.mark.parametrize("name", ["index.html", "feed.xml", "cover.jpg", "assets/page.css"])
@pytest.mark.parametrize("command", [("make", "one.md", *SPOKEN), ("feed",)])
def test_a_folder_with_files_of_others_becomes_no_show(briefing, here: Path, name: str, command) -> None:
    mine = here / "site" / name
    mine.parent.mkdir(parents=True)
    mine.write_text("Моё", encoding="utf-8")
    done = briefing(*command, "--output", "site")
    assert done.returncode == 1
    assert f"briefing: site/{name} is not of this program" in done.stderr
    assert mine.read_text(encoding="utf-8") == "Моё"
    assert not (here / "site" / "podcast.json").exists()


def test_a_show_removes_no_feed_but_pages_of_its_own(briefing, here: Path) -> None:
    assert briefing("make", "one.md", *SPOKEN).returncode == 0
    for name in ("feed-old.xml", "feed-2.xml"):
        (here / "output" / name).write_text("x", encoding="utf-8")
    assert briefing("feed").returncode == 0
    assert [path.name for path in (here / "output").glob("feed-*.xml")] == ["feed-old.xml"]
