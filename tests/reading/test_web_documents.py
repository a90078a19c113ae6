"""Pages, feeds, channels and books as sites and programs really write them, each with a quirk of its own."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from briefing.reading import manuscript_of
from briefing.reading.settings import ReadingSettings
from briefing.reading.sources import Input

LEAD = "Паром «Кама» вышел на линию после ремонта и за утро перевёз больше двухсот машин через реку."
SECOND = "Дорожники обещают открыть мост к пятнице, если мороз не ударит раньше и бетон успеет схватиться."
THIRD = "До тех пор водителям советуют выезжать заранее: очередь у пристани растянулась на два километра."


def read(text: str | bytes, suffix: str = "", **settings: object):
    data = text if isinstance(text, bytes) else text.encode()
    return manuscript_of(Input(f"a{suffix}", suffix, data), ReadingSettings(**settings))


def blocks(manuscript) -> list[tuple[str, str]]:
    return [(f"h{block.level}" if block.level else block.style.value, block.text) for block in manuscript.blocks]


@pytest.mark.parametrize(
    ("around", "above"),
    [
        ("<nav></nav>", "<p>27 ноября 2026, 14:05</p>"),
        ("<nav></nav>", "<p>27 ноября 2026</p>"),
        ("<nav></nav>", "<div><a href='/a'>Мария Орлова</a> <time>27 ноября 2026, 14:05</time></div>"),
        ("<nav></nav>", "<time>14:05 | 27.11.2026</time>"),
        ("<nav></nav>", "<div><span>27 ноября, 14:05 МСК</span> • <span>Мария Орлова</span></div>"),
        ("<nav></nav>", "<p>Сегодня, 14:05</p>"),
        ("", "<p>27 ноября 2026, 14:05</p>"),
        ("", "<p><time datetime='2026-11-27'>27 ноября 2026</time></p>"),
    ],
)
def test_when_a_page_was_published_is_not_read(around: str, above: str) -> None:
    page = f"<html><body>{around}<div><h1>Паром</h1>{above}<p>{LEAD}</p><p>{SECOND}</p></div></body></html>"
    found = read(page)
    assert blocks(found) == [("h1", "Паром"), ("text", LEAD), ("text", SECOND)]
    assert any(note.startswith("left out, bylines: 1") for note in found.notes)
    assert blocks(read(page.replace(f"<h1>Паром</h1>{above}", f"{above}<h1>Паром</h1>")))[1:] == blocks(found)[1:]


@pytest.mark.parametrize(
    "article",
    [
        f"<p>27 ноября</p><p>{LEAD}</p><p>28 ноября</p><p>{SECOND}</p>",
        f"<p>{LEAD}</p><p>27 ноября 2026, 14:05</p><p>{SECOND}</p>",
        f"<p>Мост открыли <time>27 ноября</time>.</p><p>{SECOND}</p>",
        f"<p>2026</p><p>{SECOND}</p>",
        f"<p>5 мая, 19:00</p><p>6 мая, 19:00</p><p>7 мая, 18:30</p><p>{SECOND}</p>",
    ],
)
def test_dates_of_the_text_are_read(article: str) -> None:
    found = read(f"<html><body><nav></nav><h1>Паром</h1>{article}</body></html>")
    assert [text for _, text in blocks(found)[1:]] == [
        part.replace("<time>", "").replace("</time>", "") for part in article[3:-4].split("</p><p>")
    ]


def test_an_old_page_of_tables_and_line_breaks() -> None:
    page = f"""<HTML><HEAD><TITLE>Паром вышел на линию :: Вести</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1251"><SCRIPT>x=1</SCRIPT></HEAD><BODY>
