"""Powers, roots, products and chemistry: 10², 2,4 × 10³ кг/м³, √16, 3×4, D₃, CO₂ «цэ-о-два», Fe2O3."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import saying as counting
from briefing.normalization.quantity import units
from briefing.normalization.quantity.units import rate_behind
from briefing.normalization.rules.context import Context, where
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import LATIN, NUMBER, WORD, Text
from briefing.normalization.tables import rows

_POWERS = {"²": "в квадрате", "³": "в кубе"}
_RAISED = re.compile(r"(?P<minus>⁻?)(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|\^(?P<less>[-–]?)(?P<plain>\d+)")
_LOWERED = re.compile("[₀-₉]+")
_TEN = "10"
_TIMES = "×xхXХ*"
_DOTS = "·⋅•∙"  # a product only before a power of ten
_SUM = 12  # characters behind the sign among which a sum has its «=»
_FORMULA = re.compile(r"(?:[A-Z][a-z]?[₀-₉0-9]*|\((?:[A-Z][a-z]?[₀-₉0-9]*)+\)[₀-₉0-9]+)+(?![A-Za-z0-9])")
_COMPOUND = re.compile(r"(?=.*\d)(?!CoV)(?:C\d*H\d|.*[A-Z][a-z].*[A-Z]|[A-Z][a-z]\d?O\d|[A-Z]2O\d?\Z|[A-Z]O[34]\Z)")
"""A formula whose digits are typed as usual tells itself by carbon with hydrogen, an oxide, an element of two letters
beside another: C2H5OH, K2O, Fe2O3; not the flu H5N1, the breath VO2, the virus CoV2."""
_PART = re.compile(r"(?P<element>[A-Z][a-z]?)|(?P<digits>[₀-₉0-9]+)")

_HYDROXYL = re.compile(
    r"(?P<place>\d\d)[-‑]?(?P<open>\()?(?:OH|ОН)(?(open)\))(?:[-‑ ]?(?P<two>2?)(?P<vitamin>[DД])(?P<kind>[23]?))?"
    r"(?!\w)"
)


@where(_RAISED)
def power(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read a raised number, 10², 10⁶, 2^3, and behind that of ten the unit: «10³ кг/м³», «10⁹/л»."""
    text = context.text
    if not index:
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


@where(_LOWERED)
def lowered(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read the lowered digits of D₃ and SpO₂ behind their letters."""
    text = context.text
    if not (text.glued(index) and text.kind[index - 1] in (LATIN, WORD)):
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
    start, end, spoken = text.end[index - 1], text.end[index], f" {word}{' ' * text.glued(index + 1)}"
    return Reading(start, end, spoken, "multiplication", Kind.PREPOSITION, lemma="умножить на")


@where(_HYDROXYL)
def hydroxyl(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read what doctors measure of vitamin D: «25(OH)D», «25-OH D3», with Russian letters too."""
    if context.text.glued(index):
        return None
    place, two, kind = (match[part] and numerals.cardinal(int(match[part])) for part in ("place", "two", "kind"))
    parts = (place, "о-аш", two, match["vitamin"] and "дэ", kind)
    return Reading(match.start(), match.end(), " ".join(filter(None, parts)), "hydroxyl", kind=Kind.DESIGNATION)


@cache
def _elements() -> dict[str, str]:
    return {row["symbol"]: row["spoken"] for row in rows("elements.tsv")}


@where(_FORMULA)
def chemical(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read a formula that has a lowered digit, or else is surely one, and whose letters are elements."""
    text = context.text
    if not (re.search("[₀-₉]", match.group()) or _COMPOUND.match(match.group())):
        return None
    if match.group()[0] == "B" and not match.group()[1].isalpha() and speaks_of(text, index, "vitamins", before=12):
        return None  # «витамины B₁ и B₆» are of no boron
    parts = list(_PART.finditer(match.group()))
    if not all(part["element"] in _elements() for part in parts if part["element"]):
        return None
    spoken = "-".join(
        _elements()[part["element"]]
        if part["element"]
        else numerals.cardinal(int(unicodedata.normalize("NFKC", part["digits"]))).replace(" ", "-")
        for part in parts
    )
    return Reading(match.start(), match.end(), spoken, "chemical formula", kind=Kind.DESIGNATION)
