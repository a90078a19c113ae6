"""What is said around the documents: the titles and the spoken intro and outro, from the templates of the house."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.episode import OPENING, Boundary, Script
from briefing.mixing.settings import MixSettings
from briefing.script import Narrator, announcement, framed

# Genitive, as after a day's number.
_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
_ENDED_TWICE = re.compile(r"([?!…])\.(?!\.)")  # a template's full stop after a title's question mark
_MOST_HEADLINES = 5  # more of them nobody keeps in mind before the first is read


@dataclass(frozen=True, slots=True)
class Occasion:
    """The show and the day for which an episode is made."""

    show: str
    day: date

    @property
    def words(self) -> dict[str, str]:
        """What every template may hold."""
        date_in_words = f"{self.day.day} {_MONTHS[self.day.month - 1]} {self.day.year} года"
        return {"show": self.show, "date": date_in_words, "weekday": _WEEKDAYS[self.day.weekday()]}


def title_from(template: str, occasion: Occasion) -> str:
    """Fill the template of a title: {show}, {date}, {weekday}."""
    return _filled(template, occasion.words)


def announced(script: Script, occasion: Occasion, settings: MixSettings, narrator: Narrator) -> Script:
    """Give the script with the spoken intro and outro of the settings, if any.

    The intro stands at the start of the first chapter, the outro at the end of the last. They may hold {show}, {date},
    {weekday}, {title} and {headlines}, the titles of the first chapters.
    """
    known = occasion.words | {"title": script.title, "headlines": _headlines(script)}
    intro = announcement(_filled(settings.intro, known), narrator, Boundary.CHAPTER)
    outro = announcement(_filled(settings.outro, known), narrator, Boundary.PARAGRAPH)
    return framed(script, intro, outro)


def _headlines(script: Script) -> str:
    """Give the titles of the first documents, of a single one those of its first chapters, a sentence each.

    The last one is ended by the template.
    """
    named = [chapter for chapter in script.chapters if chapter.title != OPENING]
    leading = {(chapter.source, chapter.link): chapter for chapter in reversed(named)}
    titles = [chapter.title.rstrip(" .") for chapter in named if len(leading) == 1 or chapter in leading.values()]
    return _ENDED_TWICE.sub(r"\1", ". ".join(titles[:_MOST_HEADLINES]))


def _filled(template: str, known: dict[str, str]) -> str:
    """Fill a template of the configuration, which was checked when it was read."""
    return _ENDED_TWICE.sub(r"\1", template.format(**known))
