"""A script past an editor and back: written as lines that people read, and read again with what they corrected.

`script.txt` holds a line a sentence, as spoken; `# title` opens a chapter and is not spoken.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.episode import OPENING, Boundary, Script, ScriptChapter, Sentence
from briefing.script import Narrator, Writer

_CHAPTER_MARK = "# "


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
    writer = Writer(narrator)
    sentences_of = iter(_aligned(lines, known, writer))
    originals = list(original.chapters) if original else []
    chapters = []
    for name, chapter in drafts:
        found = [sentence for _ in chapter if (sentence := next(sentences_of)) is not None]
        if found:
            found[0] = replace(found[0], boundary=Boundary.CHAPTER)
            model = _taken(name, originals) or ScriptChapter(name, ())
            chapters.append(replace(model, sentences=tuple(found), picture=None))
    return Script(title or (original.title if original else _title(chapters)), tuple(chapters), tuple(writer.notes))


def _taken(title: str, originals: list[ScriptChapter]) -> ScriptChapter | None:
    """Take out the first of the original chapters that has a title: of equal titles each chapter gets its own."""
    found = next((index for index, chapter in enumerate(originals) if chapter.title == title), None)
    return None if found is None else originals.pop(found)


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


def _aligned(lines: Sequence[str], known: Sequence[Sentence], writer: Writer) -> Iterable[Sentence | None]:
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
