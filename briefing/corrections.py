"""A script past an editor and back: written as lines that people read, and read again with what they corrected.

`script.txt` holds a line a sentence, as spoken; `# title` opens a chapter and is not spoken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.alignment import aligned
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


def from_text(
    text: str, narrator: Narrator, *, title: str | None = None, original: Script | None = None, strict: bool = False
) -> Script:
    """Read a script that an editor corrected.

    A line that stands in `original` keeps its written form, boundary and style; one that was changed in place keeps
    boundary and style, and its written form too where only the stress was changed. Else the written form is the line
    itself. Digits and Latin letters that the editor wrote are normalised. The title is `title`, else the original's,
    else the first heading. BriefingError: something can't be said, and `strict` forbids it.
    """
    originals = list(original.chapters) if original else []
    known = [sentence for chapter in originals for sentence in chapter.sentences]
    drafts = list(_chapters_of(text))
    lines = [line for _, chapter in drafts for line in chapter]
    writer = Writer(narrator)
    same = {new: old for old, new in aligned([sentence.spoken for sentence in known], lines)}
    sentences_of = _sentences(lines, known, same, writer)
    models = iter(_models(drafts, originals, same))
    chapters = []
    for name, chapter in drafts:
        found = [sentence for _ in chapter if (sentence := next(sentences_of)) is not None]
        model = next(models) or ScriptChapter(name, ())
        if found:
            found[0] = replace(found[0], boundary=Boundary.CHAPTER)
            chapters.append(replace(model, sentences=tuple(found), picture=None))
    if strict:
        writer.refuse_omissions()
    return Script(title or (original.title if original else _title(chapters)), tuple(chapters), writer.notes)


def _models(
    drafts: Sequence[tuple[str, list[str]]], originals: Sequence[ScriptChapter], same: dict[int, int]
) -> Iterator[ScriptChapter | None]:
    """Give for each chapter the original of its title, none of them twice: of several the one that its lines are of."""
    owner = [index for index, chapter in enumerate(originals) for _ in chapter.sentences]
    count = Counter(sentence.spoken for chapter in originals for sentence in chapter.sentences)
    named: dict[str, list[int]] = {}
    for index, chapter in enumerate(originals):
        named.setdefault(chapter.title, []).append(index)
    start = 0
    for name, lines in drafts:
        share: dict[int, float] = {}  # of an original; what stands in many (a repeated heading) tells little
        for at, line in enumerate(lines, start):
            if at in same:
                share[owner[same[at]]] = share.get(owner[same[at]], 0.0) + 1 / count[line]
        start += len(lines)
        left = named.get(name, []) if lines else []
        if not left:
            yield None
            continue
        best = max((index for index in share if index in left), key=share.__getitem__, default=left[0])
        left.remove(best)
        yield originals[best]


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
            yield known[old_end]
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
