"""Kinds told behind a bracket or a colon: «10 наград (5 золотых, 2 бронзовых)»."""

from __future__ import annotations

from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.parts_of_speech import stands
from briefing.normalization.kinds import Gender, Number
from briefing.normalization.quantity.place import Place

_CHAPTERS = ("глава", "главы")
_TWO = 2  # whose form tells the gender beside a plural
_KINDS = 14  # tokens back to the bracket or the colon


def are_chapters(place: Place) -> bool:
    """«Написал 2 главы», «2 главы романа»; but «2 главы регионов» are people."""
    if place.noun not in _CHAPTERS or place.head is None:
        return False
    token = place.head.token + 1
    while place.is_genitive(token) and any(one.is_adjective for one in analyses(place.text.word[token])):
        token += 1
    return not place.is_genitive(token) or place.is_of(token, "titled")


def is_of_feminine_kind(place: Place) -> bool:
    """«10 наград (5 золотых, 2 бронзовых)»: whether an adjective alone tells a kind of what a feminine noun names."""
    item, text, index = place.item, place.text, place.following
    if item.whole % 10 != _TWO or not any(one.is_adjective for one in analyses(text.word[index])[:1]):
        return False
    if text.is_word(index + 1) and text.lower(index + 1) != "и":
        return False
    for position in range(index - 2, max(0, index - _KINDS), -1):
        if stands(text, position, "VERB", "PRTS"):
            return False  # «Потери: убито 22 гражданских, 3 военных»
        if text.word[position] in ("(", ":"):
            found = analyses(text.word[position - 1])[0]
            return found.pos == "NOUN" and found.number is Number.PLUR and found.gender is Gender.FEMN
    return False
