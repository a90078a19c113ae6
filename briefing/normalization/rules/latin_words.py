"""Latin letters: acronyms of the table, names of several words, words, single letters."""

from __future__ import annotations

import re

from briefing.normalization.foreign import latin
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.tables import word_list

ENDING = re.compile(
    r"['’-]?(?P<ending>[аеёийоуыюя][а-яё]{0,2}|к[аеиоу][а-яё]{0,2}|щик[а-яё]{0,3}|шн[а-яё]{2,3})(?![\w'’-])"
)
"""A Russian ending on a Latin word, grown on or behind an apostrophe: «в MAXе», «iPhone'ы», «SMSка»."""


def word(context: Context, index: int) -> Reading | None:
    """Read a Latin word, or the longest name of several words that begins with it."""
    text = context.text
    start = text.start[index]
    phrase = latin.longest_phrase(text.clean, start)
    if phrase is not None:
        return Reading(start, phrase[0], phrase[1], "name of the table")
    match = latin.WORD.match(text.clean, start)
    if match is None:
        return None
    written = match.group()
    if len(written) == 1:
        hyphen = (text.glued(index + 1) and text.word[index + 1] == "-") or text.lower(index - 1) in word_list(
            "letter_labels"
        )
        spoken = latin.letter_name(written) if hyphen else latin.spell(written)
        return Reading(start, match.end(), spoken, "Latin letter")
    spoken = latin.read_word(written) or latin.spell(written)
    if spoken[1:2] in ("-", ""):
        spoken = spoken[0].lower() + spoken[1:]
    ending = ENDING.match(text.clean, match.end())
    if ending:
        return Reading(start, ending.end(), spoken + ending["ending"], "Latin word with an ending")
    return Reading(start, match.end(), spoken, "Latin word")
