"""The feed, as three parsers of podcast apps read it."""

from __future__ import annotations

import html
import io
import json
from dataclasses import replace

import feedparser
import podcastparser
import pytest
from lxml import etree
from studio import make_script

from briefing.errors import UsageError
from briefing.publishing import Manifest, PodcastSettings, rebuild
from briefing.publishing.feed import build_feed
from briefing.publishing.feed_item import normal_play_time
from briefing.publishing.settings import Funding, Person

GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"
TITLES = {
    "ampersand": "Q&A: <b>вопросы</b> & ответы",
    "quotes": """«Тихая» "дипломатия" и 'её' „плоды“""",
    "emoji": "Итоги недели 🇷🇺🤝🇰🇿 👩‍👩‍👧‍👦",
    "cdata": "Скобки ]]> и <![CDATA[ внутри",
    "long": "Очень длинное название " * 13 + "!",
    "spaces": "  Два \n слова\u00a0рядом\t",
}


def parsed(feed: bytes) -> dict:
    return podcastparser.parse("https://example.org/briefing/feed.xml", io.BytesIO(feed))


def xpath(feed: bytes, path: str) -> list:
    return etree.fromstring(feed).xpath(
        path,
        namespaces={
            "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "podcast": "https://podcastindex.org/namespace/1.0",
            "psc": "http://podlove.org/simple-chapters",
            "atom": "http://www.w3.org/2005/Atom",
        },
    )


def days(manifest: Manifest, count: int) -> list[Manifest]:
    """Copies of an episode on `count` days, newest first."""
    import datetime

    first = datetime.datetime.fromisoformat(manifest.pub_date)
    copies = []
    for day in range(count):
        moment = first + datetime.timedelta(days=day)
        slug = f"{moment:%Y-%m-%d}-vypusk"
        guid = f"00000000-0000-5000-8000-{day:012}"
        title = f"Выпуск {day + 1}: {list(TITLES.values())[day % len(TITLES)]}"
        changes = {"slug": slug, "guid": guid, "title": title, "pub_date": moment.isoformat(), "number": day + 1}
        copies.append(replace(manifest, **changes))
    return copies[::-1]


@pytest.fixture
def episode(studio) -> Manifest:
    return studio.publish(formats=("mp3", "opus"))


