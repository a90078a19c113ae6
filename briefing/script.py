"""From a document to what the voice is given: sentences, normalised, with what stands before each.

`script.txt` holds a script for people: a line a sentence, as spoken; `# title` opens a chapter, unspoken.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from briefing.episode import OPENING, Boundary, Document, Paragraph, Script, ScriptChapter, Section, Sentence, Style
from briefing.sentences import sentences
from briefing.translation import tr

_CHAPTER_MARK = "# "
_ENDS = ".!?…:;,—–-"


class Explained(Protocol):
    """What a normaliser says of a sentence: how it is spoken, and what it had to guess."""

    @property
    def spoken(self) -> str:
        """The sentence in Cyrillic letters, `+` and punctuation."""

    @property
    def reports(self) -> tuple[str, ...]:
        """What nobody has listed and was read by a rule, a line each."""


class Narrator(Protocol):
    """A normaliser that remembers over one episode which acronyms it has expanded."""

    def explain(self, text: str) -> Explained:
        """Normalise one sentence."""


def write_script(document: Document, narrator: Narrator) -> Script:
    """Divide a document into sentences and normalise each.

    What can't be spoken (a row of asterisks) is left out, with a note where it held letters or digits. `notes` are the
    document's, then the normaliser's reports, each once.
    """
    writer = _Writer(narrator)
    chapters = tuple(chapter for section in document.sections if (chapter := writer.chapter(section)).sentences)
    return Script(document.title, chapters, notes=(*document.notes, *dict.fromkeys(writer.notes)))


class _Writer:
    """Goes through a document in order, so that the narrator meets each acronym's first mention first."""

    def __init__(self, narrator: Narrator) -> None:
        self._narrator = narrator
        self.notes: list[str] = []

    def chapter(self, section: Section) -> ScriptChapter:
        paragraphs = list(section.paragraphs)
        if section.title_spoken:
            paragraphs.insert(0, Paragraph(section.title, Style.HEADING))
        found: list[Sentence] = []
        before: Style | None = None  # the style of the paragraph before
        for paragraph in paragraphs:
            said = list(self.sentences(paragraph, _boundary(before, paragraph.style)))
            found += said
            before = paragraph.style if said else before
        return ScriptChapter(section.title, tuple(found), section.voice)

    def sentences(self, paragraph: Paragraph, opening: Boundary) -> Iterator[Sentence]:
        boundary = opening
        parts = [paragraph.text] if paragraph.style is Style.HEADING else sentences(paragraph.text)
        for written in parts:
            spoken = self.spoken(written)
            if spoken:
                yield Sentence(written, spoken, boundary, paragraph.style)
                boundary = Boundary.SENTENCE

    def spoken(self, written: str) -> str:
        """Give the spoken form, empty where there is nothing to speak."""
        explained = self._narrator.explain(written)
        self.notes += explained.reports
        if any(char.isalpha() for char in explained.spoken):
            return closed(explained.spoken)
        if any(char.isalnum() for char in written):
            self.notes.append(tr("not spoken, nothing in it can be: «{text}»").format(text=written))
        return ""


def _boundary(before: Style | None, style: Style) -> Boundary:
    """Give what stands before a paragraph of `style` after one of style `before` (None: the chapter begins)."""
    if before is None:
        return Boundary.CHAPTER
    if before is Style.HEADING:
        return Boundary.HEADING
    return Boundary.ITEM if style is Style.ITEM else Boundary.PARAGRAPH


def closed(spoken: str) -> str:
    """Give `spoken` with a full stop where nothing ends it (a heading, an item), so that the voice falls there."""
    spoken = " ".join(spoken.split())
    bare = spoken.rstrip('»”")] ')
    return spoken if bare.endswith(tuple(_ENDS)) else spoken + "."


