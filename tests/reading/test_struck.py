"""Struck-out text is deleted text, in whatever way a format strikes it out: it is told and not read."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from briefing.reading import manuscript_of
from briefing.reading.settings import ReadingSettings
from briefing.reading.sources import Input

TOLD = ("left out, deleted text: 1 («Удалённый. И ещё.»)",)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(data: bytes | str, suffix: str = ""):
    written = data if isinstance(data, bytes) else data.encode()
    return manuscript_of(Input(f"a{suffix}", suffix, written), ReadingSettings())


def texts(manuscript) -> list[str]:
    return [block.text for block in manuscript.blocks]


def word(body: str, styles: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
    return made.getvalue()


def rich(text: str) -> str:
    return "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in text.encode("cp1251"))


@pytest.mark.parametrize(
    "written",
    [
        "~~Удалённый. И ещё.~~ дальше",
        "~~Удалённый. **И** ещё.~~ дальше",
        "<del>Удалённый. И ещё.</del> дальше",
        "<s>Удалённый. *И* ещё.</s> дальше",
        "<del>Удалённый. И ещё.</del>\n\nдальше",
    ],
)
def test_markdown(written: str) -> None:
    found = read(written, ".md")
    assert texts(found) == ["дальше"]
    assert found.notes == TOLD


def test_a_tag_that_never_ends_strikes_nothing() -> None:
    assert texts(read("Мост <s>закрыт.", ".md")) == ["Мост закрыт."]


@pytest.mark.parametrize(
    "struck",
    [
        "<del>Удалённый. И ещё.</del>",
        "<s>Удалённый. <del>И</del> ещё.</s>",
        "<strike>Удалённый. <b>И</b> ещё.</strike>",
        '<span style="color:red;text-decoration: underline line-through">Удалённый. И ещё.</span>',
        '<span class="c2 c5">Удалённый. И ещё.</span>',
    ],
)
def test_pages(struck: str) -> None:
    head = "<head><style>.c2{color:#000}.c5{text-decoration:line-through}</style></head>"
    found = read(f"<html>{head}<body><p>{struck} дальше</p></body></html>")
    assert texts(found) == ["дальше"]
    assert found.notes == TOLD


@pytest.mark.parametrize("properties", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="S"/>'])
def test_word(properties: str) -> None:
    style = '<w:style w:type="character" w:styleId="S"><w:name w:val="s"/><w:rPr><w:strike/></w:rPr></w:style>'
    runs = f"<w:r><w:rPr>{properties}</w:rPr><w:t>Удалённый. И ещё.</w:t></w:r>"
    stands = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t> дальше</w:t></w:r>'
    found = read(word(f"<w:p>{runs}{stands}</w:p>", style))
    assert texts(found) == ["дальше"]
    assert found.notes == TOLD


@pytest.mark.parametrize("turn", ["\\strike", "\\striked1"])
def test_rich_text(turn: str) -> None:
    found = read(f"{{\\rtf1\\ansi\\ansicpg1251 {{{turn} {rich('Удалённый. И ещё.')}}} {rich('дальше')}\\par}}")
    assert texts(found) == ["дальше"]
    assert found.notes == TOLD


def test_open_document() -> None:
    names = ("office", "text", "style")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    struck = '<style:text-properties style:text-line-through-style="solid" style:text-line-through-type="single"/>'
    styles = f'<office:automatic-styles><style:style style:name="T1">{struck}</style:style></office:automatic-styles>'
    line = '<text:p><text:span text:style-name="T1">Удалённый. И ещё.</text:span> дальше</text:p>'
    body = f"<office:body><office:text>{line}</office:text></office:body>"
    found = read(f"<office:document {spaces}>{styles}{body}</office:document>")
    assert texts(found) == ["дальше"]
    assert found.notes == TOLD


def test_fiction_book() -> None:
    line = "<p><strikethrough>Удалённый. И ещё.</strikethrough> дальше</p>"
    found = read(f"<FictionBook><body><section>{line}</section></body></FictionBook>")
    assert texts(found) == ["дальше"]
    assert found.notes == TOLD


def test_telegram() -> None:
    text = [{"type": "strikethrough", "text": "Удалённый. И ещё."}, " дальше"]
    found = read(json.dumps({"name": "Вести", "messages": [{"type": "message", "text": text}]}))
    assert texts(found) == ["дальше"]
    assert found.notes == TOLD


def test_telegrams_page() -> None:
    text = '<div class="text"><s>Удалённый. <strong>И</strong> ещё.</s> дальше</div>'
    message = f'<div class="message default clearfix"><div class="body">{text}</div></div>'
    found = read(f'<html><body><div class="page_wrap"><div class="history">{message}</div></div></body></html>')
    assert texts(found) == ["дальше"]
    assert all("deleted text" in note for note in found.notes)
