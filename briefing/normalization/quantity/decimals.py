"""The word that a decimal counts, where it is written in full and in the plural: «2,7 миллионов», «0,5 литров»."""

from __future__ import annotations

import re

from briefing.normalization.grammar.morphology import inflect, nouns
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity.items import Item
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_PARTS = re.compile(r"(?:десят|сот|тысячн)(?:ая|ой|ую|ых|ыми?)\Z")


def with_word(text: Text, item: Item, spoken: str) -> tuple[str, int]:
    """Say a decimal with the measure behind it as it has to be, and where it ends: «… семь десятых миллиона»."""
    if not item.digits or item.scale or text.clean[item.end : item.end + 1] != " " or not _PARTS.search(spoken):
        return spoken, item.end
    after = text.at(item.end + 1)
    if not text.is_word(after) or text.word[after] not in word_list("measured_in_many"):
        return spoken, item.end
    many = [one for one in nouns(text.lower(after)) if one.case is Case.GENT and one.number is Number.PLUR]
    single = next((one.lemma for one in many if not one.proper), text.lower(after))
    return f"{spoken} {inflect(single, Case.GENT, Number.SING)}", text.end[after]