<TABLE><TR><TD><A HREF="/">Главная</A> | <A HREF="/roads">Дороги</A> | <A HREF="/sport">Спорт</A></TD></TR></TABLE>
<TABLE width=100%><TR><TD class="leftmenu menu"><A HREF="/a">Архив</A><BR><A HREF="/b">Погода</A></TD>
<TD><H1>Паром вышел на линию</H1>{LEAD}<BR><BR>{SECOND}<BR><BR>{THIRD}</TD></TR></TABLE>
<CENTER>&copy; Вести, 2026. Все права защищены.</CENTER></BODY></HTML>"""
    found = read(page.encode("cp1251"))
    assert blocks(found) == [("h1", "Паром вышел на линию"), ("text", LEAD), ("text", SECOND), ("text", THIRD)]
    assert found.title == "Паром вышел на линию"


def test_a_page_without_an_element_for_the_article() -> None:
    page = f"""<html><head><title>Паром вышел на линию | Вести</title><script></script></head><body>
<div class="b-header"><a href="/">Вести</a><a href="/roads">Дороги</a><a href="/sport">Спорт</a></div>
<div class="b-page"><div class="b-content"><h1>Паром вышел на линию</h1><span class="b-date">18.11.2026</span>
<p><b>{LEAD}</b></p><p>{SECOND} <a href="/x">Подробнее о мосте</a> писали вчера.</p>
<div class="b-inject-wrap related-news"><a href="/n/9">Лёд на Каме встал</a></div><p>{THIRD}</p></div>
<div class="b-right"><div class="b-news-line"><a href="/1">Цены на хлеб</a> <a href="/2">Снег</a></div></div></div>
<div class="b-footer">Вести. Учредитель — ООО «Вести». <a href="/ads">Реклама</a></div></body></html>"""
    found = [text for _, text in blocks(read(page))]
    assert found[0] == "Паром вышел на линию"
    assert [text for text in found if len(text) > 60] == [
        LEAD,
        f"{SECOND} Подробнее о мосте писали вчера.",
        THIRD,
    ]
    assert not [text for text in found if "Спорт" in text or "хлеб" in text or "Лёд на Каме" in text]


def test_a_page_that_google_docs_published() -> None:
    page = f"""<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type">
<style>.c1{{}}</style></head><body class="c3 doc-content">
<p class="c0 title" id="h.1"><span class="c2">Паром вышел</span></p>
<h1 class="c4" id="h.2"><span>Переправа</span></h1><p class="c0"><span class="c1">{LEAD}</span>
<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><ul class="c5 lst-kix"><li class="c6 li-bullet-0">
<span>машины</span></li></ul><hr class="c7"><div><p class="c8"><a href="#ftnt_ref1" id="ftnt1">[1]</a>
<span>&nbsp;По данным порта.</span></p></div></body></html>"""
    found = read(page)
    assert found.title == "Паром вышел"
    assert blocks(found) == [
        ("h1", "Паром вышел"),
        ("h1", "Переправа"),
        ("text", LEAD),
        ("text", "Примечание: По данным порта."),
        ("item", "машины"),
    ]


def test_a_page_that_word_saved() -> None:
    page = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=windows-1251>
<title>Паром</title><!--[if gte mso 9]><xml><o:x>слова</o:x></xml><![endif]--></head>
<body lang=RU><div class=WordSection1><h1>Переправа<o:p></o:p></h1>
<p class=MsoNormal>{LEAD}<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1">
<span class=MsoFootnoteReference>[1]</span></a></p><p class=MsoQuote>«Едем», — сказал капитан.</p>
<p class=MsoListParagraph><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>машины</p>
<p class=MsoCaption>Рисунок 1. Паром</p><span style='display:none;mso-hide:all'>тайна</span></div>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>
<a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> По данным порта.</p></div></div></body></html>"""
    found = read(page.encode("cp1251"))
    assert blocks(found) == [
        ("h1", "Переправа"),
        ("text", LEAD),
        ("text", "Примечание: По данным порта."),
        ("quote", "«Едем», — сказал капитан."),
        ("text", "машины"),
    ]


