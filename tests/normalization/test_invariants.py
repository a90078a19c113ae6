"""What holds for any text at all: it goes through, only Russian comes out, saying it again changes nothing.

The texts are the same at every run unless FUZZ=1 is in the environment (conftest.py).
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.normalization.notation import cases, normalizer, spoken

SPEAKABLE = re.compile(r"[\u0400-\u052f+.,!?;:…—–\-«»„“”\"'() \n]*\Z")
PIECES = [
    *"0123456789", "10", "2024", "1 000", "3,5", "1/2", "½", "²", "%", " %", "$", "€", "№ ", "§", "-", "–",
    " — ", "+", "°C", " км", " руб.", " млн", " тыс. ", "г.", " г. ", "гг.", "т. е.", "и т. д.", "ул. ", "XX",
    "IV ", " века", "мая", ".", ",", ":", "(", ")", "«", "»", "\n", " ", "АЭС", "США", "НАТО", "МЧСа", "ЩЪЫ",
    "USAID", "iPhone", "e-mail", "@", "a@b.ru", "www.", "http://x.ru/1", "#", "в ", "на ", "к ", "от ", "до ",
    "с ", "из ", "не ", "более ", "человек", "стран", "году", "годов", "-й", "-летие", "-х", "х", "×", "=",
    "Ил-76", "Пётр I", "за\u0301мок", "z+амок", "\u00a0", "\u00ad", "қазақ", "α", "中文", "🙂", "é", "ﬁ", "Ⅳ", "٣",
    "\u200b", "й", "ё", "Ё", "Л. Н. ", "и", "или ",
]  # fmt: skip
ANY_TEXT = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
_TOLD = re.compile(r"((?:\d|\b[А-ЯЁ]{2})\w*)( [\w-]+)?( [\w-]+)?")
"""A number or an acronym, and the two words behind it."""


@given(ANY_TEXT)
@example("Указом 0 200 назначен номер.")
@example("Внесли 003,500.00 евро.")
@example("14.03–05.04.08 полками.")  # places in a row are no decimals
@example("Работа с 1 маяСМИ пошла.")  # what counts as a noun has no gender
@example("В доме 80 2025 Северо-Западном года.")  # no noun that goes with either part of the compound
@example("Объём в мм³")  # a unit of its own
@example("Закон 0-4и отложен.")  # the collective numeral of the second has none beside it
@settings(max_examples=600)
def test_any_text_goes_through_and_only_russian_comes_out(text: str) -> None:
    spoken = normalizer().speak(text)
    assert SPEAKABLE.match(spoken), spoken


@given(ANY_TEXT)
@example("Привет 😀\nи пока *\n")  # what is not said leaves no space at the end of its line
@settings(max_examples=600)
def test_speaking_the_spoken_changes_nothing(text: str) -> None:
    spoken = normalizer().speak(text)
    assert normalizer().speak(spoken) == spoken


@given(ANY_TEXT, st.sampled_from(["spell", "first", "expand"]))
@settings(max_examples=300)
def test_every_run_of_letters_or_digits_is_spoken_or_reported(text: str, mode: str) -> None:
    explanation = normalizer(mode).explain(text)
    lost = [
        change.written
        for change in explanation.changes
        if not change.spoken and re.search(r"\w", change.written.replace("_", ""))
    ]
    reported = " ".join(explanation.reports)
    assert all(any(part in reported for part in re.findall(r"\w+", written)) for written in lost)


@given(ANY_TEXT)
@example("Ⅸ\u0301 век, й\u0301")
@settings(max_examples=300)
def test_changes_point_at_what_they_changed(text: str) -> None:
    changes = normalizer().explain(text).changes
    assert all(text[change.start : change.end] == change.written for change in changes)
    assert all(first.end <= second.start for first, second in pairwise(changes))


def test_speaking_the_cases_again_changes_nothing() -> None:
    changed = []
    for case in cases():
        again = normalizer(case.mode).speak(spoken(case))
        if again != spoken(case):
            changed.append(f"{case.place}: {spoken(case)} → {again}")
        assert SPEAKABLE.match(spoken(case)), (case.place, spoken(case))
    assert not changed, "\n".join(changed)


@pytest.mark.parametrize("word", ["ФСИН", "слово", "слова", "новой", "дома и", "его", "на"])
@pytest.mark.parametrize("mode", ["spell", "first", "expand"])
def test_as_many_words_as_one_likes_may_stand_in_a_row(word: str, mode: str) -> None:
    assert normalizer(mode).speak(f"{word} " * 1500 + "5 домов и ФСИН")


def test_a_text_may_end_anywhere() -> None:
    for case in cases():
        for told in _TOLD.finditer(case.written):
            for last in filter(None, told.groups()):
                assert normalizer(case.mode).speak(case.written[: case.written.index(last, told.start()) + len(last)])
    assert normalizer().speak("Закрыты дома №2-8 по ")  # no street behind the space
