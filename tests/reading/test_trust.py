"""Nothing that a file holds can hurt: attacks and accidents end in one line and exit code 3, at once."""

from __future__ import annotations

import io
import os
import random
import shutil
import socket
import sys
import zipfile
from pathlib import Path

import pytest
import story

from briefing.errors import SourceError
from briefing.reading import Intake, manuscript_of, read
from briefing.reading.archives import MOST_BYTES
from briefing.reading.settings import ReadingSettings
from briefing.reading.sources import Input

WORDS = "Мост закрыли в понедельник утром, водителям предложили объезд через соседний посёлок."


def refuse(data: bytes, said: str, suffix: str = "") -> None:
    with pytest.raises(SourceError, match=said) as caught:
        manuscript_of(Input("a", suffix, data), ReadingSettings())
    assert "\n" not in str(caught.value)


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def test_a_zip_bomb_is_not_unfolded() -> None:
    refuse(zipped({"word/document.xml": bytes(MOST_BYTES + 1)}), "unfolds to more")


def test_entities_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ха">{entities}]><FictionBook><body><p>&e9;</p></body></FictionBook>'
    refuse(bomb.encode(), "entities")
    outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><FictionBook><body><p>&e;</p></body></FictionBook>'
    refuse(outside.encode(), "entities")


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"<div>" * 100_000 + WORDS.encode(), ".html"),
        (b"<FictionBook><body>" + b"<section>" * 1500 + b"</section>" * 1500 + b"</body></FictionBook>", ".fb2"),
        (b"{\\rtf1 " + b"{" * 100_000, ".rtf"),
        (b'{"messages":' + b"[" * 100_000, ".json"),
        ("\n".join("  " * depth + "- пункт" for depth in range(600)).encode(), ".md"),
    ],
)
def test_deep_nesting_is_refused_where_it_can_not_be_followed(data: bytes, suffix: str) -> None:
    refuse(data, "deep|damaged", suffix)


def test_nothing_is_dropped_however_deep_lists_and_quotations_lie() -> None:
    text = "\n".join("  " * depth + f"- пункт {depth}" for depth in range(40)) + "\n\n" + "> " * 60 + "цитата"
    found = manuscript_of(Input("a.md", ".md", text.encode()), ReadingSettings())
    assert [block.text for block in found.blocks] == [*(f"пункт {depth}" for depth in range(40)), "цитата"]


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    for path in (tmp_path / "fifo", tmp_path / "loop", tmp_path / "socket"):
        if path.name == "fifo":
            os.mkfifo(path)
        elif path.name == "loop":
            path.symlink_to(path)
        else:
            server = socket.socket(socket.AF_UNIX)
            server.bind(os.fsencode(os.path.relpath(path)) if len(str(path)) > 100 else str(path))
        with pytest.raises(SourceError, match=path.name):
            read([str(path)])
    with pytest.raises(SourceError, match="regular"):
        read(["/dev/zero"])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads every folder")
def test_a_folder_that_can_not_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "closed").mkdir(mode=0)
    with pytest.raises(SourceError, match="closed: can't be read"):
        read([str(tmp_path)])


def test_what_this_program_made_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "briefing.toml").write_text("voice = 'auto'", encoding="utf-8")
    made = tmp_path / "output" / "episodes" / "x"
    made.mkdir(parents=True)
    (made / "script.txt").write_text(WORDS, encoding="utf-8")
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "output", other)
    (other / "podcast.json").write_text("{}", encoding="utf-8")
    document = read([str(tmp_path)], intake=Intake(output=tmp_path / "output"))
    assert [Path(source.name).name for source in document.sources] == ["a.txt"]
    assert document.notes == ()


def test_every_file_that_was_not_read_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04broken")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "d.csv").write_text("a;b", encoding="utf-8")
    document = read([str(tmp_path)])
    assert [note.removeprefix("not read, ").removeprefix(f"{tmp_path.as_posix()}/")[:5] for note in document.notes] == [
        "b.doc",
        "c.png",
        "d.csv",
    ]
    assert "damaged" in document.notes[0]
    with pytest.raises(SourceError, match=r"b\.docx.*c\.png.*d\.csv"):
        read([str(tmp_path)], strict=True)
    with pytest.raises(SourceError, match=r"b\.docx: damaged"):
        read([str(tmp_path / "b.docx")])


@pytest.mark.parametrize("source", ["", "*", "*.zip"])
def test_a_broken_archive_in_a_folder_or_a_pattern_does_not_stop_the_others(tmp_path: Path, source: str) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04broken")
    (tmp_path / "whole.zip").write_bytes(zipped({"a.txt": WORDS.encode()}))
    document = read([str(tmp_path / source)])
    assert [Path(each.name).name for each in document.sources] == ["a.txt"]
    (note,) = document.notes
    assert note.startswith("not read, ")
    assert note.endswith("broken.zip: damaged: it breaks off, or is no ZIP archive")
    with pytest.raises(SourceError, match=r"broken\.zip"):
        read([str(tmp_path / source)], strict=True)


