"""The manifest: everything comes back as it was written, and damage is named."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from briefing.errors import BriefingError
from briefing.publishing import read_manifest, rebuild, remove_episode


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


DAMAGES: dict[str, Callable[[dict], object]] = {
    r"guid is missing": lambda data: data.pop("guid"),
    r"ttile is unknown": lambda data: data.update(ttile="Название"),
    r"title has to be a text, not 7": lambda data: data.update(title=7),
    r"files\[0\]\.bytes has to be a whole number, not 'many'": lambda data: data["files"][0].update(bytes="many"),
    r"files: '\.\./feed\.xml' is no plain file name": lambda data: data["files"][0].update(name="../feed.xml"),
    r"files names no audio": lambda data: data.update(files=[]),
    r"pub_date has no offset": lambda data: data.update(pub_date="2026-11-23T06:00:00"),
    r"pub_date: Invalid isoformat": lambda data: data.update(pub_date="yesterday"),
    r"schema 99": lambda data: data.update(schema=99),
    r"slug is 'other'": lambda data: data.update(slug="other"),
    r"chapters has to be a list, not None": lambda data: data.update(chapters=None),
}


@pytest.mark.parametrize("reason", DAMAGES)
def test_damage_is_named(studio, reason: str) -> None:
    manifest = studio.publish()
    path = studio.output / "episodes" / manifest.slug / "episode.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    DAMAGES[reason](data)
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(BriefingError, match=rf"episode\.json is damaged \({reason}") as caught:
        rebuild(studio.output, studio.settings)
    assert manifest.slug in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe"])
def test_a_torn_manifest_is_named_and_its_episode_can_be_removed(studio, content: bytes) -> None:
    manifest = studio.publish()
    folder = studio.output / "episodes" / manifest.slug
    (folder / "episode.json").write_bytes(content)
    with pytest.raises(BriefingError, match=r"is damaged .*briefing remove"):
        rebuild(studio.output, studio.settings)
    remove_episode(studio.output, manifest.slug, studio.settings)
    assert not folder.exists()
    assert studio.publish().guid == manifest.guid
