"""The configuration is read strictly: what is wrong is named with file and key."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import time
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.settings import Settings, load_settings, override


def load(folder: Path, text: str) -> Settings:
    path = folder / "briefing.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_without_a_file_everything_has_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    assert (settings.voice, settings.commercial, settings.acronyms, settings.formats) == (
        "auto",
        False,
        "first",
        ("mp3",),
    )
    assert (settings.zone.key, settings.publish_time) == ("Europe/Moscow", time(6))


def test_briefing_toml_is_found_where_the_run_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "briefing.toml").write_text('voice = "festival"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_settings().voice == "festival"


def test_every_table_is_read(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        """
        voice = "auto"
        commercial = true
        formats = ["opus", "mp3"]
        lexicon = ["words.toml"]
        [podcast]
        title = "Тихая дипломатия"
        link = "https://example.org/briefing/"
        [[podcast.person]]
        name = "Анна"
        [mix]
        pause_chapter_s = 2
        opening = "jingles/in.wav"
        [speech.heading]
        rate = "medium"
        """,
    )
    assert settings.commercial
    assert settings.formats == ("opus", "mp3")
    assert settings.lexicon == (tmp_path / "words.toml",)
    assert settings.podcast.title == "Тихая дипломатия"
    assert settings.podcast.person[0].name == "Анна"
    assert settings.mix.pause_chapter_s == 2.0
    assert settings.mix.opening == tmp_path / "jingles" / "in.wav"
    assert settings.speech.heading.rate == "medium"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("voise = 'auto'", "voise is unknown; the nearest known key is 'voice'"),
        ("[podcast]\ntitel = 'x'", "podcast.titel is unknown; the nearest known key is 'title'"),
        ("[[podcast.person]]\nnam = 'x'", "podcast.person[0].nam is unknown"),
        ("commercial = 'yes'", "commercial has to be true or false, not 'yes'"),
        ("voice = 5", "voice has to be a text, not 5"),
        ("voice = true", "voice has to be a text, not true"),
        ("publish_at = 06:00:00", "publish_at has to be a text, not 06:00:00"),
        ("formats = 'mp3'", "formats has to be a list, not 'mp3'"),
        ("formats = ['wav']", "formats: 'wav' is unknown; choose one of mp3, m4a, opus"),
        ("formats = ['mp3', 'mp3']", "formats: name at least one format, each once"),
        ("[mix]\npause_comma_s = '1'", "mix.pause_comma_s has to be a number, not '1'"),
        ("mix = 5", "mix has to be a table, not 5"),
        ("timezone = 'Moscow'", "timezone: 'Moscow' is unknown"),
        ("publish_at = '25:00'", "publish_at: '25:00' is no time of the day"),
        ("acronyms = 'all'", "acronyms: 'all' is unknown; choose one of first, spell, expand"),
        ("voice = ", "not TOML"),
        ('voice = "a\\u0000.toml"', r"voice: 'a\x00.toml' is no name and no path"),
        ('lexicon = ["a\\u0000"]', r"lexicon[0] has to be a path, not 'a\x00'"),
        ("a = " + "[" * 5000 + "]" * 5000, "not TOML: nested too deep"),
        ("commercial = " + "9" * 5000, "not TOML: Exceeds the limit"),
        ("[mix]\nloudness_lufs = " + "9" * 400, "mix.loudness_lufs: the number is too large"),
        ("[podcast]\nlimit = " + "9" * 400, "podcast.limit: the number is too large"),
        ("[[podcast.funding]]\ntext = 'x'", "podcast.funding[0].url is missing"),
        ("[[podcast.person]]\nrole = 'host'", "podcast.person[0].name is missing"),
        ("[mix]\nintro = 'Это {show.x}'", "[mix] intro: 'Это {show.x}' may only hold {show}, {date}"),
        ("[mix]\noutro = '{'", "[mix] outro: '{' may only hold"),
        ("[mix]\noutro = '{show:>999999999999}'", "[mix] outro: '{show:>999999999999}' may only hold"),
        ("[mix]\noutro = '{show!r}'", "[mix] outro: '{show!r}' may only hold"),
        ("[mix]\noutro = '{}'", "[mix] outro: '{}' may only hold"),
        ("[[briefing]]\nname = 'день'\nsources = ['a']\ntitle = '{title}'", "[[briefing]] день: title: '{title}'"),
        ("[[briefing]]\nname = 'день'\nsources = ['a']\nintro = '{show.x}'", "[[briefing]] день: intro: '{show.x}'"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(tmp_path, text)
    assert str(caught.value).startswith(str(tmp_path / "briefing.toml"))
    assert said in str(caught.value)


def test_a_named_file_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.toml: no such configuration file"):
        load_settings(tmp_path / "nowhere.toml")


def test_options_win_over_the_file_where_they_are_given() -> None:
    settings = override(Settings(voice="festival"), voice=None, acronyms="expand", lexicon=(), formats=("opus",))
    assert (settings.voice, settings.acronyms, settings.lexicon, settings.formats) == (
        "festival",
        "expand",
        (),
        ("opus",),
    )


def test_the_readme_shows_every_key_with_its_default(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    block = readme.split("```toml\n")[1].split("```")[0]
    assert load(tmp_path, block) == Settings()
    tables = [
        Settings,
        *(type(getattr(Settings(), name)) for name in ("podcast", "mix", "speech", "reading", "sources")),
    ]
    names = [each.name for table in tables for each in fields(table)]
    assert [name for name in names if not re.search(rf"^(# )?\[{{0,2}}{name}\b", block, re.MULTILINE)] == []
