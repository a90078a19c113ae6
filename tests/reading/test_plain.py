"""Plain text: what is a heading, an item, a quotation, and what is simply text."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.episode import Style
from briefing.reading.mail import read_mail
from briefing.reading.plain import read_plain
from briefing.reading.settings import ReadingSettings

PARAGRAPH = "Правительство утвердило план, по которому дорогу достроят к осени следующего года."
OTHER = "Рабочие уже вышли на участок, а движение пустили в объезд по старому мосту."


def blocks(text: str) -> list[tuple[str, str]]:
    """Give (h1 or style, text) of each block."""
    reading = read_plain(text.encode(), "a.txt", ReadingSettings())
    return [(f"h{block.level}" if block.level else block.style.value, block.text) for block in reading.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "Путин, Токаев и «тихая дипломатия»",
        "Что ещё могут обсудить два президента?",
        "ДОРОГА ЗАКРЫТА",
        "1. Введение",
        "План на 2027 год",
        "Итоги (предварительные)",
    ],
)
def test_a_short_line_without_a_full_stop_before_a_paragraph_is_a_heading(line: str) -> None:
    assert blocks(f"{line}\n{PARAGRAPH}") == [("h1", line), ("text", PARAGRAPH)]


@pytest.mark.parametrize(
    "line",
    [
        "Дорогу закрыли.",
        "Об этом сообщили в министерстве:",
        "Дорогу закрыли…",
        "— Когда откроют дорогу?",
        "– Вчера",
        "и мост тоже",
        "Дорогу, которую обещали открыть к осени, закрыли,",
        "Длинная строка, которая не кончается точкой, но так длинна, что заголовком быть не может никак и нигде",
    ],
)
def test_other_lines_are_text(line: str) -> None:
    assert blocks(f"{line}\n{PARAGRAPH}")[0] == ("text", line)


def test_a_line_at_the_end_is_no_heading() -> None:
    assert blocks(f"{PARAGRAPH}\nИван Петров")[1] == ("text", "Иван Петров")


def test_three_bare_lines_in_a_row_are_no_headings() -> None:
    poem = ["Мороз и солнце", "День чудесный", "Ещё ты дремлешь"]
    assert [kind for kind, _ in blocks("\n".join([*poem, PARAGRAPH]))] == ["text"] * 4


def test_title_and_first_heading_may_follow_each_other() -> None:
    assert [kind for kind, _ in blocks(f"Обзор дня\n\nЭкономика\n\n{PARAGRAPH}")] == ["h1", "h1", "text"]


def test_numbered_headings_have_their_level() -> None:
    text = f"1. Введение\n\n{PARAGRAPH}\n\n1.1. Предмет\n\n{OTHER}\n\n2. Выводы\n\n{PARAGRAPH}"
    assert [kind for kind, _ in blocks(text)] == ["h1", "text", "h2", "text", "h1", "text"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_hard_wrapped_text_becomes_whole_paragraphs(ends: str) -> None:
    long = f"{PARAGRAPH} {OTHER} {PARAGRAPH}"
    wrapped = "\n\n".join(
        ["Дорога и мост", *("\n".join(textwrap.wrap(text, 72)) for text in (long, OTHER + " " + long))]
    )
    assert blocks(wrapped.replace("\n", ends)) == [("h1", "Дорога и мост"), ("text", long), ("text", f"{OTHER} {long}")]


def test_a_letter_wrapped_by_hand() -> None:
    text = """\
        ПРЕСС-РЕЛИЗ

        Москва, 23 ноября 2026 г.

        Компания «Ромашка» объявила о запуске нового завода. Об этом говорится в
        сообщении, которое поступило в редакцию в понедельник. Завод — крупнейший
        в регионе — будет выпускать 500 тыс. единиц продукции в год.

        1. Предыстория

        Строительство началось в 2020 году. «Мы ждали этого долго, — сказал директор
        Иван Петров. — И вот дождались».
        """
    assert [(kind, found[:20]) for kind, found in blocks(textwrap.dedent(text))] == [
        ("h1", "ПРЕСС-РЕЛИЗ"),
        ("text", "Москва, 23 ноября 20"),
        ("text", "Компания «Ромашка» о"),
        ("h1", "1. Предыстория"),
        ("text", "Строительство начало"),
    ]


def test_an_indented_line_opens_a_paragraph_as_in_books() -> None:
    long = f"{PARAGRAPH} {OTHER} {PARAGRAPH}"
    wrapped = "\n".join(textwrap.fill(text, 72, initial_indent="    ") for text in (long, OTHER + " " + long))
    assert blocks(wrapped) == [("text", long), ("text", f"{OTHER} {long}")]


def test_a_word_divided_at_the_end_of_a_line_is_one_again_and_a_compound_stays() -> None:
    wrapped = (
        "Президенты встретятся завтра, чтобы вместе в узком составе обсу-\n"
        "дить вопросы, которые остались открытыми, и отправятся на юго-\n"
        "запад страны, где их ждут."
    )
    assert blocks(wrapped) == [
        (
            "text",
            "Президенты встретятся завтра, чтобы вместе в узком составе обсудить вопросы, которые остались открытыми, "
            "и отправятся на юго-запад страны, где их ждут.",
        )
    ]


def test_lines_of_a_poem_stay_lines() -> None:
    poem = "Мороз и солнце; день чудесный!\nЕщё ты дремлешь, друг прелестный —\nПора, красавица, проснись:"
    assert len(blocks(poem)) == 3


@pytest.mark.parametrize(
    ("written", "items"),
    [
        ("— мост;\n— дорога;\n— тоннель.", ["мост;", "дорога;", "тоннель."]),
        ("• мост\n• дорога", ["мост", "дорога"]),
        ("- мост\n- дорога", ["мост", "дорога"]),
        ("* мост\n* дорога", ["мост", "дорога"]),
        ("1) мост\n2) дорога", ["1) мост", "2) дорога"]),
        ("1. Мост\n2. Дорога", ["1. Мост", "2. Дорога"]),
        ("а) мост\nб) дорога", ["а) мост", "б) дорога"]),
    ],
)
def test_lists(written: str, items: list[str]) -> None:
    found = blocks(f"Откроют вот что:\n{written}\n{PARAGRAPH}")
    assert found == [("text", "Откроют вот что:"), *(("item", item) for item in items), ("text", PARAGRAPH)]


def test_dialogue_is_text_and_keeps_its_dashes() -> None:
    lines = ["— Когда откроют мост? — спросил он.", "— Осенью.", "— А дорогу?"]
    assert blocks("\n".join([PARAGRAPH, *lines, OTHER])) == [("text", line) for line in [PARAGRAPH, *lines, OTHER]]


@pytest.mark.parametrize("line", ["Добрый день!", "Здравствуйте, коллеги!", "Уважаемая Анна Ивановна!", "Добрый вечер"])
def test_a_greeting_is_no_heading(line: str) -> None:
    assert blocks(f"{line}\n\n{PARAGRAPH}\n\n{OTHER}") == [("text", line), ("text", PARAGRAPH), ("text", OTHER)]


def test_the_signature_of_a_letter_and_the_letter_that_it_answers_are_told() -> None:
    quoted = "26.11.2026 14:05, Анна Ким пишет:\n> Когда откроют\n> дорогу?"
    text = f"{PARAGRAPH}\n\n{quoted}\n\n{OTHER}\n-- \nИ. Петров\nотдел дорог\n"
    reading = read_plain(text.encode(), "a.txt", ReadingSettings())
    assert [block.text for block in reading.blocks] == [PARAGRAPH, OTHER]
    assert reading.notes == (
        "left out, quoted letters: 1 («26.11.2026 14:05, Анна Ким пишет: Когда откроют дорогу?»)",
        "left out, signatures of letters: 1 («И. Петров отдел дорог»)",
    )
    head = "From: a@example.org\nTo: b@example.org\nSubject: Дорога\nContent-Type: text/plain; charset=utf-8"
    letter = f"{head}\n\n> Когда?\n\n{OTHER}"
    mail = read_mail(letter.encode(), "a.eml", ReadingSettings())
    assert [block.text for block in mail.blocks] == ["Дорога", OTHER]
    assert mail.notes == ("left out, quoted letters: 1 («Когда?»)",)


def test_quoted_lines_are_quotations() -> None:
    assert blocks(f"> {OTHER}\n\n{PARAGRAPH}")[0] == (Style.QUOTE.value, OTHER)
    told = blocks(f"{PARAGRAPH}\n\nКритик пишет:\n\n> {OTHER}\n\n{PARAGRAPH}")  # no letter: no day, no address
    assert (Style.QUOTE.value, OTHER) in told


def test_characters_without_sound_are_gone() -> None:
    text = f"\ufeffМост\u00a0и до\u00adрога\u200b\f{PARAGRAPH}\u2028{OTHER}"
    assert blocks(text) == [("h1", "Мост и дорога"), ("text", PARAGRAPH), ("text", OTHER)]


@given(st.text(alphabet="аБв. -—–•*>«»?!:;,1)\n\t\u00ad\u2028\f", max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    def letters(some: str) -> str:
        return "".join(char for char in some if char.isalnum())

    if text.strip():
        told = "".join(omission.text for omission in read_plain(text.encode(), "a.txt", ReadingSettings()).omissions)
        assert sorted(letters("".join(found for _, found in blocks(text)) + told)) == sorted(letters(text))
