"""Numbers behind what they name: «статья 15», «дом 5», «школа 7»; and quantities, when no other rule reads a number."""

from __future__ import annotations

from briefing.normalization import numerals
from briefing.normalization.agreement import cardinal_agreements
from briefing.normalization.counting import read_quantity
from briefing.normalization.heads import noun_head
from briefing.normalization.labels import is_numbered
from briefing.normalization.quantities import series
from briefing.normalization.readings import Reading
from briefing.normalization.scene import Scene


def labelled(scene: Scene, index: int) -> Reading | None:
    """Read a number that is the name of the thing before it, whatever noun follows («статья 15 закона»)."""
    text = scene.text
    if index == 0 or not text.is_word(index - 1) or text.broken(index):
        return None
    if not is_numbered(text.word[index - 1]):
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
