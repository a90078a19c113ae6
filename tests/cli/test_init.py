"""`briefing init`: a configuration to start from, which the program takes as it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from briefing.settings import Settings, load_settings


def test_the_starting_configuration_changes_nothing_but_the_title(briefing, tmp_path: Path) -> None:
    done = briefing("init")
    assert (done.returncode, done.stdout) == (0, "briefing.toml\n")
    settings = load_settings(tmp_path / "here" / "briefing.toml")
    assert settings == replace(Settings(), podcast=replace(Settings().podcast, title="Наш обзор"))


def test_every_line_of_it_may_be_put_into_effect(briefing, tmp_path: Path) -> None:
    briefing("init", "show")
    path = tmp_path / "here" / "show" / "briefing.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    setting = re.compile(r"# (\w+ = |\[\[)")
    path.write_text("\n".join(line[2:] if setting.match(line) else line for line in lines), encoding="utf-8")
    settings = load_settings(path)
    (recipe,) = settings.briefing
    assert (recipe.name, recipe.new_only, recipe.longest_min) == ("morning", True, 20)
    assert [(section.title, section.newest) for section in recipe.section] == [("Новости", 5), ("Погода", 0)]
    assert str(settings.podcast.cover).endswith("show/cover.png")


def test_a_configuration_that_is_there_is_left_alone(briefing, tmp_path: Path) -> None:
    path = tmp_path / "here" / "briefing.toml"
    path.write_text('voice = "espeak"\n', encoding="utf-8")
    done = briefing("init")
    assert done.returncode == 2
    assert "briefing.toml is there already" in done.stderr
    assert path.read_text(encoding="utf-8") == 'voice = "espeak"\n'
