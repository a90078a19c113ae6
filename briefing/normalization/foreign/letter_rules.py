"""Rules from letters to sounds that look at what stands to the left and to the right, as the tables hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

_CLASSES = {
    "C": "[bcdfghjklmnpqrstvwxz]",
    "V": "[aeiouy]",
    "E": "e(?:[sdr]|rs|ly|ness|ments?|less|ful|(?:land|man|men|wood|port|field|town|ville|ton|ford|board|line|work|play"
    "|way|list|card|code|set|shop|side|ware|ball|book|mark|time|back|light|house|head|keeper|maker|room|point|proof"
    "|stone|water|wear|like)s?)?$",
    "P": "^(?:re|de|con|com|in|im|en|ex|pro|pre|ad|ac|dis|un|mis|sub|per|be|out|up|ob|sur|inter|a)?"
    "[bcdfghjklmnpqrstvwxz]*",
}
"""What capitals stand for in `before` and `after`: a consonant, a vowel, a silent e at the end of a word (with a suffix
or none) or of the first half of a compound, a beginning after which the stressed vowel stands (a prefix or none)."""


_FIRST = re.compile(r"(?:(?P<letter>[a-zCV])|\[(?P<letters>[a-z]+)\])(?![?*{])[^|]*\Z")
_LAST = re.compile(r"[^|]*(?:(?P<letter>(?<!\\)[a-zCV])|\[(?P<letters>[a-z]+)\])\Z")
"""Contexts that have a letter at their edge: most places have another, and no pattern need be made."""


@cache
def _at_edge(pattern: str, edge: re.Pattern[str]) -> frozenset[str] | None:
    """Give the letters of which a context has one at an edge, the nearest to the place; None: any or nothing."""
    match = edge.match(pattern)
    if match is None:
        return None
    letters = match["letters"] or match["letter"]
    return frozenset(_CLASSES.get(letters, letters).strip("[]"))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Give a table's pattern, its classes of letters spelled out; made when a word needs it."""
    return re.compile("".join(_CLASSES.get(c, c) for c in pattern))


def _fits_behind(after: str, word: str, end: int) -> bool:
    letters = _at_edge(after, _FIRST)
    return (letters is None or word[end : end + 1] in letters) and compiled(after).match(word, end) is not None


def _fits_before(before: str, word: str, place: int) -> bool:
    letters = _at_edge(before, _LAST)
    if letters is not None and (not place or word[place - 1] not in letters):
        return False
    return compiled(f"(?:{before})$").search(word, 0, place) is not None


class LetterRules:
    """The rules of one language: where `letters` stand after `before` and before `after`, they sound as `sound` says.

    `before` and `after` are patterns, empty where anything may stand; they are compiled when a word needs them.
    The first rule that fits at a place wins. The rules stay in their table: of two thousand few are ever looked at.
    """

    def __init__(self, table: Mapping[str, Sequence[str]], rows: Iterable[int]) -> None:
        self._columns = table["before"], table["letters"], table["after"], table["sound"]
        self._by_first: dict[str, list[int]] = {}
        for row in rows:
            self._by_first.setdefault(table["letters"][row][0], []).append(row)

    def at(self, word: str, place: int) -> tuple[int, str] | None:
        """Give the end and the sound of what a word has at a place, None where no rule fits."""
        before, letters, after, sound = self._columns
        for row in self._by_first.get(word[place], ()):
            if not word.startswith(letters[row], place):
                continue
            end = place + len(letters[row])
            if after[row] and not _fits_behind(after[row], word, end):
                continue
            if before[row] and not _fits_before(before[row], word, place):
                continue
            return end, sound[row]
        return None
