"""In which case, gender and kind (cardinal, ordinal, collective) each number of a series is read."""

from __future__ import annotations

from itertools import pairwise

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, choose, is_adjectival, ordinal_agreements
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import INTO_OR_ONTO, Governor, How
from briefing.normalization.grammar.morphology import adjectives
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.quantity import ages, befallen, inverted, joints, measured, people
from briefing.normalization.quantity.beyond import governor_beyond, governor_beyond_pronoun
from briefing.normalization.quantity.exceptions import as_noun_allows, exception
from briefing.normalization.quantity.genders import are_chapters, is_of_feminine_kind, one_or
from briefing.normalization.quantity.items import Head, Item
from briefing.normalization.quantity.numbered import range_of_places, series_of_places, told_twice
from briefing.normalization.quantity.place import Place
from briefing.normalization.quantity.regoverning import regoverned
from briefing.normalization.quantity.weighing import weighed
from briefing.normalization.quantity.whose import named_for_many
from briefing.normalization.sentence.text import Text


def agreements_of(government: Government, items: list[Item], governor: Governor) -> list[Agreement]:
    """Decide case, gender and kind of each number of a series, from the last (which has the head) to the first."""
    head = items[-1].head
    if places := range_of_places(government.text, items, governor):
        return places
    governor = _beyond(government, items, governor) or governor
    of_last = _governor_of_last(items) or governor
    place = Place(government.text, items[-1], head, of_last, government.last)
    last = _agreement(place)
    if of_last is governor:
        last = weighed(place, government.text.at(items[0].start), last)
    last = series_of_places(place, items, last) or last
    ways = []
    for item, follower in pairwise(items):
        governs = governor if follower.joint in joints.SECOND_CASE or item is items[0] else of_last
        ways.append(_way_before(government.text, item, follower, governs, last, head))
    return [*ways, last]


def _governor_of_last(items: list[Item]) -> Governor | None:
    """«От 5 до 7»: the last of the prepositions between numbers governs the last number; None where none stands."""
    joint = next((item.joint for item in reversed(items) if item.joint in joints.SECOND_CASE), None)
    return Governor((joints.SECOND_CASE[joint],), joint, How.PREPOSITION) if joint else None


def _way_before(
    text: Text, item: Item, follower: Item, governor: Governor, last: Agreement, head: Head | None
) -> Agreement:
    """Decide how a number that another follows is read, by how the last of them is."""
    way = _way_like(last, governor, follower.joint)
    of_all = follower.joint == "из" and governor.is_noun and way.case in DIRECT
    if of_all and head is not None and head.measure is None:  # «бюджеты 10 из 11 регионов»
        way = way._replace(case=regoverned(Place(text, item, head, governor), head).first)
    if follower.joint == "из" and item.is_whole:
        return people.some_of(item.whole, head, way) or way
    if follower.joint == "на" and follower.whole == item.whole and governor.how is not How.PREPOSITION:
        return way._replace(case=Case.NOMN)  # «по формуле 1000 на 1000»
    return way


def _beyond(government: Government, items: list[Item], governor: Governor) -> Governor | None:
    if governor.how is not How.NONE and not governor.is_noun:
        return None
    item = items[-1]
    place = Place(government.text, item, item.head, governor)
    if governor.how is How.NONE:
        return governor_beyond_pronoun(government, place.behind, government.text.at(items[0].start) - 1, item.head)
    return named_for_many(place, item.head) or governor_beyond(government, place.behind, governor, item.head)


def _way_like(last: Agreement, governor: Governor, joint: str) -> Agreement:
    """Read a number before the last as that is read, in the case that is asked of it: «от 5 до 7», «в 3 из 5»."""
    if joint in joints.SECOND_CASE:
        case = governor.first if governor.how is not How.NONE else Case.NOMN
        if joint == "из" and governor.words in INTO_OR_ONTO:
            case = Case.LOCT
        elif joint == "из" and governor.words == "по" and governor.token == 0:
            case = Case.DATV  # «По 3 из 7 дел вынесены приговоры»
        return Agreement(last.ordinal, case, last.gender, last.animate)
    return last


def _agreement(place: Place) -> Agreement:
    """Decide how one number is read: as its noun and governor allow, but for the exceptions."""
    head, item = place.head, place.item
    if twice := told_twice(place) or inverted.about_when(place) or inverted.about_where(place):
        return twice
    if head is None or head.measure is not None or item.scale:
        told = people.bare(place) or people.of_some(place) or ages.about(place) or inverted.counted_first(place)
        return told or measured.agree(place)
    if told := exception(place, head):
        return told
    governor = regoverned(place, head)
    found = choose(item.whole, head.agreeing_forms, governor, fractional=bool(item.digits))
    numbers = {one.number for one in head.adjectives}  # «в отношении 2 осуждённых колонии» are of several
    if found is not None and found.ordinal:
        added = place.text.word[place.before] == "+" and place.text.glued(place.token)  # «окон +1 круг»
        several = numbers == {Number.PLUR} or _is_in_several(place, found) or added
        found = None if several else found
    if found is not None and found.ordinal and one_or(place):
        return measured.agree(place._replace(head=None))  # «через день или 2 часть гостей уедет»
    one = item.is_whole and numerals.is_few(item.whole) and numbers == {Number.SING}
    if found is not None and not found.ordinal and one:  # «врач 22 городской больницы»
        found = next(iter(ordinal_agreements(head.agreeing_forms)), found)
    if found is not None and found.gender is Gender.MASC and (are_chapters(place) or is_of_feminine_kind(place)):
        return found._replace(gender=Gender.FEMN, animate=False)
    few = found is not None and found.animate and governor.words == "по"
    if found is not None and few and (head.adjectives or is_adjectival(head.forms[0])):
        return found._replace(animate=False)  # «по 3 рабочих на смену»
    if found is not None and found.collective and found.case is Case.NOMN:
        return befallen.done_to(place) or found
    if found is None and governor.how is How.ADJECTIVE:
        return measured.agree(place._replace(head=None))  # «в остальных 14 свет дали»
    return found or as_noun_allows(place, head, governor)


def _is_in_several(place: Place, way: Agreement) -> bool:
    """«В остальных 14 газ дали»: the adjective before tells of several."""
    if place.governor.how is not How.ADJECTIVE or way.gender is Gender.PLUR:
        return False
    forms = adjectives(place.text.word[place.governor.token])
    return bool(forms) and all(one.number is Number.PLUR for one in forms)
