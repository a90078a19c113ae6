"""The noun's own form, where it is none that the words before ask for: «позже 4 года служил», «не понимал 2 вещей»."""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.ranked import is_ranked
from briefing.normalization.kinds import DIRECT, Case, Gender
from briefing.normalization.quantity.head import Head
from briefing.normalization.quantity.place import Place
from briefing.normalization.tables import word_list

_OF_AGE = "в возрасте"
_ON_THE_EVE = "накануне"
_ADVERBS_TOO = ("впереди", "позади", "внутри", "вокруг", "дальше")


def not_as_asked(place: Place, head: Head) -> Agreement | None:
    """«позже 4 года служил», «лучше 2 простые двери», «в возрасте 73 года»: the form is none that is asked for."""
    direct = bool(head.adjectives) and all(one.case in DIRECT for one in head.adjectives)
    if place.noun == "раза" and place.governor.how in (How.ADJECTIVE, How.RELATION):
        return Agreement(False, Case.NOMN)  # «ездил мимо Тульской 3 раза»
    eve = place.governor.words == _ON_THE_EVE  # «накануне 3 дня искали»
    around = place.governor.words in _ADVERBS_TOO and not is_ranked(head.forms)  # «впереди ещё 2 пересдачи»
    compared = eve or place.governor.words in (*word_list("later"), _OF_AGE) or (direct and place.is_compared)
    if not (compared or around) or not numerals.is_few(place.item.whole):
        return None
    ways = head.ways(place.item.whole)
    return next((way for way in ways if all(other.case is not Case.GENT for other in ways)), None)


def as_noun_allows(place: Place, head: Head, governor: Governor) -> Agreement:
    """«Не понимал 2 вещей», «лошади 1 голова»: the noun tells the case; but «около 2 рубля» is a slip."""
    direct = governor.is_noun if place.item.whole == 1 else governor.first in DIRECT
    open_case = governor.how is not How.PREPOSITION and direct and not place.item.digits
    ways = head.ways(place.item.whole) if open_case else []
    told = ways and head.forms[0].known and all(way.case is not governor.first for way in ways)
    return ways[0] if told else Agreement(False, governor.first, head.forms[0].gender or Gender.MASC)
