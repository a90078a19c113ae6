"""Headings in a plain text: a short line without a full stop before a paragraph, and what only looks like one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from enum import Enum, auto

from briefing.reading.characters import has_letters_or_digits
from briefing.reading.lines import DASHES, SourceLine
from briefing.reading.pasted import is_aside, is_emoji, pasted_lines

_LONGEST = 100  # characters: the longest headlines of news agencies
_LONGEST_DIVISION = 60  # characters of «Глава 3. Северный ветер.»
_SECTION_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[^\W\d_]|[«\"])")
_LONGEST_CHAIN = 2  # title and first heading may follow each other; a third bare line makes them a list
_MOST_ASIDE = 2  # dates and names that may stand among them
_LONGEST_LABEL = 40  # characters of a speaker's name
_NAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?: [А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){1,2}")


class _Role(Enum):
    CANDIDATE = auto()
    ASIDE = auto()  # short, and neither a heading nor a paragraph: a date, a number, a source
    PROSE = auto()


def headings(lines: Sequence[SourceLine], items: Collection[int]) -> dict[int, int]:
    """Give the level of every line that is a heading; `items` are the lines that belong to lists."""
    dates = pasted_lines().dates
    speakers = _speakers(lines)
    dated = sum(bool(dates.fullmatch(line.text)) for line in lines)
    roles = [
        _Role.PROSE if at in items or _label(line.text) in speakers else _role(line.text)
        for at, line in enumerate(lines)
    ]
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and roles[end] is not _Role.PROSE:
            end += 1
        if at < end < len(lines):  # what follows is a paragraph
            chain = _opening_chain(lines, roles, at, end)
            if not chain and dated > 1 and end == at + 1 and dates.fullmatch(lines[at].text):
                chain = [at]  # a chronicle is divided by its dates
            found.update((line, level_of(lines[line].text)) for line in chain)
        at = end + 1
    return found


def _speakers(lines: Sequence[SourceLine]) -> frozenset[str]:
    """Give the names before a colon that open two lines or more: who asks and answers in an interview."""
    labels = Counter(label for line in lines if (label := _label(line.text)))
    return frozenset(label for label, count in labels.items() if count > 1)


def _label(text: str) -> str:
    return text[:at] if (at := text.find(": ", 0, _LONGEST_LABEL)) > 0 else ""


def could_be_heading(text: str) -> bool:
    """Whether a line by itself could be a heading: short, without an end of a sentence, nothing else by its words."""
    return _role(text) is _Role.CANDIDATE


def level_of(text: str) -> int:
    """«1.2. Предмет» is a heading of the second level, one without a number of the first."""
    number = _SECTION_NUMBER.match(text)
    return min(number[1].count(".") + 1, 6) if number else 1


def _role(text: str) -> _Role:
    if (
        len(text) > _LONGEST
        or text[0] in DASHES
        or text[0] == ">"
        or text[0].islower()
        or not has_letters_or_digits(text)
    ):
        return _Role.PROSE
    if _is_aside(text):
        return _Role.ASIDE
    if _opens_division(text):
        return _Role.CANDIDATE
    if text.count("»") > text.count("«"):
        return _Role.PROSE  # the end of somebody's speech
    ends_openly = text[-1].isalnum() or (text[-1] in '»”")?!' and not text.endswith(('."', ".»", ".)")))
    return _Role.CANDIDATE if ends_openly or is_emoji(text[-1]) else _Role.PROSE


def _is_aside(text: str) -> bool:
    letters = sum(char.isalpha() for char in text)
    return letters * 2 < len(text.replace(" ", "")) or is_aside(text)


def _opens_division(text: str) -> bool:
    """«Глава 3. Северный ветер.», «ЧАСТЬ ПЕРВАЯ.»: a full stop may end it."""
    first = text.split()[0].strip(".:").lower()
    return first in pasted_lines().divisions and len(text) <= _LONGEST_DIVISION and len(text.split()) > 1


def _opening_chain(lines: Sequence[SourceLine], roles: Sequence[_Role], start: int, end: int) -> list[int]:
    """Give those of the lines before a paragraph that are headings: all candidates of a short chain, else the last
    alone where an empty line sets it off (the lines above it are a list without bullets, a poem, a table, an address).
    """
    chain = [at for at in range(start, end) if roles[at] is _Role.CANDIDATE]
    listed = len(chain) > 1 and start > 0 and lines[start - 1].text.endswith(":") and not lines[start].alone_before
    if len(chain) > _LONGEST_CHAIN or end - start - len(chain) > _MOST_ASIDE or listed:
        last = end - 1
        set_off = roles[last] is _Role.CANDIDATE and lines[last].alone_before and lines[end].alone_before
        return [last] if set_off else []
    if len(chain) == _LONGEST_CHAIN and _NAME.fullmatch(lines[chain[0]].text):
        return chain[1:]  # who wrote the text above, or this one
    return chain
