"""`briefing outline`: what would be read, as a tree with minutes and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from quick_voice import QUICK

ONE = "# Мост\n\n## Сроки\n\nМост через Оку откроют в декабре.\n\n## Цена\n\n### Проезд\n\nПроезд будет бесплатным.\n"
TWO = "Погода\n\nНочью на севере области ждут снег и порывистый ветер, водителям советуют отложить поездки.\n"


def test_a_document_is_a_tree_of_chapters_with_their_minutes(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "one.md").write_text(ONE, encoding="utf-8")
    done = briefing("outline", "one.md")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Мост · ")
    assert [line.split("·")[0].strip("│├└─ ") for line in lines[1:]] == ["Мост", "Сроки", "Цена", "Проезд"]
    assert all(line.rstrip().endswith(" s") for line in lines[1:4])


def test_several_sources_are_branches(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "one.md").write_text(ONE, encoding="utf-8")
    (tmp_path / "here" / "two.txt").write_text(TWO, encoding="utf-8")
    names = [line.split("·")[0].strip("│├└─ ") for line in briefing("outline", "one.md", "two.txt").stdout.splitlines()]
    assert names[1:] == ["one.md", "Мост", "Сроки", "Цена", "Проезд", "two.txt", "Погода"]


def test_a_recipe_is_shown_as_it_would_be_made(briefing, tmp_path: Path) -> None:
    (tmp_path / "here" / "two.txt").write_text(TWO, encoding="utf-8")
    section = '[[briefing.section]]\ntitle = "Область"\nsources = ["two.txt"]\n'
    recipe = f'[[briefing]]\nname = "morning"\ntitle = "Утро"\n{section}'
    (tmp_path / "here" / "briefing.toml").write_text(recipe, encoding="utf-8")
    shown = json.loads(briefing("outline", "morning", "--json").stdout)
    assert shown["title"] == "Утро"
    assert [section["title"] for section in shown["sections"]] == ["Область. Погода"]
    paragraphs = shown["sections"][0]["paragraphs"]
    assert [(each["text"][:7], each["style"]) for each in paragraphs] == [
        ("Область", "heading"),
        ("Погода", "heading"),
        ("Ночью н", "text"),
    ]


def test_what_the_program_made_is_not_read_again(briefing, tmp_path: Path) -> None:
    here = tmp_path / "here"
    (here / "a.txt").write_text("Да, это так.\n", encoding="utf-8")
    assert briefing("make", "a.txt", "--script-only", "--output", "radio").returncode == 0
    assert briefing("make", "a.txt", "--voice", QUICK, "--output", ".").returncode == 0
    outline = json.loads(briefing("outline", ".", "--json").stdout)
    texts = [paragraph["text"] for section in outline["sections"] for paragraph in section["paragraphs"]]
    assert (texts, outline["notes"]) == (["Да, это так."], [])
