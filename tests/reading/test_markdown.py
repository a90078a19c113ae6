"""Markdown: its structure becomes blocks, and what has no words is noted."""

from __future__ import annotations

import pytest

from briefing.errors import SourceError
from briefing.reading.markdown import read_markdown
from briefing.reading.settings import ReadingSettings


def blocks(text: str) -> list[tuple[str, str]]:
    reading = read_markdown(text.encode(), "a.md", ReadingSettings())
    return [(f"h{block.level}" if block.level else block.style.value, block.text) for block in reading.blocks]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("# Обзор\n\nТекст.", [("h1", "Обзор"), ("text", "Текст.")]),
        ("Обзор\n=====\n\nТекст.", [("h1", "Обзор"), ("text", "Текст.")]),
        ("### Погода ###", [("h3", "Погода")]),
        ("Первая строка\nи вторая.", [("text", "Первая строка и вторая.")]),
        ("**Жирно** и *курсивом*, `код`, ~~нет~~ да.", [("text", "Жирно и курсивом, код, да.")]),
        ("Мост ==закрыт **до** утра==.", [("text", "Мост закрыт до утра.")]),
        ("Если a == b и c==d==e.", [("text", "Если a == b и c==d==e.")]),
        ('Смотри [сайт](https://example.org "t").', [("text", "Смотри сайт.")]),
        ("* мост\n* дорога", [("item", "мост"), ("item", "дорога")]),
        ("3. мост\n4. дорога", [("item", "3. мост"), ("item", "4. дорога")]),
        ("* мост\n  1. опора\n* дорога", [("item", "мост"), ("item", "1. опора"), ("item", "дорога")]),
        ("* мост\n\n  и опоры\n* дорога", [("item", "мост"), ("item", "и опоры"), ("item", "дорога")]),
        ("- [x] сделано\n- [ ] впереди", [("item", "сделано"), ("item", "впереди")]),
        ("> Сказал\n> он.", [("quote", "Сказал он.")]),
        (
            "| Страна | Рост | ВВП |\n|---|---|---|\n| Чили | 5 % | 2 % |\n| Перу | | |",
            [("item", "Страна: Чили; рост: 5 %; ВВП: 2 %"), ("item", "Страна: Перу")],
        ),
        ("Раз<br>два &amp; три\\*", [("text", "Раз два & три*")]),
        (
            "Рост[^1] есть.\n\nДальше.\n\n[^1]: По данным *банка*.",
            [("text", "Рост есть."), ("text", "Примечание: По данным банка."), ("text", "Дальше.")],
        ),
        ("---\n\nТекст.\n\n***\n", [("text", "Текст.")]),
    ],
)
def test_structure(written: str, found: list[tuple[str, str]]) -> None:
    assert blocks(written) == found


@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("![Мост осенью](a.png)", "left out, pictures: 1 («Мост осенью»)"),
        ("```python\nprint(1)\n```", "left out, code: 1 («print(1)»)"),
        ("    отступ", "left out, code: 1 («отступ»)"),
        ("---\ntags: [мост]\n---\n", "left out, keys of front matter: 1 («tags»)"),
    ],
)
def test_what_is_not_read_is_noted(written: str, note: str) -> None:
    reading = read_markdown(f"{written}\n\nТекст.\n".encode(), "a.md", ReadingSettings())
    assert reading.notes == (note,)
    assert [block.text for block in reading.blocks] == ["Текст."]


def test_a_comment_is_nobodys_words() -> None:
    assert read_markdown("<!-- проверить -->\n\nТекст.".encode(), "a.md", ReadingSettings()).notes == ()


@pytest.mark.parametrize(
    ("braces", "title", "voice"),
    [
        ("{voice=baya}", "Погода", "baya"),
        ("{ voice = 'baya' }", "Погода", "baya"),
        ("{#weather .wide voice=baya}", "Погода", "baya"),
        ("{voice=baya} {#weather}", "Погода", "baya"),
        ("{-}", "Погода", None),
        ("{#weather n=1 key=value}", "Погода", None),
        ("{: .wide}", "Погода", None),
        ('{background-color="red" lang=ru}', "Погода", None),
        ("{n=1}", "Погода {n=1}", None),
        ("{по часам}", "Погода {по часам}", None),
    ],
)
def test_attributes_of_a_heading_are_no_part_of_it(braces: str, title: str, voice: str | None) -> None:
    reading = read_markdown(f"## Погода {braces}\n\nДождь.".encode(), "a.md", ReadingSettings())
    assert [(block.text, block.voice) for block in reading.blocks if block.is_heading] == [(title, voice)]


@pytest.mark.parametrize("braces", ["{voise=baya}", "{Voice=baya}", "{голос=baya}", "{#weather voise='baya'}"])
def test_a_mistyped_attribute_of_a_heading_is_refused_with_the_nearest_one(braces: str) -> None:
    with pytest.raises(SourceError, match=r"^a\.md: \{.*: '\w+' is unknown; the nearest known key is 'voice'$"):
        blocks(f"## Погода {braces}\n\nДождь.")


def test_a_heading_whose_voice_is_left_empty_is_refused() -> None:
    with pytest.raises(SourceError, match=r"a\.md: \{voice=\}: name a voice"):
        blocks("## Погода {voice=}\n\nДождь.")
