"""What stands before a number that tells roughly how many of it: «прочёл томов 10», «выпили рюмки 2», «лампы 3»."""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import STILL, governors
from briefing.normalization.grammar.morphology import Analysis
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.grammar.ranked import names_numbers
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.text import MARK, Text

_TWENTY, _HUNDRED = 20, 100
_COUNTERS = ("человек", "штук")
_LIKELY = 3  # readings of a word that are looked at
_ALREADY = (*STILL, "уже", "этак")


def gender_taken_roughly(place: Place) -> Gender:
    """Give the gender of things of which so many are told behind them, beside a verb or alone; NONE for none."""
    text, noun = place.text, place.before
    if not _is_rough(place) or text.broken(noun + 1):
        return Gender.NONE
    few, counter = numerals.is_few(place.item.whole), text.small[noun] in _COUNTERS
    thing = _genitive(forms_at(text, noun)[: _LIKELY if few or counter else 1], Number.SING if few else Number.PLUR)
    if thing is None or thing.proper or (thing.animate and not counter):
        return Gender.NONE
    taken = _is_taken(text, noun)
    if (few and names_numbers(text.word[noun])) or (_counts_behind(place) and (few or not (counter or taken))):
        return Gender.NONE  # «статьи 2», «рюмки 2 сортов»
    return thing.gender if taken or _opens(text, noun) else Gender.NONE


def _is_rough(place: Place) -> bool:
    """Whether a number is small or round, as those told roughly are."""
    n = place.item.whole
    return place.item.is_whole and 1 < n < _HUNDRED and (n <= _TWENTY or n % 10 == 0)


def _genitive(found: tuple[Analysis, ...], number: Number) -> Analysis | None:
    """Give the reading of a noun in the genitive: two stand behind one in the singular, five in the plural."""
    return next((one for one in found if one.pos == "NOUN" and (one.case, one.number) == (Case.GENT, number)), None)


def _counts_behind(place: Place) -> bool:
    """Whether a number may count what follows: «рюмки 2 сортов»; but «рюмки 2 дрянной водки», «года 4 пустырь»."""
    head = place.head
    if head is None or head.measure is not None:
        return head is not None
    if head.adjectives and all(one.number is Number.SING for one in head.adjectives):
        return False
    return bool(head.ways(place.item.whole))


def _opens(text: Text, noun: int) -> bool:
    """Whether a noun opens its clause: «лампы 3», «ещё штук 7»."""
    before = _before(text, noun)
    return before < 0 or text.broken(before + 1) or text.kind[before] is MARK


def _is_taken(text: Text, noun: int) -> bool:
    """Whether a noun stands behind a verb that asks no genitive."""
    before = _before(text, noun)
    verb = forms_at(text, before)[:1]
    if not verb or not verb[0].may_have_object or text.lower(before - 1) == "не":
        return False
    return (verb[0].lemma, "verb") not in governors()


def _before(text: Text, noun: int) -> int:
    return noun - 1 - (text.small[noun - 1] in _ALREADY)
