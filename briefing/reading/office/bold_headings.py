"""Headings of a document without styles: short lines, all bold, each before a text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefing.episode import Style
from briefing.reading.blocks import Block, heading
from briefing.reading.headings import could_be_heading


def with_bold_headings(blocks: Sequence[Block], bold: Collection[int], *, titled: bool) -> list[Block]:
    """Make headings of the bold lines; `bold` are the places of all blocks that are, `titled`: the first is the title.

    A document that has a heading by its style says by styles which lines are headings.
    """
    if any(block.is_heading for block in blocks[int(titled) :]):
        return list(blocks)
    lines = {at for at in bold if blocks[at].style is Style.TEXT and could_be_heading(blocks[at].text)}
    return [
        heading(block.text, 1) if at in lines and _leads(at, lines, blocks) else block
        for at, block in enumerate(blocks)
    ]


def _leads(at: int, lines: Collection[int], blocks: Sequence[Block]) -> bool:
    """Whether a text follows a line, at once or behind one more such line: a title, and the first heading."""
    after = at + 2 if at + 1 in lines else at + 1
    return after < len(blocks) and after not in lines
