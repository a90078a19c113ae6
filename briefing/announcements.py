"""What is spoken around the documents: the intro and outro that the house has set."""

from __future__ import annotations

from datetime import date

from briefing.episode import Boundary, Script
from briefing.errors import UsageError
from briefing.mixing.settings import MixSettings
from briefing.script import Narrator, announcement, framed
from briefing.translation import tr

# Genitive, as after a day's number.
_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)


def announced(script: Script, day: date, show: str, settings: MixSettings, narrator: Narrator) -> Script:
    """Give the script with the spoken intro and outro of the settings, if any.

    The intro stands at the start of the first chapter, the outro at the end of the last. UsageError: a template asks
    for something other than {show}, {title} and {date}.
    """
    known = {"show": show, "title": script.title, "date": f"{day.day} {_MONTHS[day.month - 1]} {day.year} года"}
    intro = announcement(_filled("intro", settings.intro, known), narrator, Boundary.CHAPTER)
    outro = announcement(_filled("outro", settings.outro, known), narrator, Boundary.PARAGRAPH)
    return framed(script, intro, outro)


def _filled(key: str, template: str, known: dict[str, str]) -> str:
    try:
        return template.format(**known)
    except (KeyError, IndexError, ValueError) as error:
        message = tr("mix.{key}: {template!r} may only hold {{show}}, {{title}} and {{date}}")
        raise UsageError(message.format(key=key, template=template)) from error
