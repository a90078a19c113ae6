"""Numbers behind what they name: «статья 15», «дом 5», «школа 7»; and quantities, when no other rule reads a number."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import cardinal_agreements
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.counted import noun_head
from briefing.normalization.quantity.labels import is_numbered
from briefing.normalization.quantity.saying import read_items
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Counted, Kind, Reading

_BOUNDLESS = re.compile(r"100500(?![\d ]*\d|[.,]\d)")
_NAMED = re.compile(r"(?P<whole>\d{1,2}),(?P<digits>[1-9])(?=[»”\"])")


def named(context: Context, index: int) -> Reading | None:
    """Read the name «36,6», a decimal alone in quotation marks, and 100500, which means very many: «сто пятьсот»."""
    text = context.text
    boundless = _BOUNDLESS.match(text.clean, text.start[index])
    if boundless is not None:
        return Reading(boundless.start(), boundless.end(), "сто пятьсот", "very many", kind=Kind.DESIGNATION)
    match = _NAMED.match(text.clean, text.start[index])
    if match is None or text.word[index - 1 : index] not in (("«",), ("“",), ('"',)):
        return None
    spoken = f"{numerals.cardinal(int(match['whole']))} и {numerals.cardinal(int(match['digits']))}"
    return Reading(match.start(), match.end(), spoken, "a name", kind=Kind.DESIGNATION)


def labelled(context: Context, index: int) -> Reading | None:
    """Read a number that is the name of the thing before it, whatever noun follows («статья 15 закона»)."""
    text = context.text
    if index == 0 or not text.is_word(index - 1) or text.broken(index):
        return None
    if not is_numbered(text.word[index - 1]):
        return None
    items = context.series(index)
    first = items[0]
    if not first.is_whole or (first.head is not None and first.head.kind is not Counted.NOUN):
        return None
    head = noun_head(text, first.number_end, text.at(first.number_end, index))
    counts = head is not None and not head.forms[0].short and cardinal_agreements(first.whole, head.forms)
    if head is not None and counts and head.forms[0].case != Case.GENT:
        return None
    words = numerals.cardinal(first.whole) if first.whole <= numerals.LARGEST else numerals.spell_digits(first.written)
    if first.written.startswith("0") and len(first.written) > 1:
        words = numerals.spell_digits(first.written)
    return Reading(first.start, first.number_end, words, f"name of «{text.word[index - 1]}»")


def quantity(context: Context, index: int) -> Reading | None:
    """Read what the number counts or measures."""
    return read_items(context.government, index, context.series(index), context.number)
