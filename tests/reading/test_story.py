"""The same story in every format is the same document, but for what the format can't hold."""

from __future__ import annotations

from pathlib import Path

import pytest
import story

from briefing.reading import manuscript_of
from briefing.reading.blocks import Manuscript
from briefing.reading.settings import ReadingSettings
from briefing.reading.sources import Input

NOTE = ("text", f"Примечание: {story.NOTE}")


def read(data: bytes, **settings: object) -> Manuscript:
    return manuscript_of(Input("document", "", data), ReadingSettings(**settings))


def blocks(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(f"h{block.level}" if block.level else block.style.value, block.text) for block in manuscript.blocks]


def plain_steps(expected: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Numbers that were typed are text of their paragraphs."""
    return [("text" if text[:2] in ("1.", "2.") else style, text) for style, text in expected]


@pytest.mark.parametrize("kind", ["markdown", "html", "page", "rtf", "epub", "mail"])
def test_a_format_that_holds_everything(kind: str) -> None:
    data = story.MARKDOWN.encode() if kind == "markdown" else getattr(story, kind)()
    manuscript = read(data)
    assert blocks(manuscript) == story.EXPECTED
    assert manuscript.title == story.TITLE


def test_docx_as_python_docx_writes_it() -> None:
    manuscript = read(story.docx())
    assert blocks(manuscript) == [block for block in story.EXPECTED if block != NOTE]  # it writes no footnotes
    assert manuscript.title == story.TITLE
    assert "left out, page headers and footers: 1 («Колонтитул»)" in manuscript.notes


def test_odt_as_odfdo_writes_it() -> None:
    assert blocks(read(story.odt())) == plain_steps(story.EXPECTED)


def test_fictionbook() -> None:
    manuscript = read(story.fb2())
    assert blocks(manuscript) == story.EXPECTED
    assert (manuscript.title, manuscript.author, manuscript.date) == (story.TITLE, story.AUTHOR, story.DAY)


def test_pdf_as_chromium_prints_it(tmp_path: Path) -> None:
    found = blocks(read(story.pdf(tmp_path)))
    texts = [text.split(". ", 1)[-1] if text[:2] in ("1.", "2.") else text for _, text in found]
    whole = " ".join(texts)
    for _, text in story.EXPECTED:
        if not text.startswith(("Работа", "1.", "2.")):  # its tables have no lines and narrow gaps
            assert text in whole
    assert [text for style, text in found if style.startswith("h") and text != "Работа Срок, дней"] == [
        text for style, text in story.EXPECTED if style.startswith("h")
    ]
    assert "story.html" not in whole


def test_feed() -> None:
    deeper = {"h2": "h3", "h3": "h4"}
    expected = [(deeper.get(style, style), text) for style, text in story.EXPECTED]
    assert blocks(read(story.feed())) == expected


def test_telegram() -> None:
    manuscript = read(story.telegram())
    assert blocks(manuscript) == [("h1", story.TITLE), ("text", story.LEAD), ("text", story.DETOUR)]
    assert {note.split(":")[0] for note in manuscript.notes} == {
        "left out, reactions",
        "left out, hashtags",
        "left out, calls to subscribe",
        "left out, service messages",
    }


def test_subtitles() -> None:
    assert blocks(read(story.subtitles())) == [("text", story.LEAD), ("text", story.DETOUR), ("text", story.QUOTE)]


def test_what_stands_around_an_article_is_told_by_kind() -> None:
    kinds = {note.split(",")[1].split(":")[0].strip() for note in read(story.page()).notes}
    assert kinds >= {"menus", "banners", "share buttons", "advertisements", "readers' comments", "picture credits"}
    assert kinds >= {"links to other articles", "calls to subscribe", "bylines", "hashtags", "captions", "pictures"}


@pytest.mark.parametrize("kind", ["html", "rtf", "epub", "fb2"])
def test_footnotes_may_stand_at_the_end_of_their_chapter(kind: str) -> None:
    found = blocks(read(getattr(story, kind)(), footnotes="chapter"))
    assert found[found.index(NOTE) + 1] == ("h2", "Сколько это стоит")


def test_captions_may_be_read() -> None:
    assert ("text", "Трещина в опоре") in blocks(read(story.html(), captions=True))
