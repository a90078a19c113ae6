"""What somebody who reads the published feed can reach."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from briefing.publishing.delivery import publishable

LINK = "https://example.org/briefing/"


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
