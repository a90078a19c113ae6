"""What word processors leave in their documents besides the text: none of it is spoken, and none is lost."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefing.errors import SourceError
from briefing.reading import manuscript_of
from briefing.reading.settings import ReadingSettings
from briefing.reading.sources import Input

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(files: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


def read(data: bytes, **settings: object):
    return manuscript_of(Input("a", "", data), ReadingSettings(**settings))


def blocks(manuscript) -> list[tuple[str, str]]:
    return [(f"h{block.level}" if block.level else block.style.value, block.text) for block in manuscript.blocks]


def word(body: str, **parts: str):
    wrapped = {name: f'<w:{name} xmlns:w="{W}">{text}</w:{name}>' for name, text in parts.items()}
    document = f'<w:document xmlns:w="{W}" xmlns:mc="mc"><w:body>{body}</w:body></w:document>'
    return read(zipped({"word/document.xml": document, **{f"word/{name}.xml": text for name, text in wrapped.items()}}))


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def field(code: str, result: str) -> str:
    turn = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        turn.format("begin")
        + f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        + turn.format("separate")
        + run(result)
        + turn.format("end")
    )


def test_tracked_changes_are_read_as_they_stand_now() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>не</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2">{run(" уже")}</w:ins>'
    moved = f'<w:moveFrom w:id="3">{run(" вчера")}</w:moveFrom><w:moveTo w:id="4">{run(" сегодня")}</w:moveTo>'
    found = word(paragraph(run("Мост ") + deleted + run("закрыт") + inserted + moved + run(".")))
    assert blocks(found) == [("text", "Мост закрыт уже сегодня.")]
    assert found.notes == ("left out, deleted text: 2 («не»)",)


def test_paragraphs_whose_border_was_deleted_are_one() -> None:
    found = word(paragraph(run("Мост "), "<w:rPr><w:del/></w:rPr>") + paragraph(run("закрыт.")))
    assert blocks(found) == [("text", "Мост закрыт.")]


def test_hidden_text_is_not_spoken_by_whatever_style_it_is_hidden() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="S"><w:name w:val="s"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="p"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="q"/><w:basedOn w:val="P"/></w:style>'
    )
    found = word(
        paragraph(run("Видно") + run(" раз", "<w:vanish/>") + run(" два", '<w:rStyle w:val="S"/>') + run("."))
        + paragraph(run("три") + run("Всё же видно.", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Q"/>'),
        styles=styles,
    )
    assert blocks(found) == [("text", "Видно."), ("text", "Всё же видно.")]
    assert found.notes == ("left out, hidden text: 3 («раз»)",)


def test_codes_of_fields_are_silent_and_what_they_show_is_read() -> None:
    found = word(
        paragraph(field('HYPERLINK "https://example.org/?utm=1"', "на сайте") + run(", стр. ") + field("PAGE", "7"))
        + paragraph(field(r"TOC \o", "Оглавление 1"))
        + paragraph(f'<w:fldSimple w:instr=" DATE ">{run("18 ноября")}</w:fldSimple>')
    )
    assert blocks(found) == [("text", "на сайте, стр."), ("text", "18 ноября")]
    assert "left out, tables of contents: 1 («Оглавление 1»)" in found.notes


def test_numbers_that_word_counts_are_read() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for at, (kind, shown) in enumerate([("decimal", "%1."), ("russianLower", "%2)"), ("bullet", "·")])
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    )
    items = [("первый", 0), ("под ним", 1), ("ещё", 1), ("точка", 2), ("второй", 0), ("снова", 1)]
    body = "".join(
        paragraph(run(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')
        for text, level in items
    )
    assert [text for _, text in blocks(word(body, numbering=numbering))] == [
        "1. первый",
        "а) под ним",
        "б) ещё",
        "точка",
        "2. второй",
        "а) снова",
    ]


def test_a_text_frame_is_read_once_after_its_paragraph() -> None:
    frame = f"<w:txbxContent>{paragraph(run('Врезка.'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{frame}</mc:Choice><mc:Fallback>{frame}</mc:Fallback></mc:AlternateContent>"
    )
    found = word(paragraph(run("Текст.") + f"<w:r>{both}</w:r>"))
    assert blocks(found) == [("text", "Текст."), ("text", "Врезка.")]


def test_headings_are_known_by_russian_names_and_by_outline_levels() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="Заголовок 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="Рубрика"/><w:basedOn w:val="y"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="y"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    found = word(
        paragraph(run("Мир"), '<w:pStyle w:val="1"/>')
        + paragraph(run("Азия"), '<w:pStyle w:val="x"/>')
        + paragraph(run("Обычный текст."), '<w:outlineLvl w:val="9"/>'),
        styles=styles,
    )
    assert blocks(found) == [("h1", "Мир"), ("h2", "Азия"), ("text", "Обычный текст.")]


def test_bold_lines_are_headings_where_no_style_makes_any() -> None:
    text = "Мост закрыли в понедельник утром, водителям предложили объезд через соседний посёлок."
    bold = "<w:b/>"
    body = (
        paragraph(run("Обзор", bold) + run(" "))
        + paragraph(run("Мост", bold))
        + paragraph(run(text))
        + paragraph(run("Важно.", bold))
        + paragraph(run("Мост", bold) + run(" закрыт"))
        + paragraph(run("Дорога", bold))
        + paragraph(run(text, bold))
        + paragraph(run("Иван Петров", bold))
    )
    found = [(kind, text[:6]) for kind, text in blocks(word(body))]
    assert found == [
        *[("h1", "Обзор"), ("h1", "Мост"), ("text", "Мост з"), ("text", "Важно."), ("text", "Мост з")],
        *[("h1", "Дорога"), ("text", "Мост з"), ("text", "Иван П")],
    ]
    styled = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    headed = paragraph(run("Мир"), '<w:pStyle w:val="1"/>') + body
    assert [kind for kind, _ in blocks(word(headed, styles=styled))].count("h1") == 1


def test_endnotes_and_comments() -> None:
    found = word(
        paragraph(run("Рост") + '<w:r><w:endnoteReference w:id="2"/></w:r>' + run(" есть.")),
        endnotes=f'<w:endnote w:id="2">{paragraph(run("По данным банка."))}</w:endnote>',
        comments=f'<w:comment w:id="1">{paragraph(run("Проверить!"))}</w:comment>',
    )
    assert blocks(found) == [("text", "Рост есть."), ("text", "Примечание: По данным банка.")]
    assert found.notes == ("left out, comments: 1 («Проверить!»)",)


def open_document(body: str, styles: str = "") -> bytes:
    names = ("office", "text", "style", "table", "draw", "fo")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"<office:document {spaces}>{automatic}{text}</office:document>".encode()


def test_what_open_document_hides() -> None:
    styles = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    found = read(
        open_document(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>старое</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            "<text:p>Мост<office:annotation><text:p>проверить</text:p></office:annotation> закрыт<text:span "
            'text:style-name="H"> тайно</text:span>.</text:p>'
            '<text:section text:display="none"><text:p>невидимый раздел</text:p></text:section>'
            "<text:table-of-content><text:p>Содержание 1</text:p></text:table-of-content>"
            "<text:p>Пробелы<text:s/>и<text:tab/>табуляция<text:line-break/>тоже.</text:p>",
            styles,
        )
    )
    assert blocks(found) == [("text", "Мост закрыт."), ("text", "Пробелы и табуляция тоже.")]
    assert {note.split(",")[1].split(":")[0].strip() for note in found.notes} == {
        "deleted text",
        "comments",
        "hidden text",
        "tables of contents",
    }


def test_a_repeated_column_is_no_bomb() -> None:
    cell = '<table:table-cell table:number-columns-repeated="9999999"><text:p>а</text:p></table:table-cell>'
    data = open_document(
        f"<table:table><table:table-row>{cell * 2}</table:table-row></table:table><text:p>Текст.</text:p>"
    )
    assert len(read(data).blocks) == 2


@pytest.mark.parametrize("text", ["Сегодня", "Ёж, «ёлка» № 5 — да…"])
def test_rich_text_in_a_code_page(text: str) -> None:
    letters = "".join(f"\\'{byte:02x}" for byte in text.encode("cp1251"))
    for head in ("\\ansicpg1251 ", "{\\fonttbl{\\f0\\fcharset204 Arial;}}\\f0 "):
        assert blocks(read(f"{{\\rtf1\\ansi{head}{letters}\\par}}".encode())) == [("text", text)]


def test_rich_text_that_breaks_off_is_damaged() -> None:
    with pytest.raises(SourceError, match="breaks off"):
        read(b"{\\rtf1\\ansi {Hello")


def test_word_of_old_is_refused_where_no_program_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError, match="antiword or LibreOffice"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
