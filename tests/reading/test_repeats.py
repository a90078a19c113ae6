"""The same story twice, with small changes, is read once; what says something new is read however alike it looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.reading import read
from briefing.reading.sameness import adds_nothing, said

WIRE = """\
Паромную переправу через Лену закрыли раньше срока

Паромная переправа между Якутском и Нижним Бестяхом закрыта с 20 октября из-за шуги, сообщает министерство транспорта.

Навигация завершилась на пять дней раньше, чем в прошлом году. Последний паром перевёз 48 машин и 120 пассажиров.

«До ледостава людей будут перевозить суда на воздушной подушке, билеты на них уже продаются», — сказал директор
переправы Семён Егоров.

Ледовую дорогу обещают открыть к 15 декабря, если морозы не отступят.
"""
RETOLD = """\
Переправа через Лену закрылась раньше обычного

Паромная переправа между Якутском и Нижним Бестяхом закрыта с 20 октября из-за шуги, передаёт министерство транспорта.

Навигация завершилась на пять дней раньше, чем в прошлом году. Последний паром перевёз 48 машин и 120 пассажиров.
«До ледостава людей будут перевозить суда на воздушной подушке», — сказал директор переправы Семён Егоров.

Ледовую дорогу обещают открыть к 15 декабря, если морозы не отступят.
"""
FORECAST = "Завтра в Якутске ожидается ясная погода, днём термометры покажут 31 градус мороза, ночью 38 градусов."


@pytest.fixture
def write(tmp_path: Path):
    def write_file(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write_file


def test_a_wire_story_from_two_sites_is_read_once_and_told_from_where(write) -> None:
    one, two = write("one.txt", WIRE), write("two.txt", RETOLD + f"\nПогода\n\n{FORECAST}\n")
    document = read([one, two])
    assert [section.title for section in document.sections] == [
        "Паромную переправу через Лену закрыли раньше срока",
        "Погода",
    ]
    (note,) = document.notes
    assert note.startswith(f"{two}: left out, read before in {one}: 5 paragraphs from «Переправа через Лену")


def test_keep_repeats_reads_both(write) -> None:
    document = read([write("one.txt", WIRE), write("two.txt", RETOLD)], keep_repeats=True)
    assert len(document.sections) == 2
    assert document.notes == ()


def test_what_the_second_telling_adds_is_read(write) -> None:
    added = "Первыми по льду пойдут машины скорой помощи, для грузовиков проезд ограничат пятью тоннами до января."
    document = read([write("one.txt", WIRE), write("two.txt", f"{RETOLD}\n{added}\n")])
    assert [paragraph.text for paragraph in document.sections[1].paragraphs] == [added]


@pytest.mark.parametrize(
    "other",
    [
        FORECAST.replace("31", "33"),
        FORECAST.replace("Якутске", "Мирном"),
        FORECAST.replace("Завтра", "В пятницу"),
        FORECAST.replace("ожидается", "не ожидается"),
        FORECAST.replace("ясная", "снежная"),
        FORECAST + " Водителей просят не выезжать на трассу без связи и запаса топлива.",
        FORECAST.replace("31", "38").replace("38 градусов", "31 градус"),
    ],
)
def test_a_number_a_name_a_day_or_a_negation_makes_it_another_story(other: str) -> None:
    assert not adds_nothing(said(other), [said(FORECAST)])


@pytest.mark.parametrize(
    "other",
    [
        FORECAST.replace("Завтра в", "Завтра, в"),
        FORECAST.replace("термометры покажут", "будет около"),
        FORECAST.replace(", ночью 38 градусов", ""),
        FORECAST.replace("ё", "е").replace("Завтра", "ЗАВТРА"),
    ],
)
def test_a_few_other_words_say_nothing_new(other: str) -> None:
    assert adds_nothing(said(other), [said(FORECAST)])


def test_a_negation_elsewhere_in_the_text_does_not_hide_one() -> None:
    before = "Суд присяжных в понедельник признал бывшего директора порта виновным в хищении. Он не явился."
    after = "Суд присяжных в понедельник не признал бывшего директора порта виновным в хищении. Он не явился."
    assert not adds_nothing(said(after), [said(before)])


def test_brief_news_under_the_same_heading_is_read_once_a_refrain_under_another_again(write) -> None:
    one = write("one.md", "# Рейс отменён\n\nЗавтра парома не будет.\n\n# Погода\n\nВетер стих.\n")
    two = write("two.md", "# Рейс отменён\n\nЗавтра парома не будет.\n\n# Вечер\n\nВетер стих.\n")
    document = read([one, two])
    assert [section.title for section in document.sections] == ["Рейс отменён", "Погода", "Вечер"]
    assert document.notes == (
        f"{two}: left out, read before in {one}: 2 paragraphs from «Рейс отменён» to «Завтра парома не будет.»",
    )


def test_a_repeat_within_one_of_several_sources_is_told_under_its_name(write) -> None:
    one, two = write("one.txt", f"{FORECAST}\n\nТак и будет.\n\n{FORECAST}\n"), write("two.txt", "Да, это так.")
    (note,) = read([one, two]).notes
    assert note.startswith(f"{one}: left out, it was read before: «Завтра в Якутске")
