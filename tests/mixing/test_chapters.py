"""Chapters and tags, as other programs read them."""

import io
import json
import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import eyed3
import imageio_ffmpeg
import mutagen.id3
import mutagen.mp4
import mutagen.oggopus
import numpy as np
import pytest
from PIL import Image

from briefing.episode import Boundary, Chapter, Master, Script, ScriptChapter, Tags
from briefing.errors import SourceError
from briefing.mixing import MixSettings, master
from briefing.mixing.id3 import ascii_url, id3_tag
from briefing.mixing.inspection import read_chapters
from briefing.mixing.mp4_chapters import add_links
from tests.mixing.conftest import Studio, need, speech

CHAPTERS = 300
NODE = Path(__file__).parents[1] / "node"
# Titles whose sizes go up and down, so that a sorting by size would show; signs that formats escape; one emoji.
TITLES = [f"Глава {n}: " + "тихая дипломатия " * (n * 7 % 5) + "= ; # \\ «ё» 🎙"[: n % 14] for n in range(CHAPTERS)]


def jpeg(size: int = 1400, colour: str = "#b3261e") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (size, size), colour).save(out, "JPEG")
    return out.getvalue()


TAGS = Tags(
    title="Тихая дипломатия: о чём молчат соседи",
    artist="Редакция",
    album="Тихая дипломатия",
    date="2026-11-23",
    comment="Голос: xenia; лицензия = CC BY-NC 4.0\nВторая строка",
    link="https://новости.рф/выпуск?день=23&x=1#t=5",
    cover_jpeg=jpeg(),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Master:
    """An episode of 300 chapters of one word each, in every format."""
    folder = tmp_path_factory.mktemp("chapters")
    studio = Studio(folder)
    words = [speech(0.2 + 0.03 * number, number) for number in range(5)]
    for number, title in enumerate(TITLES):
        studio.chapter(title.strip())
        studio.say(words[number % 5], f"Слово {number}.", boundary=Boundary.CHAPTER)
    settings = MixSettings(pause_chapter_s=0.3, chapter_lead_s=0.1)
    return studio.master(folder / "out", "mp3", "m4a", "opus", settings=settings, tags=TAGS)


def path_of(made: Master, name: str) -> Path:
    return next(file.path for file in made.files if file.format == name)


def assert_same(made: Master, read: list[tuple[str, float]]) -> None:
    assert (
        [title.rstrip() for title, _ in read]
        == [chapter.title for chapter in made.chapters]
        == [t.strip() for t in TITLES]
    )
    for (_, start_s), chapter in zip(read, made.chapters, strict=True):
        assert start_s == pytest.approx(chapter.start_s, abs=0.0011)


def test_mutagen_reads_300_chapters_in_order(made: Master) -> None:
    tags = mutagen.id3.ID3(path_of(made, "mp3"))
    assert tags.version == (2, 3, 0)
    top = tags["CTOC:toc"]
    assert top.flags == mutagen.id3.CTOCFlags.ORDERED
    assert top.sub_frames["TIT2"].text == [TAGS.title]
    children = [child for name in top.child_element_ids for child in tags[f"CTOC:{name}"].child_element_ids]
    assert sorted(children) == children
    read = [tags[f"CHAP:{child}"] for child in children]
    assert_same(made, [(chapter.sub_frames["TIT2"].text[0], chapter.start_time / 1000) for chapter in read])
    assert all(before.end_time == after.start_time for before, after in pairwise(read))


def test_chapters_stand_in_the_file_in_time_order(made: Master) -> None:
    """For readers that take them as they come: ffprobe, AntennaPod."""
    places = [
        match.group(1) for match in re.finditer(rb"CHAP.{6}(chp\d{5})\0", path_of(made, "mp3").read_bytes(), re.S)
    ]
    assert len(places) == CHAPTERS
    assert places == sorted(places)


def test_eyed3_reads_300_chapters_in_order(made: Master) -> None:
    tag = eyed3.load(path_of(made, "mp3")).tag
    nested = {each.element_id: each for each in tag.table_of_contents}
    top = nested[b"toc"]
    assert top.ordered
    children = [child for name in top.child_ids for child in nested[name].child_ids]
    read = [tag.chapters.get(child) for child in children]
    assert_same(made, [(chapter.title, chapter.times[0] / 1000) for chapter in read])
    assert (tag.title, tag.artist, tag.album) == (TAGS.title, TAGS.artist, TAGS.album)


def test_music_metadata_reads_300_chapters_in_order(made: Master) -> None:
    need(shutil.which("node") and (NODE / "node_modules").is_dir(), "node with tests/node/node_modules")
    done = subprocess.run(
        ["node", str(NODE / "audio.js"), str(path_of(made, "mp3"))], capture_output=True, check=True, encoding="utf-8"
    )
    read = json.loads(done.stdout)
    assert_same(made, [(chapter["title"], chapter["start"]) for chapter in read["format"]["chapters"]])
    assert read["common"]["title"] == TAGS.title


@pytest.mark.parametrize("name", ["mp3", "m4a", "opus"])
def test_ffmpeg_reads_300_chapters_in_order(made: Master, name: str) -> None:
    assert_same(made, [(chapter.title, chapter.start_s) for chapter in read_chapters(path_of(made, name))])


@pytest.mark.parametrize("name", ["mp3", "m4a", "opus"])
def test_ffprobe_reads_300_chapters_in_order(made: Master, name: str) -> None:
    if not shutil.which("ffprobe"):
        if os.environ.get("CI"):
            pytest.fail("ffprobe is missing: apt-get install ffmpeg")
        pytest.skip("ffprobe is not on this machine; its libraries have been asked through ffmpeg above")
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(path_of(made, name))],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    read = json.loads(done.stdout)["chapters"]
    assert_same(made, [(chapter["tags"]["title"], float(chapter["start_time"])) for chapter in read])


