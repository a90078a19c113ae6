"""Names of companies that end like a site: ДОМ.РФ, ВЭБ.РФ, and Russian sites in capitals: ДОСУГ.РУ."""

from __future__ import annotations

import re

from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Reading

_WITH_ZONE = re.compile(r"(?P<name>[А-ЯЁ]{2,})\.(?P<zone>РФ|РУ)(?!\w)")
_BEHIND_WORD = re.compile(r"(?P<parts>(?:\.[А-ЯЁ][а-яё]+){0,2})\.РФ(?!\w)")


def behind_dot(context: Context, index: int) -> Reading | None:
    """Read the end of a name in small letters: «Дом.РФ», «Твой.Двор.РФ»."""
    match = _BEHIND_WORD.match(context.text.clean, context.text.start[index])
    if match is None or not context.text.glued(index):
        return None
    parts = match["parts"].replace(".", " ")
    return Reading(match.start(), match.end(), f"{parts} {context.letters.say('РФ')}", "name with a zone")


def name(context: Context, index: int) -> Reading | None:
    """Read the name without a full stop inside: «вэб эр-эф»."""
    text = context.text
    match = _WITH_ZONE.match(text.clean, text.start[index])
    if match is None:
        return None
    known = any(one.known for one in analyses(match["name"]))
    name = match["name"].lower() if known else context.letters.say(match["name"])
    if match["zone"] == "РУ":
        return Reading(match.start(), match.end(), f"{name} точка ру", "site in capitals")
    return Reading(match.start(), match.end(), f"{name} {context.letters.say(match['zone'])}", "name with a zone")
