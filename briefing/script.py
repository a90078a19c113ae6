"""From a document to what the voice is given: sentences, normalised, with what stands before each."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from briefing.episode import Boundary, Document, Paragraph, Script, ScriptChapter, Section, Sentence, Style
from briefing.errors import BriefingError
from briefing.normalization import Remark, summed
from briefing.sentences import sentences_of
from briefing.translation import tr

_ENDS = ".!?…:;,—–-"
_AHEAD = 400  # characters of the sentences that follow, which may say what an acronym stands for


class Explained(Protocol):
    """What a normaliser says of a sentence: how it is spoken, and what an editor should know of it."""

    @property
    def spoken(self) -> str:
        """The sentence in Cyrillic letters, `+` and punctuation."""

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What of it can't be said, and what nobody has listed and was read by a rule."""


class Narrator(Protocol):
    """A normaliser that remembers over one episode which acronyms it has expanded."""

    def explain(self, text: str, ahead: str = "") -> Explained:
        """Normalise one sentence; `ahead` is how the next ones begin."""


def write_script(document: Document, narrator: Narrator, *, strict: bool = False) -> Script:
    """Divide a document into sentences and normalise each.

    What can't be spoken (a row of asterisks) is left out, with a note where it held letters or digits. `notes` are the
    document's, then the normaliser's remarks by kind. BriefingError: something is left out, and `strict` forbids it.
    """
    writer = Writer(narrator)
    chapters = tuple(chapter for section in document.sections if (chapter := writer.chapter(section)).sentences)
    if strict:
        writer.refuse_omissions()
    return Script(document.title, chapters, notes=(*document.notes, *writer.notes))


class _Ahead:
    """Tells of one sentence after the other how those behind it begin."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._sentences = deque(sentences)

    def of_next(self) -> str:
        """Give what follows the next sentence."""
        self._sentences.popleft()
        ahead = ""
        for sentence in self._sentences:
            if len(ahead) >= _AHEAD:
                break
            ahead += f" {sentence}"
        return ahead[:_AHEAD]


class Writer:
    """Goes through a text in order, so that the narrator meets each acronym's first mention first."""

    def __init__(self, narrator: Narrator) -> None:
        self._narrator = narrator
        self._remarks: list[Remark] = []
        self._unspoken: list[str] = []

    @property
    def notes(self) -> tuple[str, ...]:
        """Say, a line a kind, what was remarked so far and which sentences were left out."""
        return (*summed(self._remarks), *self._sentences_left_out())

    def refuse_omissions(self) -> None:
        """BriefingError: something that is written is not spoken."""
        left_out = [remark for remark in self._remarks if not remark.spoken]
        for line in (*summed(left_out), *self._sentences_left_out()):
            raise BriefingError(tr("{line}; correct the text, or allow it without --strict").format(line=line))

    def _sentences_left_out(self) -> list[str]:
        if not self._unspoken:
            return []
        message = tr("left out, nothing in them can be said: {count} («{first}»)")
        return [message.format(count=len(self._unspoken), first=self._unspoken[0])]

    def chapter(self, section: Section) -> ScriptChapter:
        """Write a section; its sentences may be none."""
        found: list[Sentence] = []
        before: Style | None = None  # the style of the paragraph before
        written = [(paragraph, sentences_of(paragraph)) for paragraph in section.spoken]
        ahead = _Ahead(sentence for _, sentences in written for sentence in sentences)
        for paragraph, sentences in written:
            said = list(self._said(sentences, paragraph.style, _boundary(before, paragraph.style), ahead))
            found += said
            before = paragraph.style if said else before
        return ScriptChapter(section.title, tuple(found), section.voice, section.link, source=section.source)

    def sentences(self, paragraph: Paragraph, opening: Boundary) -> Iterator[Sentence]:
        """Write a paragraph; `opening` stands before its first sentence."""
        written = sentences_of(paragraph)
        return self._said(written, paragraph.style, opening, _Ahead(written))

    def _said(self, written: Sequence[str], style: Style, opening: Boundary, ahead: _Ahead) -> Iterator[Sentence]:
        boundary = opening
        for sentence in written:
            spoken = self.spoken(sentence, ahead.of_next())
            if spoken:
                yield Sentence(sentence, spoken, boundary, style)
                boundary = Boundary.SENTENCE

    def spoken(self, written: str, ahead: str = "") -> str:
        """Give the spoken form, empty where there is nothing to speak; `ahead` is how the next sentences begin."""
        explained = self._narrator.explain(written, ahead)
        self._remarks += explained.remarks
        if any(char.isalpha() for char in explained.spoken):
            return closed(explained.spoken)
        if any(char.isalnum() for char in written):
            self._unspoken.append(written)
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
    return tuple(Writer(narrator).sentences(paragraph, boundary)) if text.strip() else ()
