"""Places in a row: several of what is numbered («5–7 классов», «1 и 2 этапы»), and which one of them somebody is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, cardinal_agreements, first_in, ordinal_agreements
from briefing.normalization.grammar.governor import INTO_OR_ONTO, WITH, Governor, How
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import analyses, gender_of_noun, may_be_of, may_stand_in
from briefing.normalization.grammar.ranked import is_ranked, ranked_in_series
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.items import Head, Item, looks_like_year
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import DASHES, NUMBER, Text
from briefing.normalization.tables import word_list

_SECOND = 2  # of the items of a list; the first may be counted: «1 Консультация»
_SHORTEST_NAME = 100  # from which on a number behind a name is hardly a place in a row
_WITH_HOUSES = ("дом", "сторона")
_LAST_CLASS = 11  # of a school
_TWICE = re.compile(r"(?:[Вв]о?|[Нн]а)[ ]\d{1,3}[ ]и[ ](?:во?|на)[ ]\d{1,3}[ ](?P<noun>[а-яё]{3,20}[ая]х)\b")
_RESPECTIVELY = "соответственно"
_DEGREES = ("степень", "стадия")
_CATEGORIES = ("группа", "категория", "разряд")  # degrees only of several: «инвалид 1 и 2 группы»
_HAVING = ("у", "в", "во")
_DIVIDING = 4  # tokens beside a number among which something is divided
_VERY = ("самого", "самому", "самом", "самой", "самую")


def range_of_places(text: Text, items: Sequence[Item], governor: Governor) -> list[Agreement]:
    """«этажи с 3-го по 7», «нечётная сторона с 1 по 37»: what is numbered stands before."""
    if len(items) != 2 or items[-1].head is not None or items[1].joint != "по":
        return []
    if governor.words not in WITH or not text.is_word(governor.token - 1):
        return []
    forms = tuple(one for one in analyses(text.word[governor.token - 1]) if one.pos == "NOUN")
    if any(one.lemma in _WITH_HOUSES for one in forms):
        gender = Gender.MASC
    elif is_ranked(forms):
        gender = gender_of_noun(forms[0].lemma)
    else:
        return []
    return [Agreement(True, case, gender) for case in (Case.GENT, Case.ACCS)]


def series_of_places(place: Place, items: Sequence[Item], last: Agreement) -> Agreement | None:
    """Give the way to read each number of a series of places in a row; None where things are counted.

    `last`: the way in which the last number would be read by itself.
    """
    head = items[-1].head
    if len(items) < 2 or head is None or head.kind is not Counted.NOUN:
        return None
    if degree := of_degree(place._replace(item=items[0]), head, (*_DEGREES, *_CATEGORIES)):
        return degree if all(item.joint in (*LISTING, *DASHES) for item in items[1:]) else None
    if _takes_places(place, head) or _are_played_for(place, items, head):
        return Agreement(True, Case.ACCS, head.gender_of_one)
    if _is_along_places(place, items, head):
        return Agreement(True, Case.DATV, head.gender_of_one)
    if place.noun == "числа":
        return Agreement(True, Case.GENT, Gender.NEUT)  # «3 и 4 числа»
    listed = _listed(place, items, head, last)
    if listed is not None or last.ordinal or not ranked_in_series(head.forms):
        return listed
    if any(form.number is not Number.PLUR for form in head.forms):
        return None  # «закрыты 3–4 класса»
    if all(form.case is Case.GENT for form in head.forms):
        if items[-1].joint == "до":
            return None  # «дома от 6 до 9 этажей»
        several = ranked_in_series(head.forms) == "plur"
        return Agreement(True, Case.GENT, Gender.PLUR if several else head.gender_of_one)
    return Agreement(True, last.case, head.gender_of_one)


def _takes_places(place: Place, head: Head) -> bool:
    """«Заняли 1–3 места», «заняли 5 и 3 места»: which places, not how many."""
    takes = place.governor.how is How.VERB and place.is_of(place.governor.token, "takes_places")
    return takes and may_stand_in(head.forms, Case.ACCS) and is_ranked(head.forms)


def _are_played_for(place: Place, items: Sequence[Item], head: Head) -> bool:
    """«Матч за 3-4 места», «встречи за 5-8 места»: no count, where another would ask for «мест», or one is the next."""
    first, *others = (item.whole for item in items)
    if place.governor.words != "за" or place.noun != "места" or len(others) != 1:
        return False
    return others == [first + 1] or not numerals.is_few(others[0])


def _is_along_places(place: Place, items: Sequence[Item], head: Head) -> bool:
    """«По 1 и 2 пути»: one of what is written so is no count."""
    if place.governor.words != "по" or items[0].whole != 1 or any(item.joint not in LISTING for item in items[1:]):
        return False
    return may_stand_in(head.forms, Case.DATV) and is_ranked(head.forms)


def _listed(place: Place, items: Sequence[Item], head: Head, last: Agreement) -> Agreement | None:
    """«на 1 и 2 этапах», «заняли 5 и 6 места», but «по 5 и 6 мест», «участвовали 5 и 6 групп»."""
    joints = {item.joint.split(" ")[0] for item in items[1:]}
    if not joints <= {*LISTING, *DASHES} or any(not item.is_whole for item in items):
        return None
    if not last.ordinal and _cannot_count(items, head):
        accused = place.governor.first is Case.ACCS
        return Agreement(True, Case.ACCS if accused else Case.NOMN, head.gender_of_one)
    if joints & DASHES or items[-1].joint == ",":
        return None  # «до 32, 10 батальонов»
    if place.word_behind == _RESPECTIVELY or ranked_in_series(head.forms) == "plur" or not is_ranked(head.forms):
        return None  # «поднялись на 3 и 4 места соответственно»
    asked = (*place.governor.cases, Case.GENT) if place.governor.is_noun else place.governor.cases
    case = next((case for case in asked for form in head.forms if form.case is case), None)
    if place.governor.words == "по" and case is not Case.DATV:
        return None  # «по 2 и 3 места»
    return Agreement(True, case, head.gender_of_one) if case else None


def _cannot_count(items: Sequence[Item], head: Head) -> bool:
    """«Открыли 4, 9 и 12 школы», «в 3–7 подъезды»: the noun is in the nominative plural, which no number asks."""
    counts_few = numerals.is_few(items[-1].whole) and may_stand_in(head.forms, Case.GENT)
    if counts_few or (not head.is_of("numbered_houses") and not is_ranked(head.forms)):
        return False
    return any(one.case is Case.NOMN and one.number is Number.PLUR for one in head.forms)


def of_name(place: Place, head: Head) -> Agreement | None:
    """«Эмбраер 190 компании», «на выставке Экспо 2020 павильон закрыт»: a number in the name before."""
    governor, n = place.governor, place.item.whole
    if n < _SHORTEST_NAME or governor.token != place.before:
        return None
    named = governor.token > 0 and place.text.word[governor.token][0].isupper()
    owner = any(form.number is Number.SING and form.case is Case.GENT for form in head.forms)
    event = looks_like_year(place.item) and not calendar.year_case(place.noun)
    if not named or not (owner or (event and not cardinal_agreements(n, head.forms))):
        return None
    return Agreement(False, Case.NOMN)


def of_pupils(place: Place, head: Head) -> Agreement | None:
    """«Выпускники 11 классов»: of which year they are, several classes of it."""
    if place.noun != "классов" or not place.governor.is_noun or not 1 < place.item.whole <= _LAST_CLASS:
        return None
    pupils = {one.lemma for one in analyses(place.text.word[place.governor.token])}
    return None if pupils.isdisjoint(word_list("pupils")) else Agreement(True, Case.GENT, Gender.PLUR)


def told_twice(place: Place) -> Agreement | None:
    """«Во 2 и в 7 округах»: two places in a row, each behind its preposition, before what is numbered."""
    text, governor = place.text, place.governor
    if governor.words not in INTO_OR_ONTO:
        return None
    second = text.lower(governor.token - 1) == "и" and text.kind[governor.token - 2] is NUMBER
    first = governor.token - 3 if second else governor.token
    match = _TWICE.match(text.clean, text.start[first]) if first >= 0 else None
    if match is None:
        return None
    forms = analyses(match["noun"])
    numbered = is_ranked(forms) or may_be_of(forms, "numbered_houses")
    return Agreement(True, Case.LOCT, gender_of_noun(forms[0].lemma)) if numbered else None


def of_degree(place: Place, head: Head, degrees: tuple[str, ...] = _DEGREES) -> Agreement | None:
    """«Умер от рака 4 стадии», «на 2 стадии»: which one; but «у рака 4 стадии», «делят на 2 стадии»."""
    degree = next((one for one in head.forms if one.case is Case.GENT and one.number is Number.SING), None)
    if degree is None or degree.lemma not in degrees or head.adjectives or not place.item.is_whole:
        return None
    text = place.text
    left = place.before if text.is_word(place.before) else place.governor.token
    if text.small[left] == "на":
        divided = speaks_of(text, left, "divides", before=_DIVIDING, behind=_DIVIDING)
        return None if divided else Agreement(True, Case.LOCT, Gender.FEMN)
    noun = place.likeliest(left)
    if noun is None or noun.pos != "NOUN" or text.lower(left - 1) in _HAVING:
        return None
    return Agreement(True, Case.GENT, Gender.FEMN)


def of_numbered(place: Place, head: Head) -> Agreement | None:
    """«Жильцы 102 дома жалуются», «сотрудники 3 отдела задержали»: no subject and no object, so a place in a row."""
    if not numerals.is_few(place.item.whole) or not place.is_of_subject:
        return None
    members, thing = {one.lemma for one in analyses(place.text.word[place.governor.token])}, head.forms[0]
    if members.isdisjoint(word_list("members")) or thing.animate:
        return None
    if thing.lemma in word_list("measures") | word_list("never_attributes"):
        return None
    return first_in(ordinal_agreements(head.forms), Case.GENT)


def of_street(place: Place, head: Head) -> Agreement | None:
    """«Улица 22 Партсъезда», «площадь 3 Интернационала»: a street is named after one of them."""
    text, before = place.text, place.before
    before -= text.word[before] == "."
    if text.lower(before) not in word_list("streets") or not text.word[head.token].istitle():
        return None
    return first_in(ordinal_agreements(head.forms), Case.GENT)


def of_item(place: Place, head: Head) -> Agreement | None:
    """«2 Фиксация животного», «5 Повторный приём»: a line of a list behind its number; but «2 Место», «2 Причины»."""
    text, number = place.text, place.text.at(place.item.start)
    if not text.opens_line(number) or not text.word[number + 1][0].isupper() or place.item.whole < _SECOND:
        return None
    if is_ranked(head.forms) or head.ways(place.item.whole):
        return None
    return Agreement(False, Case.NOMN)


def of_very(place: Place, head: Head) -> Agreement | None:
    """«С самого 1 дня»: the very first."""
    if place.text.lower(place.governor.token) not in _VERY or place.governor.how is not How.ADJECTIVE:
        return None
    if place.is_of_himself:
        return None
    return first_in(ordinal_agreements(head.forms), *place.governor.cases)
