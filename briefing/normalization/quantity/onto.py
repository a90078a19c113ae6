"""On or onto how much something is: «на глубину 1,1 м», «огонь на 75 кв. м», «приложение на 3 л. в 2 экз.»."""

from __future__ import annotations

from briefing.normalization.grammar.governor import INTO_OR_ONTO, ONTO, STILL, How, is_size
from briefing.normalization.grammar.morphology import adjectives
from briefing.normalization.quantity.place import Place

_PEOPLE = "человек"
_INSTRUMENTAL = ("ью", "ом", "ем", "ой")  # endings of «численностью», «объёмом», «высотой»


def is_reached(place: Place) -> bool:
    """«Ушёл на глубину 1,1 м»: a broken size is an attribute of how deep, far or high."""
    governor = place.governor
    if not place.item.digits or place.item.scale or governor.how is not How.NOUN:
        return False
    return place.text.lower(governor.token - 1) in ONTO and is_size(place.text.word[governor.token])


def is_burnt(place: Place) -> bool:
    """«Огонь на 75 кв. м потушили», «пожар на 5 га»: where it burns."""
    if place.governor.words != "на" or place.head is None or place.head.measure is None:
        return False
    area = place.head.measure.name.head.startswith("гектар") or "квадратный" in place.head.measure.name.before
    return area and place.is_of(place.governor.token - 1, "fires")


def is_enclosed(place: Place) -> bool:
    """«На 3 л. в 2 экз.»: on so many sheets; but «тиражом в 500 экз.»."""
    if place.governor.words not in INTO_OR_ONTO or place.head is None or place.head.measure is None:
        return False
    named = place.head.measure.name.head
    return named == "лист" or (named == "экземпляр" and not place.gives_size)


def tells_extent(place: Place) -> bool:
    """«Численностью сотрудников 1100 человек», «площадью застройки 300 метров»: so much, and no attribute of those."""
    text, size = place.text, place.governor.token - 1
    if place.noun != _PEOPLE and (place.head is None or not place.head.is_measure):
        return False
    if text.is_word(size) and adjectives(text.word[size]):
        size -= 1  # «численностью личного состава 300 человек»
    return text.is_word(size) and text.small[size].endswith(_INSTRUMENTAL) and is_size(text.word[size])


def is_wanting(place: Place) -> bool:
    """«До отметки ещё 70 см»: so much is wanting, no size of the mark."""
    noun = place.governor.token
    if place.governor.how is not How.NOUN or place.text.lower(place.before) not in STILL:
        return False
    return any(place.text.lower(token) == "до" for token in place.text.words_back(noun - 1, 2))
