"""Reading: files, folders or standard input become one Document with chapters.

A reader for another kind of file is a function from bytes, a name and the settings to a Manuscript, entered in
`READERS` under its format, which `formats.py` recognises; repeats, chapters and titles are the same for all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from briefing.episode import Document, Source
from briefing.errors import SourceError
from briefing.reading.blocks import Manuscript, Reader
from briefing.reading.books.epub import read_epub
from briefing.reading.books.fb2 import read_fb2
from briefing.reading.books.pdf import read_pdf
from briefing.reading.characters import clean, has_letters_or_digits, one_line
from briefing.reading.encoding import decode
from briefing.reading.formats import Format, format_of
from briefing.reading.mail import read_mail
from briefing.reading.markdown import read_markdown
from briefing.reading.office.doc import read_doc
from briefing.reading.office.docx import read_docx
from briefing.reading.office.odt import read_odt
from briefing.reading.office.rtf import read_rtf
from briefing.reading.outline import sections, title_of
from briefing.reading.plain import read_plain
from briefing.reading.repeats import Named, without_repeats
from briefing.reading.settings import ReadingSettings
from briefing.reading.sites.feeds import read_feed
from briefing.reading.sites.html import read_html
from briefing.reading.sites.telegram import read_telegram
from briefing.reading.sources import Input, Intake, Unread, inputs, shown
from briefing.reading.subtitles import read_subtitles
from briefing.translation import tr

__all__ = ["READERS", "Intake", "manuscript_of", "read", "read_text"]

READERS: dict[Format, Reader] = {
    Format.TXT: read_plain,
    Format.MARKDOWN: read_markdown,
    Format.HTML: read_html,
    Format.DOCX: read_docx,
    Format.ODT: read_odt,
    Format.RTF: read_rtf,
    Format.EPUB: read_epub,
    Format.FB2: read_fb2,
    Format.PDF: read_pdf,
    Format.DOC: read_doc,
    Format.FEED: read_feed,
    Format.TELEGRAM: read_telegram,
    Format.SUBTITLES: read_subtitles,
    Format.EML: read_mail,
}


def read(
    sources: Sequence[str],
    *,
    title: str | None = None,
    keep_repeats: bool = False,
    settings: ReadingSettings | None = None,
    strict: bool = False,
    intake: Intake | None = None,
) -> Document:
    """Read documents (files, folders, patterns, archives, `-`) as one.

    `title` is the first document's own, else the first heading, else the first words, where none is given. A paragraph
    of 80 characters or more that says nothing new is left out with a note, unless `keep_repeats`. A file of a folder or
    an archive that is not read is named in the notes, or refused where `strict`. SourceError: missing, empty, damaged,
    of no known format, undecodable, or nothing that could be read.
    """
    found = _gathered(inputs(sources, intake), settings or ReadingSettings())
    if not found.manuscripts:
        raise SourceError(_nothing(sources, found))
    unread = [tr("not read, {reason}").format(reason=each.reason) for each in found.unread]
    if unread and strict:
        raise SourceError("; ".join(unread))
    notes = unread + [
        f"{source.name}: {note}" if len(found.sources) > 1 else note
        for source, manuscript in zip(found.sources, found.manuscripts, strict=True)
        for note in manuscript.notes
    ]
    blocks = [list(manuscript.blocks) for manuscript in found.manuscripts]
    if not keep_repeats:
        named = [Named(source.name, each) for source, each in zip(found.sources, blocks, strict=True)]
        blocks, repeated = without_repeats(named)
        notes += repeated
    return Document(
        title=one_line(title or title_of(found.manuscripts)),
        sections=sections(blocks, [manuscript.title for manuscript in found.manuscripts]),
        sources=tuple(found.sources),
        notes=tuple(notes),
    )


@dataclass(slots=True)
class _Found:
    sources: list[Source] = field(default_factory=list)
    manuscripts: list[Manuscript] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def _gathered(documents: Iterable[Input | Unread], settings: ReadingSettings) -> _Found:
    """Read every document, and forget its bytes before the next one."""
    found = _Found()
    for document in documents:
        if isinstance(document, Unread):
            found.unread.append(document)
            continue
        try:
            manuscript = manuscript_of(document, settings)
        except SourceError as error:
            if not document.listed:
                raise
            found.unread.append(Unread(document.name, str(error)))
            continue
        found.manuscripts.append(manuscript)
        found.sources.append(Source(document.name, hashlib.sha256(document.data).hexdigest()))
    return found


def _nothing(sources: Sequence[str], found: _Found) -> str:
    """Say that there is no document in what was named, and why the first of its files is none."""
    message = tr("{name}: no documents in this folder").format(name=", ".join(map(shown, sources)))
    return f"{message} ({found.unread[0].reason})" if found.unread else message


def manuscript_of(document: Input, settings: ReadingSettings) -> Manuscript:
    """Read one document by the reader of its format. SourceError as `read`."""
    kind = document.format or format_of(document.data, document.suffix)
    reader = READERS.get(kind) if kind else None
    if reader is None:
        raise SourceError(tr("{name}: a document of no known format").format(name=document.name))
    manuscript = reader(document.data, document.name, settings)
    spoken = tuple(block for block in manuscript.blocks if has_letters_or_digits(block.text))
    if not spoken:
        raise SourceError(tr("{name}: there is nothing in it to read aloud").format(name=document.name))
    return replace(manuscript, blocks=spoken)


def read_text(name: str) -> str:
    """Read one text file as it stands, whatever its encoding. SourceError as `read`."""
    (document,) = inputs([name])
    if isinstance(document, Unread):
        raise SourceError(document.reason)
    return clean(decode(document.data, document.name))