def test_an_m4a_has_the_chapter_track_that_quicktime_shows(made: Master) -> None:
    """QuickTime wants a text track that the audio track refers to as its chapters (`tref`/`chap`)."""
    content = path_of(made, "m4a").read_bytes()
    assert b"tref" in content
    assert b"chap" in content[content.index(b"tref") :][:20]
    assert content.index(b"moov") < content.index(b"mdat"), "the index comes first: playing starts at once"
    assert content[8:12] == b"M4A "


def nero_titles(content: bytes) -> list[tuple[float, str]]:
    """Read Nero's list as mp4v2 does: version, reserved, count; start in 100 ns, length and title of each."""
    at = content.index(b"chpl") + 4 + 8
    count, at, found = content[at], at + 1, []
    for _ in range(count):
        length = content[at + 8]
        found.append((int.from_bytes(content[at : at + 8], "big") / 1e7, content[at + 9 : at + 9 + length].decode()))
        at += 9 + length
    return found


def test_an_m4a_has_neros_list_too_as_far_as_it_goes(made: Master) -> None:
    read = nero_titles(path_of(made, "m4a").read_bytes())
    assert len(read) == 255, "its count is one byte; the track has all of them"
    for (start_s, title), chapter in zip(read, made.chapters, strict=False):
        assert start_s == pytest.approx(chapter.start_s, abs=0.0011)
        assert title.strip() == chapter.title


@pytest.mark.parametrize("name", ["mp3", "m4a", "opus"])
def test_a_very_long_title_is_whole_or_ends_between_two_letters(studio: Studio, tmp_path, name: str) -> None:
    title = "Совет министров иностранных дел обсудил " * 6 + "и разошёлся"
    studio.chapter(title)
    studio.say(speech(0.4, 1), "Слово.", boundary=Boundary.CHAPTER)
    made = studio.master(tmp_path / "out", name, settings=MixSettings(), tags=TAGS)
    path = made.files[0].path
    assert read_chapters(path)[0].title == title
    if name == "m4a":
        ((_, short),) = nero_titles(path.read_bytes())
        assert short.rstrip().endswith("…")
        assert title.startswith(short.rstrip()[:-1])
        assert len(short.rstrip().encode()) > 248


def test_every_format_carries_the_tags_and_the_cover(made: Master) -> None:
    id3 = mutagen.id3.ID3(path_of(made, "mp3"))
    texts = {name: id3[name].text[0] for name in ("TIT2", "TPE1", "TALB", "TCON")}
    assert texts == {"TIT2": TAGS.title, "TPE1": TAGS.artist, "TALB": TAGS.album, "TCON": "Podcast"}
    assert str(id3["TDRC"].text[0]) == TAGS.date
    assert id3.getall("COMM")[0].text == [TAGS.comment]
    assert id3["WOAF"].url == ascii_url(TAGS.link).decode()
    assert id3.getall("APIC")[0].data == TAGS.cover_jpeg
    mp4 = mutagen.mp4.MP4(path_of(made, "m4a"))
    assert (mp4["\xa9nam"], mp4["\xa9ART"], mp4["\xa9alb"]) == ([TAGS.title], [TAGS.artist], [TAGS.album])
    assert mp4["\xa9day"] == [TAGS.date]
    assert bytes(mp4["covr"][0]) == TAGS.cover_jpeg
    opus = mutagen.oggopus.OggOpus(path_of(made, "opus"))
    assert (opus["title"], opus["artist"], opus["album"], opus["date"]) == (
        [TAGS.title],
        [TAGS.artist],
        [TAGS.album],
        [TAGS.date],
    )
    assert "metadata_block_picture" in opus


