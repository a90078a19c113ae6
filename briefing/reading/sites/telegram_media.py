"""What hangs on a message of Telegram's besides its text: pictures, files, polls, contacts, places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefing.reading.characters import one_line
from briefing.reading.markup import all_text

# Keys of `result.json`, the first that is there names the thing.
_FILES = ("photo", "file", "media_type")
_OTHERS = (
    *("poll", "contact_information", "place_name", "venue_information", "location_information", "game_title"),
    *("invoice_information", "giveaway_information", "giveaway_results", "todo_list", "paid_media", "story"),
)
_NAMING = ("question", "first_name", "last_name", "title", "address", "text", "answer")
_CLASSES = frozenset(["media", "media_poll", "photo_wrap", "video_file_wrap"])  # of `messages.html`


def attached(message: dict[str, Any]) -> str:
    """Give the name of what hangs on a message, empty where nothing does."""
    for key in (*_FILES, *_OTHERS):
        if message.get(key):
            named = one_line(" ".join(_names(message[key])))
            return named or key.removesuffix("_information")
    return ""


def is_attached(element: etree._Element) -> bool:
    """Whether an element of `messages.html` is such a thing."""
    return not _CLASSES.isdisjoint((element.get("class") or "").split())


def attached_name(element: etree._Element) -> str:
    """Give what the page says of it."""
    return one_line(all_text(element)) or "photo"


def _names(value: Any) -> Iterator[str]:
    """Give the words of a thing that name it; a telephone number and places on the earth do not."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _names(each)
    elif isinstance(value, dict):
        for key in _NAMING:
            if key in value:
                yield from _names(value[key])