def test_feedparser_reads_show_and_episode(studio, episode: Manifest) -> None:
    feed = feedparser.parse((studio.output / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.title == "Тихая дипломатия"
    assert feed.feed.link == "https://example.org/briefing/index.html"
    assert feed.feed.language == "ru"
    assert feed.feed.image.href == "https://example.org/briefing/cover.jpg"
    assert feed.feed.author == "Редакция"
    (item,) = feed.entries
    assert item.id == episode.guid
    assert item.published == "Mon, 23 Nov 2026 06:00:00 +0300"
    (enclosure,) = item.enclosures
    size = (studio.output / "episodes" / episode.slug / "episode.mp3").stat().st_size
    assert (enclosure.type, int(enclosure.length)) == ("audio/mpeg", size)
    assert enclosure.href == f"https://example.org/briefing/episodes/{episode.slug}/episode.mp3"
    assert [chapter.title for chapter in item.psc_chapters.chapters] == [chapter.title for chapter in episode.chapters]


def test_podcastparser_reads_show_and_episode(studio, episode: Manifest) -> None:
    feed = parsed((studio.output / "feed.xml").read_bytes())
    assert feed["title"] == "Тихая дипломатия"
    assert feed["itunes_categories"] == [["News"]]
    assert feed["itunes_owner"] == {"name": "Редакция", "email": "news@example.org"}
    assert feed["type"] == "episodic"
    assert feed["explicit"] is False
    (item,) = feed["episodes"]
    assert item["guid"] == episode.guid
    assert item["total_time"] == round(episode.duration_s)
    assert item["number"] == 1
    assert [chapter["start"] for chapter in item["chapters"]] == [chapter.start_s for chapter in episode.chapters]
    assert "синтезированным голосом" in item["description_html"]


def test_the_podcast_index_s_parser_reads_all_of_podcasting_2(studio, run_node) -> None:
    settings = replace(
        studio.settings,
        locked=True,
        season=3,
        category="News > Politics",
        funding=(Funding("https://example.org/support", "Поддержать"),),
        person=(Person("Анна Иванова", role="editor", href="https://example.org/anna"),),
    )
    studio.settings = settings
    episode = studio.publish(formats=("mp3", "opus"))
    feed = run_node("feed.js", studio.output / "feed.xml")
    assert feed["guid"] == json.loads((studio.output / "podcast.json").read_text(encoding="utf-8"))["guid"]
    assert (feed["locked"], feed["podcastOwner"]) == (True, "news@example.org")
    assert feed["medium"] == "podcast"
    assert feed["podcastFunding"] == [{"message": "Поддержать", "url": "https://example.org/support"}]
    assert feed["podcastPeople"][0]["name"] == "Анна Иванова"
    assert feed["categories"] == ["news", "politics"]
    assert feed["pubsub"]["self"] == "https://example.org/briefing/feed.xml"
    (item,) = feed["items"]
    base = f"https://example.org/briefing/episodes/{episode.slug}/"
    assert item["podcastChapters"] == {"url": base + "chapters.json", "type": "application/json+chapters"}
    assert [entry["url"] for entry in item["podcastTranscripts"]] == [
        base + name for name in ("transcript.vtt", "transcript.srt", "transcript.json")
    ]
    assert item["podcastSeason"]["number"] == 3
    assert item["podcastEpisode"]["number"] == 1
    assert item["podcastSoundbites"][0]["duration"] >= 15
    main, other = item["alternativeEnclosures"]
    assert (main["type"], main["default"], other["type"]) == ("audio/mpeg", True, "audio/ogg")
    assert main["integrity"]["value"].startswith("sha256-")


@pytest.mark.parametrize("name", TITLES)
def test_titles_come_out_as_they_went_in(studio, run_node, name: str) -> None:
    episode = studio.publish(title=TITLES[name])
    path = studio.output / "feed.xml"
    expected = " ".join(TITLES[name].replace("\u00a0", "~").split()).replace("~", "\u00a0")
    assert len(expected) <= 310
    assert episode.title == expected
    assert xpath(path.read_bytes(), "string(//item/title)") == expected
    assert parsed(path.read_bytes())["episodes"][0]["title"] == " ".join(expected.split())
    assert run_node("feed.js", path)["items"][0]["title"].split() == expected.split()


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\ufffe", "\ud800"])
def test_what_xml_cannot_carry_is_refused_by_its_code(studio, bad: str) -> None:
    with pytest.raises(UsageError, match=rf"the title: character U\+{ord(bad):04X} at position 7"):
        studio.publish(title=f"Выпуск{bad}")
    assert not (studio.output / "feed.xml").exists()


def test_an_empty_title_is_refused(studio) -> None:
    with pytest.raises(UsageError, match="--title"):
        studio.publish(title=" \n")


def test_text_that_looks_like_markup_stays_text(studio) -> None:
    title = "Цена < 5 & рост > 10, AT&T, Q&amp;A"
    studio.settings = studio.with_settings(description=title).settings
    studio.publish(script=make_script(((title, ((title + ".",),)),)))
    feed = (studio.output / "feed.xml").read_bytes()
    assert feedparser.parse(feed).entries[0].summary == html.escape(title, quote=False) + "."
    assert xpath(feed, "string(//item/description)") == html.escape(title, quote=False) + "."
    page = (studio.output / "episodes" / "2026-11-23-tihaya-diplomatiya" / "index.html").read_text(encoding="utf-8")
    assert html.escape(title) in page


def test_a_correction_keeps_the_guid_and_is_told_in_the_notes(studio) -> None:
    first = studio.publish(script_text="как было\n")
    before = parsed((studio.output / "feed.xml").read_bytes())["episodes"][0]
    again = studio.publish(script_text="как надо\n")
    (after,) = parsed((studio.output / "feed.xml").read_bytes())["episodes"]
    assert (first.revision, again.revision) == (1, 2)
    assert (after["guid"], after["published"]) == (before["guid"], before["published"])
    assert "исправлен" in after["description_html"]
    assert "исправлен" not in before["description_html"]
    page = studio.output / "episodes" / again.slug / "index.html"
    assert "Выпуск исправлен" in page.read_text(encoding="utf-8")


def test_another_bit_rate_is_no_correction(studio) -> None:
    studio.publish()
    assert studio.publish(audio=studio.audio.read_bytes()[: 200 * 384]).revision == 1


def test_older_episodes_follow_on_further_pages(studio, episode: Manifest) -> None:
    episodes = days(episode, 7)
    pages = build_feed(episodes, replace(studio.settings, limit=3), GUID)
    assert list(pages) == ["feed.xml", "feed-2.xml", "feed-3.xml"]
    seen, address = [], "https://example.org/briefing/feed.xml"
    while address:  # as an app does: from page to page
        page = pages[address.rpartition("/")[2]]
        assert xpath(page, "//atom:link[@rel='self']/@href") == [address]
        seen += xpath(page, "//item/guid/text()")
        address = next(iter(xpath(page, "//atom:link[@rel='next']/@href")), "")
    assert seen == [manifest.guid for manifest in episodes]
    assert xpath(pages["feed-3.xml"], "//atom:link[@rel='previous']/@href")[0].endswith("feed-2.xml")
    assert parsed(pages["feed.xml"])["paged_feed_next"] == "https://example.org/briefing/feed-2.xml"


def test_pages_that_are_no_longer_needed_go(studio) -> None:
    for day in (21, 22, 23):
        studio.publish(f"2026-11-{day}-vypusk", date=f"2026-11-{day}")
    rebuild(studio.output, replace(studio.settings, limit=1))
    assert sorted(path.name for path in studio.output.glob("feed*.xml")) == ["feed-2.xml", "feed-3.xml", "feed.xml"]
    rebuild(studio.output, studio.settings)
    assert [path.name for path in studio.output.glob("feed*.xml")] == ["feed.xml"]


def test_two_hundred_episodes_are_valid_for_every_parser(studio, episode: Manifest, run_node, tmp_path) -> None:
    episodes = days(episode, 200)
    settings = replace(studio.settings, limit=200)
    feed = build_feed(episodes, settings, GUID)["feed.xml"]
    assert build_feed(episodes, settings, GUID)["feed.xml"] == feed
    path = tmp_path / "feed.xml"
    path.write_bytes(feed)
    by_feedparser = feedparser.parse(feed)
    assert not by_feedparser.bozo
    guids = [manifest.guid for manifest in episodes]
    assert [entry.id for entry in by_feedparser.entries] == guids
    assert [entry["guid"] for entry in parsed(feed)["episodes"]] == guids
    assert [item["guid"] for item in run_node("feed.js", path)["items"]] == guids


def test_nothing_changed_means_nothing_written(studio) -> None:
    studio.publish()
    before = {path: path.stat().st_mtime_ns for path in studio.output.rglob("*") if path.is_file()}
    rebuild(studio.output, studio.settings)
    after = {path: path.stat().st_mtime_ns for path in studio.output.rglob("*") if path.is_file()}
    assert {path for path in before if before[path] != after[path]} <= {studio.output / ".lock"}


def test_an_empty_show_has_a_feed_too(studio) -> None:
    rebuild(studio.output, PodcastSettings())
    assert parsed((studio.output / "feed.xml").read_bytes())["episodes"] == []


def test_normal_play_time() -> None:
    assert normal_play_time(0) == "00:00:00.000"
    assert normal_play_time(3723.0415) == "01:02:03.042"
    assert normal_play_time(59.9999) == "00:01:00.000"


def test_chapters_json_is_version_1_2(studio, episode: Manifest) -> None:
    path = studio.output / "episodes" / episode.slug / "chapters.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["version"] == "1.2.0"
    assert [entry["title"] for entry in data["chapters"]] == [chapter.title for chapter in episode.chapters]
    starts = [entry["startTime"] for entry in data["chapters"]]
    assert starts == sorted(starts)
    assert starts[0] == 0
