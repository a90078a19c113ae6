"""Stress is marked in the words and names of the table, in all their forms."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from briefing.normalization.words import stress

MARKED = """
догов+ор догов+оры догов+орами кварт+алу катал+огов обесп+ечения ср+едств ход+атайству нам+ерении фен+омена эксп+ертом
звон+ит включ+ат прин+ять начал+ась умерл+а там+ожней сир+ийского укра+инских укра+инцев опт+овыми +экспорту там+оженных
Байкон+уре Астан+ой Ток+аева Зел+енскому Лукаш+енко Пашин+яна Ал+иевым Жап+арову Рахм+оном Макр+она Б+ербок Л+яйен
Бор+исович Бор+исовна Андр+еевича Ж+укова Гр+омовой Верн+адскому Руд+енко М+анчестера
Иль+ин Ильин+ой Кузьмин+а Пятн+ицкого П+ятницкой
Т+урции Азербайдж+ане П+утиным Бело+усова Зах+арова Зах+аровой Ег+иптом Ал+яску Прим+орье
"""


def _split(text: str) -> list[str]:
    return [word for word in text.split() if "+" in word]


@pytest.mark.parametrize("word", _split(MARKED))
def test_marked(word: str) -> None:
    assert stress.mark(word.replace("+", "")) == word


def test_hyphenated_words_part_by_part_where_they_are_not_in_the_table_as_a_whole() -> None:
    assert stress.mark("Касым-Жомартом") == "Кас+ым-Жом+артом"
    assert stress.mark("Санкт-Петербурге") == "Санкт-Петерб+урге"
    assert stress.mark("экспорт-импорт") == "+экспорт-+импорт"


def test_names_need_their_capital() -> None:
    assert stress.mark("Газа") == "Г+аза"
    assert stress.mark("газа") is None


def test_capitals_stay() -> None:
    assert stress.mark("ДОГОВОР") == "ДОГОВ+ОР"
    assert stress.mark("Договор") == "Догов+ор"


@pytest.mark.parametrize("word", ["догов+ор", "дом", "еще", "", "-", "кракозябра"])
def test_left_alone(word: str) -> None:
    assert stress.mark(word) is None


def test_the_table_is_sound() -> None:
    """Every entry has one mark before a vowel, no entry stands twice, no paradigm cuts the stressed vowel off."""
    file = resources.files("briefing.normalization").joinpath("data", "stress.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    seen: set[tuple[str, str]] = set()
    count = 0
    for section in ("words", "names"):
        for paradigm, words in table[section].items():
            cut = table["paradigms"][paradigm]["cut"]
            for word in words.split():
                plain = word.replace("+", "")
                assert word.count("+") == 1, word
                assert word[word.index("+") + 1].lower() in "аеиоуыэюя", word
                assert plain.endswith(cut), word
                assert word.index("+") < len(plain) - len(cut), word
                assert "ё" not in plain, word
                forms = [plain[: len(plain) - len(cut)] + ending for ending in table["paradigms"][paradigm]["endings"]]
                longest = max(forms, key=len)
                assert sum(letter in "аеиоуыэюя" for letter in longest.lower()) > 1, word
                assert (section, forms[0]) not in seen, word
                seen.add((section, forms[0]))
                count += 1
    assert count >= 1700
