"""From blocks to chapters: which headings open one, and what the chapters and the whole are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.episode import OPENING, Paragraph, Section, Style
from briefing.reading.blocks import Block, Manuscript
from briefing.reading.characters import abridged
from briefing.reading.topics import Topic, by_topic

_TITLE_WORDS = " .,;:!?…"


def title_of(manuscripts: Sequence[Manuscript]) -> str:
    """Give the first document's own title, else the first heading of all, else the first words."""
    blocks = [block for manuscript in manuscripts for block in manuscript.blocks]
    first = next((block.text for block in blocks if block.is_heading), None)
    return manuscripts[0].title or first or abridged(blocks[0].text).rstrip(_TITLE_WORDS)


def chapter_starts(blocks: Sequence[Block], title: str) -> frozenset[int]:
    """Give the places of the headings that open chapters."""
    level = _chapter_level(blocks[1:] if _opens_with(title, blocks) else blocks)
    return frozenset(at for at, block in enumerate(blocks) if block.is_heading and block.level <= level)


def _opens_with(title: str, blocks: Sequence[Block]) -> bool:
    """Whether the document's own title stands above its text: it opens a chapter, whatever the other headings are."""
    return bool(title and blocks) and blocks[0].is_heading and blocks[0].text == title


def sections_of(blocks: Sequence[Block], title: str, *, is_first: bool) -> list[Section]:
    """Give the chapters of a document with a title of its own; `is_first`: none stands before it.

    A long text without headings, but for one above it, is divided where its topic changes.
    """
    head = blocks[:1] if blocks and blocks[0].is_heading else blocks[:0]
    topics = by_topic(blocks[len(head) :])
    if topics:
        first = _chapter(head[0], topics[0].blocks) if head else _unspoken(topics[0])
        return [first, *map(_unspoken, topics[1:])]
    has_title = _opens_with(title, blocks)
    level = _chapter_level(blocks[1:] if has_title else blocks)
    found: list[Section] = []
    for group in _split(blocks, level):
        if group[0].is_heading and (group[0].level <= level or has_title):
            found.append(_chapter(group[0], group[1:]))
        else:
            opening = OPENING if is_first else title or abridged(group[0].text).rstrip(_TITLE_WORDS)
            found.append(Section(opening, _paragraphs(group), title_spoken=False))
    return found


def _chapter(head: Block, blocks: Sequence[Block]) -> Section:
    return Section(head.text, _paragraphs(blocks), voice=head.voice, link=head.link)


def _unspoken(topic: Topic) -> Section:
    return Section(topic.title, _paragraphs(topic.blocks), title_spoken=False)


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


def under_rubric(section: Section, rubric: str) -> Section:
    """Put a rubric over a chapter: its title where it has none, else spoken and shown before it."""
    if not section.title_spoken or section.title == rubric:
        return replace(section, title=rubric, title_spoken=True)
    spoken = (Paragraph(rubric, Style.HEADING), Paragraph(section.title, Style.HEADING))
    title = f"{rubric.rstrip(_TITLE_WORDS)}. {section.title}"
    return replace(section, title=title, title_spoken=False, paragraphs=(*spoken, *section.paragraphs))
