"""What a feed on the disk says: which files it names."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from briefing.errors import BriefingError
from briefing.publishing.namespaces import NAMESPACES
from briefing.translation import tr

_LINK = f"{{{NAMESPACES['atom']}}}link"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An item's audio file."""

    guid: str
    url: str
    bytes: int


def read_enclosures(output: Path) -> list[Enclosure]:
    """List the enclosures of feed.xml and its further pages; none where there is no feed."""
    found = []
    for path in sorted(output.glob("feed*.xml")):
        for item in _parse(path).iterfind("channel/item"):
            enclosure = item.find("enclosure")
            if enclosure is not None:
                found.append(_enclosure(item, enclosure, path))
    return found


def read_link(output: Path) -> str:
    """Give the address under which feed.xml says that the output folder is published."""
    return _parse(output / "feed.xml").findtext("channel/link", "").removesuffix("index.html")


def read_hub(output: Path) -> tuple[str, str] | None:
    """Give the WebSub hub that feed.xml names and the feed's own address; None where it names none."""
    found = _parse(output / "feed.xml").iterfind(f"channel/{_LINK}")
    links = {link.get("rel"): link.get("href", "") for link in found}
    return (links["hub"], links["self"]) if links.get("hub") and links.get("self") else None


def without_files(path: Path, link: str, gone: Collection[str]) -> bytes:
    """Give a feed without the episodes that name one of the files `gone`, by their paths below `link`."""
    root = _parse(path)
    for item in root.findall("channel/item"):
        named = {element.get(key, "") for element in item.iter() for key in ("url", "uri")}
        if any(unquote(address.removeprefix(link)) in gone for address in named):
            parent = item.getparent()
            assert parent is not None
            parent.remove(item)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _enclosure(item: etree._Element, enclosure: etree._Element, path: Path) -> Enclosure:
    length = enclosure.get("length", "")
    if not re.fullmatch(r"\d{1,18}", length, re.ASCII):
        raise _damaged(path, f"length={length!r:.40}")
    return Enclosure(item.findtext("guid", ""), enclosure.get("url", ""), int(length))


def _damaged(path: Path, reason: object) -> BriefingError:
    return BriefingError(
        tr("{path} is damaged ({reason}): `briefing feed` makes it anew").format(path=path, reason=reason)
    )


def _parse(path: Path) -> etree._Element:
    try:
        # From bytes: of a file lxml would raise an OSError for what is no UTF-8.
        return etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise _damaged(path, error) from error
