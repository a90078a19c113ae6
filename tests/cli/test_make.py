"""`briefing make` from a document to everything that it leaves; spoken by espeak-ng, which is always there."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import mutagen.mp3
import pytest
from quick_voice import QUICK

ARTICLE = """\
О встрече президентов рассказал вчера руководитель института Максим Крамаренко, эксперт по соседним странам:
Встреча и «тихая дипломатия»
Завтра в столицу с визитом прибывает президент соседней страны. До 1994 года о станции не говорили вовсе.
Что ещё могут обсудить?
Вопрос безопасности тоже будет в центре внимания, ведь в 2021 году об этом уже спорили. В том числе о базах НАТО.
"""
TITLES = ["Вступление", "Встреча и «тихая дипломатия»", "Что ещё могут обсудить?"]
SLUG = "2026-11-23-vstrecha-i-tikhaya-diplomatiya"
SPOKEN_BY = ("--voice", QUICK, "--jobs", "2")
DATED = ("--date", "2026-11-23")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "here" / "article.txt"
    path.write_text(ARTICLE + ARTICLE.partition("\n")[2], encoding="utf-8")
    return path


def files_of(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every file, by its path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".lock"))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_a_document_becomes_an_episode(briefing, article: Path) -> None:
    done = briefing("make", "article.txt", "--voice", "espeak", *DATED)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"output/episodes/{SLUG}/episode.mp3\n"
    assert "voice: espeak (espeak), licence GPL-3.0-or-later" in done.stderr
    assert "read before: 4 paragraphs" in done.stderr
    output = article.parent / "output"
    episode = output / "episodes" / SLUG
    assert {"feed.xml", "index.html", "cover.jpg"} <= {path.name for path in output.iterdir()}
    assert {path.name for path in episode.iterdir()} >= {
        *(
            "episode.mp3",
            "episode.json",
            "chapters.json",
            "transcript.vtt",
            "transcript.srt",
            "script.txt",
            "index.html",
        )
    }
    manifest = json.loads((episode / "episode.json").read_text(encoding="utf-8"))
    assert [chapter["title"] for chapter in manifest["chapters"]] == TITLES
    assert manifest["title"] == TITLES[1]
    assert manifest["pub_date"] == "2026-11-23T06:00:00+03:00"
    chapters = json.loads((episode / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    assert [chapter["title"] for chapter in chapters] == TITLES
    frames = mutagen.mp3.MP3(episode / "episode.mp3").tags.getall("CHAP")
    assert len(frames) == 3
    script = (episode / "script.txt").read_text(encoding="utf-8").replace("+", "").splitlines()
    assert [line[2:] for line in script if line.startswith("# ")] == TITLES
    assert "До тысяча девятьсот девяносто четвёртого года о станции не говорили вовсе." in script
    assert "В 2021" not in "\n".join(script)
    assert "До 1994 года" in (episode / "transcript.vtt").read_text(encoding="utf-8")


def test_a_second_run_leaves_the_same_bytes_and_speaks_nothing(briefing, article: Path, tmp_path: Path) -> None:
    assert briefing("make", "article.txt", *SPOKEN_BY, *DATED).returncode == 0
    before = files_of(article.parent / "output")
    again = briefing("make", "article.txt", *SPOKEN_BY, *DATED, env={"BRIEFING_HOME": str(tmp_path / "empty")})
    assert again.returncode == 0
    assert "unchanged" in again.stderr
    assert files_of(article.parent / "output") == before
    assert not (tmp_path / "empty" / "takes").exists()


def test_elsewhere_the_same_input_gives_the_same_bytes(briefing, article: Path) -> None:
    for folder in ("one", "two"):
        jobs = ("--voice", QUICK, "--jobs", "1" if folder == "one" else "2")
        assert briefing("make", "article.txt", *jobs, *DATED, "--output", folder).returncode == 0
    assert files_of(article.parent / "one") == files_of(article.parent / "two")


def test_a_damaged_episode_is_made_again(briefing, article: Path) -> None:
    assert briefing("make", "article.txt", *SPOKEN_BY, *DATED).returncode == 0
    output = article.parent / "output"
    before = files_of(output)
    audio = output / "episodes" / SLUG / "episode.mp3"
    audio.write_bytes(audio.read_bytes()[:-1000])
    assert briefing("make", "article.txt", *SPOKEN_BY, *DATED).returncode == 0
    assert files_of(output) == before


def test_a_correction_keeps_folder_guid_and_date_even_where_the_title_changes(briefing, article: Path) -> None:
    first = json.loads(briefing("make", "article.txt", *SPOKEN_BY, *DATED, "--json").stdout)
    article.write_text(ARTICLE.replace("Встреча и", "Визит и"), encoding="utf-8")
    second = json.loads(briefing("make", "article.txt", *SPOKEN_BY, *DATED, "--json").stdout)
    assert (second["slug"], second["guid"], second["pub_date"]) == (first["slug"], first["guid"], first["pub_date"])
    assert second["title"] == "Визит и «тихая дипломатия»"
    assert len(list((article.parent / "output" / "episodes").iterdir())) == 1


def test_another_document_of_the_same_title_gets_a_folder_of_its_own(briefing, article: Path) -> None:
    (article.parent / "other.txt").write_text(ARTICLE.replace("Завтра", "Сегодня"), encoding="utf-8")
    one = json.loads(briefing("make", "article.txt", *SPOKEN_BY, *DATED, "--json", "-q").stdout)
    two = json.loads(briefing("make", "other.txt", *SPOKEN_BY, *DATED, "--json", "-q").stdout)
    assert (one["slug"], two["slug"]) == (SLUG, f"{SLUG}-2")


def test_quiet_says_nothing(briefing, article: Path) -> None:
    done = briefing("make", "article.txt", *SPOKEN_BY, *DATED, "-q")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1


def test_standard_input_formats_and_settings(briefing, article: Path) -> None:
    podcast = '[podcast]\ntitle = "Обзор"\nlink = "https://example.org/b/"\n'
    mix = '[mix]\nintro = "{show}, {date}."\n'
    (article.parent / "my.toml").write_text(f'voice = "{QUICK}"\n{podcast}{mix}', encoding="utf-8")
    arguments = ("--config", "my.toml", "--format", "opus", "--format", "mp3", "--title", "Утро", "--slug", "utro")
    done = briefing("make", "-", *arguments, *DATED, "-q", stdin=ARTICLE.encode("cp1251"))
    assert done.returncode == 0, done.stderr
    assert done.stdout == "output/episodes/utro/episode.opus\n"
    episode = article.parent / "output" / "episodes" / "utro"
    assert (episode / "episode.mp3").exists()
    spoken = (episode / "script.txt").read_text(encoding="utf-8").replace("+", "").splitlines()
    assert spoken[1].startswith("Обзор, двадцать третье")
    assert "https://example.org/b/episodes/utro/episode.opus" in (article.parent / "output" / "feed.xml").read_text(
        "utf-8"
    )


def test_an_editor_corrects_the_script(briefing, article: Path) -> None:
    drafted = briefing("make", "article.txt", "--script-only", *DATED, env={"PATH": ""})
    assert drafted.returncode == 0, drafted.stderr
    path = article.parent / drafted.stdout.strip()
    assert path.name == "script.txt"
    text = path.read_text(encoding="utf-8")
    corrected = re.sub(r"З\+?автра в стол\+?ицу", "Послезавтра в столицу", text)
    assert corrected != text
    path.write_text(corrected, encoding="utf-8")
    done = briefing("make", "--script", drafted.stdout.strip(), *SPOKEN_BY, *DATED)
    assert done.returncode == 0, done.stderr
    episode = article.parent / "output" / "episodes" / SLUG
    assert "Послезавтра в столицу" in (episode / "transcript.vtt").read_text(encoding="utf-8")
    assert "До 1994 года" in (episode / "transcript.vtt").read_text(encoding="utf-8").replace("\n", " ")
    assert [
        chapter["title"] for chapter in json.loads((episode / "episode.json").read_text("utf-8"))["chapters"]
    ] == TITLES
    again = briefing("make", "article.txt", "--script-only", *DATED)
    assert again.stdout.strip() == f"output/scripts/{SLUG}/script.txt"
    assert "Послезавтра" in (episode / "script.txt").read_text(encoding="utf-8")
