"""Text that stands in the input twice is read once.

Texts copied out of a browser or a mail often hold an article twice, and a wire story comes from several sites with
small changes. A paragraph of 80 characters or more that says nothing new (`sameness.py`) is left out; so are the short
paragraphs beside it that stood beside it the first time («Не зря же придумали…»), and a heading under which nothing is
left. A short paragraph alone may be a refrain: it stays. What earlier episodes had can be left out in the same way; a
document of which nothing is new then brings nothing, neither its title nor its refrains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from briefing.reading.blocks import Block
from briefing.reading.characters import abridged
from briefing.reading.sameness import Memory, Said, adds_nothing, said
from briefing.translation import tr

LONG = 80  # characters
_BESIDE = 3  # paragraphs


@dataclass(frozen=True, slots=True)
class Named:
    """The blocks of one source, or the paragraphs of an earlier episode, and what it is called."""

    name: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class _Line:
    """A block in the row of all sources."""

    block: Block
    source: int
    key: str  # its words alone
    said: Said

    @property
    def is_long(self) -> bool:
        return not self.block.is_heading and len(self.key) >= LONG


def without_repeats(
    sources: Sequence[Named], earlier: Sequence[Named] = (), *, within: bool = True
) -> tuple[list[list[Block]], list[str]]:
    """Give of each source the blocks that are to be read, and a note on each run that is not, with where it was read.

    `earlier` are earlier episodes: what they had is left out too. `within`: what the sources themselves repeat is.
    """
    row = [_line(block, number) for number, named in enumerate((*earlier, *sources)) for block in named.blocks]
    fixed = sum(len(named.blocks) for named in earlier)
    origins = _long_repeats(row, fixed, within)
    _add_short_stories(row, origins, fixed, within)
    _add_neighbours(row, origins, fixed)
    _add_empty_headings(row, origins, fixed)
    _add_stale_documents(row, origins, fixed)
    names = [named.name for named in (*earlier, *sources)]
    kept: list[list[Block]] = [[] for _ in names]
    for at, line in enumerate(row):
        if at not in origins:
            kept[line.source].append(line.block)
    return kept[len(earlier) :], _notes(row, origins, names)


def _line(block: Block, source: int) -> _Line:
    key = " ".join(block.text.split()).casefold()
    return _Line(block, source, key, said(block.text))


def _long_repeats(row: Sequence[_Line], fixed: int, within: bool) -> dict[int, int]:
    """Give for each long paragraph that says nothing new its place and the place where it was said first.

    The first `fixed` lines are those of earlier episodes and stay.
    """
    same: dict[str, int] = {}
    memory = Memory()
    repeats: dict[int, int] = {}
    for at, line in enumerate(row):
        if line.block.is_heading:
            continue
        origin = None
        if line.is_long and at >= fixed:
            origin = same.get(line.key)
            origin = memory.origin(line.said) if origin is None else origin
        if origin is not None:
            repeats[at] = origin
            continue
        if within or at < fixed:
            same.setdefault(line.key, at)
            memory.add(at, line.said)
    return repeats


def _add_short_stories(row: Sequence[_Line], repeats: dict[int, int], fixed: int, within: bool) -> None:
    """Add short paragraphs under a heading that stood over the same ones before: brief news, told again."""
    first: dict[tuple[str, ...], int] = {}
    for at, line in enumerate(row):
        if not line.block.is_heading:
            continue
        end = at + 1
        while end < len(row) and row[end].source == line.source and not row[end].block.is_heading:
            end += 1
        keys = tuple(each.key for each in row[at:end])
        if len(keys) > 1 and at >= fixed and keys in first:
            repeats.update({at + step: first[keys] + step for step in range(1, len(keys))})
        elif within or at < fixed:
            first.setdefault(keys, at)


def _add_neighbours(row: Sequence[_Line], repeats: dict[int, int], fixed: int) -> None:
    """Add the short paragraphs that stand beside a repeat as they stood beside its first reading, or nearly beside it:
    the text may be divided otherwise now.
    """
    for step, order in ((1, sorted(repeats)), (-1, sorted(repeats, reverse=True))):
        for start in order:
            at, origin = start + step, repeats[start]
            while fixed <= at < len(row) and at not in repeats:
                beside = (origin + step * far for far in range(1, _BESIDE + 1))
                found = next((each for each in beside if 0 <= each < at and _alike(row[at], row[each])), None)
                if found is None:
                    break
                repeats[at] = origin = found
                at += step


def _alike(line: _Line, first: _Line) -> bool:
    if line.is_long or line.block.is_heading or first.block.is_heading:
        return False
    return line.key == first.key or adds_nothing(line.said, [first.said])


def _add_empty_headings(row: Sequence[_Line], repeats: dict[int, int], fixed: int) -> None:
    """Add a heading whose whole section was left out, from the end so that headings under it go first."""
    for at in reversed(range(fixed, len(row))):
        line = row[at]
        if not line.block.is_heading:
            continue
        end = at + 1
        while end < len(row) and row[end].source == line.source and not _ends_section(row[end].block, line.block):
            end += 1
        if end > at + 1 and all(under in repeats for under in range(at + 1, end)):
            repeats[at] = repeats[at + 1]


def _add_stale_documents(row: Sequence[_Line], repeats: dict[int, int], fixed: int) -> None:
    """Add what is left of a document all of whose text was read before: headings, short paragraphs of earlier episodes.

    One that is all headings has been read where earlier episodes had each of them.
    """
    earlier = {line.key: at for at, line in enumerate(row[:fixed])}
    for _, document in groupby(range(fixed, len(row)), key=lambda at: row[at].source):
        places = list(document)
        telling = [at for at in places if not row[at].block.is_heading] or places
        if all(at in repeats or row[at].key in earlier for at in telling):
            known = next(repeats[at] if at in repeats else earlier[row[at].key] for at in telling)
            for at in places:
                repeats.setdefault(at, earlier.get(row[at].key, known))


def _ends_section(block: Block, opening: Block) -> bool:
    return block.is_heading and block.level <= opening.level


def _notes(row: Sequence[_Line], repeats: dict[int, int], names: Sequence[str]) -> list[str]:
    notes: list[str] = []
    start = 0
    while start < len(row):
        if start not in repeats:
            start += 1
            continue
        where = row[repeats[start]].source
        end = start + 1
        while end in repeats and row[end].source == row[start].source and row[repeats[end]].source == where:
            end += 1
        own, blocks = names[row[start].source], [line.block for line in row[start:end]]
        notes.append(_note(blocks, own, names[where], several=len(names) > 1))
        start = end
    return notes


def _note(run: Sequence[Block], name: str, where: str, *, several: bool) -> str:
    first, last = abridged(run[0].text), abridged(run[-1].text)
    if name == where:
        message = tr("left out, read before: {count} paragraphs from «{first}» to «{last}»")
        if len(run) == 1:
            message = tr("left out, it was read before: «{text}»")
        told = message.format(text=first, count=len(run), first=first, last=last)
        return f"{name}: {told}" if several else told
    if len(run) == 1:
        message = tr("{name}: left out, it was read before in {where}: «{text}»")
        return message.format(name=name, where=where, text=first)
    message = tr("{name}: left out, read before in {where}: {count} paragraphs from «{first}» to «{last}»")
    return message.format(name=name, where=where, count=len(run), first=first, last=last)
