"""Identifiers: made by the rule once, then kept."""

from __future__ import annotations

import uuid

import pytest

from briefing.errors import BriefingError
from briefing.publishing import read_manifests, rebuild
from briefing.publishing.identity import episode_guid, freeze_identity, podcast_guid


def test_the_namespace_s_own_example() -> None:
    assert podcast_guid("https://podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"


@pytest.mark.parametrize("address", ["http://podnews.net/rss", "podnews.net/rss", "https://podnews.net/rss//"])
def test_scheme_and_trailing_slashes_do_not_count(address: str) -> None:
    expected = "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert podcast_guid(address if "://" in address else f"feed://{address}") == expected


def test_a_new_address_changes_no_identifier(studio) -> None:
    before = studio.publish()
    show = freeze_identity(studio.output, studio.settings.feed_url)
    moved = studio.with_settings(link="https://podcasts.example.net/")
    rebuild(moved.output, moved.settings)
    assert freeze_identity(moved.output, moved.settings.feed_url) == show
    assert show.guid == podcast_guid("https://example.org/briefing/feed.xml")
    assert moved.publish().guid == before.guid == episode_guid(show.guid, before.slug)
    assert uuid.UUID(before.guid).version == 5


def test_an_episode_made_again_keeps_guid_date_number_and_season(studio) -> None:
    first = studio.publish()
    studio.publish("2026-11-24-later", date="2026-11-24")
    again = studio.with_settings(season=2).publish(date="2026-12-01", script_text="исправлено\n")
    assert (again.guid, again.pub_date, again.number, again.season) == (first.guid, first.pub_date, first.number, 0)
    assert [episode.slug for episode in read_manifests(studio.output)] == ["2026-11-24-later", first.slug]


def test_a_damaged_identity_is_named_and_never_made_anew(studio) -> None:
    studio.publish()
    (studio.output / "podcast.json").write_text('{"guid": "no"}', encoding="utf-8")
    with pytest.raises(BriefingError, match=r"podcast\.json is damaged"):
        rebuild(studio.output, studio.settings)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"guid": NaN, "feed_url": ""}',
        b'{"guid": "\\ud800 ", "feed_url": ""}',
        b'{"guid": "", "feed_url": ""}',
        b'{"guid": "9b024349-ccf0-5f69-a609-6b82873eab3c"}',
        b'{"guid": 7, "feed_url": ""}',
        "{}".encode("utf-16"),
    ],
)
def test_a_damaged_identity_is_one_line_that_names_the_file(studio, content: bytes) -> None:
    studio.publish()
    (studio.output / "podcast.json").write_bytes(content)
    with pytest.raises(BriefingError, match=r"podcast\.json is damaged .*podcast:guid") as caught:
        rebuild(studio.output, studio.settings)
    assert "\n" not in str(caught.value)


def test_a_damaged_note_of_the_cover_costs_a_drawing(studio) -> None:
    studio.publish()
    before = (studio.output / "cover.jpg").read_bytes()
    (studio.output / ".cover").write_bytes(b"\xff\xfe\x00")
    rebuild(studio.output, studio.settings)
    assert (studio.output / "cover.jpg").read_bytes() == before
    assert (studio.output / ".cover").read_bytes().isascii()
