"""Plain text: which lines are headings, which are items of a list, and what is left is text."""

from __future__ import annotations

import re

from briefing.episode import Style
from briefing.reading.blocks import Block, Manuscript, heading
from briefing.reading.characters import clean, has_letters_or_digits
from briefing.reading.encoding import decode
from briefing.reading.flow import Flow
from briefing.reading.lines import DASHES, MARKER, SourceLine, paragraphs
from briefing.reading.settings import ReadingSettings

_LONGEST_HEADING = 100  # characters: the longest headlines of news agencies
_SECTION_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[^\W\d_]|[«\"])")
_LONGEST_CHAIN = 2  # title and first heading may follow each other; a third bare line makes them a list


def read_plain(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read plain text. SourceError: empty, binary or undecodable."""
    flow = Flow(settings)
    for block in plain_blocks(decode(data, name)):
        flow.take(block)
    return flow.manuscript()


def plain_blocks(text: str) -> list[Block]:
    """Give the headings, items, quotations and paragraphs of plain text."""
    lines = paragraphs(clean(text))
    items = _items(lines)
    headings = _headings(lines, items)
    return [_block(line, at in items, headings.get(at, 0)) for at, line in enumerate(lines)]


def _block(line: SourceLine, is_item: bool, level: int) -> Block:
    if level:
        return heading(line.text, level)
    marker = MARKER.match(line.text)
    if marker and marker["quote"]:
        return Block(line.text.lstrip("> "), Style.QUOTE)
    if is_item and marker:
        return Block(line.text[marker.end() :] if marker["bullet"] else line.text, Style.ITEM)
    return Block(line.text)


def _items(lines: list[SourceLine]) -> set[int]:
    """Find the items of lists. A dash opens a line of dialogue as well: there the lines around it decide."""
    found: set[int] = set()
    for start, end in _marked_runs(lines):
        run = lines[start:end]
        if run[0].text[0] in DASHES and not _is_dashed_list(lines[start - 1] if start else None, run):
            continue
        if len(run) == 1 and run[0].text[0].isalnum() and run[0].text[0] != "1":
            continue  # «2. Основы», «а. Пушкин»: one numbered line alone is no list
        if len(run) == 1 and _could_be_heading(run[0].text) and run[0].text[0].isdigit():
            continue  # «1. Введение» alone is a section's heading
        found.update(range(start, end))
    return found


def _marked_runs(lines: list[SourceLine]) -> list[tuple[int, int]]:
    """Give the runs of neighbouring lines that open with a marker of one kind, as (start, end)."""
    runs: list[tuple[int, int]] = []
    kinds = [_kind(line.text) for line in lines]
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or kinds[at] != kinds[start]:
            if kinds[start]:
                runs.append((start, at))
            start = at
    return runs


def _kind(text: str) -> str:
    marker = MARKER.match(text)
    if not marker or marker["quote"]:
        return ""
    if marker["bullet"]:
        return marker["bullet"]
    return ("1" if text[0].isdigit() else "a") + marker["number"][-1]


def _is_dashed_list(before: SourceLine | None, run: list[SourceLine]) -> bool:
    """Whether lines that open with a dash are a list: announced by a colon, or written as parts of one sentence."""
    if before and before.text.endswith(":"):
        return len(run) > 1
    return len(run) > 1 and all(line.text.endswith((";", ",")) for line in run[:-1])


def _headings(lines: list[SourceLine], items: set[int]) -> dict[int, int]:
    """Give the level of every line that is a heading: a short one without a full stop, before a paragraph."""
    candidates = [at not in items and _could_be_heading(line.text) for at, line in enumerate(lines)]
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        if not candidates[at]:
            at += 1
            continue
        end = at
        while end < len(lines) and candidates[end]:
            end += 1
        if end < len(lines):  # what follows is a paragraph
            found.update((line, _level(lines[line].text)) for line in _standing_alone(lines, at, end))
        at = end
    return found


def _standing_alone(lines: list[SourceLine], start: int, end: int) -> range:
    """Give those lines of a chain of candidates that are headings: all of a short chain, else the last line alone
    where an empty line sets it off (the lines above it are a list without bullets, a poem, an address).
    """
    if end - start <= _LONGEST_CHAIN:
        return range(start, end)
    return range(end - 1, end) if lines[end - 1].alone_before and lines[end].alone_before else range(end, end)


def _could_be_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or text[0] in DASHES or text[0] == ">":
        return False
    if not has_letters_or_digits(text) or text[0].islower():
        return False
    return text[-1].isalnum() or (text[-1] in '»”")?!' and not text.endswith(('."', ".»", ".)")))


def _level(text: str) -> int:
    """«1.2. Предмет» is a heading of the second level, one without a number of the first."""
    number = _SECTION_NUMBER.match(text)
    return min(number[1].count(".") + 1, 6) if number else 1