@pytest.mark.parametrize(("chapters", "tables"), [(0, 0), (1, 1), (255, 1), (256, 3), (300, 3), (1000, 5)])
def test_tables_of_contents_are_nested_past_255(tmp_path, chapters: int, tables: int) -> None:
    path = tmp_path / "tag.mp3"
    path.write_bytes(id3_tag(TAGS, [Chapter(f"Глава {n}", n, n + 1) for n in range(chapters)]))
    tags = mutagen.id3.ID3(path)
    assert len(tags.getall("CTOC")) == tables
    assert len(tags.getall("CHAP")) == chapters
    top_level = [table for table in tags.getall("CTOC") if table.flags & mutagen.id3.CTOCFlags.TOP_LEVEL]
    assert len(top_level) == (tables == 1)
    assert all(table.sub_frames["TIT2"].text == [TAGS.title] for table in top_level)


def test_a_chapter_carries_its_link_and_picture(studio: Studio, tmp_path) -> None:
    picture = tmp_path / "map.png"
    Image.fromarray(np.zeros((60, 60, 3), dtype=np.uint8)).save(picture)
    studio.chapter("Карта")
    studio.say(speech(1.0, 1), "Слово.", boundary=Boundary.CHAPTER)
    plain = studio.script.chapters[0]
    link = "https://example.org/карта"
    script = Script("Проба", (ScriptChapter(plain.title, plain.sentences, link=link, picture=picture),))
    formats = ["mp3", "opus", "m4a"]
    made = master(iter(studio.takes), script, settings=MixSettings(), formats=formats, tags=TAGS, folder=tmp_path)
    assert (made.chapters[0].link, made.chapters[0].picture) == (link, picture)
    frames = mutagen.id3.ID3(made.files[0].path).getall("CHAP")[0].sub_frames
    assert frames.getall("WXXX")[0].url == "https://example.org/%D0%BA%D0%B0%D1%80%D1%82%D0%B0"
    assert frames.getall("APIC")[0].data == picture.read_bytes()
    assert frames.getall("APIC")[0].mime == "image/png"
    assert mutagen.oggopus.OggOpus(made.files[1].path)["chapter001url"] == [
        "https://example.org/%D0%BA%D0%B0%D1%80%D1%82%D0%B0"
    ]
    assert b"https://example.org/%D0%BA%D0%B0%D1%80%D1%82%D0%B0" in made.files[2].path.read_bytes()
    assert [chapter.title for chapter in read_chapters(made.files[2].path)] == ["Карта"]


def sound_of(path: Path) -> str:
    """Give the digest of the sound as ffmpeg decodes it."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(path), "-map", "0:a", "-f", "md5", "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize("titles", [["Одна"], ["Мост", "Порт", "Снег"], TITLES])
def test_an_m4a_has_the_links_of_its_chapters_and_everything_else_as_before(
    studio: Studio, tmp_path, titles: list[str]
) -> None:
    word = speech(0.2, 1)
    for title in titles:
        studio.chapter(title.strip())
        studio.say(word, "Слово.", boundary=Boundary.CHAPTER)
    settings = MixSettings(pause_chapter_s=0.3, chapter_lead_s=0.1)
    plain = studio.master(tmp_path / "plain", "m4a", settings=settings, tags=TAGS).files[0].path
    chapters = read_chapters(plain)
    assert b"href" not in plain.read_bytes()
    links = [f"https://example.org/news/{n}".encode() if n % 3 else b"" for n in range(1, len(titles) + 1)]
    links[0] = b"https://example.org/" + b"x" * 300 if len(titles) > 1 else links[0]
    linked = tmp_path / "linked.m4a"
    shutil.copy(plain, linked)
    add_links(linked, links)
    assert read_chapters(linked) == chapters
    assert sound_of(linked) == sound_of(plain)
    assert bytes(mutagen.mp4.MP4(linked)["covr"][0]) == TAGS.cover_jpeg
    found = re.findall(rb"href\0\0(..)(.)([ -~]*)\0", linked.read_bytes(), re.S)
    kept = [(chapter, link) for chapter, link in zip(chapters, links, strict=True) if 0 < len(link) <= 255]
    assert [link for _, _, link in found] == [link for _, link in kept]
    assert [int.from_bytes(end, "big") for end, _, _ in found] == [len(chapter.title) for chapter, _ in kept]


def test_a_picture_that_is_none_is_refused_before_anything_is_spoken(studio: Studio, tmp_path) -> None:
    picture = tmp_path / "map.png"
    picture.write_text("not a picture", encoding="utf-8")
    script = Script("Проба", (ScriptChapter("Карта", (), picture=picture),))

    def never():
        raise AssertionError("speech was begun")
        yield

    with pytest.raises(SourceError, match=r"map\.png"):
        master(never(), script, settings=MixSettings(), formats=["mp3"], tags=TAGS, folder=tmp_path)


def test_addresses_are_written_in_ascii() -> None:
    assert ascii_url("https://новости.рф/а б?в=г#д") == (
        b"https://xn--b1amnebsh.xn--p1ai/%D0%B0%20%D0%B1?%D0%B2=%D0%B3#%D0%B4"
    )
    assert ascii_url("https://example.org/%D0%B0?x=1&y=%20") == b"https://example.org/%D0%B0?x=1&y=%20"
