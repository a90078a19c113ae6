"""What stands between `---` or `+++` above a Markdown text: title, date, author, language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

_YAML = re.compile(r"\A---[ ]*\n(.*?)^(?:---|\.\.\.)[ ]*$\n?", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\+\+\+[ ]*\n(.*?)^\+\+\+[ ]*$\n?", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^([\w-]+)[ ]*:[ ]*(.*)$")
_ITEM = re.compile(r"^\s+-\s+(?:name[ ]*:[ ]*)?(.+)$|^-\s+(?:name[ ]*:[ ]*)?(.+)$")
_KEYS = {
    "title": "title",
    "subtitle": "subtitle",
    "date": "date",
    "author": "author",
    "authors": "author",
    "lang": "lang",
    "language": "lang",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document says of itself; `others` are the names of keys that mean nothing to a listener."""

    title: str = ""
    subtitle: str = ""
    date: str = ""
    author: str = ""
    lang: str = ""
    others: tuple[str, ...] = ()


def front_matter(text: str) -> tuple[FrontMatter, str]:
    """Divide a text into what stands above it and the rest. What is no front matter stays in the text."""
    found = _YAML.match(text)
    entries = _yaml(found[1]) if found else None
    if entries is None:
        found = _TOML.match(text)
        entries = _toml(found[1]) if found else None
    if not found or entries is None:
        return FrontMatter(), text
    known = {_KEYS[key.lower()]: value for key, value in reversed(entries) if key.lower() in _KEYS}
    others = tuple(key for key, _ in entries if key.lower() not in _KEYS)
    return FrontMatter(others=others, **known), text[found.end() :]


def _yaml(written: str) -> list[tuple[str, str]] | None:
    """Read the plain part of YAML that front matter is written in: keys with a value, and lists of names."""
    entries: list[tuple[str, str]] = []
    for line in written.split("\n"):
        entry, item = _ENTRY.match(line), _ITEM.match(line)
        if entry:
            entries.append((entry[1], _unquoted(entry[2])))
        elif item and entries:
            key, value = entries[-1]
            entries[-1] = (key, ", ".join(filter(None, [value, _unquoted(item[1] or item[2])])))
        elif line.strip() and not line.startswith((" ", "\t", "#")):
            return None  # prose between two rules
    return entries or None


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"').replace("''", "'")
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(each) for each in value[1:-1].split(","))
    return "" if value in ("|", ">", "null", "~") else re.sub(r"\s+#.*$", "", value)


def _toml(written: str) -> list[tuple[str, str]] | None:
    try:
        table = tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return [
        (key, ", ".join(map(str, value)) if isinstance(value, list) else str(value)) for key, value in table.items()
    ]