def test_a_feed_of_wordpress() -> None:
    tail = "<p>Запись <a href='https://example.org/1'>Паром</a> впервые появилась <a href='/'>Вести</a>.</p>"
    items = "".join(
        f"""<item><title>Новость {day} &#8212; утро</title><link>https://example.org/{day}</link>
<pubDate>{("Tue", "Wed", "Thu")[day - 17]}, {day} Nov 2026 06:00:00 +0000</pubDate><category>Дороги</category>
<description><![CDATA[<p>Коротко […]</p>{tail}]]></description>
<content:encoded><![CDATA[<p>{LEAD} {day}.</p><figure><img alt="x"/><figcaption>Фото: порт</figcaption></figure>
<p><a href="https://example.org/{day}">Читать далее</a></p>]]></content:encoded></item>"""
        for day in (19, 17, 18)
    )
    feed = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Вести</title>{items}</channel></rss>"""
    found = read(feed, newest=2)
    assert blocks(found) == [
        ("h1", "Новость 18 — утро"),
        ("text", f"{LEAD} 18."),
        ("h1", "Новость 19 — утро"),
        ("text", f"{LEAD} 19."),
    ]
    assert "left out, older entries: 1 («Новость 17 — утро»)" in found.notes


def test_an_atom_feed_with_xhtml_inside() -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>Вести</title><entry><title type="html">
&lt;b&gt;Паром&lt;/b&gt; вышел</title><id>tag:1</id><updated>2026-11-18T07:00:00+03:00</updated><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p></div></content></entry></feed>"""
    found = read(feed)
    assert blocks(found) == [("h1", "Паром вышел"), ("text", LEAD)]
    assert (found.title, found.lang) == ("Вести", "ru")


def test_a_channel_exported_as_a_page() -> None:
    page = f"""<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="content">
<div class="text bold">Вести</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">18 November 2026</div></div>
<div class="message default clearfix" id="message2"><div class="body"><div class="pull_right date details"
title="18.11.2026 07:10:00 UTC+03:00">07:10</div><div class="from_name">Вести</div><div class="text">
⚡️<strong>Паром вышел</strong><br><br>{LEAD}<br><br><a href="" onclick="return ShowHashtag('x')">#паром</a></div>
<span class="reactions"><span class="reaction"><span class="emoji">👍</span><span class="count">12</span></span></span>
</div></div></div></div></div></body></html>"""
    found = read(page)
    assert blocks(found) == [("h1", "Паром вышел"), ("text", LEAD)]
    assert found.title == "Вести"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (["Сегодня в ", {"type": "hashtag", "text": "#Перми"}, " открыли мост."], ["Сегодня в Перми открыли мост."]),
        ([LEAD, "\n\n👉 ", {"type": "text_link", "text": "Подпишитесь на канал", "href": "x"}], [LEAD]),
        ([LEAD, "\n\nПодробнее: ", {"type": "link", "text": "https://example.org/n?utm=tg"}], [LEAD]),
        ([LEAD, "\n", {"type": "mention", "text": "@vesti"}], [LEAD]),
        (["Мост откроют в ", {"type": "bold", "text": "пятницу"}, "."], ["Мост откроют в пятницу."]),
    ],
)
def test_what_stands_around_a_message(text: list, said: list[str]) -> None:
    export = {"name": "Вести", "messages": [{"type": "message", "text": text}]}
    assert [found for _, found in blocks(read(json.dumps(export)))] == said


@pytest.mark.parametrize(
    ("attached", "named"),
    [
        ({"poll": {"question": "Нужен ли мост?", "answers": [{"text": "Да", "voters": 3}]}}, "Нужен ли мост?"),
        ({"poll": {"question": {"text": "Нужен ли мост?"}}}, "Нужен ли мост?"),
        ({"contact_information": {"first_name": "Анна", "last_name": "Ким", "phone_number": "+7"}}, "Анна Ким"),
        ({"location_information": {"latitude": 58.0, "longitude": 56.2}}, "location"),
        ({"place_name": "Речной вокзал", "location_information": {"latitude": 58.0}}, "Речной вокзал"),
    ],
)
def test_what_hangs_on_a_message_is_named(attached: dict, named: str) -> None:
    messages = [{"type": "message", "text": LEAD}, {"type": "message", "text": "", **attached}]
    found = read(json.dumps({"name": "Вести", "messages": messages}))
    assert blocks(found) == [("text", LEAD)]
    assert found.notes == (f"left out, attachments: 1 («{named}»)",)


