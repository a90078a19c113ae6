"""The feed: RSS 2.0 with the elements of iTunes, Podcasting 2.0, Podlove Simple Chapters and Atom.

Everything is taken from the manifests and the settings, nothing from the clock: the same episodes give the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime

from lxml import etree

from briefing.publishing.feed_item import add_item
from briefing.publishing.manifest import Manifest
from briefing.publishing.namespaces import NAMESPACES, add
from briefing.publishing.people import add_people
from briefing.publishing.settings import PodcastSettings
from briefing.publishing.shown import COVER_NAME
from briefing.publishing.urls import show_url
from briefing.publishing.xml_text import check_text, one_line

GENERATOR = "briefing"


@dataclass(frozen=True, slots=True)
class Page:
    """One document of a paged feed (RFC 5005, section 3); number 1 is the feed that listeners subscribe to."""

    number: int
    last: int
    episodes: tuple[Manifest, ...]


def feed_name(number: int) -> str:
    """Name a page of the feed: feed.xml, feed-2.xml, …"""
    return "feed.xml" if number == 1 else f"feed-{number}.xml"


def build_feed(
    episodes: Sequence[Manifest], settings: PodcastSettings, guid: str, *, cover_name: str = COVER_NAME
) -> dict[str, bytes]:
    """Build the pages of the feed, by file name.

    `episodes` are newest first; `guid` is the show's own. Raises UsageError for text that XML can't carry.
    """
    last = max(1, math.ceil(len(episodes) / settings.limit))
    pages = {}
    for number in range(1, last + 1):
        some = tuple(episodes[(number - 1) * settings.limit : number * settings.limit])
        root = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
        channel = etree.SubElement(root, "channel")
        _add_show(channel, settings, guid, cover_name)
        _add_links(channel, settings, Page(number, last, some))
        add_people(channel, settings, [episode.main_voice for episode in episodes[:1]])
        if episodes:
            add(channel, "lastBuildDate", format_datetime(episodes[0].published))
        for episode in some:
            add_item(channel, episode, settings)
        pages[feed_name(number)] = _to_bytes(root)
    return pages


def _add_show(channel: etree._Element, settings: PodcastSettings, guid: str, cover_name: str) -> None:
    title, cover = one_line(settings.title), settings.base_url + cover_name
    add(channel, "title", title)
    add(channel, "link", show_url(settings))
    add(channel, "description", settings.description or title)
    add(channel, "language", settings.language)
    if settings.copyright:
        add(channel, "copyright", settings.copyright)
    add(channel, "generator", GENERATOR)
    image = add(channel, "image")
    add(image, "url", cover)
    add(image, "title", title)
    add(image, "link", show_url(settings))
    _add_itunes(channel, settings, cover)
    _add_podcast(channel, settings, guid)


def _add_itunes(channel: etree._Element, settings: PodcastSettings, cover: str) -> None:
    add(channel, "itunes:author", settings.shown_author)
    if settings.email:
        owner = add(channel, "itunes:owner")
        add(owner, "itunes:name", settings.owner or settings.shown_author)
        add(owner, "itunes:email", settings.email)
    add(channel, "itunes:image", href=cover)
    category, *rest = settings.category_path
    parent = add(channel, "itunes:category", text_=category)
    for subcategory in rest:
        add(parent, "itunes:category", text_=subcategory)
    add(channel, "itunes:explicit", str(settings.explicit).lower())
    add(channel, "itunes:type", "episodic")
    if settings.block:
        add(channel, "itunes:block", "Yes")


def _add_podcast(channel: etree._Element, settings: PodcastSettings, guid: str) -> None:
    add(channel, "podcast:guid", guid)
    if settings.block:
        add(channel, "podcast:block", "yes")
    add(channel, "podcast:locked", "yes" if settings.locked else "no", owner=settings.email)
    add(channel, "podcast:medium", settings.medium)
    for funding in settings.funding:
        add(channel, "podcast:funding", funding.text, url=funding.url)
    for note in settings.txt:
        add(channel, "podcast:txt", note.text, purpose=note.purpose)
    often = settings.update_frequency
    if often.told:
        complete = "true" if often.complete else ""
        about = {"rrule": often.rrule, "dtstart": often.dtstart, "complete": complete}
        add(channel, "podcast:updateFrequency", often.text, **about)


def _add_links(channel: etree._Element, settings: PodcastSettings, page: Page) -> None:
    """Link the feed to itself, to its hub and, where it has several pages, to the others."""
    ways = {"self": page.number}
    if page.last > 1:
        ways["first"] = 1
        if page.number > 1:
            ways["previous"] = page.number - 1
        if page.number < page.last:
            ways["next"] = page.number + 1
        ways["last"] = page.last
    for rel, number in ways.items():
        add(channel, "atom:link", rel=rel, type_="application/rss+xml", href=settings.base_url + feed_name(number))
    if settings.hub and page.number == 1:  # WebSub; nobody subscribes to the further pages
        add(channel, "atom:link", rel="hub", href=settings.hub)


def _to_bytes(root: etree._Element) -> bytes:
    etree.indent(root, space="  ")
    for element in root.iter():
        check_text(element.text or "", f"feed.xml, {etree.QName(element).localname}")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
