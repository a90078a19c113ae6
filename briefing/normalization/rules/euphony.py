"""The form of a preposition before what was read: «во втором», «со сжиженным», «об а-э-эс», «о некоммерческих»."""

from __future__ import annotations

import re

from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import Text

_FULLER = {
    "в": ("во", re.compile(r"в[бвгджзклмнпрстфхцчшщ]", re.IGNORECASE)),
    "с": ("со", re.compile(r"[св][бвгджзклмнпрстфхцчшщ]", re.IGNORECASE)),
    "к": ("ко", re.compile(r"втор")),
    "об": ("о", re.compile(r"[бвгджзклмнпрстфхцчшщ]", re.IGNORECASE)),
    "о": ("об", re.compile(r"[аиоуэ]", re.IGNORECASE)),
}
"""Before groups of consonants that are hard to say, and «об» before vowels (Русская грамматика, 1980)."""


def with_preposition(text: Text, index: int, reading: Reading, done: int) -> Reading:
    """Give the reading at a token, with the preposition before it where that takes its fuller form.

    `done`: the offset up to which the text is read already.
    """
    preposition = text.word[index - 1] if index else ""
    if preposition.lower() not in _FULLER or text.start[index - 1] < done:
        return reading
    fuller, before = _FULLER[preposition.lower()]
    apart = text.clean[text.end[index - 1] : reading.start] == " "
    if not apart or not before.match(reading.spoken.lstrip("+")):
        return reading
    if preposition.isupper():
        fuller = fuller.capitalize()
    return reading._replace(start=text.start[index - 1], spoken=f"{fuller} {reading.spoken}")
