"""What a preposition asks where the form of what is counted doesn't tell: «по 1000 рублей», «с 2000 солдат»."""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import (
    INTO,
    INTO_OR_ONTO,
    OBJECT,
    SUBJECT,
    WITH,
    Governor,
    How,
    moves,
)
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.accompanying import changes
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.located import is_price_at
from briefing.normalization.quantity.place import Place
from briefing.normalization.tables import word_list

_NEAR = 5  # tokens behind what is counted among which «до» is looked for
_THOUSAND = 1000


def distance(place: Place, head: Head) -> Governor | None:
    """«в 1,5 километра от города» is a place, «длиной в 1,5 километра» a size: the noun's form does not tell."""
    untold = place.item.digits or place.item.whole % _THOUSAND == 0
    if place.governor.words not in INTO or not head.lemma.endswith("метр") or not untold:
        return None
    located = place.word_behind in word_list("place_after_length") or not place.gives_size
    return Governor((Case.LOCT if located else Case.ACCS,), place.governor.words, How.PREPOSITION)


def amounts_to(governor: Governor) -> bool:
    """«В размере», «на уровне»: so much it is."""
    return governor.words.removeprefix("в ").removeprefix("на ") in word_list("sums_told")


def set_beside(place: Place, head: Head) -> Governor | None:
    """«в сумме 1 миллион рублей», «на уровне 92 рубля»: what is counted is written as if nothing governed it."""
    if not amounts_to(place.governor) or place.item.digits:
        return None
    ways = head.ways(place.item.whole)
    if not ways or any(way.case is Case.GENT for way in ways):
        return None
    return place.governor._replace(cases=SUBJECT)


def each(place: Place, head: Head) -> Governor | None:
    """«по 1000 рублей»: по тысяче; «по 1 000 000 рублей», «по 1,5 тысячи»."""
    one = numerals.is_scale(place.item.whole) or (bool(place.item.digits) and numerals.is_one(place.item.whole))
    if place.governor.words != "по" or not one:
        return None
    return place.governor._replace(cases=(Case.DATV,), how=How.PREPOSITION)


def together_with(place: Place, head: Head) -> Governor | None:
    """«с 2000 солдат», «с 77,3 балла вышел в финал»: what thousands and decimals count does not tell the case."""
    if place.governor.words not in WITH:
        return None
    if place.item.digits:
        rising = changes(place) or "до" in place.text.word[head.token + 1 : head.token + 1 + _NEAR]
        scored = head.is_of("points_scored") and not rising
    else:
        scored = place.item.whole % _THOUSAND == 0 and head.animate
    if not scored:
        return None
    return place.governor._replace(cases=(Case.ABLT, Case.GENT), how=How.PREPOSITION)


def undeclined(place: Place, head: Head) -> Governor | None:
    """«пожары на 2 НПЗ», «налёт на 2 НПЗ», «снялась в 3 шоу»: what does not decline tells no case."""
    counted = head.forms[0]
    if place.governor.words not in INTO_OR_ONTO or not (counted.short or counted.fixed):
        return None
    if counted.lemma in word_list("measures") or counted.lemma in word_list("weighed"):
        return None  # «на 5 евро»
    ridden = counted.lemma in word_list("ridden")  # «приехали на 4 такси»
    at = place.governor.token - 1
    onto = at >= 0 and not ridden and moves(place.text.word[at], place.governor.words)
    cases = (Case.ACCS, Case.LOCT) if onto else (Case.LOCT, Case.ACCS)
    return place.governor._replace(cases=cases, how=How.PREPOSITION)


def at_price(place: Place, head: Head) -> Governor | None:
    """«Закрылся на 90,5 рубля»: what a decimal counts does not tell the case."""
    if not place.item.digits or not is_price_at(place):
        return None
    return place.governor._replace(cases=(Case.LOCT,))


def as_large_as(place: Place, head: Head) -> Governor | None:
    """«Размером с 2 футбольных поля», «ростом с 3 этажа»: of the size of so many, in the accusative."""
    if place.governor.words not in WITH or place.text.lower(place.governor.token - 1) not in word_list("as_large_as"):
        return None
    return Governor(OBJECT, place.governor.words, How.PREPOSITION, place.governor.token)


def rather(place: Place, head: Head) -> Governor | None:
    """«Лучше 7 раз отмерить», «легче 5 коз пасти»: what is done to so many, which nothing is compared with."""
    verb = place.likeliest(head.token + 1) if place.is_compared else None
    if verb is None or verb.pos != "INFN":
        return None
    return Governor(OBJECT, place.text.lower(head.token + 1), How.VERB, head.token + 1)
