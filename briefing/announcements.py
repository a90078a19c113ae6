"""What is said around the documents: the titles and the spoken intro and outro, from the templates of the house."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import takewhile

from briefing.episode import OPENING, Boundary, Script, Sentence
from briefing.mixing.settings import MixSettings
from briefing.script import Narrator, announcement, framed

# Genitive, as after a day's number.
_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
_ENDED_TWICE = re.compile(r"([?!…])\.(?!\.)")  # a template's full stop after a title's question mark
_ALIKE = 0.7  # of two sentences: one may be the other with a word corrected
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
    return framed(script, *_around(script, occasion, settings, narrator))


def announcing(script: Script, occasion: Occasion, settings: MixSettings, narrator: Narrator) -> tuple[int, int]:
    """Count the sentences of an announced script that are its intro, and those that are its outro.

    An editor may have touched them: one that sounds much like what the template gives is taken for it.
    """
    intro, outro = _around(script, occasion, settings, narrator)
    heard = [sentence.spoken for chapter in script.chapters for sentence in chapter.sentences]
    opening = _resembling(heard, intro)
    return opening, _resembling(heard[opening:][::-1], outro[::-1])


def _resembling(heard: Sequence[str], wanted: Sequence[Sentence]) -> int:
    """Count how many of what is heard first resemble what is wanted there."""
    pairs = zip(heard, (sentence.spoken for sentence in wanted), strict=False)
    return len(list(takewhile(lambda pair: SequenceMatcher(None, *pair).ratio() >= _ALIKE, pairs)))


def _around(
    script: Script, occasion: Occasion, settings: MixSettings, narrator: Narrator
) -> tuple[Sequence[Sentence], Sequence[Sentence]]:
    """Give the intro and the outro as the narrator says them."""
    known = occasion.words | {"title": script.title, "headlines": _headlines(script)}
    return (
        announcement(_filled(settings.intro, known), narrator, Boundary.CHAPTER),
        announcement(_filled(settings.outro, known), narrator, Boundary.PARAGRAPH),
    )


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
