"""A script past an editor and back: written as lines that people read, and read again with what they corrected.

`script.txt` holds a line a sentence, as spoken; `# title` opens a chapter and is not spoken, and `# title {voice=baya}`
says who speaks it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefing.alignment import aligned
from briefing.episode import OPENING, Boundary, Script, ScriptChapter, Sentence
from briefing.reading.characters import one_line
from briefing.reading.heading_attributes import voice_mark, without_attributes
from briefing.script import Narrator, Writer

_CHAPTER_MARK = "# "
_SCRIPT = "script.txt"


def to_text(script: Script) -> str:
    """Write a script as the text of `script.txt`."""
    lines: list[str] = []
    for chapter in script.chapters:
        lines.append(_CHAPTER_MARK + one_line(chapter.title) + voice_mark(chapter.voice))
        for sentence in chapter.sentences:
            lines.append(sentence.spoken)
    return "\n".join(lines) + "\n"


def from_text(
    text: str, narrator: Narrator, *, title: str | None = None, original: Script | None = None, strict: bool = False
) -> Script:
    """Read a script that an editor corrected.

    A line that stands in `original` keeps its written form, boundary and style; one that was changed in place keeps
    boundary and style, and its written form too where only the stress was changed. Else the written form is the line
    itself. Every line is normalised: digits and Latin letters that the editor wrote, and what the lexicon has learnt
    since. A chapter keeps its link, whatever its title is now. The title is `title`, else the original's, else the
    first heading. BriefingError: something can't be said, and `strict` forbids it; a heading's braces are mistyped.
    """
    originals = list(original.chapters) if original else []
    known = [sentence for chapter in originals for sentence in chapter.sentences]
    drafts = list(_chapters_of(text, {one_line(chapter.title) for chapter in originals}))
    lines = [line for draft in drafts for line in draft.lines]
    writer = Writer(narrator)
    same = {new: old for old, new in aligned([sentence.spoken for sentence in known], lines)}
    sentences_of = _sentences(lines, known, same, writer)
    models = iter(_models(drafts, originals, same))
    chapters = []
    for draft in drafts:
        found = [sentence for _ in draft.lines if (sentence := next(sentences_of)) is not None]
        model = next(models) or ScriptChapter(draft.title, ())
        if found:
            found[0] = replace(found[0], boundary=Boundary.CHAPTER)
            opened = replace(model, title=draft.title, voice=draft.voice, picture=None)
            chapters.append(replace(opened, sentences=tuple(found)))
    if strict:
        writer.refuse_omissions()
    return Script(title or (original.title if original else _title(chapters)), tuple(chapters), writer.notes)


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A chapter as the editor wrote it."""

    title: str
    voice: str | None = None
    lines: list[str] = field(default_factory=list)


def _models(
    drafts: Sequence[_Chapter], originals: Sequence[ScriptChapter], same: dict[int, int]
) -> Iterator[ScriptChapter | None]:
    """Give for each chapter the original that it was: of its title, none of them twice, else the one of its lines.

    Of several of one title it is the one that the lines are of.
    """
    owner = [index for index, chapter in enumerate(originals) for _ in chapter.sentences]
    count = Counter(sentence.spoken for chapter in originals for sentence in chapter.sentences)
    named: dict[str, list[int]] = {}
    for index, chapter in enumerate(originals):
        named.setdefault(one_line(chapter.title), []).append(index)
    start = 0
    for draft in drafts:
        share: dict[int, float] = {}  # of an original; what stands in many (a repeated heading) tells little
        for at, line in enumerate(draft.lines, start):
            if at in same:
                share[owner[same[at]]] = share.get(owner[same[at]], 0.0) + 1 / count[line]
        start += len(draft.lines)
        left = named.get(draft.title, []) if draft.lines else []
        best = max((index for index in share if not left or index in left), key=share.__getitem__, default=None)
        if best is None and left:
            best = left[0]
        if best in left:
            left.remove(best)
        yield None if best is None else originals[best]


def _chapters_of(text: str, known: Container[str]) -> Iterator[_Chapter]:
    """Give each chapter; lines before the first title are an opening. `known`: titles that were left alone, as written.

    SourceError: see `without_attributes`.
    """
    chapter = _Chapter(OPENING)
    for line in text.splitlines():
        line = one_line(line)
        if line.startswith(_CHAPTER_MARK) or line == _CHAPTER_MARK.strip():
            yield chapter
            title, voice = (line, None) if line[len(_CHAPTER_MARK) :] in known else without_attributes(line, _SCRIPT)
            title = line if voice is None else title  # other braces are the title's own
            chapter = _Chapter(title[len(_CHAPTER_MARK) :] or OPENING, voice)
        elif line:
            chapter.lines.append(line)
    yield chapter


def _sentences(
    lines: Sequence[str], known: Sequence[Sentence], same: dict[int, int], writer: Writer
) -> Iterator[Sentence | None]:
    """Give a sentence for every line, None where nothing in it can be spoken; `same`: which lines are known ones."""
    old, new = 0, 0  # where the lines begin that were changed, left out or put in
    for end, old_end in [*sorted(same.items()), (len(lines), len(known))]:
        in_place = old_end - old == end - new
        for at in range(new, end):
            yield _edited(lines[at], known[old + at - new] if in_place else None, writer)
        if end < len(lines):
            yield replace(known[old_end], spoken=writer.spoken(lines[end]) or lines[end])
        old, new = old_end + 1, end + 1


def _edited(line: str, model: Sentence | None, writer: Writer) -> Sentence | None:
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
