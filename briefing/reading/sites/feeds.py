"""RSS 0.9 to 2.0 and Atom: the newest entries, each under its title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape

from lxml import etree

from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript
from briefing.reading.characters import clean, one_line
from briefing.reading.flow import Flow
from briefing.reading.markup import all_text, attribute, children, first_child, local, parse_xml
from briefing.reading.omissions import Kind
from briefing.reading.settings import ReadingSettings
from briefing.reading.sites.html import walk_fragment
from briefing.reading.web import is_web_address
from briefing.translation import tr

# The whole text before a summary, whatever each format calls it.
_TEXTS = ("encoded", "content", "full-text", "fulltext", "description", "summary", "subtitle")
_DATES = ("pubDate", "published", "date", "updated", "issued", "modified")
_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")


@dataclass(frozen=True, slots=True)
class Story:
    """An entry of a feed. `markup` is its text as HTML, `when` is None where it has no date that can be read."""

    key: str  # its guid, else its address, else its title: the same at each reading
    title: str
    markup: str
    link: str
    when: datetime | None


def read_feed(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read the newest entries of a feed, in the order that the settings say. SourceError: damaged, or no feed."""
    root = parse_xml(data, name)
    flow = Flow(settings, web=True)
    found = stories(root, name)
    newest = found[: settings.newest]
    for story in newest if settings.newest_first else reversed(newest):
        flow.heading(story.title, 1, link=story.link if is_web_address(story.link) else "")
        walk_fragment(story.markup, name, flow)
    for story in found[settings.newest :]:
        flow.leave_out(Kind.OLDER, story.title)
    channel = next(children(root, "channel"), root)
    dates = [story.when for story in found if story.when]
    language = attribute(root, "lang") or all_text(first_child(channel, "language"))
    return flow.manuscript(
        title=all_text(first_child(channel, "title")), date=max(dates).isoformat() if dates else "", lang=language
    )


def stories(root: etree._Element, name: str) -> list[Story]:
    """Give the entries of a feed, the newest first; those without a date follow the others."""
    if local(root) not in ("rss", "RDF", "feed"):
        raise SourceError(tr("{name}: a document of no known format").format(name=name))
    channel = next(children(root, "channel"), root)
    items = [*children(channel, "item", "entry"), *(children(root, "item") if channel is not root else ())]
    found = [_story(item) for item in items]
    oldest = datetime.min.replace(tzinfo=UTC)
    return sorted(found, key=lambda story: story.when or oldest, reverse=True)


def _story(item: etree._Element) -> Story:
    told = {local(each): each for each in reversed(list(children(item)))}
    markup = next((text for key in _TEXTS if key in told and (text := _markup(told[key]))), "")
    title = one_line(clean(_plain(all_text(told.get("title")))))
    link = _link(item)
    key = all_text(told.get("guid")).strip() or all_text(told.get("id")).strip() or link or title
    when = next((date for key in _DATES if key in told and (date := _date(all_text(told[key])))), None)
    return Story(key, title, markup, link, when)


def _markup(element: etree._Element) -> str:
    """Give a text as HTML: escaped, in a CDATA section, as XHTML inside the feed, or plain."""
    kind = attribute(element, "type")
    if kind == "xhtml" or any(local(each) for each in element):
        return "".join(etree.tostring(each, encoding="unicode") for each in element)
    text = (element.text or "").strip()
    if kind in ("text", "text/plain") or not (_TAG.search(text) or "&" in text):
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        return "".join(f"<p>{line}</p>" for line in re.split(r"\n\s*\n", escaped) if line.strip())
    return text


def _plain(title: str) -> str:
    """Give a title without the markup that some feeds put into it, escaped once more."""
    return _TAG.sub("", unescape(title)) if "&" in title or "<" in title else title


def _link(item: etree._Element) -> str:
    for each in children(item, "link"):
        address = (each.text or "").strip() or attribute(each, "href")
        if address and attribute(each, "rel") in ("", "alternate"):
            return address
    return ""


def _date(text: str) -> datetime | None:
    """Read a date of RFC 2822 or ISO 8601; one without a zone counts as UTC."""
    text = text.strip()
    try:
        when = parsedate_to_datetime(text) if "," in text[:5] or " " in text[:3] else datetime.fromisoformat(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    try:
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except OverflowError:
        return None
