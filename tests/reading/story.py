"""One story as every format holds it: written by the library that writes the format, or by hand where there is none.

What a reader should give of each is `EXPECTED`; what a format can't hold is taken out of it by the test.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

TITLE, AUTHOR, DAY = "Мост у Лугового закрыт", "Отдел дорог", "2026-11-18"
NOTE = "Трещину нашёл обходчик."
LEAD = "Мост закрыли в 6:40: в опоре № 4 нашли трещину."
DETOUR = "Объезд — через посёлок Усть-Речка, 12 км."
ITEMS = ("автобусы идут по льду;", "паром берёт до 40 машин.")
QUOTE = "«Рисковать людьми не станем», — сказал министр."
HEADS, ROWS = ("Работа", "Срок, дней"), (("Опора", "30"), ("Настил", "14"))
STEPS = ("Осмотр опор.", "Проверка настила.")
LINKED = ("Смета — на ", "сайте министерства", ".")
LAST = "Следующее сообщение — 20 ноября."
ADDRESS = "https://example.com/most?utm_source=mail"

EXPECTED = [
    ("h1", TITLE),
    ("h2", "Что случилось"),
    ("text", LEAD),
    ("text", f"Примечание: {NOTE}"),
    ("h3", "Как ехать"),
    ("text", DETOUR),
    *(("item", item) for item in ITEMS),
    ("quote", QUOTE),
    ("h2", "Сколько это стоит"),
    *(("item", f"Работа: {work}; срок, дней: {days}") for work, days in ROWS),
    *(("item", f"{number}. {step}") for number, step in enumerate(STEPS, start=1)),
    ("text", "".join(LINKED)),
    ("text", LAST),
]

MARKDOWN = f"""---
title: {TITLE}
author: {AUTHOR}
date: {DAY}
lang: ru
---

## Что случилось

{LEAD}[^1]

[^1]: {NOTE}

### Как ехать

{DETOUR}

- {ITEMS[0]}
- {ITEMS[1]}

> {QUOTE}

## Сколько это стоит

| {HEADS[0]} | {HEADS[1]} |
|---|--:|
| {ROWS[0][0]} | {ROWS[0][1]} |
| {ROWS[1][0]} | {ROWS[1][1]} |

1. {STEPS[0]}
2. {STEPS[1]}

{LINKED[0]}[{LINKED[1]}]({ADDRESS}){LINKED[2]}

![Трещина](crack.png)

{LAST}
"""

_TABLE = "".join(f"<tr><td>{work}</td><td>{days}</td></tr>" for work, days in ROWS)
BODY = f"""<h2>Что случилось</h2>
<p>{LEAD}<a href="#n1" id="r1" role="doc-noteref"><sup>1</sup></a></p>
<h3>Как ехать</h3>
<p>{DETOUR}</p>
<ul><li>{ITEMS[0]}</li><li><p>{ITEMS[1]}</p></li></ul>
<blockquote><p>{QUOTE}</p></blockquote>
<h2>Сколько это стоит</h2>
<table><thead><tr><th>{HEADS[0]}</th><th>{HEADS[1]}</th></tr></thead><tbody>{_TABLE}</tbody></table>
<ol><li>{STEPS[0]}</li><li>{STEPS[1]}</li></ol>
<p>{LINKED[0]}<a href="{ADDRESS.replace("&", "&amp;")}">{LINKED[1]}</a>{LINKED[2]}</p>
<figure><img src="crack.png" alt="Трещина"/><figcaption>Трещина в опоре</figcaption></figure>
<p>{LAST}</p>"""
NOTES = f'<section role="doc-endnotes"><ol><li id="n1"><p>{NOTE} <a href="#r1">↩</a></p></li></ol></section>'


def html() -> bytes:
    head = f'<title>{TITLE}</title><meta name="author" content="{AUTHOR}"><meta name="date" content="{DAY}">'
    text = f'<!DOCTYPE html><html lang="ru"><head><meta charset="windows-1251">{head}</head><body>'
    text += f'<h1 class="title">{TITLE}</h1>{BODY}{NOTES}</body></html>'
    return text.encode("cp1251", "xmlcharrefreplace")


def page() -> bytes:
    """A page of a news site: the article, and all that stands around one."""
    return f"""<!DOCTYPE html><html lang="ru"><head><title>{TITLE} — Дорожный вестник</title>
