"""Rich Text Format in its smallest parts: groups, control words, text in whatever code page is in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<unicode>(?:\\u-?\d{1,6}[ ]?(?:\\'[0-9a-fA-F]{2}|[^\\{}\r\n]))+)"
    r"|(?P<hex>(?:\\'[0-9a-fA-F]{2})+)"
    r"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    r"|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<group>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_UNICODE = re.compile(r"\\u(-?\d{1,6})[ ]?(?:\\'[0-9a-fA-F]{2}|[^\\{}\r\n])")
_HEX = re.compile(r"\\'([0-9a-fA-F]{2})")


@dataclass(frozen=True, slots=True)
class Token:
    """A part of the file: `kind` is open, close, word, unicode (text), bytes (text in a code page) or text (ASCII)."""

    kind: str
    text: str = ""
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """Give the parts of a file in order. What is no part (a lone backslash at the end) is passed by."""
    text = data.decode("latin-1")
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if not found:
            at += 1
            continue
        at = found.end()
        if found["word"] == "bin":
            at += max(int(found["number"] or 0), 0)  # so many bytes of a picture
            continue
        yield _token(found)


def _token(found: re.Match[str]) -> Token:
    if found["unicode"]:
        return Token("unicode", found["unicode"])
    if found["hex"]:
        return Token("bytes", found["hex"])
    if found["word"]:
        return Token("word", found["word"], int(found["number"]) if found["number"] else None)
    if found["sign"]:
        return Token("word", found["sign"])
    if found["group"]:
        return Token("open" if found["group"] == "{" else "close")
    return Token("text", found["text"])


def unicode_text(run: str, fallback: int) -> str:
    """Give the letters of a run of `\\u` numbers; `fallback` (0 or 1) characters for old readers follow each."""
    units: list[int] = []
    rest: list[str] = []
    for found in _UNICODE.finditer(run):
        units.append(int(found[1]) & 0xFFFF)
        if fallback == 0:
            rest.append(_decoded(units) + _after(found[0]))
            units = []
    return "".join(rest) + _decoded(units)


def _decoded(units: list[int]) -> str:
    return b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le", "ignore")


def _after(written: str) -> str:
    tail = re.sub(r"^\\u-?\d{1,6}[ ]?", "", written)
    return tail if not tail.startswith("\\") else ""


def bytes_text(run: str, encoding: str) -> str:
    """Give the letters of a run of `\\'hh` in a code page."""
    data = bytes(int(found[1], 16) for found in _HEX.finditer(run))
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("cp1251", "replace")
