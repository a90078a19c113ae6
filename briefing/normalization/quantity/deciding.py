"""In which case, gender and kind (cardinal, ordinal, collective) each number of a series is read."""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, cardinal_agreements, choose, is_ranked, ranked_in_series
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import Governor, How, is_listed
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import joints, measured
from briefing.normalization.quantity.beyond import governor_beyond, is_subject_of
from briefing.normalization.quantity.counted import Head
from briefing.normalization.quantity.finding import Item
from briefing.normalization.quantity.place import INTO, INTO_OR_ONTO, WITH, Place
from briefing.normalization.quantity.weighing import weighed
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import beginnings, word_list

_HOURS = 12
_THOUSAND = 1000
_SPANS = ("назад", "подряд", "спустя")
"""What stands behind years that are a span of time and no age."""


def agreements_of(government: Government, items: list[Item], governor: Governor) -> list[Agreement]:
    """Decide case, gender and kind of each number of a series, from the last (which has the head) to the first."""
    head = items[-1].head
    if len(items) == 2 and head is None and (places := _range_of_places(government.text, items, governor)):
        return places
    governor = _beyond(government, items[-1], governor) or governor
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
    governor = next(filter(None, (regoverned(place, head) for regoverned in _REGOVERNED)), place.governor)
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


def _of_owners(place: Place, head: Head) -> Governor | None:
    """«У подозреваемых 3 пистолета»: an adjective in the plural agrees with no noun in the singular."""
    governor = place.governor
    if governor.how is not How.ADJECTIVE or any(form.number is not Number.SING for form in head.forms):
        return None
    adjectives = analyses(place.text.word[governor.token])
    if not numerals.is_few(place.item.whole) or any(one.number is not Number.PLUR for one in adjectives):
        return None
    return Governor((Case.NOMN, Case.ACCS), governor.words, How.NOUN, governor.token)


def _to_recipient(place: Place, head: Head) -> Governor | None:
    """«Даёт своему владельцу 25 голосов»: what is given to somebody is not his attribute."""
    governor, recipient = place.governor, place.likeliest(place.governor.token)
    if governor.how is not How.RELATION or recipient is None or not recipient.animate or head.forms[0].animate:
        return None
    if recipient.case is not Case.DATV or recipient.number is not Number.SING:
        return None
    return Governor((Case.ACCS, Case.NOMN), governor.words, How.NOUN, governor.token)


def _span(place: Place, head: Head) -> Governor | None:
    """«Просил назначить 3,5 года», «руководил 1,5 года»: how long, not by what."""
    governor = place.governor
    by_what = governor.how is How.VERB and governor.first is Case.ABLT
    if not by_what or not place.item.digits or head.forms[0].lemma not in ("год", "месяц", "неделя"):
        return None
    return Governor((Case.ACCS, Case.NOMN), governor.words, How.VERB, governor.token)


def _age(place: Place, head: Head) -> Governor | None:
    """«Мужчина 35 лет», «в группе 26–35 лет» are of that age; «ребёнку 5 лет» and «35 лет назад» are not."""
    governor = place.governor
    if head.forms[0].lemma != "год":
        return None
    if governor.words.startswith(beginnings("groups_of_age")) and place.word_behind not in _SPANS:
        return Governor((Case.GENT,), governor.words, How.RELATION, governor.token)
    if governor.how not in (How.PERSON, How.RELATION) or place.item.digits:
        return None
    cases: tuple[Case, ...] = (Case.GENT, Case.NOMN)
    person = place.likeliest(governor.token)
    if person is not None and not person.animate and not is_listed(place.text.word[governor.token], "relation"):
        return None
    if place.word_behind in _SPANS or (person is not None and person.case is Case.DATV):
        cases = (Case.NOMN,)
    return Governor(cases, governor.words, How.RELATION, governor.token)


