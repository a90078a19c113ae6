"""Initials before a surname or behind it: Л. Н. Толстой, Толстой Л. Н."""

from __future__ import annotations

import re

from briefing.normalization.lexicon import letters
from briefing.normalization.quantity.finding import ends_sentence
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Reading

PATTERN = re.compile(r"(?P<letters>(?:[А-ЯЁ]\.[ ]?){1,3})(?P<surname>[А-ЯЁ][а-яё]+)")
_AFTER_SURNAME = re.compile(r"[А-ЯЁ]\.[ ]?[А-ЯЁ]\.")


def initials(context: Context, index: int) -> Reading | None:
    """Name the initials before a surname, or behind it."""
    text = context.text
    match = PATTERN.match(text.clean, text.start[index])
    if match and not (text.glued(index) and text.word[index - 1] not in '«("'):
        named = " ".join(letters.spell(letter) for letter in match["letters"] if letter.isalpha())
        return Reading(match.start(), match.start("surname"), named + " ", "initials")
    behind = _AFTER_SURNAME.match(text.clean, text.start[index])
    if behind:
        named = " ".join(letters.spell(letter) for letter in behind.group() if letter.isalpha())
        end = behind.end() - (1 if ends_sentence(text.clean, behind.end()) else 0)
        return Reading(behind.start(), end, named, "initials")
    return None
