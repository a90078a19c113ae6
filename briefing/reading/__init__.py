"""Reading: files, folders, addresses or standard input become one Document with chapters.

A reader for another kind of file is a function from bytes, a name and the settings to a Manuscript, entered in
`READERS` under its format, which `formats.py` recognises; repeats, chapters and titles are the same for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.episode import Document
from briefing.errors import NothingNewError, SourceError
from briefing.reading.blocks import Manuscript, Reader
from briefing.reading.books.epub import read_epub
from briefing.reading.books.fb2 import read_fb2
from briefing.reading.books.pdf import read_pdf
from briefing.reading.characters import clean, has_letters_or_digits, one_line
from briefing.reading.compiling import Gathering, Piece, compiled, gathered
from briefing.reading.encoding import decode
from briefing.reading.formats import Format, format_of
from briefing.reading.mail import read_mail
from briefing.reading.markdown import read_markdown
from briefing.reading.office.doc import read_doc
from briefing.reading.office.docx import read_docx
from briefing.reading.office.odt import read_odt
from briefing.reading.office.rtf import read_rtf
from briefing.reading.outline import title_of
from briefing.reading.plain import read_plain
from briefing.reading.repeats import Named, without_repeats
from briefing.reading.selection import Selection, Sequencing
from briefing.reading.settings import ReadingSettings
from briefing.reading.sites.feeds import read_feed
from briefing.reading.sites.html import read_html
from briefing.reading.sites.telegram import read_telegram
from briefing.reading.sources import Input, Intake, Unread, inputs, is_pattern, shown
from briefing.reading.subtitles import read_subtitles
from briefing.reading.web import Web
from briefing.translation import tr

__all__ = ["READERS", "Intake", "Named", "Selection", "Sequencing", "Web", "manuscript_of", "read", "read_text"]

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
    sources: Sequence[str | Selection],
    *,
    keep_repeats: bool = False,
    settings: ReadingSettings | None = None,
    strict: bool = False,
    intake: Intake | None = None,
    earlier: Sequence[Named] = (),
) -> Document:
    """Read documents (files, folders, patterns, archives, addresses, `-`) as one.

    Its title is the first document's own, else the first heading, else the first words. A paragraph of 80 characters or
    more that says nothing new is left out with a note, unless `keep_repeats`; so is what `earlier` episodes had. A file
    of a folder or an archive that is not read is named in the notes, or refused where `strict`. SourceError: missing,
    empty, damaged, of no known format, undecodable, or nothing that could be read;
    NothingNewError where lenient selections found no file at all.
    """
    house = settings or ReadingSettings()
    selections = [each if isinstance(each, Selection) else Selection((each,)) for each in sources]
    found = gathered(
        selections,
        opening=lambda source: inputs([source], intake),
        reading_one=lambda document, selection: manuscript_of(document, selection.over(house)),
    )
    if not found.pieces:
        expected = all(each.lenient for each in selections) and not found.unread and not found.failed
        raise (NothingNewError if expected else SourceError)(_nothing(selections, found))
    unread = [tr("not read, {reason}").format(reason=each.reason) for each in found.unread]
    if unread and strict:
        raise SourceError("; ".join(unread))
    named = [Named(piece.source.name, piece.manuscript.blocks) for piece in found.pieces]
    blocks, repeated = without_repeats(named, earlier, within=not keep_repeats)
    return Document(
        title=one_line(title_of([piece.manuscript for piece in found.pieces])),
        sections=tuple(compiled(selections, found.groups, blocks)),
        sources=tuple(piece.source for piece in found.pieces),
        notes=(*found.missing, *unread, *_omitted(found.pieces), *repeated),
    )


def _omitted(pieces: Sequence[Piece]) -> list[str]:
    """Tell what of each document is not read, under its name where there are several."""
    return [
        f"{piece.source.name}: {note}" if len(pieces) > 1 else note
        for piece in pieces
        for note in piece.manuscript.notes
    ]


def _nothing(selections: Sequence[Selection], found: Gathering) -> str:
    """Say that there is no document in what was named, and why the first of its files is none."""
    names = ", ".join(shown(source) for selection in selections for source in selection.sources)
    message = tr("{name}: no documents in this folder").format(name=names)
    if found.missing:
        return "; ".join(found.missing)
    if found.unread and all(is_pattern(source) for selection in selections for source in selection.sources):
        return found.unread[0].reason
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