<meta property="og:title" content="{TITLE}"><script>var dataLayer = ["Реклама"];</script></head><body class="menu-open">
<div class="top-bar"><ul class="site-menu"><li><a href="/">Главная</a></li><li><a href="/r">Дороги</a></li></ul></div>
<div id="cookieNotice">Мы используем cookie <button>Хорошо</button></div>
<div class="content-wrapper"><div class="breadcrumbs"><a href="/">Главная</a> / <a href="/roads">Дороги</a></div>
<h1>{TITLE}</h1><div class="article__meta">18 ноября, 07:10</div>
<div class="article__body">{BODY}
<div class="incut-link"><a href="/n/3">Читайте также: Паром застрял</a></div>
<p>Фото: Иван Петров / Дорожный вестник</p><p><a href="https://t.me/x">Подпишитесь на наш канал в Telegram</a></p>
<div class="tags-list"><a href="/t/1">мосты</a> <a href="/t/2">ремонт</a></div>{NOTES}</div>
<div class="socialShare"><a href="#vk">ВКонтакте</a> <a href="#tg">Telegram</a></div>
<div class="adfox-banner">Реклама. ООО «Колесо»</div></div>
<div class="sidebar"><h3>Популярное</h3><ul><li><a href="/n/1">Гололёд на трассе</a></li></ul></div>
<section id="comments"><h3>Комментарии</h3><p>Вася: давно пора закрыть этот мост, он весь трясётся!</p></section>
<footer>© Дорожный вестник, 2026. Все права защищены. 16+</footer></body></html>""".encode()


def docx() -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title = TITLE
    document.add_paragraph(TITLE, style="Title")
    document.add_heading("Что случилось", 2)
    document.add_paragraph(LEAD)
    document.add_heading("Как ехать", 3)
    document.add_paragraph(DETOUR)
    for item in ITEMS:
        document.add_paragraph(item, style="List Bullet")
    document.add_paragraph(QUOTE, style="Quote")
    document.add_heading("Сколько это стоит", 2)
    table = document.add_table(rows=0, cols=2)
    for row in (HEADS, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for step in STEPS:
        document.add_paragraph(step, style="List Number")
    document.add_paragraph("".join(LINKED))
    document.add_paragraph(LAST)
    document.sections[0].header.paragraphs[0].text = "Колонтитул"
    return _saved(document.save)


def odt() -> bytes:
    from odfdo import Document, Header, List, ListItem, Paragraph, Row, Table

    document = Document("text")
    document.body.clear()
    document.meta.title = TITLE
    lead = Paragraph(LEAD)
    lead.insert_note(note_id="n1", citation="1", body=NOTE, after=LEAD[-6:])
    table = Table("Смета", width=2, height=3)
    for at, row in enumerate((HEADS, *ROWS)):
        filled = Row()
        filled.set_values(row)
        table.set_row(at, filled)
    for each in (
        Paragraph(TITLE, style="Title"),
        Header(2, "Что случилось"),
        lead,
        Header(3, "Как ехать"),
        Paragraph(DETOUR),
        List([ListItem(item) for item in ITEMS]),
        Paragraph(QUOTE, style="Quotations"),
        Header(2, "Сколько это стоит"),
        table,
        *(Paragraph(f"{number}. {step}") for number, step in enumerate(STEPS, start=1)),
        Paragraph("".join(LINKED)),
        Paragraph(LAST),
    ):
        document.body.append(each)
    return _saved(document.save)


def rtf() -> bytes:
    def text(words: str) -> str:
        return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in words)

    def paragraph(words: str, before: str = "") -> str:
        return f"\\pard\\plain {before}{text(words)}\\par\n"

    rows = "".join(
        "\\trowd\\cellx3000\\cellx6000 " + "".join(f"\\pard\\intbl {text(cell)}\\cell " for cell in row) + "\\row\n"
        for row in (HEADS, *ROWS)
    )
    parts = [
        "{\\rtf1\\ansi\\ansicpg1251\\uc1{\\fonttbl{\\f0\\fcharset204 Times;}}",
        "{\\stylesheet{\\s0 Normal;}{\\s1 Title;}{\\s2\\outlinelevel1 heading 2;}{\\s3 heading 3;}{\\s4 Quote;}}",
        paragraph(TITLE, "\\s1 "),
        paragraph("Что случилось", "\\s2 "),
        f"\\pard\\plain {text(LEAD)}{{\\super\\chftn{{\\footnote\\pard\\plain\\chftn  {text(NOTE)}\\par}}}}",
        f"{{\\v {text('скрыто')}}}{{\\deleted {text('вычеркнуто')}}}\\par\n",
        paragraph("Как ехать", "\\s3 "),
        paragraph(DETOUR),
        *(paragraph(item, "{\\listtext\\'95\\tab}\\ls1 ") for item in ITEMS),
        paragraph(QUOTE, "\\s4 "),
        paragraph("Сколько это стоит", "\\s2 "),
        rows,
        *(paragraph(step, f"{{\\listtext {number}.\\tab}}\\ls2 ") for number, step in enumerate(STEPS, start=1)),
        f'\\pard\\plain {text(LINKED[0])}{{\\field{{\\*\\fldinst HYPERLINK "{ADDRESS}"}}',
        f"{{\\fldrslt {text(LINKED[1])}}}}}{LINKED[2]}\\par\n",
        paragraph(LAST),
        "}",
    ]
    return "".join(parts).encode("ascii")


def epub() -> bytes:
    """A book of two chapters whose notes stand in a file of their own, as Calibre and Sigil leave it."""
    head, tail = BODY.split("<h2>Сколько")
    first = head.replace('href="#n1"', 'href="../notes.xhtml#n1"')
    notes = NOTES.replace('href="#r1"', 'href="text/a.xhtml#r1"')
    files = {
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": f"""<package xmlns="http://www.idpf.org/2007/opf"><metadata
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}</dc:creator>
<dc:language>ru</dc:language><dc:date>{DAY}</dc:date></metadata><manifest>
<item id="t" href="title.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/b%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="notes.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="t"/><itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/><itemref idref="n"/></spine>
</package>""",
        "OEBPS/title.xhtml": _xhtml(f'<h1 class="title">{TITLE}</h1><p class="author">{AUTHOR}</p>'),
        "OEBPS/nav.xhtml": _xhtml('<nav><ol><li><a href="text/a.xhtml">Что случилось</a></li></ol></nav>'),
        "OEBPS/text/a.xhtml": _xhtml(first),
        "OEBPS/text/b b.xhtml": _xhtml(f"<h2>Сколько{tail}"),
        "OEBPS/notes.xhtml": _xhtml(notes),
    }
    return _zipped({"mimetype": "application/epub+zip", **files})


def fb2() -> bytes:
    rows = "".join(f"<tr><td>{work}</td><td>{days}</td></tr>" for work, days in ROWS)
    steps = "".join(f"<p>{number}. {step}</p>" for number, step in enumerate(STEPS, start=1))
    text = f"""<?xml version="1.0" encoding="windows-1251"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"><description>