def _of_subject(place: Place, head: Head) -> Governor | None:
    """«Власти 8 регионов согласились»: of the noun before, which is the subject."""
    governor = place.governor
    if head.forms[0].lemma in word_list("measures") or is_listed(place.text.word[governor.token], "plain"):
        return None
    people = all(not form.animate for form in head.forms) and any(
        one.animate for one in analyses(place.text.word[governor.token])
    )
    if people or not place.is_of_subject:
        return None
    return Governor((Case.GENT, Case.NOMN), governor.words, How.RELATION, governor.token)


def _no_attribute(place: Place, head: Head) -> Governor | None:
    """«за год 5 раз», «в результате столкновения 5 человек погибли»: not of the noun before."""
    governor = place.governor
    if governor.how not in (How.RELATION, How.GOVERNED):
        return None
    lemma = head.forms[0].lemma
    listed = is_listed(place.text.word[governor.token], "relation", "group")
    sum_or_span = (lemma in word_list("measures") or place.counts_sum) and not listed
    if lemma not in word_list("never_attributes") and not sum_or_span and not _is_subject(place, head):
        return None
    return Governor((Case.NOMN, Case.ACCS), governor.words, How.NOUN, governor.token)


def _is_subject(place: Place, head: Head) -> bool:
    """Whether a verb stands behind the counted, and the noun before is no subject itself."""
    before = place.likeliest(place.governor.token)
    if before is None or before.case is Case.NOMN:
        return False
    return is_subject_of(place.text, head.token + 1, place.governor)


def _authors(place: Place, head: Head) -> Governor | None:
    """«43 рассказа 17 авторов»: the people are of the things counted before."""
    governor, last = place.governor, place.last
    if governor.how not in (How.PERSON, How.NOUN) or not head.forms[0].animate or governor.token <= 0:
        return None
    if last is None or last.counted is not Counted.NOUN or last.end != place.text.end[governor.token - 1]:
        return None
    return Governor((Case.GENT, Case.NOMN), governor.words, How.RELATION, governor.token)


def _distance(place: Place, head: Head) -> Governor | None:
    """«в 1,5 километра от города» is a place, «длиной в 1,5 километра» a size: the noun's form does not tell."""
    untold = place.item.digits or place.item.whole % _THOUSAND == 0
    if place.governor.words not in INTO or not head.forms[0].lemma.endswith("метр") or not untold:
        return None
    located = place.word_behind in word_list("place_after_length") or not place.gives_size
    return Governor((Case.LOCT if located else Case.ACCS,), place.governor.words, How.PREPOSITION)


def _each(place: Place, head: Head) -> Governor | None:
    """«по 1000 рублей»: по тысяче."""
    if place.governor.words != "по" or place.item.whole != _THOUSAND:
        return None
    return place.governor._replace(cases=(Case.DATV,), how=How.PREPOSITION)


def _together_with(place: Place, head: Head) -> Governor | None:
    """«с 2000 солдат»: what thousands count does not tell the case, and people come along."""
    if place.governor.words not in WITH or place.item.whole % _THOUSAND or not head.forms[0].animate:
        return None
    return place.governor._replace(cases=(Case.ABLT, Case.GENT), how=How.PREPOSITION)


def _acronyms(place: Place, head: Head) -> Governor | None:
    """«пожары на 2 НПЗ»: an acronym does not tell the case."""
    if place.governor.words not in INTO_OR_ONTO or not head.forms[0].short:
        return None
    return place.governor._replace(cases=(Case.LOCT, Case.ACCS), how=How.PREPOSITION)


_EXCEPTIONS = (_hour, _only_ordinal, _some_of_ranked, _later, _so_many_as)
"""Readings that the noun and the governor do not decide; the first that fits holds."""
_REGOVERNED = (
    _of_owners,
    _to_recipient,
    _span,
    _age,
    _of_subject,
    _no_attribute,
    _authors,
    _distance,
    _each,
    _together_with,
    _acronyms,
)
"""What the words before ask when the noun is looked at too; the first that fits holds."""
