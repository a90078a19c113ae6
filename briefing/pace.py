"""How long a text takes to be spoken, before anything is: for the outline, and for a briefing that has a limit."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from briefing.episode import Script, ScriptChapter, Section
from briefing.mixing.settings import MixSettings
from briefing.translation import tr

# Between the 12.9 characters a second of Festival and the 16.8 of espeak-ng, measured on this project's seeds without
# the pauses.
_CHARACTERS_PER_S = 14.5
_PARAGRAPH_S = 1.2  # of pauses, those between its sentences included
_DIGIT = 8  # characters of the word that one digit becomes: «1994» has 41 letters and spaces in the genitive


def seconds_of(text: str) -> float:
    """Estimate how long a text is spoken, in seconds, from what is written or from its spoken form."""
    length = sum(_DIGIT if char.isdigit() else char != "+" for char in text)
    return length / _CHARACTERS_PER_S


def section_seconds(section: Section) -> float:
    """Estimate how long a chapter of a document lasts, from what is written; a pause stands after each paragraph."""
    return sum(seconds_of(paragraph.text) + _PARAGRAPH_S for paragraph in section.spoken)


def chapter_seconds(chapter: ScriptChapter, settings: MixSettings) -> float:
    """Estimate how long a chapter lasts, its pauses included."""
    return sum(seconds_of(each.spoken) + settings.pause_s(each.boundary) for each in chapter.sentences)


def fitted(script: Script, longest_s: float, settings: MixSettings) -> Script:
    """Leave out what doesn't fit into `longest_s` seconds, with a note that names it.

    A document, or an entry of a feed, is cut off after a chapter; one that doesn't fit gives way to what follows.
    """
    kept: list[ScriptChapter] = []
    left: list[ScriptChapter] = []
    rest = longest_s
    for chapters in _by_document(script.chapters):
        room = True
        for chapter in chapters:
            seconds = chapter_seconds(chapter, settings)
            room = room and seconds <= rest
            (kept if room else left).append(chapter)
            rest -= seconds if room else 0
    if not left:
        return script
    names = "; ".join(f"«{chapter.title}»" for chapter in left)
    note = tr("left out, it doesn't fit into {minutes:g} min: {names}").format(minutes=longest_s / 60, names=names)
    return Script(script.title, tuple(kept), (*script.notes, note))


def _by_document(chapters: Iterable[ScriptChapter]) -> Iterable[list[ScriptChapter]]:
    for _, group in groupby(chapters, key=lambda chapter: (chapter.source, chapter.link)):
        yield list(group)