def test_a_pattern_of_which_nothing_can_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04broken")
    with pytest.raises(SourceError, match=r"broken\.zip: damaged"):
        read([str(tmp_path / "*.zip")])


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub", ".pdf", ".rtf", ".doc", ".fb2", ".rss"])
def test_a_text_is_read_by_its_content_whatever_its_name(suffix: str) -> None:
    found = manuscript_of(Input(f"a{suffix}", suffix, WORDS.encode()), ReadingSettings())
    assert [block.text for block in found.blocks] == [WORDS]


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub", ".txt", ".doc", ".pdf"])
def test_an_empty_file_and_a_picture_are_told_alike_whatever_their_name(suffix: str) -> None:
    refuse(b"", "the file is empty", suffix)
    refuse(b"\x89PNG\r\n\x1a\n\0\0", r"a binary file \(PNG\), not text", suffix)


@pytest.mark.parametrize(
    ("data", "suffix", "said"),
    [
        (b"PK\x03\x04broken", ".docx", "damaged: it breaks off, or is no ZIP archive"),
        (zipped({"word/document.xml": b"<w:document>"}), ".docx", "damaged: line 1 can't be understood"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), ".odt", "damaged: a part of it is missing"),
        (b'{"messages": [', ".json", "damaged: line 1 can't be understood"),
    ],
)
def test_what_is_wrong_with_a_damaged_file_is_said_in_the_users_words(data: bytes, suffix: str, said: str) -> None:
    refuse(data, said, suffix)


def test_an_archive_of_documents_is_read_and_its_old_cyrillic_names_are_shown(tmp_path: Path) -> None:
    data = zipped({"AAAAA.txt": WORDS.encode(), "../../evil.txt": WORDS.encode(), "inner.zip": zipped({"a.txt": b"x"})})
    (tmp_path / "old.zip").write_bytes(data.replace(b"AAAAA", "отчёт".encode("cp866")))
    document = read([str(tmp_path / "old.zip")])
    assert [source.name.rpartition("/")[2] for source in document.sources] == ["отчёт.txt"]
    assert "leads out of the archive" in document.notes[0]
    assert "an archive within an archive" in document.notes[1]


def test_a_pattern_names_its_files(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "c.txt"):
        (tmp_path / name).write_text(f"{WORDS} {name}", encoding="utf-8")
    document = read([str(tmp_path / "*.md")])
    assert [Path(source.name).name for source in document.sources] == ["a.md", "b.md"]


def test_a_name_that_is_no_utf8_is_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + "текст.txt".encode("cp1251")
    try:
        Path(os.fsdecode(path)).write_text(WORDS, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes names of UTF-8 alone")
    (source,) = read([str(tmp_path)]).sources
    assert source.name.endswith("\\xf2\\xe5\\xea\\xf1\\xf2.txt")
    source.name.encode()


@pytest.mark.parametrize(("one", "other"), [("cp1251", "koi8-r"), ("utf-8", "cp1251"), ("cp866", "cp1251")])
def test_a_text_in_two_encodings_is_refused(one: str, other: str) -> None:
    text = f"{WORDS}\n" * 5
    refuse(text.encode(one) + text.encode(other), "encodings|not valid")


def test_a_scan_says_that_it_is_one() -> None:
    from PIL import Image

    made = io.BytesIO()
    Image.new("L", (200, 300), 200).save(made, "PDF")
    refuse(made.getvalue(), "a scan")


def test_a_pdf_whose_pages_are_their_own_parents_ends() -> None:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>/MediaBox[0 0 99 99]>>",
        b"<</Length 4>>stream\n/X Do\nendstream",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 4>>"
        b"stream\n/X Do\nendstream",
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, each) for number, each in enumerate(objects, start=1))
    refuse(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>", "scan|damaged")


def test_damaged_files_of_every_format_are_read_or_refused() -> None:
    """Fifty of the thousand that benchmarks/documents.py reads."""
    chance = random.Random(50)
    kinds = (
        story.html,
        story.docx,
        story.odt,
        story.rtf,
        story.epub,
        story.fb2,
        story.feed,
        story.telegram,
        story.mail,
    )
    for number in range(50):
        data = bytearray(kinds[number % len(kinds)]())
        at = chance.randrange(len(data))
        if number % 2:
            del data[at : at + chance.choice((1, 8, 512))]
        else:
            data[at : at + 8] = chance.randbytes(8)
        try:
            manuscript_of(Input("a", "", bytes(data)), ReadingSettings())
        except SourceError as error:
            assert "\n" not in str(error)  # most of them are read
