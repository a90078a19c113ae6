"""Whatever a file is turned into, it is read, or refused in one line: manifest, draft, configuration, feed."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.drafts import Draft
from briefing.errors import BriefingError, UsageError
from briefing.publishing import PodcastSettings
from briefing.publishing.feed import build_feed
from briefing.publishing.feed_reading import read_enclosures, read_link
from briefing.publishing.manifest_file import DamagedError, read_manifest
from briefing.publishing.notes import notes_markdown
from briefing.publishing.pages import show_page
from briefing.records import RecordError, from_json, to_json
from briefing.script import Script
from briefing.settings import load_settings

EVERYTHING = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(
        ["javascript:x", "../x", "2026-13-40", "\x07", "\ufffe", 10**400, -1, 1e300, "0001-01-01T00:00:00Z"]
    )
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)


def places(data: Any) -> list[tuple[Any, Any]]:
    """Give every key of every table and list in some data, with what holds it."""
    found = []
    keys = data.keys() if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in list(keys):
        found.append((data, key))
        found += places(data[key])
    return found


def damaged(draw: Callable[..., Any], good: dict[str, Any]) -> dict[str, Any]:
    """Give the data with one to three places changed, taken away, or grown."""
    data = copy.deepcopy(good)
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(places(data) or [(data, "x")]))
        match draw(st.sampled_from(("change", "take", "grow"))):
            case "take" if isinstance(holder, dict):
                holder.pop(key, None)
            case "grow" if isinstance(holder, dict):
                holder[draw(st.text(max_size=5))] = draw(values)
            case _:
                if isinstance(holder, dict) or key < len(holder):
                    holder[key] = draw(values)
    return data


@pytest.fixture(scope="module")
def episode() -> dict[str, Any]:
    """A manifest of an episode with all there is."""
    from briefing.episode import Loudness, Source
    from briefing.publishing.manifest import ChapterEntry, FileEntry, Manifest, Soundbite, VoiceInfo

    files = tuple(
        FileEntry(name, kind, "audio/mpeg", 10, "0" * 64, 1.0)
        for name, kind in (("episode.mp3", "audio"), ("chapters.json", "chapters"), ("script.txt", "script"))
    )
    manifest = Manifest(
        schema=1,
        title="Утро",
        guid=GUID,
        date="2026-11-23",
        pub_date="2026-11-23T06:00:00+03:00",
        slug="utro",
        number=1,
        season=0,
        revision=1,
        voice="xenia",
        engine="silero",
        licence="MIT",
        attribution="",
        commercial=True,
        other_voices=(VoiceInfo("baya", "silero", "MIT"),),
        duration_s=60.0,
        loudness=Loudness(-16.0, -1.0, 3.0),
        summary="Начало.",
        files=files,
        chapters=(ChapterEntry("Глава", 0.0, 60.0, "https://example.org/", ""),),
        soundbite=Soundbite(1.0, 20.0, "Глава"),
        sources=(Source("a.txt", "0" * 64),),
        fingerprint="f",
    )
    return json.loads(to_json(manifest))


@EVERYTHING
@given(data=st.data())
def test_a_manifest_is_usable_or_named(data: st.DataObject, episode: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "utro"
    folder.mkdir(exist_ok=True)
    path = folder / "episode.json"
    path.write_text(json.dumps(damaged(data.draw, episode)), encoding="utf-8")
    try:
        manifest = read_manifest(folder)
    except DamagedError as error:
        assert str(path) in str(error)
        assert "\n" not in str(error).replace(str(path), "")
        return
    show = PodcastSettings(link="https://example.org/")
    build_feed([manifest], show, GUID)
    show_page([manifest], show)
    notes_markdown(manifest, show)


@EVERYTHING
@given(
    content=st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | values.map(lambda each: json.dumps(each).encode())
)
def test_no_bytes_break_the_reader_of_records(content: bytes) -> None:
    for kind in (Draft, Script):
        try:
            from_json(kind, content)
        except RecordError as error:
            assert str(error)


CONFIGURATION = """
voice = "auto"
lexicon = ["a.toml"]
formats = ["mp3"]
[podcast]
title = "Утро"
link = "https://example.org/"
season = 1
[[podcast.person]]
name = "Анна"
[mix]
pause_comma_s = 0.2
opening = "in.wav"
[speech]
heading = { rate = "slow" }
"""


@EVERYTHING
@given(data=st.data())
def test_a_configuration_is_read_or_refused_with_its_file(data: st.DataObject, tmp_path: Path) -> None:
    path = tmp_path / "briefing.toml"
    path.write_text(toml(damaged(data.draw, tomllib.loads(CONFIGURATION))), encoding="utf-8", errors="surrogatepass")
    try:
        load_settings(path)
    except UsageError as error:
        assert str(error).startswith(str(path))


def toml(value: Any) -> str:
    """Write data as TOML, tables inline, as well as TOML can."""
    return "".join(f"{json.dumps(key)} = {_inline(each)}\n" for key, each in value.items())


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_inline(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if value is None:
        return '""'
    return json.dumps(value).replace("NaN", "nan").replace("Infinity", "inf")


FEED = (
    "<rss><channel><link>https://example.org/</link>"
    '<item><guid>a</guid><enclosure url="b" length="7"/></item></channel></rss>'
)


@EVERYTHING
@given(at=st.integers(0, len(FEED)), cut=st.integers(0, 12), put=st.binary(max_size=6))
def test_a_feed_is_read_or_named(at: int, cut: int, put: bytes, tmp_path: Path) -> None:
    text = FEED.encode()
    (tmp_path / "feed.xml").write_bytes(text[:at] + put + text[at + cut :])
    try:
        read_enclosures(tmp_path)
        read_link(tmp_path)
    except BriefingError as error:
        assert "feed.xml is damaged" in str(error)
