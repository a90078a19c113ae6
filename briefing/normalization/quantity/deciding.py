"""In which case, gender and kind (cardinal, ordinal, collective) each number of a series is read."""

from __future__ import annotations

from itertools import pairwise

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, cardinal_agreements, choose, ordinal_agreements
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import INTO_OR_ONTO, Governor, How
from briefing.normalization.grammar.morphology import adjectives, analyses
from briefing.normalization.grammar.ranked import is_ranked
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.quantity import ages, befallen, inverted, joints, measured, onto, people, telling_nouns
from briefing.normalization.quantity.accompanying import accompanied
from briefing.normalization.quantity.beyond import governor_beyond, governor_beyond_pronoun
from briefing.normalization.quantity.counted import Head, noun_head
from briefing.normalization.quantity.items import Item
from briefing.normalization.quantity.kinds_told import are_chapters, is_of_feminine_kind
from briefing.normalization.quantity.numbered import (
    of_name,
    of_numbered,
    of_street,
    of_very,
    range_of_places,
    series_of_places,
    told_twice,
)
from briefing.normalization.quantity.own_form import as_noun_allows, not_as_asked
from briefing.normalization.quantity.place import Place
from briefing.normalization.quantity.regoverning import regoverned
from briefing.normalization.quantity.titles import named_for_many
from briefing.normalization.quantity.weighing import weighed
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_WHOM = 3  # words from «опередил» to «на»: «опередил всех соперников»
_FAR = 8  # tokens before a number among which a party is looked for


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
    """Decide how one number is read: as its noun and governor allow, but for the exceptions below."""
    head, item = place.head, place.item
    if twice := told_twice(place) or inverted.about_when(place):
        return twice
    if head is None or head.measure is not None or item.scale:
        return (
            people.bare(place)
            or people.of_some(place)
            or ages.about(place)
            or inverted.counted_first(place)
            or measured.agree(place)
        )
    if told := next((way for exception in _EXCEPTIONS if (way := exception(place, head)) is not None), None):
        return told
    governor = regoverned(place, head)
    found = choose(item.whole, head.agreeing_forms, governor, fractional=bool(item.digits))
    if found is not None and found.ordinal and (_are_several(head) or _is_in_several(place, found) or _is_added(place)):
        found = None
    if found is not None and not found.ordinal and _is_one(item, head):
        found = next(iter(ordinal_agreements(head.agreeing_forms)), found)
    if found is not None and found.gender is Gender.MASC and (are_chapters(place) or is_of_feminine_kind(place)):
        return found._replace(gender=Gender.FEMN, animate=False)
    if found is not None and found.collective and found.case is Case.NOMN:
        return befallen.done_to(place) or found
    if found is None and governor.how is How.ADJECTIVE:
        return measured.agree(place._replace(head=None))  # «в остальных 14 свет дали»
    return found or as_noun_allows(place, head, governor)


def _are_several(head: Head) -> bool:
    """«В отношении 2 осуждённых колонии»: the adjective tells of several, so that none is a place in a row."""
    return bool(head.adjectives) and all(one.number is Number.PLUR for one in head.adjectives)


def _is_one(item: Item, head: Head) -> bool:
    """«Врач 22 городской больницы»: the adjective tells of one, so that it is a place in a row."""
    few = item.is_whole and numerals.is_few(item.whole)
    return few and bool(head.adjectives) and all(one.number is Number.SING for one in head.adjectives)


def _is_added(place: Place) -> bool:
    """«Окон +1 круг»: so many more."""
    sign = place.before
    return place.text.word[sign] == "+" and place.text.glued(sign + 1)


def _is_in_several(place: Place, way: Agreement) -> bool:
    """«В остальных 14 газ дали»: the adjective before tells of several."""
    if place.governor.how is not How.ADJECTIVE or way.gender is Gender.PLUR:
        return False
    forms = adjectives(place.text.word[place.governor.token])
    return bool(forms) and all(one.number is Number.PLUR for one in forms)


def _some_of_ranked(place: Place, head: Head) -> Agreement | None:
    """«21 место из 101», «партия получит 41 место», «21 этап, из которых»: what is numbered is counted here."""
    if place.governor.how is not How.VERB or not is_ranked(head.forms) or _takes_place(place):
        return None
    seats = place.word_behind == "в" and place.text.lower(head.token + 2) in word_list("assemblies")
    seats = seats or (place.noun == "место" and speaks_of(place.text, head.token, "parties", before=_FAR))
    behind = place.text.word[head.token + 1 : head.token + 4]
    counted = place.word_behind == "из" or behind in ((",", "из", "которых"), (",", "из", "них"))
    if not counted and not seats:
        return None
    return next(iter(cardinal_agreements(place.item.whole, head.forms)), None)


def _takes_place(place: Place) -> bool:
    """«Занимает 223 место из 281», but «заняла 41 место в думе»."""
    verb = place.likeliest(place.governor.token)
    return place.word_behind == "из" and verb is not None and verb.lemma in word_list("takes_places")


