"""What was counted before a number that has no noun: «из 5 мужчин 2 задержали», «о задержке рейсов: 2 из них»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.normalization.grammar.morphology import analyses, nouns
from briefing.normalization.grammar.parts_of_speech import is_numeral, likeliest
from briefing.normalization.kinds import Gender, Number
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.text import Text

OF_THEM = re.compile(r"[ ]из (?:них|которых)\b")
FROM_A_COUNTRY = re.compile(r"[ ](?:из|[–—])[ ](?=[А-ЯЁ][а-яё])")
"""«10 граждан Китая, 3 из Чили», «10 граждан Китая, 3 — Чили»."""
_COUNTED_BEFORE = 12  # tokens before a number among which stands what it is a part of
_NEAR = 3  # words behind a numeral among which the people stand that it counts


def counts_things(place: Place) -> bool:
    """«Из 10 рейсов 2 задержали»: what was counted before lives not."""
    text, start = place.text, place.token
    for token in _counted_before(text, start):
        things = nouns(text.word[token])
        return bool(things) and not any(one.animate for one in things)
    return bool(OF_THEM.match(text.clean, place.item.end)) and _tells_of_things(text, start)


def _tells_of_things(text: Text, start: int) -> bool:
    """«О задержке рейсов: 2 из них вылетели»: no people in the plural stand before, but things do."""
    found = [analyses(text.word[at])[0] for at in range(max(0, start - _COUNTED_BEFORE), start) if text.is_word(at)]
    several = [one for one in found if one.number is Number.PLUR and (one.pos == "NOUN" or one.is_adjective)]
    return any(one.pos == "NOUN" for one in several) and not any(one.animate or one.is_adjective for one in several)


def counts_men(place: Place) -> bool:
    """«Спасли 5 детей, 2 из них в реанимации»: of people counted before, not women alone."""
    text, start = place.text, place.token
    for token in _counted_before(text, start):
        if text.lower(token) == "из" and token + 1 < start:
            continue  # «37 граждан Китая, 16 из России, 3 из Чили»: those before were counted without a noun too
        behind = range(token, min(start, token + _NEAR))
        return any(are_people(text, at) or text.lower(at) == "человек" for at in behind if text.is_word(at))
    return False


def are_people(text: Text, token: int) -> bool:
    """Whether a word names people in the plural, not women alone."""
    noun = likeliest(text, token)
    return noun is not None and noun.animate and noun.number is Number.PLUR and noun.gender is not Gender.FEMN


def gender_of_counted(place: Place) -> Gender:
    """«Из 5 девушек спасли 1»: of whom was counted before."""
    text = place.text
    counted = (analyses(text.word[token])[0] for token in _counted_before(text, place.token))
    women = any(one.animate and one.gender is Gender.FEMN for one in counted)
    return Gender.FEMN if women else Gender.MASC


def _counted_before(text: Text, start: int) -> Iterator[int]:
    """Give the words behind the numerals before a number, the nearest first: what was counted, or its adjective."""
    for token in range(start - 1, max(-1, start - 1 - _COUNTED_BEFORE), -1):
        if is_numeral(text, token) and text.is_word(token + 1):
            yield token + 1
