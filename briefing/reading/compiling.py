"""Many documents become one: gathered by selection, in order, each chapter knowing where it comes from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.episode import Section, Source
from briefing.errors import SourceError
from briefing.reading.blocks import Block, Manuscript
from briefing.reading.outline import sections_of, under_rubric
from briefing.reading.selection import Selection, arranged
from briefing.reading.sources import Input, is_pattern
from briefing.reading.web import is_web_address

Opening = Callable[[str], Iterable[Input]]  # from a source as the user names it to its documents
ReadingOne = Callable[[Input, Selection], Manuscript]


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a briefing."""

    document: Input
    manuscript: Manuscript

    @property
    def source(self) -> Source:
        """What is remembered of it."""
        first = next((block.text for block in self.manuscript.blocks if block.is_heading), "")
        digest = hashlib.sha256(self.document.data).hexdigest()
        return Source(self.document.name, digest, self.manuscript.title or first)

    @property
    def date(self) -> str:
        """Its own date, else that of its file; ISO 8601."""
        return self.manuscript.date or self.document.modified


def gathered(selection: Selection, opening: Opening, reading_one: ReadingOne, notes: list[str]) -> list[Piece]:
    """Read the documents of a selection, in its order. What a lenient one can't have goes to `notes`."""
    found: list[Piece] = []
    for source in selection.sources:
        try:
            found += [Piece(document, reading_one(document, selection)) for document in opening(source)]
        except SourceError as error:
            if not selection.lenient or not (is_web_address(source) or is_pattern(source)):
                raise
            notes.append(str(error))
    return arranged(found, selection, lambda piece: piece.date, lambda piece: piece.document.name)


def compiled(
    selections: Sequence[Selection], groups: Sequence[Sequence[Piece]], blocks: Sequence[Sequence[Block]]
) -> Iterator[Section]:
    """Give the chapters of all pieces; `blocks` are those of each piece that are left to be read."""
    rest = iter(enumerate(blocks))
    is_first = True
    for selection, pieces in zip(selections, groups, strict=True):
        rubric = selection.title
        for piece, (number, left) in zip(pieces, rest, strict=False):
            for section in _chapters(piece, left, is_first):
                yield _attributed(under_rubric(section, rubric) if rubric else section, piece, selection, number)
                is_first, rubric = False, ""


def _chapters(piece: Piece, blocks: Sequence[Block], is_first: bool) -> list[Section]:
    return sections_of(blocks, piece.manuscript.title, is_first=is_first) if blocks else []


def _attributed(section: Section, piece: Piece, selection: Selection, number: int) -> Section:
    page = piece.document.name if is_web_address(piece.document.name) else ""
    return replace(section, source=number, link=section.link or page, voice=section.voice or selection.voice)
