"""What stands in braces behind a Markdown heading: `{voice=baya}` is ours, the rest pandoc's and Kramdown's."""

from __future__ import annotations

import difflib
import re

from briefing.errors import SourceError
from briefing.translation import tr

KEYS = ("voice",)  # «## Погода {voice=baya}»: this chapter has a voice of its own
# What HTML and the programs above know; a key with a hyphen (data-id, background-color) is theirs, too.
_OTHERS = frozenset(
    [
        *("align", "background", "class", "dir", "height", "hidden", "id", "lang", "name", "number", "rel", "role"),
        *("state", "style", "target", "timing", "title", "transition", "visibility", "width"),
    ]
)
_BRACES = re.compile(r"\s*\{([^{}\n]*)\}$")
_PAIR = re.compile(r"""(?P<key>[^\s="'#.:{}][^\s="'{}]*)\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"']*)""")
_ITEM = rf"(?:[#.:]\S*|-|{_PAIR.pattern.replace('?P<key>', '?:').replace('?P<value>', '?:')})"
_ITEMS = re.compile(rf"[#.:].*|{_ITEM}(?:\s+{_ITEM})*")
_PLAIN = re.compile(r"[^\s\"']+")
_WORD = re.compile(r"[^\W\d_]{3,}")  # «{n=1}» is a formula


def without_attributes(text: str, name: str) -> tuple[str, str | None]:
    """Give a heading without its attributes, and the voice they name. SourceError: a key that nobody knows."""
    voice = None
    while braces := _BRACES.search(text):
        inside = braces[1].strip()
        pairs = {pair["key"]: pair["value"].strip("\"'") for pair in _PAIR.finditer(inside)}
        theirs = inside.startswith(("#", ".", ":"))
        if not _ITEMS.fullmatch(inside) or (not theirs and any(_formula(key) for key in pairs)):
            break
        for key, value in pairs.items():
            _check(key, value, f"{name}: {braces[0].strip()}", likeness=0.6 if theirs else 0)
            voice = value if key == "voice" else voice
        text = text[: braces.start()]
    return text, voice


def voice_mark(voice: str | None) -> str:
    """Write a voice as it stands behind a heading: ` {voice=baya}`; nothing where there is none."""
    if not voice:
        return ""
    return f" {{voice={voice}}}" if _PLAIN.fullmatch(voice) else f' {{voice="{voice}"}}'


def _formula(key: str) -> bool:
    return "-" not in key and not _WORD.fullmatch(key)


def _check(key: str, value: str, where: str, likeness: float) -> None:
    """Refuse what was meant for us and would change nothing: the chapter would have another voice without a word.

    A key that is neither ours nor known to be another program's was meant for us if it is as like one of ours as
    `likeness` (0 to 1, difflib's ratio).
    """
    if key in KEYS:
        if not value:
            raise SourceError(tr("{where}: name a voice").format(where=where))
    elif "-" not in key and key not in _OTHERS:
        for near in difflib.get_close_matches(key, KEYS, n=1, cutoff=likeness):
            message = tr("{where}: {key!r} is unknown; the nearest known key is {near!r}")
            raise SourceError(message.format(where=where, key=key, near=near))
