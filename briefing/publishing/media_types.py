"""What each kind of file is to a browser, a podcast app or an object store."""

from __future__ import annotations

from pathlib import PurePath

_BY_NAME = {"feed.xml": "application/rss+xml; charset=utf-8", "chapters.json": "application/json+chapters"}
_BY_SUFFIX = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/x-m4a",
    ".md": "text/markdown; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".opus": "audio/ogg",
    ".png": "image/png",
    ".srt": "application/x-subrip",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".woff2": "font/woff2",
    ".xml": "application/rss+xml; charset=utf-8",
}


def media_type(path: PurePath) -> str:
    """Give the type of a file of the output folder by its name."""
    return _BY_NAME.get(path.name) or _BY_SUFFIX.get(path.suffix.lower(), "application/octet-stream")
