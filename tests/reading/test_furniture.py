"""Credits, footers and advertising are told by their words; sentences of news that begin like them are read."""

from __future__ import annotations

import json

import pytest

from briefing.reading import manuscript_of
from briefing.reading.settings import ReadingSettings
from briefing.reading.sources import Input

NEWS = "Ледокол вышел из Архангельска в понедельник утром и к вечеру прошёл горло Белого моря без остановок."


def read(text: str, suffix: str = ".txt"):
    return manuscript_of(Input(f"a{suffix}", suffix, text.encode()), ReadingSettings())


def channel(*lines: str):
    return read(json.dumps({"name": "Город", "messages": [{"type": "message", "text": "\n".join(lines)}]}), ".json")


def texts(manuscript) -> list[str]:
    return [block.text for block in manuscript.blocks]


CREDITS = [
    "Фото: Иван Петров / ТАСС",
    "Фото: пресс-служба МЧС по Пермскому краю",
    "Фото: © РИА Новости / Владимир Астапкович",
    "Видео: очевидец",
    "Видео: телеграм-канал «Пермь 59»",
    "Фото: И. Петров, архив музея им. Кирова",
    "Фото: предоставлено героем публикации",
    "Фото: из личного архива Анны Ким",
    "Фото: freepik.com",
    "Иллюстрация: нейросеть",
    "Фото: Иван Петров. Видео: Анна Ким",
    "Кадр: YouTube / «Вести»",
]
NO_CREDITS = [
    "Видео: пожар на складе потушен. Площадь 300 кв. м.",
    "Фото: как выглядит новый мост через Каму, рассказал архитектор.",
    "Фото: мост открыли раньше срока",
    "Видео: на складе горит крыша!",
    "Фото: Иван Петров рассказал, как строили мост.",
]


@pytest.mark.parametrize("line", CREDITS)
def test_a_credit_names_somebody(line: str) -> None:
    for found in (read(f"{NEWS}\n\n{line}\n\n{NEWS}"), channel(NEWS, line)):
        assert line not in texts(found)
        assert f"left out, picture credits: 1 («{line}»)" in found.notes


@pytest.mark.parametrize("line", NO_CREDITS)
def test_a_sentence_is_no_credit(line: str) -> None:
    for found in (read(f"{NEWS}\n\n{line}\n\n{NEWS}"), channel(NEWS, line)):
        assert line in texts(found)


def test_each_line_that_is_left_out_by_its_words_is_named() -> None:
    found = channel(NEWS, "Фото: Иван Петров", "Фото: Анна Ким", "Фото: Иван Петров")
    assert "left out, picture credits: 3 («Фото: Иван Петров», «Фото: Анна Ким»)" in found.notes


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Реклама. ООО «Ромашка», ИНН 5902000000, erid: 2VtzqxAbCd", "advertisements"),
        ("Реклама 16+ АО «Порт»", "advertisements"),
        ("На правах рекламы", "advertisements"),
        ("Подписаться на канал | Предложить новость", "calls to subscribe"),
        ("Подписаться | Прислать новость | Мы в MAX", "calls to subscribe"),
        ("Прислать новость: @gorod_bot", "calls to subscribe"),
        ("👉 Подписывайтесь: @gorod", "calls to subscribe"),
        ("Подписаться на «Город» в MAX", "calls to subscribe"),
    ],
)
def test_footers_and_advertising(line: str, kind: str) -> None:
    in_channel = channel(NEWS, line)
    assert texts(in_channel) == [NEWS]
    assert any(kind in note for note in in_channel.notes)
    if "Мы в" not in line and "«Город»" not in line:  # a link's words, outside of a channel no footer
        pasted = read(f"{NEWS}\n\n{line}\n\n{NEWS} И снова.")
        assert texts(pasted) == [NEWS, f"{NEWS} И снова."]
        assert any(kind in note for note in pasted.notes)


@pytest.mark.parametrize(
    "line",
    [
        "Реклама на улицах города исчезнет к лету, сообщила мэрия.",
        "Реклама: новые правила вступят в силу в марте.",
        "«Не подписывайтесь на рассылки банка», — предупредил эксперт.",
        "Подписка на газету подорожает с января.",
        "Чат жильцов собрал подписи.",
        "Губернатор призвал: «Подписывайтесь на газету „Заря“!»",
        "Он просил: «Читайте больше. Подписывайтесь на газеты!»",
    ],
)
def test_news_of_advertising_and_subscriptions_is_read(line: str) -> None:
    assert line in texts(channel(NEWS, line))
    assert line in texts(read(f"{NEWS}\n\n{line}\n\n{NEWS}"))


@pytest.mark.parametrize(
    "call", ["Подписывайтесь на наш канал!", "Подпишись на @gorod", "Чтобы узнать первым, подпишитесь на «Город»."]
)
def test_a_call_behind_the_news_takes_no_news_along(call: str) -> None:
    news = "Мост через Каму закроют на ремонт с 5 мая до конца лета, движение пустят по временной переправе."
    for found in (read(f"{NEWS}\n\n{news} {call}\n\n{NEWS} И снова."), channel(NEWS, f"{news} {call}")):
        assert texts(found)[:2] == [NEWS, news]
        assert f"left out, calls to subscribe: 1 («{call}»)" in found.notes


@pytest.mark.parametrize(
    "ending", ["Читать далее…", "Читать далее →", "Подробнее", "<a href='/1'>Читать полностью…</a>"]
)
def test_what_a_feed_puts_behind_the_last_sentence(ending: str) -> None:
    item = f"<item><title>Рейс</title><description><![CDATA[<p>{NEWS} {ending}</p>]]></description></item>"
    found = read(f"<rss><channel><title>Вести</title>{item}</channel></rss>", ".xml")
    assert texts(found) == ["Рейс", NEWS]
    assert any("links to other articles" in note for note in found.notes)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("Источник в мэрии подтвердил это ", ["Источник в мэрии подтвердил это"]),
        ("Очевидцы сняли видео с дрона ", ["Очевидцы сняли видео с дрона"]),
        ("Подробнее: ", []),
        ("👉 Читать полностью на сайте ", []),
    ],
)
def test_what_leads_to_an_address_goes_with_it_and_no_sentence_does(before: str, said: list[str]) -> None:
    text = [f"{NEWS}\n", before, {"type": "link", "text": "https://example.org/n?utm=tg"}]
    found = read(json.dumps({"name": "Город", "messages": [{"type": "message", "text": text}]}), ".json")
    assert texts(found) == [NEWS, *said]
