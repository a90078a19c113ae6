"""Stress marks: `+` before the stressed vowel of words and names that synthesis voices get wrong.

`data/stress.toml` gives the dictionary forms with their stress and paradigm; here they become all their forms.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_Forms = dict[str, int]
"""Word form in small letters → where its stressed vowel stands, counted from 0."""


@lru_cache(maxsize=20_000)
def mark(word: str) -> str | None:
    """Give a word with `+` before its stressed vowel, or None where the table does not know it or it has its `+`."""
    words, names = _tables()
    lower = word.lower()
    place = words.get(lower)
    if place is None and word[:1] != lower[:1]:
        place = names.get(lower)
    if place is not None:
        return f"{word[:place]}+{word[place:]}"
    if "-" in word:
        parts = word.split("-")
        marked = [mark(part) for part in parts]
        if any(marked):
            return "-".join(new or old for new, old in zip(marked, parts, strict=True))
    return None


@cache
def _tables() -> tuple[_Forms, _Forms]:
    """Give the forms of words, and those of names, which hold only with a capital."""
    data = resources.files("briefing.normalization").joinpath("data")
    table = tomllib.loads(data.joinpath("stress.toml").read_text(encoding="utf-8"))
    return _forms(table["words"], table["paradigms"]), _forms(table["names"], table["paradigms"])


def _forms(section: dict[str, str], paradigms: dict[str, Any]) -> _Forms:
    found: _Forms = {}
    for name, words in section.items():
        cut, endings = len(paradigms[name]["cut"]), paradigms[name]["endings"]
        for marked in words.lower().split():
            place = marked.index("+")
            word = marked.replace("+", "")
            stem = word[: len(word) - cut]
            found.update({stem + ending: place for ending in endings})
    return found
