"""Reading: files, folders or standard input become one Document with chapters.

A reader for another kind of file is a function from bytes, a name and the settings to a Manuscript, entered in
`READERS` under its format, which `formats.py` recognises; repeats, chapters and titles are the same for all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from briefing.episode import Document, Source
from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript, Reader
from briefing.reading.characters import clean, has_letters_or_digits, one_line
from briefing.reading.encoding import decode
from briefing.reading.formats import Format, format_of
from briefing.reading.markdown import read_markdown
from briefing.reading.outline import sections, title_of
from briefing.reading.plain import read_plain
from briefing.reading.repeats import Named, without_repeats
from briefing.reading.settings import ReadingSettings
from briefing.reading.sources import Input, inputs
from briefing.translation import tr

__all__ = ["READERS", "manuscript_of", "read", "read_text"]

READERS: dict[Format, Reader] = {
    Format.TXT: read_plain,
    Format.MARKDOWN: read_markdown,
}


def read(
    sources: Sequence[str],
    *,
    title: str | None = None,
    keep_repeats: bool = False,
    stdin: BinaryIO | None = None,
    settings: ReadingSettings | None = None,
) -> Document:
    """Read documents (files, folders, `-`) as one.

    `title` is the first document's own, else the first heading, else the first words, where none is given. A paragraph
    of 80 characters or more that says nothing new is left out with a note, unless `keep_repeats`.
    SourceError: missing, empty, damaged, of no known format, undecodable, or a folder without documents.
    """
    documents = list(inputs(sources, stdin))
    manuscripts = [manuscript_of(document, settings or ReadingSettings()) for document in documents]
    notes = [
        f"{document.name}: {note}" if len(documents) > 1 else note
        for document, manuscript in zip(documents, manuscripts, strict=True)
        for note in manuscript.notes
    ]
    blocks = [list(manuscript.blocks) for manuscript in manuscripts]
    if not keep_repeats:
        named = [Named(document.name, found) for document, found in zip(documents, blocks, strict=True)]
        blocks, repeated = without_repeats(named)
        notes += repeated
    return Document(
        title=one_line(title or title_of(manuscripts)),
        sections=sections(blocks, [manuscript.title for manuscript in manuscripts]),
        sources=tuple(Source(document.name, hashlib.sha256(document.data).hexdigest()) for document in documents),
        notes=tuple(notes),
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
