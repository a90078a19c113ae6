"""Plain text: which lines are headings, which are items of a list, and what is left is text."""

from __future__ import annotations

from briefing.episode import Style
from briefing.reading.blocks import Block, Manuscript, heading
from briefing.reading.characters import clean, with_item_numbers
from briefing.reading.encoding import decode
from briefing.reading.flow import Flow
from briefing.reading.headings import could_be_heading, headings
from briefing.reading.letters import own_text
from briefing.reading.lines import DASHES, MARKER, SourceLine, paragraphs
from briefing.reading.omissions import Omission
from briefing.reading.pasted import opening_picture, without_leftovers
from briefing.reading.settings import ReadingSettings


def read_plain(data: bytes, name: str, settings: ReadingSettings) -> Manuscript:
    """Read plain text. SourceError: empty, binary or undecodable."""
    flow = Flow(settings)
    written, beside = own_text(decode(data, name).replace("\r\n", "\n"), is_letter=False)
    blocks, omissions = plain_blocks(written, settings)
    for block in blocks:
        flow.take(block)
    flow.omissions += [*omissions, *beside]
    return flow.manuscript()


def plain_blocks(text: str, settings: ReadingSettings) -> tuple[list[Block], list[Omission]]:
    """Give the headings, items, quotations and paragraphs of plain text, and what pasting left in it."""
    text = with_item_numbers(clean(text))
    lines, omissions = without_leftovers(paragraphs(text), settings)
    items = _items(lines)
    levels = headings(lines, items)
    return [_block(line, at in items, levels.get(at, 0)) for at, line in enumerate(lines)], list(omissions)


def _block(line: SourceLine, is_item: bool, level: int) -> Block:
    if level:
        return heading(line.text, level)
    marker = MARKER.match(line.text)
    if marker and marker["quote"]:
        return Block(line.text.lstrip("> "), Style.QUOTE)
    if is_item and marker:
        return Block(line.text[marker.end() :] if marker["bullet"] else line.text, Style.ITEM)
    if is_item:
        return Block(line.text.removeprefix(opening_picture(line.text)).lstrip(), Style.ITEM)
    return Block(line.text)


def _items(lines: list[SourceLine]) -> set[int]:
    """Find the items of lists. A dash opens a line of dialogue as well: there the lines around it decide."""
    found: set[int] = set()
    for start, end in _marked_runs(lines):
        run = lines[start:end]
        if len(run) == 1 and opening_picture(run[0].text):
            continue  # one picture before a line is an ornament
        if run[0].text[0] in DASHES and not _is_dashed_list(lines[start - 1] if start else None, run):
            continue
        if len(run) == 1 and run[0].text[0].isalnum() and run[0].text[0] != "1":
            continue  # «2. Основы», «а. Пушкин»: one numbered line alone is no list
        if len(run) == 1 and could_be_heading(run[0].text) and run[0].text[0].isdigit():
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
    if not marker and opening_picture(text):
        return "picture"
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
