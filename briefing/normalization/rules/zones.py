"""Ends of domain names by themselves, and names of companies that have one: «в зоне .РФ», ДОМ.РФ."""

from __future__ import annotations

import re

from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.rules import addresses
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Reading

_WITH_ZONE = re.compile(r"(?P<name>[А-ЯЁ]{2,})\.(?P<zone>РФ)(?!\w)")


def zone(context: Context, index: int) -> Reading | None:
    """Read a company's name that ends like a site: ДОМ.РФ, ВЭБ.РФ; and a zone by itself: «в зоне .РФ»."""
    text = context.text
    start = text.start[index]
    match = _WITH_ZONE.match(text.clean, start)
    if match:
        known = any(one.known for one in analyses(match["name"]))
        name = match["name"].lower() if known else context.letters.say(match["name"])
        return Reading(start, match.end(), f"{name} {context.letters.say(match['zone'])}", "name with a zone")
    spoken = addresses.zone(text.word[index])
    if spoken and text.glued(index) and text.word[index - 1] == "." and not text.glued(index - 1):
        return Reading(text.start[index - 1], text.end[index], f"точка {spoken}", "zone of sites")
    return None
