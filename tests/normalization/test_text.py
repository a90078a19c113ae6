"""A text as the rules see it: what cleaning makes of characters, and what its tokens tell of their places."""

from __future__ import annotations

import pytest

from briefing.normalization.sentence.cleaning import clean
from briefing.normalization.sentence.text import Text

ACUTE, GRAVE, BREVE, STRUCK = "\u0301", "\u0300", "\u0306", "\u0336"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (f"за{ACUTE}мок и замо{GRAVE}к", "з+амок и зам+ок"),
        (f"к{ACUTE}от", "кот"),  # no vowel, no stress
        (f"мои{BREVE}", "мой"),
        (f"мой{ACUTE} дом", "мой дом"),  # no vowel, no stress
        (f"Ⅸ{ACUTE} век", "IX век"),
        ("Это стóит; бéлый, пройтú", "Это ст+оит; б+елый, пройт+и"),  # Latin vowels typed for stressed Russian ones
        ("у Beyoncé и é", "у Beyoncé и é"),
        ("П Л А Н  Р А Б О Т: А и Б", "ПЛАН РАБОТ: А и Б"),
        ("<speak>Да<break time='1s'/>нет</speak>", "Да нет"),
        (f"cafe{ACUTE}", "café"),
        (f"x{STRUCK}", "x"),
        ("бе\u00adлый\u200b дом", "белый дом"),
        ("5\u00a0 км\t\nпо\u2009дороге", "5 км\nпо дороге"),
        ("\u0663 \u0967", "3 1"),
        ("ﬁ Ⅳ ℃", "fi IV °C"),
        ("пер<b>вая</b> и вто<br>рая", "первая и вто рая"),
        ("так[3] и так", "так и так"),
    ],
)
def test_what_is_not_written_to_be_read_is_made_plain(written: str, read: str) -> None:
    assert clean(written).text == read


@pytest.mark.parametrize(
    "written",
    [
        "просто",
        "бе\u00adлый  дом",
        f"за{ACUTE}мок\u00a0\nи так[3]",
        "&laquo;Заря&raquo;",
        "ﬁ так",
        "П Л А Н  просто",
    ],
)
def test_each_character_has_its_place_in_the_original(written: str) -> None:
    text = Text.of(written)
    places = [text.original(offset) for offset in range(len(text.clean) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(written)
    letters = [(place, letter) for place, letter in zip(places, text.clean, strict=False) if letter in "простлйдмкяч"]
    assert letters
    assert all(written[place] == letter for place, letter in letters)


def test_a_line_is_the_tokens_between_its_ends() -> None:
    text = Text.of("раз два\nтри четыре\nпять")
    assert [[text.word[i] for i in text.line(token, 10)] for token in (1, 2, 4)] == [
        ["раз", "два"],
        ["три", "четыре"],
        ["пять"],
    ]
    assert [text.word[i] for i in text.line(2, 1)] == ["три"]


def test_words_back_end_at_a_mark_and_with_the_line() -> None:
    text = Text.of("раз, два три\nчетыре пять")
    back = {token: [text.word[i] for i in text.words_back(token, 5)] for token in (2, 3, 5)}
    assert back == {2: ["два"], 3: [], 5: ["пять", "четыре"]}, "behind the last of a line another begins"


def test_a_hyphen_joins_only_what_touches_it() -> None:
    for written, joined in (("IT-отдел", True), ("IT -отдел", False), ("IT- отдел", False), ("IT–отдел", False)):
        assert Text.of(written).hyphened(0) is joined, written


def test_an_offset_inside_a_token_splits_it() -> None:
    text = Text.of("раз два")
    assert [offset for offset in range(8) if text.splits_no_token(offset)] == [0, 3, 4, 7]
