"""The size of an engine, as it is said: «мотор 1.6» is «один и шесть», «Octavia 1.4 TSI» «один и четыре»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import CLOSING, LATIN, NUMBER, Text
from briefing.normalization.tables import beginnings, word_list

_SIZE = re.compile(r"(?P<litres>[0-8])(?P<point>[.,])(?P<tenths>\d)(?![\d%]|[.,]\d)")
_LONGEST_MODEL = 5  # tokens of a maker's and a model's name
_POWER = re.compile(r"[ ]\(\d{2,4}[ ]?л\.?[ ]?с")  # «1.8 (122 л. с.)»


def size(context: Context, index: int) -> Reading | None:
    """Read litres and tenths behind an engine or before its code, where no unit stands: «мотор 2.0» is «два ноль»."""
    text = context.text
    match = _SIZE.match(text.clean, text.start[index])
    if match is None:
        return None
    behind = text.lower(text.at(match.end(), index))
    coded = behind in word_list("engine_codes") or _POWER.match(text.clean, match.end())
    of_engine = _is_of_engine(context, index) or (match["point"] == "." and _is_of_car(text, index))
    if not coded and (not of_engine or context.series(index)[0].is_amount):
        return None  # «двигатель 1,6 л», «дизель 2,5 процента»
    litres, tenths = int(match["litres"]), int(match["tenths"])
    joint = " и " if tenths else " "
    spoken = numerals.cardinal(litres) + joint + numerals.cardinal(tenths)
    return Reading(match.start(), match.end(), spoken, "size of an engine", kind=Kind.DESIGNATION)


def _is_of_engine(context: Context, index: int) -> bool:
    """«С мотором 1.6», «двигатели 1.4 и 1.6»."""
    text, before = context.text, context.joined(index)
    if before is not None and before.kind is Kind.DESIGNATION and _SIZE.fullmatch(text.clean, before.start, before.end):
        return True
    last = index - 1 - (text.word[index - 1] in CLOSING)  # «атмосферник» 1.5
    return text.is_word(last) and text.lower(last).startswith(beginnings("engines"))


def _is_of_car(text: Text, index: int) -> bool:
    """«Kia Rio 1.6», «Peugeot 2008 1.2 Puretech»: whether the maker of a car stands before in Latin letters."""
    for before in range(index - 1, max(-1, index - 1 - _LONGEST_MODEL), -1):
        if text.broken(before + 1) or text.kind[before] not in (LATIN, NUMBER):
            return False
        if text.lower(before) in word_list("car_makers"):
            return True
    return False
