"""Homographs are told from their neighbours, and left as they are where that is not safe.

A case is a sentence as it is to be said. The input is the same without `+` and ё; homographs without a mark are those
that have to be left alone.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest

from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.words import homographs, stress, yo

CASES = """
Всё это было давно.
Он сделал всё, что мог.
Ц+ены растут всё быстрее.
Всё равно мы придём.
Она всё ещё ждёт, и всё же надежды мало.
За год всё изменилось.
Он всё понял.
Всё население г+орода вышло.
Всё решено, и это всё.
В дом внесли всё необходимое.
Все люди знают это.
Все знают, кто прав.
Все уже ушли.
Все три стран+ы подписали договор.
Не все стр+аны согласны.
Обо всём сразу. При всём уважении. Помог всем детям.
О чём речь? В чём дело? Больше, чем вчера. Чем он занят?
Он думал о чём-то своём. Чем-то пахло.
В нём есть смысл. Он был глух и нем.
В моём доме. Мы моем руки.
Президент стран+ы заявил об этом.
Стр+аны договорились о мире.
Стр+аны ЕС договорились о мире.
Соглашение подписали две стран+ы.
Соглашение подписали 22 стран+ы, потом 25 страны.
Это две новые стран+ы.
Западные стр+аны ввели санкции.
Вчера стр+аны подписали договор.
Он посетил стр+аны Азии.
Из стран+ы, для стран+ы, в стр+аны, через стр+аны.
Власти стран+ы заявили об этом.
Летом стр+аны согласились. Летом страны нет.
Жители г+орода вышли на улицы.
В город+а вошли войск+а.
Новые город+а и цены на нефть.
У нашего г+орода, в обоих городах.
Депутаты защищают прав+а граждан.
По данным на нач+ало дня выросли ц+ены.
Рост цен+ы замедлился.
Не знал страны.
С российской сторон+ы, в ст+ороны, обе стороны.
Новые звёзды, свет звезд+ы, до звезд+ы.
Новые озёра. Берег +озера. Два +озера.
У его сестр+ы. Две сестр+ы. Из-за сестр+ы.
Назначили нового дир+ектора.
На директора завода. Новые директор+а.
Открыли новые счет+а. С этого счёта.
Новое жильё. Цены на жилье. Сырьё подорожало. Доступное жильё.
Билет ст+оит пятьсот рублей.
Ст+оит отметить, что дом сто+ит на горе.
Не ст+оит ждать. Вопрос сто+ит остро.
Он берёт деньги. Партия берёт верх. Зеленый берет.
С нач+ала года компания начал+а строить завод.
До нач+ала работ. С с+амого нач+ала строить так. Она начал+а говорить.
Нач+ало года было трудным. Министерство н+ачало проверять.
Он н+ачал работать. Нет добрых нач+ал.
В связ+и с этим. Средства св+язи.
В аэропорт+у Внуково. К аэроп+орту. В московском аэропорт+у.
В 2024 год+у. К 2030 г+оду. В прошлом год+у.
В лес+у, к л+есу. В бо+ю. Навстречу б+ою.
Закрыл дверь на зам+ок. Рыцарский з+амок. Замок стоял долго. Ключ от замк+а, а старинный з+амок стоит.
Мешок пшеничной мук+и. Вечные муки.
+Органы власти. Концерт для орг+ана и хора.
Раздался громкий хлоп+ок. Урожай хл+опка.
Отз+ыв посла. Положительный +отзыв.
На с+амом деле. До с+амого утр+а. Ради него самог+о.
Б+ольшая часть. Больш+ая страна.
П+отом и кровью. Потом он ушел.
Вест+и себя. Пропал без в+ести.
Ц+елую неделю. Я цел+ую.
Знак+ом с ним. Под зн+аком.
Два час+а. Два с половиной час+а. Две-три стран+ы. Около ч+аса.
Жители сел+а. Из сел+а. Новые сёла. Птица с+ела на ветку. Пять сёл. Он сел.
До слёз. Он слез с коня.
Улица академика Королёва. Королева Елизавета.
У мужчины руки сильные.
На н+ужды армии. Сестра права. Выпить воды. Балерина, которой ноги мешают.
Строят тр+убы. Длина труб+ы. Власти Краснодарского кр+ая.
До сорок+а человек. Более сорок+а процентов. Трещит сорока.
С семьей. С+емью годами. Вижу нашу семь+ю. На его счет+у. Одну ц+елую пять десятых. Увидел семь+ю.
Железной дор+огой. Дорог+ой друг. Самый дорог+ой.
"""
_TOKEN = re.compile(r"[\w+-]+|[^\w\s]")


def _sentences() -> list[str]:
    return [sentence for line in CASES.strip().split("\n") for sentence in re.findall(r"[^.?]+[.?]", line)]


@pytest.mark.parametrize("sentence", _sentences())
def test_homographs_of_a_sentence(sentence: str) -> None:
    expected = _TOKEN.findall(sentence)
    words = [_plain(token) for token in expected]
    for index, word in enumerate(words):
        if homographs.is_homograph(word):
            found = homographs.decide(word, words[max(0, index - 3) : index], words[index + 1 : index + 4], analyses)
            left_alone = expected[index] if "+" not in expected[index] and "ё" not in expected[index] else None
            assert found == (None if left_alone else expected[index]), sentence


def _plain(token: str) -> str:
    return token.replace("+", "").replace("ё", "е").replace("Ё", "Е")


def test_capitals_stay() -> None:
    assert homographs.decide("Все", [], ["равно"], analyses) == "Всё"
    assert homographs.decide("ВСЕ", [], ["РАВНО"], analyses) == "ВСЁ"
    assert homographs.decide("СТРАНЫ", ["ИЗ"], [], analyses) == "СТРАН+Ы"


def test_every_reading_is_spelled_as_its_word() -> None:
    """A reading with a wrong letter would change the text, one with two marks could not be said."""
    file = resources.files("briefing.normalization").joinpath("data", "homographs.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    pairs = " ".join(table["genitive_or_plural"].values()).split()
    for pair in pairs + [readings for entry in table["words"] for readings in entry["readings"]]:
        readings = pair.split("/")
        assert len({_plain(reading) for reading in readings}) == 1, pair
        assert len(set(readings)) == len(readings) > 1, pair
        assert all(reading.count("+") + reading.count("ё") <= 1 for reading in readings), pair
        assert homographs.is_homograph(_plain(readings[0])), pair


def test_what_is_left_alone_is_not_marked_by_the_other_tables() -> None:
    """A homograph that its neighbours don't tell must not be settled by the tables of ё and stress either."""
    settled = [word for word in homographs._deciders() if yo.restore(word) or stress.mark(word)]
    assert settled == ["аэропорту"]  # always decided
