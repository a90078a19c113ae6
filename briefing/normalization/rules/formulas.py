"""Chemical formulas, with lowered digits or without: CO₂ «цэ-о-два», H₂SO₄ «аш-два-эс-о-четыре», Fe2O3."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.tables import rows

_FORMULA = re.compile(r"(?:[A-Z][a-z]?[₀-₉0-9]*|\((?:[A-Z][a-z]?[₀-₉0-9]*)+\)[₀-₉0-9]+)+(?![A-Za-z0-9])")
_COMPOUND = re.compile(r"(?=.*\d)(?!CoV)(?:C\d*H\d|.*[A-Z][a-z].*[A-Z]|[A-Z][a-z]\d?O\d|[A-Z]2O\d?\Z|[A-Z]O[34]\Z)")
"""A formula whose digits are typed as usual tells itself by carbon with hydrogen, an oxide, an element of two letters
beside another: C2H5OH, K2O, Fe2O3; not the flu H5N1, the breath VO2, the virus CoV2."""
_REACH = 12  # tokens before a letter among which a vitamin may be named
_PART = re.compile(r"(?P<element>[A-Z][a-z]?)|(?P<digits>[₀-₉0-9]+)")

_HYDROXYL = re.compile(
    r"(?P<place>\d\d)[-‑]?(?P<open>\()?(?:OH|ОН)(?(open)\))(?:[-‑ ]?(?P<two>2?)(?P<vitamin>[DД])(?P<kind>[23]?))?"
    r"(?!\w)"
)


def hydroxyl(context: Context, index: int) -> Reading | None:
    """Read what doctors measure of vitamin D: «25(OH)D», «25-OH D3», with Russian letters too."""
    match = _HYDROXYL.match(context.text.clean, context.text.start[index])
    if match is None or context.text.glued(index):
        return None
    place, two, kind = (match[part] and numerals.cardinal(int(match[part])) for part in ("place", "two", "kind"))
    parts = (place, "о-аш", two, match["vitamin"] and "дэ", kind)
    return Reading(match.start(), match.end(), " ".join(filter(None, parts)), "hydroxyl", kind=Kind.DESIGNATION)


@cache
def _elements() -> dict[str, str]:
    return {row["symbol"]: row["spoken"] for row in rows("elements.tsv")}


def chemical(context: Context, index: int) -> Reading | None:
    """Read a formula that has a lowered digit, or else is surely one, and whose letters are elements."""
    text = context.text
    match = _FORMULA.match(text.clean, text.start[index])
    if match is None or not (re.search("[₀-₉]", match.group()) or _COMPOUND.match(match.group())):
        return None
    if match.group()[0] == "B" and not match.group()[1].isalpha() and speaks_of(text, index, "vitamins", before=_REACH):
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
