"""What a line ends: nothing governs or counts across it, as headings and cells of tables stand without a full stop."""

from __future__ import annotations

import pytest

from briefing.normalization import Normalizer


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Лишились\n14 машин у дома", "Лишились\nчетырнадцать машин у дома"),
        ("Встреча в мае\n2010 книг", "Встреча в мае\nдве тысячи десять книг"),
        ("Статья\n2 колонки", "Статья\nдве колонки"),
        ("10 %\nВладеет долей банк", "десять процентов\nВладеет долей банк"),
        ("Без\n15 минут 5", "Без\nпятнадцать минут пять"),
        ("К\n21.05 доллара", "К\nдвадцать одна целая пять сотых доллара"),
    ],
)
def test_a_number_is_read_by_its_own_line(written: str, spoken: str) -> None:
    assert Normalizer().speak(written).replace("+", "") == spoken


def test_a_quotation_ends_with_its_line() -> None:
    assert Normalizer().speak('Сказал: "Да\nЭкран 27" разбит') == 'Сказал: "Да\nЭкран двадцать семь дюймов разбит'


def test_a_name_is_read_by_its_own_line() -> None:
    assert Normalizer(acronyms="expand").speak("Директор\nМИД ответил.") == (
        "Директор\nМинистерство иностранных дел ответило."
    )


def test_a_prime_is_a_minute_of_a_match_near_its_score_alone() -> None:
    told = "Матч закончился 2:1. " + "Зрители пели и махали шарфами. " * 20
    assert "двенадцатая минута" in Normalizer().speak("Матч закончился 2:1. Счёт открыли — 12'.")
    assert "минут" not in Normalizer().speak(told + "Съёмка под углом 12'.")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Собрали инфор-\nмацию о доме", "Собрали информацию\nо доме"),
        ("Дорога в 5 кило-\r\nметров, не больше", "Дорога в пять километров,\nне больше"),
        ("Новый ска\u00ac\nнер, ска\u00ad\nнер сломаны", "Новый сканер,\nсканер\nсломаны"),
        ("Из-\nза дождя кто-\nто опоздал", "Из-\nза дождя кто-\nто опоздал"),
        ("Ветер северо-\nзападный", "Ветер северо-\nзападный"),
    ],
)
def test_a_word_that_the_end_of_a_line_cuts_is_one(written: str, spoken: str) -> None:
    explanation = Normalizer().explain(written)
    assert explanation.spoken.replace("+", "") == spoken
    assert all(written[change.start : change.end] == change.written for change in explanation.changes)


def test_a_capital_in_a_word_shows_its_stress() -> None:
    assert Normalizer().speak("зАмок и замОк, портАл росИнжсети") == "з+амок и зам+ок, порт+ал росИнжсети"
