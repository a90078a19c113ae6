"""Which encoding a text is in is told from the text alone."""

from __future__ import annotations

import random

import pytest

from briefing.errors import SourceError
from briefing.reading.encoding import decode

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
TEXTS = [
    "Привет",
    "ПРИВЕТ, МИР",
    "Москва",
    "Да.",
    "Путин, Токаев и тихая дипломатия",
    "Что ещё могут обсудить два президента?",
    "В 2026 году рост составил 5%.",
    "Windows 11 и компьютер",
    "ОДКБ",
    "щука, ёж и подъезд",
    "Съезд КПСС: объявления, цифры, факты; эхо, юг.",
    "МИНИСТР ЭНЕРГЕТИКИ СООБЩИЛ О ПЛАНАХ",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", TEXTS)
def test_short_russian_text_is_read_in_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").lstrip("\ufeff") == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_typographic_signs_do_not_mislead(encoding: str) -> None:
    text = "Цена № 5 — «сто» рублей…" if encoding == "cp1251" else "Цена - 100 рублей"
    assert decode(text.encode(encoding), "a.txt") == text


def test_plain_ascii_is_utf8() -> None:
    assert decode(b"Hello, world.", "a.txt") == "Hello, world."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04" + bytes(40), "ZIP"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        (bytes(range(256)) * 4, "binary"),
        (b"text\x00with\x00zeros\x00\x01\x02", "binary"),
        ("Слово за словом, ещё слово.".encode() + b"\xd0 \xff " + "И ещё одно слово.".encode(), "not valid UTF-8"),
        (b"\xff\xfe\x1f\x04\x40", "not valid UTF-16"),
        (random.Random(1).randbytes(4000).translate(None, delete=bytes(range(32))), "no encoding"),
        ("Crème brûlée à la française".encode("latin-1"), "no encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_the_file_named(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=r"^notes\.txt: ") as caught:
        decode(data, "notes.txt")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_damaged_utf8_names_line_and_byte() -> None:
    data = "Первая строка.\nВторая ".encode() + b"\xd0" + "Третья и ещё немного текста.".encode()
    with pytest.raises(SourceError, match="line 2: byte 41"):
        decode(data, "a.txt")
