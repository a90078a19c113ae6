"""Stress marks: `+` before the stressed vowel of words and names that synthesis voices get wrong.

`data/stress.toml` gives the dictionary forms with their stress and paradigm; here they become all their forms.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from briefing.normalization import tables
from briefing.translation import tr

_TABLE = "stress.toml"
_VOWELS = tuple("аеёиоуыэюя")
_Forms = dict[str, int]
"""Word form in small letters → where its stressed vowel stands, counted from 0."""


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
    table = tables.toml_table(_TABLE)
    return _forms(table["words"], table["paradigms"]), _forms(table["names"], table["paradigms"])


def _forms(section: dict[str, str], paradigms: dict[str, Any]) -> _Forms:
    """Give the place of the stress in every form of the words of a section."""
    found: _Forms = {}
    for name, words in section.items():
        if name not in paradigms:
            raise tables.refused_word(
                _TABLE, name, tr("no such paradigm; there are {names}").format(names=", ".join(paradigms))
            )
        cut, endings = paradigms[name]["cut"], paradigms[name]["endings"]
        for marked in words.lower().split():
            word = marked.replace("+", "")
            place = marked.find("+")
            if marked.count("+") != 1 or word[place : place + 1] not in _VOWELS or not word.endswith(cut):
                why = tr("needs one + before a vowel and the ending “{ending}” of its paradigm")
                raise tables.refused_word(_TABLE, marked, why.format(ending=cut))
            stem = word[: len(word) - len(cut)]
            for ending in endings:  # an ending with a mark of its own takes the stress: «Ильина»
                found[stem + ending.replace("+", "")] = len(stem) + ending.find("+") if "+" in ending else place
    return found
