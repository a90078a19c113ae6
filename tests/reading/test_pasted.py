"""Text pasted out of Word, Telegram and PDF: its headings are found, and what pasting leaves is not taken for one."""

from __future__ import annotations

import pytest

from briefing.reading.plain import read_plain
from briefing.reading.settings import ReadingSettings

FIRST = "Ледокол вышел из Архангельска в понедельник утром и к вечеру прошёл горло Белого моря без остановок."
SECOND = "Капитан сообщил, что толщина льда на всём пути не превышала сорока сантиметров, а ветер стихал."
THIRD = "К причалу он встанет в пятницу, разгрузка займёт два дня, затем судно уйдёт обратно за новым грузом."


def read(text: str, **settings: bool):
    return read_plain(text.encode(), "a.txt", ReadingSettings(**settings))


def headings(text: str) -> list[str]:
    return [block.text for block in read(text).blocks if block.is_heading]


def kinds(text: str) -> list[str]:
    return [omission.kind.name for omission in read(text).omissions]


def test_headings_pasted_from_word_stand_between_paragraphs_without_empty_lines() -> None:
    text = "\n".join(
        ["Рейс ледокола", FIRST, "Лёд и ветер", SECOND, "2. Разгрузка", THIRD, "Глава 3. Обратный путь.", FIRST]
    )
    assert headings(text) == ["Рейс ледокола", "Лёд и ветер", "2. Разгрузка", "Глава 3. Обратный путь."]


@pytest.mark.parametrize(
    "line",
    [
        "26 ноября 2026 года",
        "26.11.2026, 10:15",
        "26 ноября 2026 года, 14:10, Архангельск",
        "12:45",
        "РИА Новости",
        "Источник: Росморречфлот",
        "Автор: Мария Орлова",
        "Таблица 2. Толщина льда по месяцам",
        "https://example.org/news/ledokol",
        "press@example.org",
        "+7 (8182) 20-00-00",
        "И. П. Ковалёв",
        "1 240 560",
        "@arktika_news",
    ],
)
def test_dates_sources_addresses_and_numbers_are_no_headings(line: str) -> None:
    assert headings(f"Рейс ледокола\n{line}\n{FIRST}\n{line}\n{SECOND}".replace(f"{line}\n{SECOND}", SECOND)) == [
        "Рейс ледокола"
    ]
    spoken = "example.org" if line.startswith("https") else line  # of an address its domain is read
    assert spoken in [block.text for block in read(f"Рейс ледокола\n{line}\n{FIRST}").blocks]


def test_a_chronicle_is_divided_by_its_dates() -> None:
    text = f"23 ноября\n\n{FIRST}\n\n24 ноября\n\n{SECOND}\n\n25 ноября\n\n{THIRD}"
    assert headings(text) == ["23 ноября", "24 ноября", "25 ноября"]


def test_who_wrote_the_text_above_is_no_heading_of_the_text_below() -> None:
    text = "\n".join(["Рейс ледокола", FIRST, "Мария Орлова", "Лёд и ветер", SECOND])
    assert headings(text) == ["Рейс ледокола", "Лёд и ветер"]


def test_questions_of_an_interview_that_name_who_asks_are_text() -> None:
    text = "\n".join(["Рейс ледокола", FIRST, "Вестник: Какой был лёд?", SECOND, "Вестник: Когда разгрузка?", THIRD])
    assert headings(text) == ["Рейс ледокола"]


def test_lines_of_a_list_under_a_colon_are_no_headings() -> None:
    text = "\n".join([FIRST, "На борту:", "Мука и крупы", "Топливо", SECOND])
    assert headings(text) == []


def test_cells_of_a_table_pasted_line_by_line_are_no_headings() -> None:
    text = "\n".join([FIRST, "Порт", "Лёд, см", "Архангельск", "35", "Диксон", "48", "Тикси", "52", SECOND])
    assert headings(text) == []


@pytest.mark.parametrize("number", ["- {n} -", "Стр. {n} из 9", "стр. {n}", "{n} / 9", "— {n} —"])
def test_page_numbers_are_left_out_and_the_sentence_over_the_page_is_whole(number: str) -> None:
    half, rest = THIRD[:86], THIRD[87:]
    text = f"{FIRST}\n\n{number.format(n=1)}\n\n{SECOND} {half}\n\n{number.format(n=2)}\n\n{rest}"
    manuscript = read(text)
    assert [block.text for block in manuscript.blocks] == [FIRST, f"{SECOND} {half} {rest}"]
    assert kinds(text) == ["HEADER", "HEADER"]


def test_bare_numbers_are_pages_where_a_sentence_runs_on_over_them_and_else_chapters() -> None:
    half, rest = THIRD[:86], THIRD[87:]
    assert kinds(f"{FIRST}\n\n4\n\n{SECOND} {half}\n\n5\n\n{rest}") == ["HEADER", "HEADER"]
    assert kinds(f"1\n\n{FIRST}\n\n2\n\n{SECOND}") == []


def test_the_running_head_of_each_page_goes_with_its_number() -> None:
    text = f"Вестник порта\n1\n{FIRST}\n\nВестник порта\n2\n{SECOND}\n\nВестник порта\n- 3 -\n{THIRD}"
    pages = text.replace("\n1\n", "\n- 1 -\n").replace("\n2\n", "\n- 2 -\n")
    assert headings(pages) == []
    assert kinds(pages) == ["HEADER"] * 6


def test_what_a_messenger_puts_around_a_message_is_left_out_by_kind() -> None:
    text = "\n".join(
        [
            "Порт Арктика, [26.11.2026 8:15]",
            "Переслано от Вестник моря",
            "[ Фотография ]",
            "❗️Ледокол идёт в Диксон",
            FIRST,
            "👍 124 🔥 32 ❤ 7",
            "👁 12,3K",
        ]
    )
    assert kinds(text) == ["SERVICE", "SERVICE", "SERVICE", "REACTION", "REACTION"]
    assert headings(text) == ["❗️Ледокол идёт в Диксон"]


def test_captions_are_left_out_or_read() -> None:
    text = f"{FIRST}\n\nРис. 1. Ледокол у причала\n\n{SECOND}"
    assert kinds(text) == ["CAPTION"]
    assert headings(text) == []
    read_out = read(text, captions=True).blocks
    assert [(block.text, block.is_heading) for block in read_out][1] == ("Рис. 1. Ледокол у причала", False)


def test_a_table_of_contents_is_left_out() -> None:
    text = f"Введение ........ 3\nЛёд и ветер …… 12\n\nВведение\n\n{FIRST}"
    assert kinds(text) == ["CONTENTS", "CONTENTS"]
    assert headings(text) == ["Введение"]


@pytest.mark.parametrize("marks", [("✅ ", "✅ "), ("🔹", "🔸"), ("1️⃣ ", "2️⃣ "), ("① ", "② ")])
def test_pictures_mark_the_items_of_a_list(marks: tuple[str, str]) -> None:
    blocks = read(f"На борту:\n{marks[0]}Мука и крупы\n{marks[1]}Топливо\n{SECOND}").blocks
    assert [(block.style.value, block.text.lstrip("12. ")) for block in blocks[1:3]] == [
        ("item", "Мука и крупы"),
        ("item", "Топливо"),
    ]
