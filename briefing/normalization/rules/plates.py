"""Number plates of cars, written with spaces: «с госномером В 555 ОР 72»."""

from __future__ import annotations

import re

from briefing.normalization.rules.context import Context
from briefing.normalization.rules.digits_of_names import say_digits
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.tables import beginnings

_LETTER = "[АВЕКМНОРСТУХ]"  # those that Latin has too
_PLATE = re.compile(
    rf"(?P<first>{_LETTER})[ ]?(?P<digits>\d{{3}})[ ]?(?P<letters>{_LETTER}{{2}})"
    r"(?:[ ]?(?P<region>\d{2,3})(?!\d))?(?!\w)"
)
_MARKS = (".", ":", "№")


def plate(context: Context, index: int) -> Reading | None:
    """Read the letters and numbers of a plate one after the other, behind the word that says what they are."""
    text = context.text
    match = _PLATE.match(text.clean, text.start[index])
    if match is None:
        return None
    before = index - 1 - (text.word[index - 1] in _MARKS)
    if not text.lower(before).startswith(beginnings("plates")):
        return None
    letters, region = context.letters, match["region"]
    spoken = f"{letters.say(match['first'])} {say_digits(match['digits'])} {letters.say(match['letters'])}"
    spoken += f" {say_digits(region)}" if region else ""
    return Reading(match.start(), match.end(), spoken, "number plate", kind=Kind.DESIGNATION)
