"""Numbers behind what they name: «статья 15», «дом 5», «школа 7»; and quantities, when no other rule reads a number."""

from __future__ import annotations

from functools import cache

from briefing.normalization import numerals
from briefing.normalization.agreement import cardinal_agreements
from briefing.normalization.counting import read_quantity
from briefing.normalization.morphology import analyses
from briefing.normalization.quantities import noun_head, series
from briefing.normalization.readings import Reading
from briefing.normalization.scene import Scene
from briefing.normalization.tables import lines


@cache
def _labels() -> frozenset[str]:
    return frozenset(list(lines("labels.tsv"))[1:])


def labelled(scene: Scene, index: int) -> Reading | None:
    """Read a number that is the name of the thing before it, whatever noun follows («статья 15 закона»)."""
    text = scene.text
    if index == 0 or not text.is_word(index - 1) or text.broken(index):
        return None
    found = [one for one in analyses(text.word[index - 1]) if one.lemma in _labels()]
    if not found or any(one.number != "sing" for one in found):
        return None
    items = series(text, index)
    first = items[0]
    if not first.is_whole or (first.head is not None and first.head.kind != "noun"):
        return None
    head = noun_head(text, first.number_end, text.at(first.number_end, index))
    if head is not None and cardinal_agreements(first.whole, head.forms) and head.forms[0].case != "gent":
        return None
    words = numerals.cardinal(first.whole) if first.whole <= numerals.LARGEST else numerals.spell_digits(first.written)
    if first.written.startswith("0") and len(first.written) > 1:
        words = numerals.spell_digits(first.written)
    return Reading(first.start, first.number_end, words, f"name of «{text.word[index - 1]}»")


def quantity(scene: Scene, index: int) -> Reading | None:
    """Read what the number counts or measures."""
    return read_quantity(scene.text, index, scene.number)
