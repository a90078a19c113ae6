"""Full stops that a listener would hear as pauses: gone inside a sentence, kept where one ends."""

from __future__ import annotations

import pytest

from briefing.normalization import Normalizer

SPOKEN = {
    "Доход, т. е. НДС, вырос.": "Доход, то есть эн-дэ-эс, вырос.",
    "Строят многие, в т. ч. МЧС.": "Строят многие, в том числе эм-че-эс.",
    "Шрифт, см. Приложение.": "Шрифт, смотри Приложение.",
    "Лечит к. м. н. Орлова.": "Лечит кандидат медицинских наук Орлова.",
    "Она к. м. н. Потом ушла.": "Она кандидат медицинских наук. Потом ушла.",
    "Сёла, реки и т. д. Потом лес.": "Сёла, реки и так далее. Потом лес.",
    "Сервис Яндекс.Погода врёт.": "Сервис +Яндекс Погода врёт.",
    'Сервис "Зима.Погода" врёт.': 'Сервис "Зима Погода" врёт.',
    "Нашли бактерию E. coli вчера.": "Нашли бактерию Эшерихия коли вчера.",
    "[4] Весной река вскрылась.": "Весной река вскрылась.",
    "Роль играл Ivan A. Lock вчера.": "Роль играл Иван эй Лок вчера.",
}


@pytest.mark.parametrize("written", SPOKEN)
def test_a_pause_stands_where_a_sentence_ends_and_nowhere_else(written: str) -> None:
    assert Normalizer().speak(written) == SPOKEN[written]


CAPITALS = {
    "Построят 5 тыс. АЭС.": "Построят пять тысяч атомных электростанций.",
    "С 2019 г. НКО сдают отчёт.": "С две тысячи девятнадцатого года некоммерческие организации сдают отчёт.",
    "Строили долго. АЭС готова.": "Строили долго. Атомная электростанция готова.",
    "Строили долго («АЭС готова!»).": "Строили долго («атомная электростанция готова!»).",
}


@pytest.mark.parametrize("written", CAPITALS)
def test_a_name_has_a_capital_where_a_sentence_begins_and_nowhere_else(written: str) -> None:
    assert Normalizer(acronyms="expand").speak(written) == CAPITALS[written]
