"""What pasting leaves in a plain text and nobody wants to hear: page numbers, reactions, captions, messages' heads."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from briefing.reading.lines import SourceLine
from briefing.reading.omissions import Kind, Omission
from briefing.reading.settings import ReadingSettings

_LONGEST = 240  # characters; what is longer is a paragraph, whatever it begins with
_FRAME = r"[-–—=*·•|\[\] ]{1,3}"  # what stands around a page's number
_MARKED_NUMBER = re.compile(
    rf"(?:стр(?:аница|\.)?|page)\s?\d{{1,4}}(?:\s?(?:из|/|of)\s?\d{{1,4}})?|{_FRAME}\d{{1,4}}{_FRAME}|\d{{1,4}}\s?(?:из|/)\s?\d{{1,4}}",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,3}")
_COUNT = re.compile(r"\d[\d.,]*[KkКкMМ]?")
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", "»", "”", '"', ")")
_RUNNING_HEAD = 80  # characters


@dataclass(frozen=True, slots=True)
class PastedLines:
    """The table `pasted.toml`, compiled."""

    dropped: dict[Kind, re.Pattern[str]]
    text: re.Pattern[str]
    names: re.Pattern[str]
    dates: re.Pattern[str]
    divisions: frozenset[str]


@cache
def pasted_lines() -> PastedLines:
    """Load the table."""
    table = tomllib.loads(resources.files("briefing.reading").joinpath("pasted.toml").read_text(encoding="utf-8"))
    return PastedLines(
        {Kind[kind]: _any_of(patterns) for kind, patterns in table["dropped"].items()},
        _any_of(table["text"]["patterns"]),
        _any_of(table["names"]["patterns"], ignore_case=False),
        _any_of(table["dates"]["patterns"]),
        frozenset(table["divisions"]["words"]),
    )


def _any_of(patterns: Sequence[str], *, ignore_case: bool = True) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE if ignore_case else 0)


def is_aside(text: str) -> bool:
    """Whether a line is read, but no heading by its words: a date, a name, a source, an address, a caption."""
    table = pasted_lines()
    patterns = (table.dates, table.text, table.names, table.dropped[Kind.CAPTION])
    return any(pattern.fullmatch(text) for pattern in patterns)


def without_leftovers(
    lines: Sequence[SourceLine], settings: ReadingSettings
) -> tuple[list[SourceLine], list[Omission]]:
    """Leave out the lines that pasting left, each told by its kind. A line after one keeps its own space before it."""
    heads = _page_lines(lines)
    kept: list[SourceLine] = []
    omissions: list[Omission] = []
    for at, line in enumerate(lines):
        kind = Kind.HEADER if at in heads else _kind(line.text, settings)
        if kind:
            omissions.append(Omission(kind, line.text))
        elif at - 1 in heads and kept and _runs_on(kept[-1].text, line.text):
            kept[-1] = SourceLine(f"{kept[-1].text} {line.text}", kept[-1].alone_before)
        else:
            kept.append(line)
    return kept, omissions


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence was divided by the end of a page."""
    return len(before) > _RUNNING_HEAD and not before.endswith(_SENTENCE_ENDS) and after[:1].islower()


def _kind(text: str, settings: ReadingSettings) -> Kind | None:
    if len(text) > _LONGEST:
        return None
    if _is_reactions(text):
        return Kind.REACTION
    for kind, pattern in pasted_lines().dropped.items():
        if pattern.fullmatch(text) and not (kind is Kind.CAPTION and settings.captions):
            return kind
    return None


def _is_reactions(text: str) -> bool:
    """Whether a line is pictures with counts alone: «👍 12 ❤ 5»."""
    rest = _COUNT.sub("", text)
    return len(rest) < len(text) and any(map(is_emoji, rest)) and all(is_emoji(char) or char.isspace() for char in rest)


def is_emoji(char: str) -> bool:
    """Whether a character is a picture, or a part of one (a skin's colour, a joiner, the variant in colour)."""
    return unicodedata.category(char) in ("So", "Sk", "Cn") or char in "\u200d\ufe0f\u20e3"


def opening_picture(text: str) -> str:
    """Give the pictures that a line begins with, where words follow: «✅ Порт открыт»."""
    end = next((at for at, char in enumerate(text) if not is_emoji(char)), 0)
    return text[:end] if text[end:].strip() else ""


def _page_lines(lines: Sequence[SourceLine]) -> set[int]:
    """Find page numbers, and the short lines beside them that come again and again."""
    numbers = [at for at, line in enumerate(lines) if len(line.text) <= 30 and _MARKED_NUMBER.fullmatch(line.text)]
    numbers += _bare_page_numbers(lines)
    beside = [at + step for at in numbers for step in (-1, 1) if 0 <= at + step < len(lines)]
    short = [at for at in beside if at not in numbers and len(lines[at].text) <= _RUNNING_HEAD]
    often = Counter(lines[at].text for at in set(short))
    return {*numbers, *(at for at in short if often[lines[at].text] > 1)}


def _bare_page_numbers(lines: Sequence[SourceLine]) -> list[int]:
    """Find bare numbers that count pages: each one more than the last, and a sentence runs on over one of them.

    Without that they are the numbers of chapters, or of a list.
    """
    found = [at for at, line in enumerate(lines) if _BARE_NUMBER.fullmatch(line.text)]
    row = [at for at, after in pairwise(found) if int(lines[after].text) == int(lines[at].text) + 1]
    if not row:
        return []
    after = dict(pairwise(found))
    row = sorted({*row, *(after[at] for at in row)})
    divided = any(0 < at < len(lines) - 1 and _runs_on(lines[at - 1].text, lines[at + 1].text) for at in row)
    return row if divided else []
