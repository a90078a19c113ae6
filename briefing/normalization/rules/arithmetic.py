"""Signs of arithmetic: powers, roots, products and differences: 10², √16, 3×4, 7 - 2 = 5."""

from __future__ import annotations

import re
import unicodedata

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.kinds import Case, Gender
from briefing.normalization.quantity import saying as counting
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import NUMBER

_POWERS = {"²": "в квадрате", "³": "в кубе"}


def power(context: Context, index: int) -> Reading | None:
    """Read a raised number: 10², 10⁶, 2^3."""
    text = context.text
    match = re.compile("⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\\^(?P<plain>\\d+)").match(text.clean, text.start[index])
    if match is None or not index:
        return None
    spoken = _POWERS.get(match.group())
    if spoken is None:
        exponent = int(match["plain"] or unicodedata.normalize("NFKC", match.group().lstrip("⁻")))
        minus = "минус " if match.group().startswith("⁻") else ""
        spoken = f"в {minus}{numerals.ordinal(exponent, Case.LOCT, Gender.FEMN)} степени"
    return Reading(match.start(), match.end(), " " + spoken, "power")


def root(context: Context, index: int) -> Reading | None:
    """Read √16: the number under the root stands in the genitive."""
    text = context.text
    if text.word[index] != "√" or index + 1 >= text.count or text.kind[index + 1] != NUMBER:
        return None
    governor = Governor((Case.GENT,), "корень из", How.PREPOSITION)
    inner = counting.read_items(context.government, index + 1, context.series(index + 1), None, governor)
    return inner._replace(start=text.start[index], spoken=f"корень из {inner.spoken}")


def multiplied(context: Context, index: int) -> Reading | None:
    """Read x between numbers as «на» for sizes (3×4 м) and «умножить на» in sums."""
    text = context.text
    sign = text.word[index]
    if sign not in "×xхXХ*" or not (0 < index < text.count - 1):
        return None
    if text.kind[index - 1] != NUMBER or text.kind[index + 1] != NUMBER:
        return None
    equals = "=" in text.clean[text.end[index] : text.end[index] + 12]
    word = "на" if sign in "xхXХ" or (not equals and len(text.clean) > 12 and sign != "*") else "умножить на"
    start, end = text.end[index - 1], text.start[index + 1]
    return Reading(start, end, f" {word} ", "multiplication")


def minus(context: Context, index: int) -> Reading | None:
    """Read a dash between two terms of a sum as «минус»."""
    text = context.text
    if not 0 < index < text.count - 1 or text.kind[index - 1] != NUMBER:
        return None
    if not re.match(r"[-–][ ]?\d+(?:,\d+)?[ ]?=", text.clean[text.start[index] :]):
        return None
    return Reading(text.end[index - 1], text.start[index + 1], " минус ", "sign between terms")
