"""The form of a preposition before what was read: «во втором», «со сжиженным», «об а-э-эс», «о некоммерческих»."""

from __future__ import annotations

import re

from briefing.normalization.sentence.readings import Doubt, Reading
from briefing.normalization.sentence.text import Text

_FULLER = {
    "в": ("во", re.compile(r"в[бвгджзклмнпрстфхцчшщ]", re.IGNORECASE)),
    "с": ("со", re.compile(r"[св][бвгджзклмнпрстфхцчшщ]", re.IGNORECASE)),
    "к": ("ко", re.compile(r"втор")),
    "об": ("о", re.compile(r"[бвгджзклмнпрстфхцчшщ]", re.IGNORECASE)),
    "о": ("об", re.compile(r"[аиоуэ]", re.IGNORECASE)),
}
"""Before groups of consonants that are hard to say, and «об» before vowels (Русская грамматика, 1980)."""


_SHORTER = {"во": "в", "со": "с", "ко": "к", "обо": "о"}
"""Those that stand before the letters of an acronym, and not before its name: «во ФСИН», «в Федеральной службе»."""


def with_preposition(text: Text, index: int, reading: Reading, done: int) -> Reading:
    """Give the reading at a token, with the preposition before it where that takes another form.

    `done`: the offset up to which the text is read already.
    """
    written = text.word[index - 1] if index else ""
    preposition = written.lower()
    if (preposition not in _FULLER and preposition not in _SHORTER) or text.start[index - 1] < done:
        return reading
    full = reading.doubt is Doubt.FULL_NAME
    if text.clean[text.end[index - 1] : reading.start] != " " or (preposition in _SHORTER and not full):
        return reading
    form = _SHORTER.get(preposition, preposition)
    fuller, before = _FULLER[form]
    form = fuller if before.match(reading.spoken.lstrip("+")) else form
    if form == preposition:
        return reading
    form = form.capitalize() if written[0].isupper() else form
    return reading._replace(start=text.start[index - 1], spoken=f"{form} {reading.spoken}")
