"""A part of a script, for a first listen: one chapter, or the first minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.episode import Script, ScriptChapter, Sentence
from briefing.errors import UsageError
from briefing.mixing.settings import MixSettings
from briefing.pace import seconds_of
from briefing.translation import tr


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is to be heard: the chapter of a number (from 1; None: from the beginning), and so many minutes of it."""

    chapter: int | None = None
    minutes: float | None = None  # None: to the end

    def of(self, script: Script, settings: MixSettings) -> Script:
        """Cut it out of a script, at the end of a sentence. UsageError: there is no such chapter."""
        chapters = script.chapters
        if self.chapter is not None:
            if self.chapter > len(chapters):
                message = tr("--chapter {number}: there are {count} chapters")
                raise UsageError(message.format(number=self.chapter, count=len(chapters)))
            chapters = chapters[self.chapter - 1 : self.chapter]
        if self.minutes is not None:
            chapters = _first_seconds(chapters, self.minutes * 60, settings)
        return replace(script, chapters=chapters)


def _first_seconds(
    chapters: tuple[ScriptChapter, ...], seconds: float, settings: MixSettings
) -> tuple[ScriptChapter, ...]:
    """Take sentences while they fit by estimate, the first one in any case."""
    found: list[ScriptChapter] = []
    rest = seconds
    for chapter in chapters:
        kept: list[Sentence] = []
        for sentence in chapter.sentences:
            rest -= seconds_of(sentence.spoken) + settings.pause_s(sentence.boundary)
            if rest < 0 and (found or kept):
                break
            kept.append(sentence)
        if kept:
            found.append(replace(chapter, sentences=tuple(kept)))
        if rest < 0:
            break
    return tuple(found)
