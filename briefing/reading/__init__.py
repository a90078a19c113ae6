"""Reading: files, folders, addresses or standard input become one Document with chapters.

A reader for another kind of file is a function from bytes, a name and the settings to a Manuscript, entered in
`READERS` under its format, which `formats.py` recognises; repeats, chapters and titles are the same for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.episode import Document
from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript, Reader
from briefing.reading.characters import clean, has_letters_or_digits, one_line
from briefing.reading.compiling import compiled, gathered
from briefing.reading.encoding import decode
from briefing.reading.formats import Format, format_of
from briefing.reading.markdown import read_markdown
from briefing.reading.outline import title_of
from briefing.reading.plain import read_plain
from briefing.reading.repeats import Named, without_repeats
from briefing.reading.selection import Selection, Sequencing
from briefing.reading.settings import ReadingSettings
from briefing.reading.sources import Access, Input, inputs
from briefing.reading.web import Web
from briefing.translation import tr

__all__ = ["READERS", "Access", "Named", "Selection", "Sequencing", "Web", "manuscript_of", "read", "read_text"]

READERS: dict[Format, Reader] = {
    Format.TXT: read_plain,
    Format.MARKDOWN: read_markdown,
}


def read(
    sources: Sequence[str | Selection],
    *,
    title: str | None = None,
    keep_repeats: bool = False,
    settings: ReadingSettings | None = None,
    access: Access | None = None,
    earlier: Sequence[Named] = (),
) -> Document:
    """Read documents (files, folders, patterns, addresses, `-`) as one.

    `title` is the first document's own, else the first heading, else the first words, where none is given. A paragraph
    of 80 characters or more that says nothing new is left out with a note, unless `keep_repeats`; so is what `earlier`
    episodes had. SourceError: missing, empty, damaged, of no known format, undecodable, or a folder without documents.
    """
    selections = [each if isinstance(each, Selection) else Selection((each,)) for each in sources]
    house = settings or ReadingSettings()
    notes: list[str] = []

    def opening(source: str) -> Iterator[Input]:
        return inputs([source], access)

    def reading_one(document: Input, selection: Selection) -> Manuscript:
        newest = selection.newest or house.newest
        return manuscript_of(document, replace(house, newest=newest))

    groups = [gathered(selection, opening, reading_one, notes) for selection in selections]
    pieces = [piece for group in groups for piece in group]
    if not pieces:
        raise SourceError("; ".join(notes) or tr("nothing is named to be read"))
    notes += [
        f"{piece.document.name}: {note}" if len(pieces) > 1 else note
        for piece in pieces
        for note in piece.manuscript.notes
    ]
    named = [Named(piece.document.name, piece.manuscript.blocks) for piece in pieces]
    blocks, repeated = without_repeats(named, earlier, within=not keep_repeats)
    return Document(
        title=one_line(title or title_of([piece.manuscript for piece in pieces])),
        sections=tuple(compiled(selections, groups, blocks)),
        sources=tuple(piece.source for piece in pieces),
        notes=(*notes, *repeated),
    )


def manuscript_of(document: Input, settings: ReadingSettings) -> Manuscript:
    """Read one document by the reader of its format. SourceError as `read`."""
    kind = format_of(document.data, document.suffix)
    if kind is None:
        raise SourceError(tr("{name}: a document of no known format").format(name=document.name))
    manuscript = READERS[kind](document.data, document.name, settings)
    spoken = tuple(block for block in manuscript.blocks if has_letters_or_digits(block.text))
    if not spoken:
        raise SourceError(tr("{name}: there is nothing in it to read aloud").format(name=document.name))
    return replace(manuscript, blocks=spoken)


def read_text(name: str) -> str:
    """Read one text file as it stands, whatever its encoding. SourceError as `read`."""
    (document,) = inputs([name])
    return clean(decode(document.data, document.name))
