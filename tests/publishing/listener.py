"""What somebody who reads the published feed can reach."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from briefing.publishing.delivery import publishable

LINK = "https://example.org/briefing/"
PODCAST = "{https://podcastindex.org/namespace/1.0}"


def shown(folder: Path) -> dict[str, bytes]:
    """What a listener can reach."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: content for path, content in files.items() if not Path(path).name.startswith(".")}


def expected(output: Path) -> dict[str, bytes]:
    return {file.path: (output / file.path).read_bytes() for file in publishable(output)}


def named(files: dict[str, bytes]) -> set[str]:
    """The files that the feed and its further pages name; without feed.xml nobody comes to the pages."""
    found: set[str] = set()
    if "feed.xml" not in files:
        return found
    for path, content in files.items():
        if path.startswith("feed"):
            for element in etree.fromstring(content).iter():
                for value in (element.get("url"), element.get("uri"), element.get("href"), element.text):
                    if value and value.startswith(LINK) and "." in value.rpartition("/")[2]:
                        found.add(unquote(value.removeprefix(LINK)))
    return found


def fits(there: dict[str, bytes], link: str = LINK) -> bool:
    """Whether the feed, if any, tells the length and the digest of what lies there."""
    for path, content in there.items():
        if not path.startswith("feed") or "feed.xml" not in there:
            continue
        for item in etree.fromstring(content).iterfind("channel/item"):
            enclosure = item.find("enclosure")
            sound = there[unquote(enclosure.get("url").removeprefix(link))]
            if int(enclosure.get("length")) != len(sound):
                return False
            for alternate in item.iterfind(f"{PODCAST}alternateEnclosure"):
                sound = there[unquote(alternate.find(f"{PODCAST}source").get("uri").removeprefix(link))]
                digest = base64.b64encode(hashlib.sha256(sound).digest()).decode()
                if alternate.find(f"{PODCAST}integrity").get("value") != f"sha256-{digest}":
                    return False
    return True
