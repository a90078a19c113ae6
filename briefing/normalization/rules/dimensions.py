"""Sizes multiplied: «4х6», «2×50 Вт», «20 см x 30 см», «эстафета 4х200 м», and so many of a model: «8xH100»."""

from __future__ import annotations

import re

from briefing.normalization.foreign import latin
from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.declined import declined
from briefing.normalization.kinds import Case
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.digits_of_names import say_digits
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.tables import beginnings

_SIGNS_OF_TIMES = frozenset("xхХX×")
_TIMES = re.compile(r"(?P<first>\d+)(?:[.,](?P<digits>\d{1,2}))?[ ]?[xхХX×][ ]?(?=\d)(?!\dD\b)")
_SO_MANY = re.compile(r"(?P<first>\d{1,3})x(?:(?P<letters>[A-Z]{1,3})(?=\d{2})|[ ](?=[A-Z]{1,3}[ ]?\d{2}))")  # «8xH100»
_BARE = re.compile(r"\d{2,4}(?![\d,.]\d|[ ]?(?:м|км)\b|[ ]метр|[ ]килом|\w)")
_EACH = re.compile(
    r"\d+(?:[.,]\d+)?[ ]?(?:[кМГ]?Вт|л\.[ ]?с|[МГТ][БбB]|[GT]B|М[пП]|мк?г|мл)(?!\w)"
)  # «2×50 Вт»: so much each
_LAPS = re.compile(r"(?<=\d[xхХX×])[ ]?\d+(?:[.,]\d+)?[ ]?(?:к?м(?!\w)|(?:кило)?метр)")
_TIMES_AS_MANY = re.compile(r"[xх](?P<whole>\d{1,3})(?:[.,](?P<digits>\d))?(?!\w|[.,]\d|[ ]?[xхX×=])")
_ONE_UNKNOWN = re.compile(r"(?<!\w)[xх]1(?!\w|[.,]\d)")
_PROCESSORS = (32, 64, 86)
_FEW = 2  # «две целых три десятых раза», «полтора раза»
_NEAR_WORDS = 5  # before what has grown so many times, among which the growth is told
_NEAR = 20  # characters behind the first number, among which it is too: «4х7,5 км, эстафета»
_SENTENCE = 100  # characters before, among which a relay is spoken of


def between_measures(context: Context, index: int) -> Reading | None:
    """Read the sign between two measures: «20 см x 30 см», whatever letter it is."""
    text, last = context.text, context.last
    if text.word[index] not in _SIGNS_OF_TIMES or last is None or last.counted is not Counted.UNIT:
        return None
    if last.end < text.end[index - 1] or not text.is_number(index + 1) or text.broken(index):
        return None
    return Reading(text.start[index], text.end[index], "на", "dimensions")


def times_as_many(context: Context, index: int) -> Reading | None:
    """Read «(х2,3)», «прибыль выросла: x3» as so many times; but «(x1, x2)» are unknowns."""
    text = context.text
    match = _TIMES_AS_MANY.match(text.clean, text.start[index])
    bracketed = text.word[index - 1] == "("
    if match is None or not index or (text.glued(index) and not bracketed) or text.is_latin(index - 1):
        return None
    alone = bracketed and text.clean.startswith(")", match.end())
    unknowns = _ONE_UNKNOWN.search(text.clean) is not None
    if not match["digits"] and (int(match["whole"]) in _PROCESSORS or unknowns):
        return None  # «x86», «x1 упало, x2 выросло»
    if not (match["digits"] or alone or speaks_of(text, index, "changes", before=_NEAR_WORDS)):
        return None
    whole, digits = int(match["whole"]), match["digits"] or ""
    if digits == "5" and whole:
        number = "полтора" if whole == 1 else f"{numerals.cardinal(whole, Case.ACCS)} с половиной"
    elif digits.strip("0"):
        number, whole = numerals.decimal(whole, digits, Case.ACCS), _FEW
    else:
        number = numerals.cardinal(whole, Case.ACCS)
    times = declined("*раз", "раз").counted(_FEW if number == "полтора" else whole, Case.ACCS)
    return Reading(match.start(), match.end(), f"в {number} {times}", "times as many", kind=Kind.QUANTITY)


def dimensions(context: Context, index: int) -> Reading | None:
    """Read the first number of 4х6 with the sign between («на»; «по» for a relay, «2×50 Вт»), whatever letter it is."""
    text = context.text
    several = _SO_MANY.match(text.clean, text.start[index])
    if several is not None:
        spoken = numerals.cardinal(int(several["first"]), context.govern(index).behind_preposition(Case.NOMN))
        letters = several["letters"]  # of the same token as the sign
        spoken += f" {latin.spell(letters) if letters else ''}"
        return Reading(several.start(), several.end(), spoken, "so many of a model")
    match = _TIMES.match(text.clean, text.start[index])
    if match is None:
        return None
    earliest = max(0, match.start() - _SENTENCE)
    begins = text.clean.rfind("\n", earliest, match.start()) + 1
    near = text.clean[max(begins, earliest) : match.end() + _NEAR].lower()
    laps = _LAPS.match(text.clean, match.end()) is not None  # «прошли дистанцию 4х5 км»: a relay too
    relay = "эстафет" in near or (laps and any(word in near for word in beginnings("raced")))
    each = relay or _EACH.match(text.clean, match.end()) is not None
    whole, digits = match["first"], match["digits"]
    first = numerals.decimal(int(whole), digits, Case.NOMN) if digits else say_digits(whole)
    spoken = f"{first} {'по' if each else 'на'} "
    bare = _BARE.match(text.clean, match.end()) if relay else None
    if bare:  # «в эстафете 4x200 лучшей стала …»
        return Reading(match.start(), bare.end(), spoken + say_digits(bare.group()), "dimensions")
    end = match.start() + len(match.group().rstrip())
    said = spoken if end == match.end() else spoken.rstrip()
    kind = Kind.OTHER if each else Kind.PREPOSITION
    return Reading(match.start(), end, said, "dimensions", kind=kind, lemma="умножить на")
