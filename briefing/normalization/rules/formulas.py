"""Chemical formulas with lowered digits: CO₂ «цэ-о-два», H₂SO₄ «аш-два-эс-о-четыре»."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.tables import rows

_FORMULA = re.compile(r"(?:[A-Z][a-z]?[₀-₉]*|\((?:[A-Z][a-z]?[₀-₉]*)+\)[₀-₉]+)+(?![A-Za-z])")
_PART = re.compile(r"(?P<element>[A-Z][a-z]?)|(?P<digits>[₀-₉]+)")


@cache
def _elements() -> dict[str, str]:
    return {row["symbol"]: row["spoken"] for row in rows("elements.tsv")}


def chemical(context: Context, index: int) -> Reading | None:
    """Read a formula that has a lowered digit and whose letters are elements."""
    text = context.text
    match = _FORMULA.match(text.clean, text.start[index])
    if match is None or not re.search("[₀-₉]", match.group()):
        return None
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
