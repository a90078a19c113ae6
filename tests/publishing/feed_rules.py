"""What the W3C feed validator and Apple recommend of a feed, as far as this program's feeds have what they speak of.

The validator itself (github.com/w3c/feedvalidator) is on no package registry; each rule names its message there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime

from lxml import etree

Complaints = Iterator[str]
NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
}
ADDRESS = re.compile(r"https?://[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#\[\]]+")
DATE = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d\d[03]0")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
RELATIONS = {"self", "hub", "first", "last", "next", "previous"}
HTML_TAGS = {"p", "ul", "ol", "li", "a", "br", "b", "i", "em", "strong"}
ONCE = ("title", "link", "description", "language", "copyright", "generator", "image", "lastBuildDate")
ONCE_IN_ITEM = ("title", "link", "description", "guid", "pubDate", "enclosure", "content:encoded", "itunes:duration")
APPLE_TYPES = (".mp3", ".m4a")  # of those that this program makes: UnsupportedItunesFormat


def complaints(feed: bytes) -> list[str]:
    """List what a validator would say of a feed; nothing where it is as recommended."""
    root = etree.fromstring(feed)
    return [line for rule in RULES for line in rule(root)]


def _texts(root: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in root.iterfind(path, NS)]


def well_declared(root: etree._Element) -> Complaints:
    if root.getroottree().docinfo.encoding != "UTF-8":
        yield "NotUTF8, MissingEncoding"
    if (root.tag, root.get("version")) != ("rss", "2.0"):
        yield "ObsoleteVersion"


def whole(root: etree._Element) -> Complaints:
    for parent, names in [(root[0], ONCE), *((item, ONCE_IN_ITEM) for item in root.iterfind("channel/item"))]:
        for name in names:
            count = len(parent.findall(name, NS))
            if count > 1:
                yield f"DuplicateElement {name}"
            if not count and name not in ("copyright", "lastBuildDate"):
                yield f"MissingElement {parent.tag} {name}"
    if len(root.findall("channel/podcast:updateFrequency", NS)) > 1:
        yield "DuplicateElement podcast:updateFrequency"


def items_last(root: etree._Element) -> Complaints:
    tags = [element.tag for element in root[0]]
    if "item" in tags and set(tags[tags.index("item") :]) != {"item"}:
        yield "MisplacedItem"
    for item in root.iterfind("channel/item"):
        order = [element.tag for element in item]
        if order.index("description") > order.index(f"{{{NS['content']}}}encoded"):
            yield "NeedDescriptionBeforeContent"


def links(root: etree._Element) -> Complaints:
    named = root.findall("channel/atom:link", NS)
    if [link.get("rel") for link in named].count("self") != 1:
        yield "MissingAtomSelfLink"
    for link in named:
        if link.get("rel") not in RELATIONS:
            yield f"UnregisteredAtomLinkRel {link.get('rel')}"
        if link.text:
            yield "AtomLinkNotEmpty"
        if link.get("rel") == "self" and link.get("type") != "application/rss+xml":
            yield "SelfNotAtom"


def addresses(root: etree._Element) -> Complaints:
    found = [*_texts(root, "channel/link"), *_texts(root, "channel/item/link"), *_texts(root, "channel/image/url")]
    for element in root.iter():
        if not str(element.tag).startswith("{" + NS["podcast"]) or element.tag.endswith(("}txt", "}integrity")):
            found += [value for key, value in element.attrib.items() if key in ("href", "url", "uri", "image", "img")]
    yield from (f"InvalidFullLink {address}" for address in found if not ADDRESS.fullmatch(address))


def dates(root: etree._Element) -> Complaints:
    for date in [*_texts(root, "channel/lastBuildDate"), *_texts(root, "channel/item/pubDate")]:
        if not DATE.fullmatch(date):
            yield f"ProblematicalRFC822Date {date}"
        elif date[:3] != DAYS[parsedate_to_datetime(date).weekday()]:
            yield f"IncorrectDOW {date}"


def guids(root: etree._Element) -> Complaints:
    found = root.findall("channel/item/guid")
    if len({guid.text for guid in found}) != len(found):
        yield "DuplicateValue guid"
    for guid in found:
        if guid.get("isPermaLink") != "false" and not ADDRESS.fullmatch(guid.text or ""):
            yield "InvalidHttpGUID"
        if len(guid.text or "") < 9:
            yield "NotSufficientlyUnique"


def images(root: etree._Element) -> Complaints:
    channel = root[0]
    for name in ("title", "link"):
        if channel.findtext(f"image/{name}") != channel.findtext(name):
            yield f"Image{name.capitalize()}DoesntMatch"
    if not str(channel.findtext("image/url")).endswith((".jpg", ".png")):
        yield "ImageUrlFormat"


def plain_texts(root: etree._Element) -> Complaints:
    paths = ("channel/title", "channel/description", "channel/copyright", "channel/item/title")
    for text in (text for path in paths for text in _texts(root, path)):
        if re.search(r"</\w+>", text) or html.unescape(text) != text:
            yield f"ContainsHTML {text}"


def html_texts(root: etree._Element) -> Complaints:
    for text in [*_texts(root, "channel/item/description"), *_texts(root, "channel/item/content:encoded")]:
        tree = etree.fromstring(f"<body>{text}</body>")
        for element in tree.iter():
            if element.tag not in HTML_TAGS | {"body"}:
                yield f"SecurityRisk {element.tag}"
            if element.tag == "a" and not ADDRESS.fullmatch(element.get("href", "")):
                yield f"ContainsRelRef {element.get('href')}"


def enclosures(root: etree._Element) -> Complaints:
    for enclosure in root.iterfind("channel/item/enclosure"):
        if not re.fullmatch(r"[1-9]\d*", enclosure.get("length", "")):
            yield "InvalidIntegerAttribute length"
        if not re.fullmatch(r"audio/[\w.+-]+", enclosure.get("type", "")):
            yield "InvalidMIMEAttribute"
        if not enclosure.get("url", "").endswith(APPLE_TYPES):
            yield "UnsupportedItunesFormat"


def itunes(root: etree._Element) -> Complaints:
    channel = root[0]
    for name in ("itunes:category", "itunes:explicit", "itunes:image", "itunes:author"):
        if channel.find(name, NS) is None:
            yield f"MissingItunesElement {name}"
    if channel.find("itunes:owner/itunes:email", NS) is None:
        yield "MissingItunesEmail"
    for path in ("channel/itunes:author", "channel/itunes:owner/itunes:name"):
        yield from (f"TooLong {path}" for text in _texts(root, path) if len(text) > 255)
    for path in ("channel/itunes:explicit", "channel/item/itunes:explicit"):
        yield from ("InvalidTrueFalse" for text in _texts(root, path) if text not in ("true", "false"))
    for path in ("channel/item/itunes:episode", "channel/item/itunes:season", "channel/item/itunes:duration"):
        yield from (
            f"InvalidPositiveInteger {path}" for text in _texts(root, path) if not re.fullmatch(r"[1-9]\d*", text)
        )


def podcast(root: etree._Element) -> Complaints:
    """The limits of the podcast namespace."""
    for path, most in (("funding", 128), ("updateFrequency", 128), ("txt", 4000)):
        yield from (f"TooLong podcast:{path}" for text in _texts(root, f"channel/podcast:{path}") if len(text) > most)
    for person in root.iter(f"{{{NS['podcast']}}}person"):
        if not (person.text or "").strip() or len(person.text or "") > 128:
            yield f"podcast:person {person.text!r}"
    for chapter in root.iter(f"{{{NS['psc']}}}chapter"):
        if not re.fullmatch(r"\d\d:\d\d:\d\d\.\d{3}", chapter.get("start", "")):
            yield "InvalidNPTTime"


RULES: tuple[Callable[[etree._Element], Complaints], ...] = (
    well_declared, whole, items_last, links, addresses, dates, guids, images, plain_texts, html_texts, enclosures,
    itunes, podcast,
)  # fmt: skip
