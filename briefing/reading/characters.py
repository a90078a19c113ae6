"""Characters that carry no speech are taken away here, once, so that no later stage meets them."""

from __future__ import annotations

import re
import unicodedata

# Ends of a line on some system or other: CR LF, CR, next line, Unicode's line separator.
_LINE_ENDS = re.compile("\r\n|\r|\x85|\u2028")
# Ends of a page or paragraph: form feed, vertical tab, Unicode's paragraph separator.
_PARAGRAPH_ENDS = re.compile("[\f\v\u2029]")
# A soft hyphen at the end of a line joins the two halves of its word; elsewhere it is nothing at all.
_SOFT_HYPHEN_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*")
# Soft hyphen, zero-width characters, direction marks, byte order mark, object replacement.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NO_BREAK_HYPHENS = re.compile("[\u2010\u2011]")
# Unicode's category Cc but for the newline, and half of the surrogates' pairs, which no file may hold.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# «1️⃣», «①», «❶» or «🔟» where a line begins: the number of an item of a list.
_ITEM_NUMBER = re.compile(
    "^([ \t]*)((?:\\d\ufe0f?\u20e3){1,2}|\\d{2}\ufe0f?\u20e3|[\u2460-\u2473\u2776-\u2793\U0001f51f])\ufe0f?"
    "(?![ \t]*\\d\ufe0f?\u20e3)[ \t]*",  # «1️⃣1️⃣2️⃣» is a number
    re.MULTILINE,
)
_TEN = "\U0001f51f"


def clean(text: str) -> str:
    """Give `text` in NFC with plain spaces, lines ending at a newline alone, and nothing invisible.

    A form feed and Unicode's paragraph separator become an empty line. Other control characters go.
    """
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    text = _INVISIBLE.sub("", _SOFT_HYPHEN_BREAK.sub("", text))
    text = _NO_BREAK_HYPHENS.sub("-", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def with_item_numbers(text: str) -> str:
    """«1️⃣ Мост», «① Мост», «❶ Мост» are items of a list: «1. Мост»."""
    return _ITEM_NUMBER.sub(lambda found: f"{found[1]}{_number_of(found[2])}. ", text)


def _number_of(picture: str) -> str:
    numbers = (str(int(unicodedata.numeric(char))) for char in picture if char.isnumeric())
    return "10" if picture == _TEN else "".join(numbers)


def one_line(text: str) -> str:
    """Give `text` with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def abridged(text: str, limit: int = 60) -> str:
    """Give the first words of `text`, at most `limit` characters and an ellipsis, for notes and titles."""
    text = one_line(text)
    if len(text) <= limit:
        return text
    words = text[:limit].rsplit(" ", 1)[0] if " " in text[:limit] else text[:limit]
    return words.rstrip(" ,;:.—–-«(\"'") + "…"


def has_letters_or_digits(text: str) -> bool:
    """Whether anything in `text` could be spoken at all."""
    return any(char.isalnum() for char in text)
