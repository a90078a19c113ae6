"""Ё comes back where it is certain, and nowhere else."""

from __future__ import annotations

import pytest

from briefing.normalization.words import yo

CERTAIN = """
ещё её моё твоё чьё причём днём вперёд насчёт всё-таки зелёный зелёного зелёными чёрная самолёт вертолётов расчёты учёт
отчётность объём подъёма приём ребёнок ребёнка идёт пришёл нёс растёт берёза партнёр партнёрами режиссёр актёры шахтёров
имён звёзд сестёр озёр трёх четырёх вооружённый вооружённых утверждён проведён приведённый принёсший расчётному
неё козёл четвёртую полёт орёт вахтёр восхищённый матёрого щёлочи
трёхэтажный трёхсоттысячный четырёхкратное трёхколёсный двадцатитрёхлетнего пятисотрублёвых электросамолёт
окружён отменён осведомлённых боёв чёрно-белый тёмно-синего счёт-фактура
Хрущёв Хрущёва Хрущёву Горбачёвым Соловьёвой Королёв Потёмкиным Семёнов Фёдоровна Пётр Артёму Алёной Косачёвым Снегирёву
неотображённая невооружённым двухколёсного видеоотчёт прокремлёвских сверхчёткую силён шёлковую стартёры
приближённые молодёжка
Шёнберга Мёллером Хёрсту Утёсовым Найдёнова Воробьёвых Шрёдера Щёлково Кёльне Пхёнчхане Орёл Кишинёвом Огарёво-Поле
"""

# Other words or names with е, one or both readings in use, or no ё at all.
LEFT_ALONE = """
все чем нем осел небо берет узнает передохнем звезды села слезы сестры жены озера счета совершенный крестный падеж
планер Черных Березовский Артемьев Лебедев Козырев желчь афера опека гололедица бытие хребет Лель Крез се мел лет темы
семена твердее артем петр алена Лев дом характер характера альма-матер Тер-Петросян
потяжелеть восприемник приведшее изобретший расцветшая неженкой мелколесный Кочеткова Шустер Пламен Пален Мерло щекам
"""


@pytest.mark.parametrize("word", CERTAIN.split())
def test_certain(word: str) -> None:
    assert yo.restore(word.replace("ё", "е").replace("Ё", "Е")) == word


@pytest.mark.parametrize("word", LEFT_ALONE.split())
def test_left_alone(word: str) -> None:
    assert yo.restore(word) is None


def test_capitals_stay() -> None:
    assert yo.restore("ЕЩЕ") == "ЕЩЁ"
    assert yo.restore("Елка") == "Ёлка"
    assert yo.restore("ГорбаЧЕВ") == "ГорбаЧЁВ"
    assert yo.restore("ЧЕРНО-белый") == "ЧЁРНО-белый"


def test_written_yo_is_no_change() -> None:
    assert yo.restore("ещё") is None
    assert yo.restore("") is None


def test_every_spelling_in_the_table_gives_its_word() -> None:
    """The table's own spellings, all 50,000, come back as they stand there."""
    table = yo._table()
    assert len(table.words) > 40_000
    assert all((yo.restore(plain) or plain) == word for plain, word in table.words.items())