def _roughly(place: Place, head: Head) -> Agreement | None:
    """«Прожил в городе почти 2 века»: what is told roughly is counted, never numbered."""
    rough = place.text.lower(place.before) in word_list("limits")
    if not rough or place.governor.how is How.PREPOSITION or not place.item.is_whole:
        return None
    ways = cardinal_agreements(place.item.whole, head.agreeing_forms)
    return ways[0] if ways and all(way.case in DIRECT for way in ways) else None


def _ahead(place: Place, head: Head) -> Agreement | None:
    """«Отстал на 1 круг», «опередил на 1 место»: by how much."""
    if place.governor.words != "на" or not is_ranked(head.forms) or place.item.digits:
        return None
    before = place.text.words_back(place.governor.token - 1, _WHOM)
    if not any(one.lemma in word_list("outruns") for token in before for one in analyses(place.text.word[token])):
        return None
    return next((way for way in cardinal_agreements(place.item.whole, head.forms) if way.case is Case.ACCS), None)


def _out_of(place: Place, head: Head) -> Agreement | None:
    """«В 7 случаях из 10 водителя ругают»: what was counted before is counted, and nothing behind is."""
    before = place.likeliest(place.governor.token - 1) if place.governor.words == "из" else None
    if before is None or before.pos != "NOUN" or before.number is not Number.PLUR:
        return None
    counts = any(way.case is Case.GENT for way in cardinal_agreements(place.item.whole, head.forms))
    return None if counts or is_ranked(head.forms) else Agreement(False, Case.GENT)


def _so_many_as(place: Place, head: Head) -> Agreement | None:
    """«потери составили 1200 убитыми», «потеряли 15 человек убитыми, 49 ранеными»."""
    last, how = place.last, place.governor.how
    goes_on = how in (How.NONE, How.COORDINATION) and last is not None and last.case in DIRECT
    victims = any(one.case is Case.ABLT and one.lemma in word_list("victims") for one in head.forms)
    alone = victims and numerals.is_one(place.item.whole)  # «пропавшим», the dative of several too
    as_what = all(one.case is Case.ABLT and (victims or one.is_adjective) for one in head.forms)
    if not (goes_on or how is How.VERB) or not (as_what or alone):
        return None
    verb = place.likeliest(place.governor.token)
    if verb is not None and how is How.VERB and not (victims or verb.transitive):
        return None  # «живёт 2 простыми, давно знакомыми вещами»
    return measured.agree(place._replace(head=None))


def _before_rest(place: Place, head: Head) -> Agreement | None:
    """«В размере 12 тысяч 44 рубля»: the noun behind the rest of the number tells that neither is oblique."""
    text, rest = place.text, head.token + 1
    if not text.is_number(rest) or head.forms[0].lemma not in numerals.scale_names():
        return None
    counted = noun_head(text, text.end[rest], rest + 1)
    if counted is None or counted.measure is not None or not text.word[rest].isdecimal():
        return None
    cases = {way.case for way in cardinal_agreements(int(text.word[rest]), counted.forms)}
    ways = cardinal_agreements(place.item.whole, head.agreeing_forms) if cases and cases <= set(DIRECT) else []
    return next((way for way in ways if way.case in DIRECT), None)


def _of_brand(place: Place, head: Head) -> Agreement | None:
    """«Купили 4 новых Boeing»: a Latin name behind the adjective is of things, not of people."""
    behind, case = head.token + 1, place.governor.first
    latin = place.text.is_latin(behind) and not place.text.broken(behind)
    adjective = all(form.is_adjective for form in head.forms)
    if not latin or place.governor.how is How.PREPOSITION or case not in DIRECT or not adjective:
        return None  # «в 2 разных VG» are not «в два»
    return Agreement(False, case) if numerals.is_few(place.item.whole) else None


def _or_more(place: Place, head: Head) -> Agreement | None:
    """«Выделите 2 или более строк», «участвуют 2 и более команд»: what «more» governs does not tell the case."""
    governor, text = place.governor, place.text
    if not numerals.is_few(place.item.whole) or head.forms[0].animate:
        return None
    joint = place.following
    if text.lower(joint) not in ("и", "или") or text.lower(joint + 1) not in word_list("or_more"):
        return None
    if governor.how not in (How.NONE, How.VERB, How.PLACE, How.NOUN) or governor.first not in DIRECT:
        return None
    several = head.forms[0].number is Number.PLUR and head.forms[0].case is Case.GENT
    return Agreement(False, governor.first, head.forms[0].gender or Gender.MASC) if several else None


def _reached(place: Place, head: Head) -> Agreement | None:
    """«Ушёл на глубину 1,1 метра», as with a unit."""
    return Agreement(False, Case.GENT) if onto.is_reached(place) else None


_EXCEPTIONS = (
    _reached,
    _or_more,
    accompanied,
    of_very,
    of_name,
    of_numbered,
    of_street,
    _of_brand,
    _some_of_ranked,
    telling_nouns.told,
    _roughly,
    _ahead,
    inverted.roughly_counted,
    not_as_asked,
    _out_of,
    _so_many_as,
    _before_rest,
    befallen.of_noun,
    befallen.before_doers,
)
"""Readings that the noun and the governor do not decide; the first that fits holds."""
