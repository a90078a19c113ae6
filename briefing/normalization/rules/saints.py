"""Saints in French names of places and people: «Saint-Aubin»."""

from __future__ import annotations

import re

from briefing.normalization.foreign import latin
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Doubt, Reading

_SAINT = re.compile(r"Saint(?P<said>e|(?=[-‐‑][AEIOUYHÀ-Ý]))?[-‐‑](?P<name>[A-ZÀ-Ý][a-zà-ÿœ'’]+)")


def saint(context: Context, index: int) -> Reading | None:
    """Read a saint in a French name: «Saint-Aubin», «Sainte-Croix»; «Saint Paul» may be English."""
    if context.text.word[index] not in ("Saint", "Sainte"):
        return None
    match = _SAINT.match(context.text.clean, context.text.start[index])
    if match is None:
        return None
    holy = "Сен" if match["said"] is None else "Сент"  # the t is heard before a vowel
    spoken = f"{holy}-{latin.read_word(match['name'], 'fr', by_rule=True)}"
    return Reading(match.start(), match.end(), spoken, "French saint", doubt=Doubt.LATIN)
