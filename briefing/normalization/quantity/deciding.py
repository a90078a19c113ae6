"""In which case, gender and kind (cardinal, ordinal, collective) each number of a series is read."""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, cardinal_agreements, choose, is_ranked, ranked_in_series
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import joints, measured
from briefing.normalization.quantity.beyond import governor_beyond
from briefing.normalization.quantity.counted import Head
from briefing.normalization.quantity.finding import Item
from briefing.normalization.quantity.place import INTO_OR_ONTO, WITH, Place
from briefing.normalization.quantity.regoverning import regoverned
from briefing.normalization.quantity.weighing import weighed
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_HOURS = 12


def agreements_of(government: Government, items: list[Item], governor: Governor) -> list[Agreement]:
    """Decide case, gender and kind of each number of a series, from the last (which has the head) to the first."""
    head = items[-1].head
    if len(items) == 2 and head is None and (places := _range_of_places(government.text, items, governor)):
        return places
    governor = (_beyond(government, items[-1], governor) if governor.is_noun else None) or governor
    last_governor = governor
    for item in items:
        if item.joint in joints.SECOND_CASE:
            last_governor = Governor((joints.SECOND_CASE[item.joint],), item.joint, How.PREPOSITION)
    place = Place(government.text, items[-1], head, last_governor, government.last)
    last = _way(place)
    if last_governor is governor:
        last = weighed(place, government.text.at(items[0].start), last)
    if len(items) > 1 and head is not None and not last.ordinal and _ranked_series(items, head):
        last = _ranked_way(last, head)
    ways = [last]
    for position in range(len(items) - 2, -1, -1):
        follower = items[position + 1]
        item_governor = governor if follower.joint in joints.SECOND_CASE or position == 0 else last_governor
        way = _way_like(last, item_governor, follower.joint)
        ways.insert(0, way)
    return ways


def _beyond(government: Government, item: Item, governor: Governor) -> Governor | None:
    place = Place(government.text, item, item.head, governor)
    noun = item.head is not None and item.head.measure is None
    behind = item.head.token + 1 if item.head is not None and noun else place.following
    return governor_beyond(government, behind, governor, item.head)


def _range_of_places(text: Text, items: list[Item], governor: Governor) -> list[Agreement]:
    """«Места с 19 по 29», «этажи с 3-го по 7»: what is numbered stands before."""
    if items[1].joint != "по" or governor.words not in WITH or not text.is_word(governor.token - 1):
        return []
    forms = tuple(one for one in analyses(text.word[governor.token - 1]) if one.pos == "NOUN")
    if not is_ranked(forms) or not any(form.number is Number.PLUR for form in forms):
        return []
    gender = next((one.gender for one in analyses(forms[0].lemma) if one.pos == "NOUN"), Gender.MASC)
    return [Agreement(True, case, gender) for case in (Case.GENT, Case.ACCS)]


def _way_like(last: Agreement, governor: Governor, joint: str) -> Agreement:
    if joint in joints.SECOND_CASE:
        case = governor.first if governor.how is not How.NONE else Case.NOMN
        if joint == "из" and governor.words in INTO_OR_ONTO:
            case = Case.LOCT
        elif joint == "из" and governor.words == "по" and governor.token == 0:
            case = Case.DATV  # «По 3 из 7 дел вынесены приговоры»
        return Agreement(last.ordinal, case, last.gender, last.animate)
    return last


def _ranked_series(items: list[Item], head: Head) -> bool:
    """«5-7 классов», «на 2, 3 и 4 этажах»: several of what is numbered, the noun in the plural."""
    return (
        head.kind is Counted.NOUN
        and ranked_in_series(head.forms) != ""
        and all(form.number == Number.PLUR for form in head.forms)
    )


def _ranked_way(way: Agreement, head: Head) -> Agreement:
    gender = next(
        (one.gender for one in analyses(head.forms[0].lemma) if one.pos == "NOUN" and one.gender), Gender.MASC
    )
    if way.case in (Case.NOMN, Case.GENT) and all(form.case == Case.GENT for form in head.forms):
        return Agreement(True, Case.GENT, Gender.PLUR if ranked_in_series(head.forms) == "plur" else gender)
    return Agreement(True, way.case, gender)


def _way(place: Place) -> Agreement:
    """Decide how one number is read: as its noun and governor allow, but for the exceptions below."""
    head, item = place.head, place.item
    if head is None or head.measure is not None or item.scale:
        return measured.agree(place)
    for exception in _EXCEPTIONS:
        way = exception(place, head)
        if way is not None:
            return way
    governor = regoverned(place, head)
    found = choose(item.whole, head.agreeing_forms, governor, fractional=bool(item.digits))
    return found or Agreement(False, governor.first, head.forms[0].gender or Gender.MASC)


def _hour(place: Place, head: Head) -> Agreement | None:
    """«к 6 утра»: hours are meant."""
    if place.noun not in word_list("parts_of_day") or place.item.whole > _HOURS or not place.item.is_whole:
        return None
    return Agreement(False, place.governor.first)


def _only_ordinal(place: Place, head: Head) -> Agreement | None:
    """«в 4 часу»: a form that no cardinal goes with."""
    if place.noun not in word_list("ordinal_only"):
        return None
    return Agreement(True, Case.DATV if place.governor.first is Case.DATV else Case.LOCT)


def _some_of_ranked(place: Place, head: Head) -> Agreement | None:
    """«получила 21 место из 101»: what is numbered otherwise is counted here."""
    seats = place.word_behind == "в" and place.text.lower(head.token + 2) in word_list("assemblies")
    if (place.word_behind != "из" and not seats) or not is_ranked(head.forms) or place.governor.how is not How.VERB:
        return None
    return next(iter(cardinal_agreements(place.item.whole, head.forms)), Agreement(False, place.governor.first))


def _later(place: Place, head: Head) -> Agreement | None:
    """«позже 4 года служил»: the noun's form is none that «later than» would ask for."""
    if place.governor.words not in word_list("later") or not numerals.is_few(place.item.whole):
        return None
    ways = cardinal_agreements(place.item.whole, head.agreeing_forms)
    return next((way for way in ways if all(other.case is not Case.GENT for other in ways)), None)


def _so_many_as(place: Place, head: Head) -> Agreement | None:
    """«потери составили 1200 убитыми»."""
    if place.governor.how is not How.VERB or not all(one.is_adjective and one.case is Case.ABLT for one in head.forms):
        return None
    return measured.agree(place._replace(head=None))


_EXCEPTIONS = (_hour, _only_ordinal, _some_of_ranked, _later, _so_many_as)
"""Readings that the noun and the governor do not decide; the first that fits holds."""
