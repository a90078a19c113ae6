"""`chapters.json`: JSON Chapters 1.2 of the podcast namespace.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from urllib.parse import urljoin

from briefing.publishing.manifest import ChapterEntry

NAME = "chapters.json"
MIME = "application/json+chapters"


def chapters_json(chapters: Sequence[ChapterEntry], address: Callable[[str], str]) -> str:
    """Write the chapters, times in seconds, ascending; `address` gives that of a file beside the episode's page."""
    entries = []
    for chapter in chapters:
        entry: dict[str, object] = {"startTime": chapter.start_s, "endTime": chapter.end_s, "title": chapter.title}
        if chapter.link:
            entry["url"] = urljoin(address("index.html"), chapter.link)
        if chapter.picture:
            entry["img"] = address(chapter.picture)
        entries.append(entry)
    return json.dumps({"version": "1.2.0", "chapters": entries}, ensure_ascii=False, indent=2) + "\n"