<title-info><author><first-name>Отдел</first-name><last-name>дорог</last-name></author><book-title>{TITLE}</book-title>
<date value="{DAY}">осень</date><lang>ru</lang></title-info></description><body><title><p>{TITLE}</p></title>
<section><section><title><p>Что случилось</p></title><p>{LEAD}<a l:href="#n1" type="note">[1]</a></p>
<section><title><p>Как ехать</p></title><p>{DETOUR}</p><p>• {ITEMS[0]}</p><p>• {ITEMS[1]}</p>
<cite><p>{QUOTE}</p></cite></section></section>
<section><title><p>Сколько это стоит</p></title><table><tr><th>{HEADS[0]}</th><th>{HEADS[1]}</th></tr>{rows}</table>
{steps}<p>{LINKED[0]}<a l:href="https://example.com/most">{LINKED[1]}</a>{LINKED[2]}</p><image l:href="#i"/>
<p>{LAST}</p></section></section></body>
<body name="notes"><section id="n1"><title><p>1</p></title><p>{NOTE}</p></section></body>
<binary id="i" content-type="image/png">aGVsbG8=</binary></FictionBook>"""
    return text.encode("cp1251")


def mail() -> bytes:
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["Date"] = TITLE, AUTHOR, "Wed, 18 Nov 2026 07:10:00 +0300"
    letter.set_content(f"<html><body>{BODY}{NOTES}</body></html>", subtype="html", charset="utf-8")
    letter.add_attachment(b"data", maintype="image", subtype="png", filename="crack.png")
    return letter.as_bytes()


def pdf(folder: Path) -> bytes:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing")
        pytest.skip("chromium is missing")
    (folder / "story.html").write_bytes(html())
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
    subprocess.run(
        [*command, f"--print-to-pdf={folder}/story.pdf", f"{folder}/story.html"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "story.pdf").read_bytes()


def feed() -> bytes:
    content = BODY.replace("<h2>", "<h3>").replace("</h2>", "</h3>").replace("h3>Как ехать</h3", "h4>Как ехать</h4")
    return f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Дорожный вестник</title><item><title>{TITLE}</title><link>https://example.com/1</link>
<pubDate>Wed, 18 Nov 2026 07:10:00 +0300</pubDate><description>{LEAD[:20]}…</description>
<content:encoded><![CDATA[{content.replace("<h4>", "<h4>")}{NOTES}<p>Читать на сайте</p>]]></content:encoded></item>
</channel></rss>""".encode()


def telegram() -> bytes:
    text = [
        "🚧 ",
        {"type": "bold", "text": TITLE},
        f"\n\n{LEAD}\n\n{DETOUR}\n\n",
        {"type": "hashtag", "text": "#мосты"},
        " ",
        {"type": "text_link", "text": "Подписаться", "href": "https://t.me/x"},
    ]
    message = {"id": 2, "type": "message", "date": "2026-11-18T07:10:00", "text": text}
    message["reactions"] = [{"type": "emoji", "count": 12, "emoji": "👍"}]
    service = {"id": 1, "type": "service", "action": "create_channel", "text": ""}
    return json.dumps({"name": "Дорожный вестник", "messages": [service, message]}, ensure_ascii=False).encode()


def subtitles() -> bytes:
    times = [f"00:00:{at * 9 + 1:02d},000 --> 00:00:{at * 9 + 4:02d},000" for at in range(3)]
    words = zip(times, (LEAD, DETOUR, QUOTE), strict=True)
    cues = [f"{number}\n{time}\n<i>{each}</i>" for number, (time, each) in enumerate(words, start=2)]
    return ("\n\n".join(["1\n00:00:00,000 --> 00:00:00,900\n[музыка]", *cues]) + "\n").encode("cp1251")


def _xhtml(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
    )


def _zipped(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


def _saved(save) -> bytes:
    made = io.BytesIO()
    save(made)
    return made.getvalue()
