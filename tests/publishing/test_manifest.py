"""The manifest: everything comes back as it was written, and damage is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from briefing.publishing import read_manifest, rebuild, remove_episode
from briefing.publishing.manifest_file import DamagedError


def test_what_was_written_is_read_back(studio) -> None:
    manifest = studio.publish(formats=("mp3", "opus"))
    folder = studio.output / "episodes" / manifest.slug
    assert read_manifest(folder) == manifest
    assert [file.name for file in manifest.audio] == ["episode.mp3", "episode.opus"]


def test_it_holds_what_the_contract_names(studio) -> None:
    manifest = studio.publish()
    data = json.loads((studio.output / "episodes" / manifest.slug / "episode.json").read_text(encoding="utf-8"))
    wanted = {"title", "guid", "date", "voice", "licence", "duration_s", "loudness", "files", "chapters", "sources"}
    assert wanted <= data.keys()
    assert (data["voice"], data["licence"], data["date"]) == ("xenia", "CC-BY-NC-4.0", "2026-11-23")
    assert data["pub_date"] == "2026-11-23T06:00:00+03:00"
    assert data["loudness"]["integrated_lufs"] == -16.02


def test_files_are_described_as_they_lie_there(studio) -> None:
    import hashlib

    manifest = studio.publish()
    folder = studio.output / "episodes" / manifest.slug
    for file in manifest.files:
        content = (folder / file.name).read_bytes()
        assert (file.bytes, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert {path.name for path in folder.iterdir()} == {file.name for file in manifest.files} | {
        "episode.json",
        "index.html",
        "notes.md",
    }


def put(*path: str | int, to: object) -> Callable[[dict], None]:
    """Give a change of a manifest: the value at a path becomes `to`."""

    def change(data: dict) -> None:
        *way, last = path
        for step in way:
            data = data[step]
        data[last] = to

    return change


NUMBERS = ("number", "season", "revision", "schema", "duration_s")
DAMAGES: dict[str, Callable[[dict], object]] = {
    "guid is missing": lambda data: data.pop("guid"),
    "files[0].sha256 is missing": lambda data: data["files"][0].pop("sha256"),
    "ttile is unknown": put("ttile", to="Название"),
    "chapters[1].tilte is unknown": put("chapters", 1, "tilte", to="Название"),
    "title has to be a text, not 7": put("title", to=7),
    "title is empty": put("title", to=" "),
    "guid is empty": put("guid", to=""),
    "title: character U+0007": put("title", to="Звонок \x07"),
    "summary: character U+0000": put("summary", to="\0"),
    "chapters[0].title: character U+000B": put("chapters", 0, "title", to="\x0b"),
    "sources[0].name: character U+FFFE": put("sources", 0, "name", to="\ufffe"),
    "files[0].bytes has to be a whole number, not 'many'": put("files", 0, "bytes", to="many"),
    "files[0].bytes is -1": put("files", 0, "bytes", to=-1),
    "files[0].bytes: the number is too large": put("files", 0, "bytes", to=10**400),
    "files: '../feed.xml' is no plain file name": put("files", 0, "name", to="../feed.xml"),
    "files: '/etc/passwd' is no plain file name": put("files", 0, "name", to="/etc/passwd"),
    "files: '..' is no plain file name": put("files", 0, "name", to=".."),
    "files: '' is no plain file name": put("files", 0, "name", to=""),
    "files: the sha256 of episode.mp3 is 'cafe'": put("files", 0, "sha256", to="cafe"),
    "files names no audio": put("files", to=[]),
    "pub_date has no offset": put("pub_date", to="2026-11-23T06:00:00"),
    "pub_date: Invalid isoformat": put("pub_date", to="yesterday"),
    "pub_date: 0001-01-01": put("pub_date", to="0001-01-01T00:00:00+03:00"),
    "pub_date: 9999-12-31": put("pub_date", to="9999-12-31T23:59:59-12:00"),
    "date: Invalid isoformat": put("date", to="23.11.2026"),
    "date: day is out of range": put("date", to="2026-02-30"),
    "date: 20261123 is not of the form": put("date", to="20261123"),
    "schema 99": put("schema", to=99),
    "slug is 'other'": put("slug", to="other"),
    "chapters has to be a list, not None": put("chapters", to=None),
    "chapters[0] has to be a table, not 5": put("chapters", 0, to=5),
    "chapters[0].start_s has to be a number, not '0'": put("chapters", 0, "start_s", to="0"),
    "chapters[0].end_s is -1.0": put("chapters", 0, "end_s", to=-1.0),
    "chapters[0].link: 'javascript:alert(1)'": put("chapters", 0, "link", to="javascript:alert(1)"),
    "chapters[0].link: 'java\\nscript:alert(1)'": put("chapters", 0, "link", to="java\nscript:alert(1)"),
    "chapters[0].link: 'file:///etc/passwd'": put("chapters", 0, "link", to="file:///etc/passwd"),
    "chapters[0].link: '//example.org'": put("chapters", 0, "link", to="//example.org"),
    "chapters[0].link: 'https://'": put("chapters", 0, "link", to="https://"),
    "chapters[0].picture: '../x.png'": put("chapters", 0, "picture", to="../x.png"),
    "loudness has to be a table": put("loudness", to=[]),
    "loudness.range_lu has to be a number, not true": put("loudness", "range_lu", to=True),
    "loudness.integrated_lufs is 1e+300": put("loudness", "integrated_lufs", to=1e300),
    "duration_s is 1e+300": put("duration_s", to=1e300),
    "commercial has to be true or false, not 'no'": put("commercial", to="no"),
    "other_voices[0].name is missing": put("other_voices", to=[{}]),
    "soundbite has to be a table, not 'none'": put("soundbite", to="none"),
    "sources has to be a list, not {}": put("sources", to={}),
    **{f"{key} has to be a": put(key, to="x") for key in NUMBERS},
    **{f"{key} is -1": put(key, to=-1) for key in ("number", "season", "revision")},
}
TORN = {
    "empty": b"",
    "half": b'{"schema": 1, "title"',
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "UTF-16": '{"schema": 1}'.encode("utf-16"),
    "CP1251": '{"title": "Звонок"}'.encode("cp1251"),
    "NaN": b'{"duration_s": NaN}',
    "infinite": b'{"duration_s": 1e999}',
    "a lone surrogate": b'{"title": "\\ud800 "}',
    "a raw control character": b'{"title": "\x07"}',
    "a comma too many": b'{"schema": 1,}',
    "deep": b'{"title": ' + b"[" * 100_000,
    "zeros": bytes(4096),
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory, make_studio):
    """A show of two episodes; give it, its first episode's folder, and that manifest's bytes."""
    studio = make_studio(tmp_path_factory.mktemp("damaged") / "output")
    studio.publish("2026-11-20-first", date="2026-11-20", title="Первый")
    studio.publish("2026-11-21-second", date="2026-11-21", title="Второй")
    path = studio.output / "episodes" / "2026-11-20-first" / "episode.json"
    return studio, path, path.read_bytes()


@pytest.mark.parametrize("reason", DAMAGES)
def test_damage_is_named_with_file_and_key(shown, reason: str) -> None:
    _studio, path, sound = shown
    data = json.loads(sound)
    DAMAGES[reason](data)
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(DamagedError) as caught:
        read_manifest(path.parent)
    line = str(caught.value)
    assert line.startswith(f"{path} is damaged ({reason}")
    assert line.endswith("`briefing remove 2026-11-20-first`, then make the episode again")
    assert "\n" not in line


@pytest.mark.parametrize("kind", TORN)
def test_a_torn_manifest_is_named(shown, kind: str) -> None:
    _studio, path, _sound = shown
    path.write_bytes(TORN[kind])
    with pytest.raises(DamagedError) as caught:
        read_manifest(path.parent)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"[" * 100_000, b'{"title": "\\u0007"}'])
def test_the_rest_of_the_show_goes_on_and_the_damaged_episode_can_be_removed(studio, content: bytes) -> None:
    first = studio.publish("2026-11-20-first", date="2026-11-20", title="Первый")
    studio.publish("2026-11-21-second", date="2026-11-21", title="Второй")
    studio.publish("2026-11-22-third", date="2026-11-22", title="Третий")
    for slug in ("2026-11-20-first", "2026-11-21-second"):
        (studio.output / "episodes" / slug / "episode.json").write_bytes(content)
    told: list[str] = []
    assert [each.slug for each in rebuild(studio.output, studio.settings, tell=told.append)] == ["2026-11-22-third"]
    assert [line.partition(" is damaged")[0] for line in told] == [
        str(studio.output / "episodes" / slug / "episode.json") for slug in ("2026-11-20-first", "2026-11-21-second")
    ]
    assert "2026-11-21-second" not in (studio.output / "feed.xml").read_text(encoding="utf-8")
    told.clear()
    remove_episode(studio.output, "2026-11-20-first", studio.settings, tell=told.append)
    assert not (studio.output / "episodes" / "2026-11-20-first").exists()
    assert len(told) == 1
    assert "2026-11-21-second" in told[0]
    assert studio.publish("2026-11-20-first", date="2026-11-20", title="Первый").guid == first.guid


def test_a_damaged_transcript_leaves_its_page_as_it_was(studio) -> None:
    manifest = studio.publish()
    studio.publish("2026-11-24-next", date="2026-11-24", title="Следующий")
    folder = studio.output / "episodes" / manifest.slug
    page = (folder / "index.html").read_bytes()
    (folder / "transcript.json").write_bytes(b'{"segments": [{"chapter": 0, "body": "", "startTime": NaN}]}')
    told: list[str] = []
    changed = studio.with_settings(title="Другое название")
    rebuild(studio.output, changed.settings, tell=told.append)
    assert (folder / "index.html").read_bytes() == page
    assert "Другое название" in (studio.output / "feed.xml").read_text(encoding="utf-8")
    assert [line for line in told if "transcript.json is damaged" in line] == told != []


def test_a_moment_before_the_zones_of_today_has_an_offset_in_whole_minutes(studio) -> None:
    manifest = replace(studio.publish(), pub_date="1918-06-05T06:00:00+04:31:19")
    assert manifest.published.isoformat() == "1918-06-05T06:00:00+04:31"
