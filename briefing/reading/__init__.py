"""Reading: files, folders or standard input become one Document with chapters.

A reader for another kind of file is a function from bytes and a name to a Reading, entered in `READERS` under its
suffixes; repeats, chapters and titles are the same for all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import BinaryIO

from briefing.episode import Document, Source
from briefing.errors import SourceError
from briefing.reading.blocks import Block, Reading
from briefing.reading.characters import clean, has_letters_or_digits, one_line
from briefing.reading.encoding import decode
from briefing.reading.markdown import read_markdown
from briefing.reading.outline import sections, title_of
from briefing.reading.plain import read_plain
from briefing.reading.repeats import without_repeats
from briefing.reading.sources import Input, inputs
from briefing.translation import tr

__all__ = ["READERS", "read", "read_text"]

READERS: dict[str, Callable[[bytes, str], Reading]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
}


def read(
    sources: Sequence[str],
    *,
    title: str | None = None,
    keep_repeats: bool = False,
    stdin: BinaryIO | None = None,
) -> Document:
    """Read documents (files, folders, `-`) as one.

    `title` is the first heading, else the first words, where none is given. A paragraph of 80 characters or more that
    stands in the input again is left out with a note, unless `keep_repeats`. SourceError: missing, empty, binary,
    undecodable, or a folder without documents.
    """
    documents = list(inputs(sources, READERS, stdin))
    readings = [_read_one(document) for document in documents]
    blocks = [[block for block in reading.blocks if has_letters_or_digits(block.text)] for reading in readings]
    for document, found in zip(documents, blocks, strict=True):
        if not found:
            raise SourceError(tr("{name}: there is nothing in it to read aloud").format(name=document.name))
    notes = [
        f"{document.name}: {note}" if len(documents) > 1 else note
        for document, reading in zip(documents, readings, strict=True)
        for note in reading.notes
    ]
    if not keep_repeats:
        blocks, repeated = _read_once(blocks)
        notes += repeated
    return Document(
        title=one_line(title or title_of(block for found in blocks for block in found)),
        sections=sections(blocks),
        sources=tuple(Source(document.name, hashlib.sha256(document.data).hexdigest()) for document in documents),
        notes=tuple(notes),
    )


def read_text(name: str) -> str:
    """Read one text file as it stands, whatever its encoding. SourceError as `read`."""
    (document,) = inputs([name], READERS)
    return clean(decode(document.data, document.name))


def _read_one(document: Input) -> Reading:
    reader = READERS.get(document.suffix, read_plain)
    return reader(document.data, document.name)


def _read_once(sources: Sequence[Sequence[Block]]) -> tuple[list[list[Block]], tuple[str, ...]]:
    """Leave out what stands in any source again; the sources stay apart."""
    keep, notes = without_repeats([block for blocks in sources for block in blocks])
    decisions = iter(keep)
    return [[block for block in blocks if next(decisions)] for blocks in sources], notes
