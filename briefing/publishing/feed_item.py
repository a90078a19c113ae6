"""An episode in the feed."""

from __future__ import annotations

import base64
from email.utils import format_datetime

from lxml import etree

from briefing.publishing.chapters_json import NAME as CHAPTERS_NAME
from briefing.publishing.manifest import FileEntry, Manifest
from briefing.publishing.namespaces import add
from briefing.publishing.notes import notes_html
from briefing.publishing.people import add_people
from briefing.publishing.settings import PodcastSettings
from briefing.publishing.urls import chapter_link, episode_url
from briefing.publishing.xml_text import as_html, one_line


def add_item(channel: etree._Element, episode: Manifest, settings: PodcastSettings) -> None:
    """Append the episode's `<item>` to the channel."""
    item = add(channel, "item")
    _add_rss(item, episode, settings)
    _add_itunes(item, episode, settings)
    _add_podcast(item, episode, settings)
    _add_simple_chapters(item, episode, settings)


def _add_rss(item: etree._Element, episode: Manifest, settings: PodcastSettings) -> None:
    enclosure = episode.audio[0]
    add(item, "title", one_line(episode.title))
    add(item, "link", episode_url(settings, episode.slug))
    add(item, "guid", episode.guid, isPermaLink="false")
    add(item, "pubDate", format_datetime(episode.published))
    add(item, "description", as_html(episode.summary or episode.title))
    add(item, "content:encoded", notes_html(episode, settings))
    add(
        item,
        "enclosure",
        url=episode_url(settings, episode.slug, enclosure.name),
        length=str(enclosure.bytes),
        type_=enclosure.mime,
    )


def _add_itunes(item: etree._Element, episode: Manifest, settings: PodcastSettings) -> None:
    add(item, "itunes:duration", str(round(episode.duration_s)))
    add(item, "itunes:explicit", str(settings.explicit).lower())
    add(item, "itunes:episodeType", "full")
    add(item, "itunes:episode", str(episode.number))
    if episode.season:
        add(item, "itunes:season", str(episode.season))


def _add_podcast(item: etree._Element, episode: Manifest, settings: PodcastSettings) -> None:
    if episode.season:
        add(item, "podcast:season", str(episode.season))
    add(item, "podcast:episode", str(episode.number))
    chapters = episode.file(CHAPTERS_NAME)
    if chapters:
        add(item, "podcast:chapters", url=episode_url(settings, episode.slug, chapters.name), type_=chapters.mime)
    for transcript in episode.transcripts:
        address = episode_url(settings, episode.slug, transcript.name)
        add(item, "podcast:transcript", url=address, type_=transcript.mime, language=settings.language)
    if episode.soundbite:
        bite = episode.soundbite
        title = one_line(bite.title)
        add(item, "podcast:soundbite", title, startTime=f"{bite.start_s:.1f}", duration=f"{bite.duration_s:.1f}")
    add_people(item, settings, [episode.main_voice, *episode.other_voices])
    for index, audio in enumerate(episode.audio):
        _add_alternate(item, episode, settings, audio, default=index == 0)


def _add_alternate(
    item: etree._Element, episode: Manifest, settings: PodcastSettings, audio: FileEntry, *, default: bool
) -> None:
    duration_s = audio.duration_s or episode.duration_s
    alternate = add(
        item,
        "podcast:alternateEnclosure",
        type_=audio.mime,
        length=str(audio.bytes),
        bitrate=str(round(audio.bytes * 8 / duration_s)) if duration_s else "",
        title=audio.name.rpartition(".")[2].upper(),
        default="true" if default else "",
    )
    add(alternate, "podcast:source", uri=episode_url(settings, episode.slug, audio.name))
    digest = base64.b64encode(bytes.fromhex(audio.sha256)).decode()
    add(alternate, "podcast:integrity", type_="sri", value=f"sha256-{digest}")


def _add_simple_chapters(item: etree._Element, episode: Manifest, settings: PodcastSettings) -> None:
    if not episode.chapters:
        return
    chapters = add(item, "psc:chapters", version="1.2")
    for chapter in episode.chapters:
        picture = episode_url(settings, episode.slug, chapter.picture) if chapter.picture else ""
        start = normal_play_time(chapter.start_s)
        href = chapter_link(settings, episode.slug, chapter.link)
        add(chapters, "psc:chapter", start=start, title=chapter.title, href=href, image=picture)


def normal_play_time(seconds: float) -> str:
    """Write a time as RFC 2326's normal play time, `01:02:03.500`, the form of Simple Chapters."""
    milliseconds = round(seconds * 1000)
    return (
        f"{milliseconds // 3_600_000:02}:{milliseconds // 60_000 % 60:02}:"
        f"{milliseconds // 1000 % 60:02}.{milliseconds % 1000:03}"
    )
