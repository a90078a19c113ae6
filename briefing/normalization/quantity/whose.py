"""What the noun before tells of what is counted: whose it is («43 рассказа 17 авторов»), a title, an amount."""

from __future__ import annotations

from functools import cache

from briefing.normalization.grammar.governor import ATTRIBUTE, OBJECT, Governor, How, is_listed, preposition_cases
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import CLOSING, NUMBER, OPENING, Text
from briefing.normalization.tables import word_list

_OF_PEOPLE = ("workplaces", "owners", "companies", "bearers_of_names")
_LONGEST_AUTHOR = 7  # words from a title's kind to it: «новая книга известного историка Ивана Петрова»
_LONGEST_TITLE = 5  # tokens behind what is counted among which a title ends: «20 тысяч льё под водой»
_LONGEST_LABEL = 5  # words of «вместимость концертного зала областной филармонии»


def authors(place: Place, head: Head) -> Governor | None:
    """«43 рассказа 17 авторов»: of the things counted before; but «осуждены на 10 лет 7 человек»."""
    governor, last = place.governor, place.last
    if not head.animate or governor.token <= 0:
        return None
    if place.is_of(governor.token, "measures"):
        return None
    if last is None or last.counted is not Counted.NOUN or last.end != place.text.end[governor.token - 1]:
        return None
    return governor.as_attribute()


def of_counted(place: Place, head: Head) -> Governor | None:
    """«Изъяли у 5 жителей 12 телефонов»: the things are no attribute of people who were counted themselves."""
    governor, text = place.governor, place.text
    if governor.token <= 0 or text.kind[governor.token - 1] is not NUMBER or head.animate:
        return None
    if not any(one.animate for one in analyses(text.word[governor.token])):
        return None
    if head.is_of(*_OF_PEOPLE):
        return None  # «12 жителей 5 домов»
    return governor._replace(cases=OBJECT, how=How.NOUN)


def of_recipients(place: Place, head: Head) -> Governor | None:
    """«Директорам 25 школ», «родным 4 погибших», but «пенсионерам 25 путёвок»: of those to whom something is given."""
    governor, people = place.governor, place.likeliest(place.governor.token)
    if people is None or people.case is not Case.DATV or people.number is not Number.PLUR:
        return None
    several = people.animate or people.lemma in word_list("households")
    theirs = head.may_be_people or head.is_of("workplaces")
    if not several or not theirs:
        return None
    return governor.as_attribute()


def of_authorities(place: Place, head: Head) -> Governor | None:
    """«Получил от властей 12 стран приглашения»: of a place are those who stand for it."""
    governor, people = place.governor, place.likeliest(place.governor.token)
    if people is None or people.case is not Case.GENT or people.number is not Number.PLUR:
        return None
    places = word_list("places_of_things") | word_list("settlements") | {"государство"}
    if head.lemma not in places or not is_listed(place.text.word[governor.token], "relation"):
        return None
    return governor.as_attribute()


def in_belongings(place: Place, head: Head) -> Governor | None:
    """«Обыски в домах 8 чиновников», «в классах 48 школ»: theirs."""
    governor, thing = place.governor, place.likeliest(place.governor.token)
    if thing is None or thing.number is not Number.PLUR:
        return None
    owned = thing.lemma in word_list("belongings") and head.may_be_people
    part = thing.lemma in word_list("parts_of_workplaces") and head.is_of("workplaces")
    if not (owned or part):
        return None
    return governor.as_attribute()


def of_parents(place: Place, head: Head) -> Governor | None:
    """«Отца 2 детей осудили»: whose they are."""
    theirs = place.is_of(place.governor.token, "parents") and may_be_of(head.forms, "offspring")
    return place.governor.as_attribute() if theirs else None


def of_those_told(place: Place, head: Head) -> Governor | None:
    """«Жителей 15 регионов предупредили о шторме»: whose they are to whom it is done; but «жителей 5 раз звали»."""
    governor, text, before = place.governor, place.text, place.likeliest(place.governor.token - 1)
    if head.is_measure:
        return None
    opens = text.broken(governor.token) or before is None or before.pos == "ADVB"
    return governor.as_attribute() if opens else None


def title(place: Place, head: Head) -> Governor | None:
    """«По роману «12 стульев»» names it; «съёмки «12 стульев»» are of it."""
    governor, text, start = place.governor, place.text, place.token
    if not governor.is_noun or text.word[start - 1] not in OPENING:
        return None
    if CLOSING.isdisjoint(text.word[head.token + 1 : head.token + _LONGEST_TITLE]):
        return None
    noun = place.likeliest(governor.token)
    if head.lemma == "год" or _names_title(text, governor.token):  # «колхоз «30 лет Победы»»
        return governor._replace(cases=(Case.NOMN,), how=How.VERB)
    if noun is None or noun.proper:
        return None
    return governor._replace(cases=ATTRIBUTE, how=How.ADJECTIVE)


def named_for_many(place: Place, head: Head | None) -> Governor | None:
    """«В храме 7 Вселенских Соборов», «на улице 26 Бакинских Комиссаров»: named for so many."""
    governor, text, token = place.governor, place.text, place.following
    if head is None or not text.is_word(token) or not text.word[token].istitle() or governor.token != token - 2:
        return None
    named = {one.lemma for one in analyses(text.word[governor.token])}
    several = any(form.is_genitive_plural for form in head.forms)
    if not several or named.isdisjoint(word_list("named_for_many")):
        return None
    return governor.as_attribute()


def _names_title(text: Text, last: int) -> bool:
    """Whether words that end with a token say whose or what title follows: «роман Ильфа и Петрова»."""
    for token in text.words_back(last, _LONGEST_AUTHOR):
        if may_be_of(analyses(text.word[token]), "titled", "bearers_of_names"):
            return True
    return False


def amount(place: Place, head: Head) -> Governor | None:
    """«Средний возраст участников 35 лет», «Опыт работы 5 лет»; but «опыт работы 5 лет помог»."""
    text, counted, behind = place.text, head.lemma, place.behind
    if counted not in _counted_behind_labels():
        return None
    if text.goes_on(behind) and not preposition_cases(text.lower(behind)) and text.lower(behind) not in AND_OR:
        return None
    for token in text.words_back(place.governor.token, _LONGEST_LABEL):
        forms = forms_at(text, token)
        if f"{forms[0].lemma}/{counted}" in word_list("labels_of_amounts"):
            return place.governor.as_existing() if _begins(text, token) else None
        if not may_stand_in((one for one in forms if one.pos == "NOUN" or one.is_adjective), Case.GENT):
            return None
    return None


@cache
def _counted_behind_labels() -> frozenset[str]:
    return frozenset(pair.partition("/")[2] for pair in word_list("labels_of_amounts"))


def _begins(text: Text, label: int) -> bool:
    """Whether a label opens its clause or stands behind a preposition, but for adjectives: «при полной вместимости»."""
    while text.has_word_before(label) and forms_at(text, label - 1)[0].is_adjective:
        label -= 1
    before = text.lower(label - 1)
    return not text.has_word_before(label) or before in AND_OR or bool(preposition_cases(before))
