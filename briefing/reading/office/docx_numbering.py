"""The numbers that Word shows before paragraphs: they stand nowhere in the text, they have to be counted."""

from __future__ import annotations

import re

from lxml import etree

from briefing.reading.markup import attribute, children, first_child
from briefing.reading.numbering import number_text

_COUNTINGS = {
    "decimal": "decimal",
    "decimalZero": "decimal",
    "ordinal": "decimal",
    "lowerLetter": "lower-latin",
    "upperLetter": "upper-latin",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
    "russianLower": "lower-russian",
    "russianUpper": "upper-russian",
}
_LEVELS = 9


class Numbering:
    """Counts the paragraphs of each list."""

    def __init__(self, part: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, etree._Element]] = {}
        self._abstract: dict[str, str] = {}  # lists of one kind are counted on through each other
        self._restarts: dict[tuple[str, int], int] = {}  # number of the list, level -> first number
        if part is not None:
            self._load(part)
        self._counts: dict[str, list[int]] = {}

    def _load(self, part: etree._Element) -> None:
        abstract = {attribute(each, "abstractNumId"): each for each in children(part, "abstractNum")}
        for number in children(part, "num"):
            key = attribute(number, "numId")
            base = first_child(number, "abstractNumId")
            self._abstract[key] = attribute(base, "val") if base is not None else ""
            kind = abstract.get(self._abstract[key])
            self._levels[key] = {_level(each): each for each in children(kind, "lvl")} if kind is not None else {}
            for override in children(number, "lvlOverride"):
                self._levels[key] |= {_level(each): each for each in children(override, "lvl")}
                start = _value(override, "startOverride")
                if start.isdigit() and len(start) < 6:
                    self._restarts[key, _level(override)] = int(start)

    def marker(self, properties: etree._Element | None, of_style: etree._Element | None) -> str | None:
        """Give what stands before a paragraph: a number, nothing for a bullet, None where it is in no list."""
        own = first_child(properties, "numPr")
        number = _value(own, "numId") or _value(of_style, "numId")
        if not number or number == "0" or (own is not None and _value(own, "numId") == "0"):
            return None
        level = _value(own, "ilvl") or _value(of_style, "ilvl") or "0"
        at = min(int(level), _LEVELS - 1) if level.isdigit() and len(level) < 3 else 0
        definition = self._levels.get(number, {}).get(at)
        counts = self._counts.setdefault(self._abstract.get(number, number), [0] * _LEVELS)
        start = _value(definition, "start") or "1"
        restart = self._restarts.pop((number, at), None)  # where it is first used, the list begins anew
        if restart is not None:
            counts[at], start = 0, str(restart)
        counts[at] = counts[at] + 1 if counts[at] else (int(start) if start.isdigit() and len(start) < 6 else 1)
        counts[at + 1 :] = [0] * (_LEVELS - at - 1)
        kind = _value(definition, "numFmt")
        if kind in ("none",):
            return None
        if kind == "bullet" or definition is None:
            return ""
        return self._shown(number, definition, counts)

    def _shown(self, number: str, definition: etree._Element, counts: list[int]) -> str:
        """Give the number in the form that the list has for it: «%1.%2.»."""

        def counted(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            kind = _value(self._levels[number].get(at), "numFmt")
            return number_text(counts[at] or 1, _COUNTINGS.get(kind, "decimal"))

        return re.sub(r"%([1-9])", counted, _value(definition, "lvlText")).strip()


def _level(element: etree._Element) -> int:
    value = attribute(element, "ilvl")
    return int(value) if value.isdigit() and len(value) < 3 else 0


def _value(element: etree._Element | None, name: str) -> str:
    found = first_child(element, name)
    return attribute(found, "val") if found is not None else ""
