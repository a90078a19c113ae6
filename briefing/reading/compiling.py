"""Many documents become one: gathered by selection, in order, each chapter knowing where it comes from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefing.episode import Section, Source
from briefing.errors import SourceError
from briefing.reading.blocks import Block, Manuscript
from briefing.reading.outline import sections_of, under_rubric
from briefing.reading.selection import Selection, arranged
from briefing.reading.sources import Input, Unread, is_empty_pattern, is_pattern, shown
from briefing.reading.web import is_web_address
from briefing.translation import tr

Opening = Callable[[str], Iterable[Input | Unread]]  # from a source as the user names it to its documents
ReadingOne = Callable[[Input, Selection], Manuscript]


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a briefing; its bytes are forgotten."""

    source: Source
    manuscript: Manuscript
    modified: str  # of its file, ISO 8601; empty for what is none

    @property
    def date(self) -> str:
        """Its own date, else that of its file; ISO 8601."""
        return self.manuscript.date or self.modified


@dataclass(slots=True)
class Gathering:
    """What was found in the sources: pieces in the groups of the selections, and what could not be read."""

    groups: list[list[Piece]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # what a lenient selection could not have
    failed: bool = False  # some of it is there, or may be: it could not be read or fetched

    @property
    def pieces(self) -> list[Piece]:
        """All pieces in their order."""
        return [piece for group in self.groups for piece in group]


def gathered(selections: Sequence[Selection], opening: Opening, reading_one: ReadingOne) -> Gathering:
    """Read the documents of all selections, each in its order. SourceError: one that was named can't be read."""
    found = Gathering()
    for selection in selections:
        pieces: list[Piece] = []
        for source in selection.sources:
            try:
                pieces += _pieces(opening(source), selection, reading_one, found.unread)
            except SourceError as error:
                if not selection.lenient or not (is_web_address(source) or is_pattern(source)):
                    raise
                found.failed |= not is_empty_pattern(source)
                none_today = tr("{name}: no file of this pattern today").format(name=shown(source))
                found.missing.append(none_today if is_empty_pattern(source) else str(error))
        found.groups.append(arranged(pieces, selection, lambda piece: piece.date, lambda piece: piece.source.name))
    return found


def _pieces(
    documents: Iterable[Input | Unread], selection: Selection, reading_one: ReadingOne, unread: list[Unread]
) -> Iterator[Piece]:
    for document in documents:
        if isinstance(document, Unread):
            unread.append(document)
            continue
        try:
            manuscript = reading_one(document, selection)
        except SourceError as error:
            if not document.listed:
                raise
            unread.append(Unread(document.name, str(error)))
            continue
        first = next((block.text for block in manuscript.blocks if block.is_heading), "")
        digest = hashlib.sha256(document.data).hexdigest()
        yield Piece(Source(document.name, digest, manuscript.title or first), manuscript, document.modified)


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
    page = piece.source.name if is_web_address(piece.source.name) else ""
    return replace(section, source=number, link=section.link or page, voice=section.voice or selection.voice)
