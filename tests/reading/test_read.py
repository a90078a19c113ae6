"""Whole documents: chapters, titles, repeats, several sources, and what can't be read."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from briefing.episode import OPENING, Source, Style
from briefing.errors import SourceError
from briefing.reading import Intake, read

LEAD = "О том, что решат на встрече в столице, рассказал вчера эксперт института Иван Крамаренко:"
FIRST = "Завтра в столицу прибывает с визитом президент соседней страны. С чем он приедет, пока не говорят."
SECOND = "Как уже писали многие, речь пойдёт об энергетике, о строительстве станции и о том, кто за него заплатит."
THIRD = "Вопрос безопасности тоже будет в центре внимания: советы министров соберутся в тот же день и в том же зале."
LAST = "Не зря же придумали термин «тихая дипломатия»."
ARTICLE = ["Встреча и «тихая дипломатия»", FIRST, SECOND, "Что ещё могут обсудить?", THIRD, LAST]


@pytest.fixture
def write(tmp_path: Path):
    def write_file(text: str, name: str = "doc.txt", encoding: str = "utf-8") -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return str(path)

    return write_file


def outline(document) -> list[tuple[str, list[str]]]:
    return [(section.title, [paragraph.text for paragraph in section.paragraphs]) for section in document.sections]


def test_an_article_that_stands_in_the_file_twice_is_read_once(write) -> None:
    document = read([write("\n".join([LEAD, *ARTICLE, *ARTICLE]))])
    assert document.title == ARTICLE[0]
    assert outline(document) == [
        (OPENING, [LEAD]),
        (ARTICLE[0], [FIRST, SECOND]),
        (ARTICLE[3], [THIRD, LAST]),
    ]
    assert [section.title_spoken for section in document.sections] == [False, True, True]
    assert document.notes == (f"left out, read before: 6 paragraphs from «{ARTICLE[0]}» to «{LAST}»",)


def test_keep_repeats_reads_it_all(write) -> None:
    document = read([write("\n".join([LEAD, *ARTICLE, *ARTICLE]))], keep_repeats=True)
    assert [title for title, _ in outline(document)] == [OPENING, *[ARTICLE[0], ARTICLE[3]] * 2]
    assert document.notes == ()


def test_a_repeat_is_told_by_its_words_not_by_case_and_spaces(write) -> None:
    document = read([write(f"{FIRST}\n\n{SECOND}\n\n{FIRST.upper().replace(' ', '  ')}\n")])
    assert outline(document)[0][1] == [FIRST, SECOND]


def test_a_short_refrain_is_read_again(write) -> None:
    assert outline(read([write(f"{FIRST}\n\nДа.\n\n{SECOND}\n\nДа.\n")]))[0][1] == [FIRST, "Да.", SECOND, "Да."]


def test_a_repeated_heading_over_something_new_stays(write) -> None:
    document = read([write(f"# Погода\n\n{FIRST}\n\n# Погода\n\n{SECOND}\n", "a.md")])
    assert outline(document) == [("Погода", [FIRST]), ("Погода", [SECOND])]


def test_a_paragraph_repeated_in_another_source_is_read_once(write) -> None:
    document = read([write(f"{FIRST}\n{SECOND}", "a.txt"), write(f"{SECOND}\n{THIRD}", "b.txt")])
    assert outline(document) == [
        (OPENING, [FIRST, SECOND]),
        ("Вопрос безопасности тоже будет в центре внимания: советы", [THIRD]),
    ]


def test_one_title_over_sections_makes_chapters_of_the_sections(write) -> None:
    text = f"# Обзор\n\n{FIRST}\n\n## Мир\n\n{SECOND}\n\n### Азия\n\n{THIRD}\n\n## Погода\n\n{LAST}\n"
    document = read([write(text, "a.md")])
    assert outline(document) == [("Обзор", [FIRST]), ("Мир", [SECOND, "Азия", THIRD]), ("Погода", [LAST])]
    assert document.sections[1].paragraphs[1].style is Style.HEADING


def test_the_title_without_a_heading_is_the_first_words(write) -> None:
    assert read([write(FIRST)]).title == "Завтра в столицу прибывает с визитом президент соседней"


def test_a_heading_may_name_the_voice_of_its_chapter(write) -> None:
    document = read([write(f"# Мир\n\n{FIRST}\n\n# Погода {{voice=baya}}\n\n{SECOND}", "a.md")])
    assert [(section.title, section.voice) for section in document.sections] == [("Мир", None), ("Погода", "baya")]


def test_sources_are_known_by_name_and_digest(write) -> None:
    path = write(FIRST)
    assert read([path]).sources == (Source(Path(path).as_posix(), hashlib.sha256(FIRST.encode()).hexdigest()),)


def test_standard_input_is_a_source() -> None:
    document = read(["-"], intake=Intake(io.BytesIO(FIRST.encode("koi8-r"))))
    assert document.sources[0].name == "-"
    assert outline(document)[0][1] == [FIRST]


def test_a_folder_gives_its_documents_sorted_with_those_of_its_folders(write, tmp_path: Path) -> None:
    write(SECOND, "day/b.txt")
    write(f"# Один\n\n{FIRST}", "day/a.md")
    write(THIRD, "day/c/d.TXT")
    write("скрыто", "day/.hidden.txt")
    write("скрыто", "day/.git/e.txt")
    write("{}", "day/data.json")
    document = read([str(tmp_path / "day")])
    assert [Path(source.name).name for source in document.sources] == ["a.md", "b.txt", "d.TXT"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "nothing in it to read aloud"),
        ("stars.md", b"* * *\n", "nothing in it to read aloud"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        ("zeros.md", bytes(100), "binary"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=name) as caught:
        read([str(tmp_path / name)])
    assert said in str(caught.value)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(SourceError, match=r"^nowhere\.txt: no such file"):
        read(["nowhere.txt"])


def test_a_folder_without_documents_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SourceError, match="no documents in this folder"):
        read([str(tmp_path)])
