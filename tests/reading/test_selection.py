"""Many sources as one: rubrics, voices, order and how many, pages from the web, and what can't be had today."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from web_site import Reply, web_site

from briefing.errors import NothingNewError, SourceError
from briefing.reading import Intake, Selection, Sequencing, Web, read
from briefing.reading.web import Allowed

FIRST = "Ледокол вышел из Архангельска в понедельник утром и к вечеру прошёл горло Белого моря без остановок."
SECOND = "Капитан сообщил, что толщина льда на всём пути не превышала сорока сантиметров, а ветер стихал."
THIRD = "К причалу он встанет в пятницу, разгрузка займёт два дня, затем судно уйдёт обратно за новым грузом."
HERE = Intake(web=Web(Allowed.of(["127.0.0.1"])))


@pytest.fixture
def write(tmp_path: Path):
    def write_file(name: str, text: str, age_s: int = 0) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_800_000_000 - age_s, 1_800_000_000 - age_s))
        return str(path)

    return write_file


def chapters(document) -> list[str]:
    return [section.title for section in document.sections]


def test_a_rubric_is_spoken_before_the_first_chapter_of_its_selection(write) -> None:
    one, two = write("one.txt", f"Рейс\n\n{FIRST}"), write("two.txt", f"Лёд\n\n{SECOND}")
    document = read([Selection((one, two), title="Арктика")])
    assert chapters(document) == ["Арктика. Рейс", "Лёд"]
    assert [paragraph.text for paragraph in document.sections[0].paragraphs] == ["Арктика", "Рейс", FIRST]
    assert not document.sections[0].title_spoken


def test_a_rubric_names_a_text_without_a_heading(write) -> None:
    document = read([write("one.txt", f"Рейс\n\n{FIRST}"), Selection((write("two.txt", SECOND),), title="Погода")])
    assert [(section.title, section.title_spoken) for section in document.sections] == [
        ("Рейс", True),
        ("Погода", True),
    ]


def test_a_selection_has_a_voice_and_each_chapter_knows_its_source(write) -> None:
    one, two = write("one.txt", f"Рейс\n\n{FIRST}"), write("two.txt", f"Лёд\n\n{SECOND}")
    document = read([one, Selection((two,), voice="baya")])
    assert [(section.voice, section.source) for section in document.sections] == [(None, 0), ("baya", 1)]
    assert [source.title for source in document.sources] == ["Рейс", "Лёд"]


@pytest.mark.parametrize(
    ("order", "newest", "found"),
    [
        (Sequencing.GIVEN, None, ["Б", "А", "В"]),
        (Sequencing.NAME, None, ["А", "Б", "В"]),
        (Sequencing.NEWEST, None, ["А", "В", "Б"]),
        (Sequencing.OLDEST, 2, ["В", "А"]),
        (Sequencing.GIVEN, 2, ["А", "В"]),
    ],
)
def test_documents_stand_in_the_order_asked_for_the_newest_alone(write, order, newest, found: list[str]) -> None:
    texts = {"б": (FIRST, 300), "а": (SECOND, 100), "в": (THIRD, 200)}
    paths = [write(f"{name}.txt", f"{name.upper()}\n\n{text}", age) for name, (text, age) in texts.items()]
    assert chapters(read([Selection(tuple(paths), order=order, newest=newest)])) == found


def test_a_pattern_gives_the_files_that_it_matches(write, tmp_path: Path) -> None:
    write("b.txt", f"Рейс\n\n{FIRST}")
    write("a.txt", f"Лёд\n\n{SECOND}")
    write("c.md", f"# Нет\n\n{THIRD}")
    assert chapters(read([str(tmp_path / "*.txt")])) == ["Лёд", "Рейс"]
    with pytest.raises(SourceError, match="no such file or folder"):
        read([str(tmp_path / "*.docx")])


def test_a_page_of_the_web_is_a_source_with_its_address(write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_OFFLINE", "")
    with web_site({"/n/1.txt": Reply(f"Рейс\n\n{FIRST}".encode(), headers={"Content-Type": "text/plain"})}) as site:
        document = read([site.url + "/n/1.txt", write("two.txt", f"Лёд\n\n{SECOND}")], intake=HERE)
    assert document.sources[0].name == site.url + "/n/1.txt"
    assert [section.link for section in document.sections] == [site.url + "/n/1.txt", ""]


def test_a_lenient_selection_tells_what_can_not_be_had_and_reads_the_rest(
    write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_OFFLINE", "")
    with web_site({}) as site:
        sources = (site.url + "/gone", write("one.txt", f"Рейс\n\n{FIRST}"), "nothing/*.txt")
        document = read([Selection(sources, lenient=True)], intake=HERE)
        assert chapters(document) == ["Рейс"]
        assert [note.partition(": ")[2] for note in document.notes] == [
            "can't be fetched: HTTP 404 Not Found",
            "no file of this pattern today",
        ]
        with pytest.raises(SourceError, match="no such file"):
            read([Selection(("nowhere.txt",), lenient=True)])
        with pytest.raises(SourceError, match="HTTP 404") as failed:
            read([Selection((site.url + "/gone", "nothing/*.txt"), lenient=True)], intake=HERE)
        assert not isinstance(failed.value, NothingNewError)


def test_a_folder_that_waits_for_files_may_be_empty(write, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    sources = (str(tmp_path / "inbox"), str(tmp_path / "inbox" / "*.docx"))
    with pytest.raises(NothingNewError, match="no file of this pattern today"):
        read([Selection(sources, lenient=True)])
    write("inbox/broken.docx", "PK\x03\x04no archive")
    for source in sources:
        with pytest.raises(SourceError, match="damaged") as failed:
            read([Selection((source,), lenient=True)])
        assert not isinstance(failed.value, NothingNewError)
