"""Text that stands in the input twice is read once.

Texts copied out of a browser or a mail often hold an article twice. A paragraph of 80 characters or more that has been
read already is left out; so are the short paragraphs beside it that stood beside it the first time («Не зря же
придумали…»), and a repeated heading under which nothing is left. A short paragraph alone may be a refrain: it stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.reading.blocks import Block
from briefing.reading.characters import abridged
from briefing.translation import tr

LONG = 80  # characters


def without_repeats(blocks: Sequence[Block]) -> tuple[list[bool], tuple[str, ...]]:
    """Give for every block whether it is to be read, and a note on each run that is not."""
    keys = [" ".join(block.text.split()).casefold() for block in blocks]
    first = _long_repeats(blocks, keys)
    _add_neighbours(blocks, keys, first)
    dropped = [at in first for at in range(len(blocks))]
    _drop_empty_headings(blocks, keys, dropped)
    return [not drop for drop in dropped], tuple(_notes(blocks, dropped))


def _long_repeats(blocks: Sequence[Block], keys: Sequence[str]) -> dict[int, int]:
    """Give for each long paragraph that stood before: its place, and the place where it stood first."""
    seen: dict[str, int] = {}
    repeats: dict[int, int] = {}
    for at, (block, key) in enumerate(zip(blocks, keys, strict=True)):
        if block.is_heading or len(key) < LONG:
            continue
        if key in seen:
            repeats[at] = seen[key]
        else:
            seen[key] = at
    return repeats


def _add_neighbours(blocks: Sequence[Block], keys: Sequence[str], repeats: dict[int, int]) -> None:
    """Add the short paragraphs that stand beside a repeat just as they stood beside its first reading."""
    for step, order in ((1, sorted(repeats)), (-1, sorted(repeats, reverse=True))):
        for start in order:
            at, origin = start + step, repeats[start] + step
            while (
                0 <= origin < at < len(blocks)
                and at not in repeats
                and not blocks[at].is_heading
                and keys[at] == keys[origin]
                and len(keys[at]) < LONG
            ):
                repeats[at] = origin
                at, origin = at + step, origin + step


def _drop_empty_headings(blocks: Sequence[Block], keys: Sequence[str], dropped: list[bool]) -> None:
    """Drop a repeated heading whose whole section was dropped, from the end so that headings under it go first."""
    first = {key: at for at, key in reversed(list(enumerate(keys))) if blocks[at].is_heading}
    for at in reversed(range(len(blocks))):
        if not blocks[at].is_heading or first[keys[at]] == at:
            continue
        end = at + 1
        while end < len(blocks) and not (blocks[end].is_heading and blocks[end].level <= blocks[at].level):
            end += 1
        dropped[at] = end > at + 1 and all(dropped[at + 1 : end])


def _notes(blocks: Sequence[Block], dropped: Sequence[bool]) -> list[str]:
    notes = []
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and dropped[end]:
            end += 1
        if end > start:
            notes.append(_note(blocks[start:end]))
        start = max(end, start + 1)
    return notes


def _note(run: Sequence[Block]) -> str:
    if len(run) == 1:
        message = tr("left out, it was read before: «{text}»")
        return message.format(text=abridged(run[0].text))
    message = tr("left out, read before: {count} paragraphs from «{first}» to «{last}»")
    return message.format(count=len(run), first=abridged(run[0].text), last=abridged(run[-1].text))