def framed(script: Script, intro: Sequence[Sentence], outro: Sequence[Sentence]) -> Script:
    """Give the script with an intro spoken at the start of its first chapter and an outro at the end of its last."""
    chapters = list(script.chapters)
    if intro:
        first, *rest = chapters[0].sentences
        opened = (*intro, replace(first, boundary=Boundary.PARAGRAPH), *rest)
        chapters[0] = replace(chapters[0], sentences=opened)
    if outro:
        chapters[-1] = replace(chapters[-1], sentences=(*chapters[-1].sentences, *outro))
    return replace(script, chapters=tuple(chapters))


def announcement(text: str, narrator: Narrator, boundary: Boundary) -> tuple[Sentence, ...]:
    """Make the sentences of an intro or outro."""
    paragraph = Paragraph(text)
    return tuple(_Writer(narrator).sentences(paragraph, boundary)) if text.strip() else ()


def to_text(script: Script) -> str:
    """Write a script as the text of `script.txt`."""
    lines: list[str] = []
    for chapter in script.chapters:
        lines.append(_CHAPTER_MARK + " ".join(chapter.title.split()))
        for sentence in chapter.sentences:
            lines.append(sentence.spoken)
    return "\n".join(lines) + "\n"


def from_text(text: str, narrator: Narrator, *, title: str | None = None, original: Script | None = None) -> Script:
    """Read a script that an editor corrected.

    A line that stands in `original` keeps its written form, boundary and style; one that was changed in place keeps
    boundary and style, and its written form too where only the stress was changed. Else the written form is the line
    itself. Digits and Latin letters that the editor wrote are normalised. The title is `title`, else the original's,
    else the first heading.
    """
    known = [sentence for chapter in original.chapters for sentence in chapter.sentences] if original else []
    drafts = list(_chapters_of(text))
    lines = [line for _, chapter in drafts for line in chapter]
    writer = _Writer(narrator)
    sentences_of = iter(_aligned(lines, known, writer))
    voices = {chapter.title: chapter.voice for chapter in original.chapters} if original else {}
    chapters = []
    for name, chapter in drafts:
        found = [sentence for _ in chapter if (sentence := next(sentences_of)) is not None]
        if found:
            found[0] = replace(found[0], boundary=Boundary.CHAPTER)
            chapters.append(ScriptChapter(name, tuple(found), voices.get(name)))
    return Script(title or (original.title if original else _title(chapters)), tuple(chapters), tuple(writer.notes))


def _chapters_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """Give each chapter's title and its lines; lines before the first title are an opening."""
    name = OPENING
    lines: list[str] = []
    for line in text.splitlines():
        line = " ".join(line.split())
        if line.startswith(_CHAPTER_MARK) or line == _CHAPTER_MARK.strip():
            yield name, lines
            name, lines = line[len(_CHAPTER_MARK) :] or OPENING, []
        elif line:
            lines.append(line)
    yield name, lines


def _aligned(lines: Sequence[str], known: Sequence[Sentence], writer: _Writer) -> Iterable[Sentence | None]:
    """Give a sentence for every line, None where nothing in it can be spoken."""
    matcher = difflib.SequenceMatcher(None, [sentence.spoken for sentence in known], lines, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield from known[old_start:old_end]
            continue
        in_place = kind == "replace" and old_end - old_start == new_end - new_start
        for at in range(new_start, new_end):
            model = known[old_start + at - new_start] if in_place else None
            yield _edited(lines[at], model, writer)


def _edited(line: str, model: Sentence | None, writer: _Writer) -> Sentence | None:
    spoken = writer.spoken(line)
    if not spoken:
        return None
    written = line.replace("+", "")
    if model is None:
        return Sentence(written, spoken, Boundary.SENTENCE)
    if _unstressed(model.spoken) == _unstressed(line):
        written = model.written
    return replace(model, written=written, spoken=spoken)


def _unstressed(spoken: str) -> str:
    return spoken.replace("+", "").replace("ё", "е").replace("Ё", "Е").casefold()


def _title(chapters: Sequence[ScriptChapter]) -> str:
    """Give the first chapter's title that was a heading, else the first sentence."""
    named = next((chapter.title for chapter in chapters if chapter.title != OPENING), None)
    return named or (chapters[0].sentences[0].written.rstrip(" .!?…") if chapters else OPENING)
