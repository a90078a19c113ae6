"""The feed as a validator reads it, and that our rules find what they are there to find."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from feed_rules import complaints
from lxml import etree
from studio import make_script

from briefing.publishing import rebuild
from briefing.publishing.feed import build_feed
from briefing.publishing.manifest import VoiceInfo
from briefing.publishing.settings import Funding, Person, Txt
from briefing.publishing.update_frequency import UpdateFrequency

GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"
HOSTILE = "Цена < 5 & рост > 10, AT&T, Q&amp;A </b> ]]>"


@pytest.fixture
def full(studio):
    """A show that tells everything it can, in words that are hard to write."""
    studio.settings = replace(
        studio.settings,
        link="https://вести.рф/обзор дня/".replace(" ", "%20"),
        title="Тихая & громкая дипломатия",
        description="Цена < 5 & рост > 10, AT&T",
        copyright="© Редакция & К°",
        category="News > Politics",
        season=2,
        limit=1,
        funding=(Funding("https://example.org/support"),),
        person=(Person("Анна Иванова", href="https://example.org/anna"),),
        update_frequency=UpdateFrequency("По будням", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        txt=(Txt("S6lpp-7ZCn8", "verify"),),
        hub="https://hub.example.org/",
    )
    studio.publish(
        "2026-11-22-one",
        date="2026-11-22",
        title="Цена < 5 & рост > 10, AT&T ]]>",
        script=make_script(((HOSTILE, ((HOSTILE,),)),)),
    )
    studio.publish("2026-11-23-two", formats=("mp3", "opus"))
    return studio


def test_the_feed_is_as_a_validator_recommends(full) -> None:
    pages = sorted(full.output.glob("feed*.xml"))
    assert len(pages) == 2
    assert [(page.name, line) for page in pages for line in complaints(page.read_bytes())] == []


def test_a_link_that_counts_from_the_page_is_whole_in_the_feed(studio) -> None:
    episode = studio.publish()
    chapters = tuple(replace(chapter, link="../../map.html?a=1&b=2") for chapter in episode.chapters)
    feed = build_feed([replace(episode, chapters=chapters)], studio.settings, GUID)["feed.xml"]
    assert complaints(feed) == []
    assert b'href="https://example.org/briefing/map.html?a=1&amp;b=2"' in feed


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        (b'rel="self"', b'rel="me"', "MissingAtomSelfLink"),
        (b'isPermaLink="false"', b"", "InvalidHttpGUID"),
        (b"Mon, 23 Nov 2026", b"Tue, 23 Nov 2026", "IncorrectDOW"),
        (b"06:00:00 +0300", b"06:00 MSK", "ProblematicalRFC822Date"),
        (b"&lt;a href=\"https://example.org/", b"&lt;a href=\"/", "ContainsRelRef"),
        (b"<language>ru</language>", b"", "MissingElement channel language"),
        (b"</description>\n    <language>", b" &amp;amp; &lt;/b&gt;</description>\n    <language>", "ContainsHTML"),
        (b"episode.mp3\" length", b"episode.opus\" length", "UnsupportedItunesFormat"),
        (b"<itunes:explicit>false", b"<itunes:explicit>no", "InvalidTrueFalse"),
        (b"cover.jpg</url>", b"cover.svg</url>", "ImageUrlFormat"),
    ],
)  # fmt: skip
def test_each_rule_finds_what_it_is_for(studio, right: bytes, wrong: bytes, complaint: str) -> None:
    studio.publish()
    feed = (studio.output / "feed.xml").read_bytes()
    assert complaints(feed) == []
    assert right in feed
    assert any(line.startswith(complaint) for line in complaints(feed.replace(right, wrong)))


def test_what_the_settings_tell_is_read_by_the_podcast_index(full, run_node) -> None:
    feed = run_node("feed.js", full.output / "feed.xml")
    assert feed["podcastTxt"] == [{"value": "S6lpp-7ZCn8", "purpose": "verify"}]
    assert feed["pubsub"]["hub"] == "https://hub.example.org/"
    people = [(person["name"], person["role"].lower()) for person in feed["podcastPeople"]]
    assert people == [("Анна Иванова", "host"), ("xenia (Silero), синтезированный голос", "narrator")]
    assert [(person["name"], person["role"].lower()) for person in feed["items"][0]["podcastPeople"]] == people
    assert "hub" not in run_node("feed.js", full.output / "feed-2.xml").get("pubsub", {})


def test_how_often_the_show_comes_out_is_told_in_words_and_as_a_rule(full) -> None:
    root = etree.parse(io.BytesIO((full.output / "feed.xml").read_bytes())).getroot()
    told = root.find("channel/podcast:updateFrequency", {"podcast": "https://podcastindex.org/namespace/1.0"})
    assert (told.text, dict(told.attrib)) == ("По будням", {"rrule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"})


def test_every_voice_of_an_episode_is_a_narrator_of_it_and_the_first_of_the_show(studio) -> None:
    episode = studio.publish()
    guest = VoiceInfo("eugene", "silero", "CC-BY-NC-4.0")
    feed = build_feed([replace(episode, other_voices=(guest,))], studio.settings, GUID)["feed.xml"].decode()
    channel, _, item = feed.partition("<item>")
    assert (channel.count("narrator"), item.count("narrator")) == (1, 2)
    assert "eugene (Silero), синтезированный голос</podcast:person>" in item


def test_a_show_that_tells_nothing_more_has_none_of_it(studio) -> None:
    rebuild(studio.output, studio.settings)
    feed = (studio.output / "feed.xml").read_text(encoding="utf-8")
    assert not [name for name in ("podcast:txt", "updateFrequency", 'rel="hub"', "podcast:person") if name in feed]