def test_a_poll_of_a_channel_exported_as_a_page() -> None:
    poll = '<div class="media_poll"><div class="question bold">Нужен ли мост?</div><div class="answer">- Да</div></div>'
    bodies = [f'<div class="text">{LEAD}</div>', f'<div class="media_wrap clearfix">{poll}</div>']
    messages = "".join(f'<div class="message default"><div class="body">{each}</div></div>' for each in bodies)
    page = f'<html><body><div class="page_wrap"><div class="history">{messages}</div></div></body></html>'
    assert read(page).notes == ("left out, attachments: 1 («Нужен ли мост?- Да»)",)


def test_rolling_subtitles_are_read_once() -> None:
    text = """WEBVTT

00:00:01.000 --> 00:00:03.000
<c>Паром вышел на линию</c>

00:00:03.000 --> 00:00:05.000
Паром вышел на линию
и перевёз двести машин.

00:00:09.000 --> 00:00:11.000
- Мост откроют?
- [смеётся] В пятницу.
"""
    assert [found for _, found in blocks(read(text))] == [
        "Паром вышел на линию и перевёз двести машин.",
        "— Мост откроют?",
        "— В пятницу.",
    ]


def test_a_book_whose_headings_only_its_table_of_contents_knows() -> None:
    made = io.BytesIO()
    kind = 'media-type="application/xhtml+xml"'
    points = "".join(
        f'<navPoint><navLabel><text>{label}</text></navLabel><content src="{target}"/></navPoint>'
        for label, target in (("Паром", "a.html"), ("Мост", "a.html#m"), ("Лёд", "b.html"))
    )
    files = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>',
        "c.opf": f'<package><metadata/><manifest><item id="a" href="a.html" {kind}/><item id="b" href="b.html" {kind}/>'
        '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        '<spine toc="n"><itemref idref="a"/><itemref idref="b"/></spine></package>',
        "toc.ncx": f"<ncx><navMap>{points}</navMap></ncx>",
        "a.html": f'<html><body><p class="calibre3">Паром</p><p>{LEAD}</p><p class="calibre3" id="m"><b>Мост</b></p>'
        f"<p>{SECOND}</p></body></html>",
        "b.html": f"<html><body><p>{THIRD}</p></body></html>",
    }
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    assert blocks(read(made.getvalue())) == [
        ("h1", "Паром"),
        ("text", LEAD),
        ("h1", "Мост"),
        ("text", SECOND),
        ("h1", "Лёд"),
        ("text", THIRD),
    ]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Курс: 78 → 80 рублей", "Курс: 78 → 80 рублей"),
        ("→ Мост открыт →", "Мост открыт"),
        ("➡️ Мост ↗️ открыт", "Мост открыт"),
        ("1️⃣ Мост", "1. Мост"),
        ("1️⃣0️⃣ Мост", "10. Мост"),
        ("① Мост", "1. Мост"),
        ("❸ Мост", "3. Мост"),
        ("🔟 Мост", "10. Мост"),
        ("Ждут ② и ③ мост", "Ждут ② и ③ мост"),
    ],
)
def test_of_pictures_in_a_channel_numbers_and_arrows_between_words_are_read(written: str, read_as: str) -> None:
    text = json.dumps({"name": "Город", "messages": [{"type": "message", "text": written}]})
    (block,) = read(text, ".json").blocks
    assert " ".join(block.text.split()) == read_as
