"""Powers, roots and products: 10², 2,4 × 10³ кг/м³, √16, 3×4, and the lowered digits of D₃."""

from __future__ import annotations

import re
import unicodedata

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import saying as counting
from briefing.normalization.quantity import units
from briefing.normalization.quantity.units import rate_behind
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import LATIN, NUMBER, WORD, Text

_POWERS = {"²": "в квадрате", "³": "в кубе"}
_RAISED = re.compile(r"(?P<minus>⁻?)(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|\^(?P<less>[-–]?)(?P<plain>\d+)")
_LOWERED = re.compile("[₀-₉]+")
_TEN = "10"
_TIMES = "×xхXХ*"
_DOTS = "·⋅•∙"  # a product only before a power of ten
_SUM = 12  # characters behind the sign among which a sum has its «=»


def power(context: Context, index: int) -> Reading | None:
    """Read a raised number, 10², 10⁶, 2^3, and behind that of ten the unit: «10³ кг/м³», «10⁹/л»."""
    text = context.text
    match = _RAISED.match(text.clean, text.start[index])
    if match is None or not index:
        return None
    of_ten = text.word[index - 1] == _TEN
    spoken = _POWERS.get(match.group())
    if spoken is None or (of_ten and match["raised"] == "³"):
        exponent = int(match["plain"] or unicodedata.normalize("NFKC", match["raised"]))
        minus = "минус " if match["minus"] or match["less"] else ""
        spoken = f"в {minus}{numerals.ordinal(exponent, Case.LOCT, Gender.FEMN)} степени"
    end, counted = _counted(text, match.end()) if of_ten else (match.end(), "")
    return Reading(match.start(), end, f" {spoken}{counted}", "power")


def _counted(text: Text, end: int) -> tuple[int, str]:
    """Say what so many are of: «× 10³ кг/м³»; a lone letter is rather a word."""
    rate = rate_behind(text.clean, end, price=False)
    if rate is not None:
        return rate[0], " " + rate[1]
    unit = units.find(text.clean, end + 1) if text.clean[end : end + 1] == " " else None
    if unit is None or (len(unit.written) == 1 and unit.written not in ("К", "м", "%")):
        return end, ""
    behind = units.behind(text.clean, unit)
    name = " " + units.unit(unit.written).name.form(Case.GENT, Number.PLUR)
    rate = rate_behind(text.clean, behind, price=False)
    return (rate[0], f"{name} {rate[1]}") if rate is not None else (behind, name)


def lowered(context: Context, index: int) -> Reading | None:
    """Read the lowered digits of D₃ and SpO₂ behind their letters."""
    text = context.text
    match = _LOWERED.match(text.clean, text.start[index])
    if match is None or not (text.glued(index) and text.kind[index - 1] in (LATIN, WORD)):
        return None
    number = int(unicodedata.normalize("NFKC", match.group()))
    return Reading(match.start(), match.end(), " " + numerals.cardinal(number), "lowered", kind=Kind.DESIGNATION)


def root(context: Context, index: int) -> Reading | None:
    """Read √16: the number under the root stands in the genitive."""
    text = context.text
    if text.word[index] != "√" or index + 1 >= text.count or text.kind[index + 1] is not NUMBER:
        return None
    governor = Governor((Case.GENT,), "корень из", How.PREPOSITION)
    inner = counting.read_items(context.government, index + 1, context.series(index + 1), None, governor)
    return inner._replace(start=text.start[index], spoken=f"корень из {inner.spoken}")


def multiplied(context: Context, index: int) -> Reading | None:
    """Read the sign of a product: «½ × 3 = 1,5», 3*4, 2,4 × 10³; sizes (3×4 м) are read by `dimensions`."""
    text = context.text
    sign = text.word[index]
    if sign not in _TIMES + _DOTS or not (0 < index < text.count - 1):
        return None
    if text.kind[index - 1] is NUMBER and text.kind[index + 1] is LATIN and sign == "×":
        return Reading(text.end[index - 1], text.start[index + 1], " ", "so many of a name")  # «4 × Cortex-A78»
    if text.kind[index - 1] is not NUMBER or text.kind[index + 1] is not NUMBER:
        return None
    raised = text.word[index + 1] == _TEN and _RAISED.match(text.clean, text.end[index + 1]) is not None
    if sign in _DOTS and not raised:
        return None
    in_sum = "=" in text.clean[text.end[index] : text.end[index] + _SUM]
    word = "умножить на" if in_sum and not raised else "на"
    gap = " " if text.glued(index + 1) else ""
    return Reading(
        text.end[index - 1],
        text.end[index],
        f" {word}{gap}",
        "multiplication",
        kind=Kind.PREPOSITION,
        lemma="умножить на",
    )
