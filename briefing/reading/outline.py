"""From blocks to chapters: which headings open one, and what the chapters and the whole are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.episode import OPENING, Paragraph, Section, Style
from briefing.reading.blocks import Block
from briefing.reading.characters import abridged

_TITLE_WORDS = " .,;:!?…"


def title_of(blocks: Iterable[Block]) -> str:
    """Give the first heading, else the first words."""
    blocks = list(blocks)
    first = next((block.text for block in blocks if block.is_heading), None)
    return first or abridged(blocks[0].text).rstrip(_TITLE_WORDS)


def sections(sources: Sequence[Sequence[Block]]) -> tuple[Section, ...]:
    """Give the chapters of all sources; no source reaches into another's last chapter."""
    found: list[Section] = []
    for blocks in sources:
        found += _sections_of(blocks, is_first=not found)
    return tuple(found)


def _sections_of(blocks: Sequence[Block], is_first: bool) -> list[Section]:
    level = _chapter_level(blocks)
    found: list[Section] = []
    for group in _split(blocks, level):
        if group[0].is_heading and group[0].level <= level:
            found.append(Section(group[0].text, _paragraphs(group[1:]), voice=group[0].voice))
        else:
            title = OPENING if is_first else abridged(group[0].text).rstrip(_TITLE_WORDS)
            found.append(Section(title, _paragraphs(group), title_spoken=False))
    return found


def _chapter_level(blocks: Sequence[Block]) -> int:
    """Give the level down to which headings open chapters: the first at which there are two of them or more.

    A document with one title over many sections has its chapters at the sections, one that is all headings of the
    first level has them there; what lies deeper is spoken as a heading inside a chapter.
    """
    counts = Counter(block.level for block in blocks if block.is_heading)
    seen = 0
    for level in sorted(counts):
        seen += counts[level]
        if seen > 1:
            return level
    return max(counts, default=0)


def _split(blocks: Sequence[Block], level: int) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for block in blocks:
        if not groups or (block.is_heading and block.level <= level):
            groups.append([])
        groups[-1].append(block)
    return groups


def _paragraphs(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(block.text, Style.HEADING if block.is_heading else block.style) for block in blocks)
