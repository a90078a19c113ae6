"""Inches written with a quotation mark: «экран 27"», «диски 18”», and one that a machine turned: 6,5»."""

from __future__ import annotations

import re

from briefing.normalization.tables import beginnings

_REACH = 80  # characters before a number among which what is measured in inches stands
_MARKS = re.compile(r"[\"“„”«»\n]")
_CLOSES = '”"»'
_TURNED = "»"
_INCH = "″"


def with_inches(text: str) -> str:
    """Put the sign of inches for every mark behind a number that closes no quotation; the length stays.

    Quotations are looked for within the line.
    """
    if not any(mark in text for mark in _CLOSES):
        return text
    letters = list(text)
    opened = inside = told = False
    for match in _MARKS.finditer(text):
        mark, place = match.group(), match.start()
        if mark == "\n":
            opened = inside = told = False
        elif mark == "«" or (mark == _TURNED and inside):
            inside = mark == "«"
        elif not opened and text[place - 1].isdigit() and (told or _tells_size(text, place)):
            letters[place], told = _INCH, True  # one behind another too: «43", реже 65"»
        elif mark != _TURNED:
            opened = mark in "“„" or (mark == '"' and not opened)
    return "".join(letters)


def _tells_size(text: str, place: int) -> bool:
    """Whether the line speaks of what is measured in inches before a place."""
    line = text[max(0, place - _REACH) : place].rpartition("\n")[2].lower()
    return any(beginning in line for beginning in beginnings("in_inches"))
