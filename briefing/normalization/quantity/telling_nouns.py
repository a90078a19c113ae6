"""Numbers whose noun alone tells how they are read: «к 6 утра», «13 мороза», «в 4 часу», «диабет 2 типа»."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.governor import How, is_listed, is_size
from briefing.normalization.kinds import DIRECT, Case, Gender
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.ages import ABSENT
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.numbered import of_pupils
from briefing.normalization.quantity.place import Place
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.text import CLOSING, LATIN
from briefing.normalization.tables import word_list

_SPENT = ("за", "после", "через", "спустя", "в честь", "накануне")
_NIGHTS = range(2, 5)
_DURING = ("за", "на", "через")
_SINCE = ("назад", "спустя", "подряд")
_DAYS = ("дня", "дней", "день")
_HOURS = 12
_DIABETES = "СД"
_IN_A_ROW = "подряд"
_NEAR = 5  # tokens before a number among which the name of an illness is looked for
_NOUNS = ("лет", "типа", "типов", "классов", "место", "квартала", "поколения", "круг", "круга")
_LISTS = ("parts_of_day", "of_degrees", "ordinal_only", "of_kinds")


@cache
def _nouns() -> frozenset[str]:
    """Give the nouns that these readings concern, as they stand behind a number: most numbers count others."""
    return frozenset(_NOUNS).union(*map(word_list, _LISTS))


def told(place: Place, head: Head) -> Agreement | None:
    """«К 6 утра», «в 4 часу»: what the noun alone tells; None for most nouns."""
    if place.noun not in _nouns():
        return None
    return next((way for step in _STEPS if (way := step(place, head)) is not None), None)


def _of_ages(place: Place, head: Head) -> Agreement | None:
    """«Зрители постарше (52–63 лет)»: of those years, as the plural tells."""
    ages = place.noun == "лет" and place.item.joint == joints.DASH and numerals.is_few(place.item.whole)
    return Agreement(False, Case.GENT) if ages and place.governor.how is How.NONE else None


def _of_years_named(place: Place, head: Head) -> Agreement | None:
    """«У дома по улице 50 лет Октября»: a name; but «за 80 лет Победы»."""
    name = place.text.word[head.token + 1 : head.token + 2]
    if place.noun != "лет" or not name or not name[0][0].isupper() or name[0].lower() not in word_list("years_named"):
        return None
    spent = place.governor.how is How.PREPOSITION and place.governor.words in _SPENT
    return None if spent else Agreement(False, Case.NOMN)


def _hour(place: Place, head: Head) -> Agreement | None:
    """«к 6 утра»: hours are meant; «срок приёма 3 дня», «длившимися 2 дня боями», «света не было 3 дня»: days."""
    if place.noun not in word_list("parts_of_day") or place.item.whole > _HOURS or not place.item.is_whole:
        return None
    lasts = place.governor.is_noun or place.governor.how is How.ADJECTIVE or place.governor.words in ABSENT
    if place.noun == "дня" and lasts and numerals.is_few(place.item.whole):
        return None
    if place.noun == "ночи" and place.item.whole in _NIGHTS and _are_nights(place):
        return None
    return Agreement(False, place.governor.first)


def _are_nights(place: Place) -> bool:
    """«Провели там 2 ночи», «за 2 ночи», «2 ночи назад», «два дня и 2 ночи»; but «было 2 ночи», «в 2 ночи»."""
    governor = place.governor
    if place.word_behind in _SINCE:
        return True
    if governor.how is How.PREPOSITION:
        return governor.words in _DURING
    if governor.is_noun or place.text.lower(place.token - 2) in _DAYS:
        return True
    verb = place.likeliest(governor.token) if governor.how is How.VERB else None
    return verb is not None and verb.transitive


def _of_degrees(place: Place, head: Head) -> Agreement | None:
    """«до 13 мороза», «150 восточной долготы»: degrees are meant; «с координатами 55 северной широты»."""
    if place.noun not in word_list("of_degrees"):
        return None
    return Agreement(False, Case.NOMN if place.governor.is_noun else place.governor.first)


def _only_ordinal(place: Place, head: Head) -> Agreement | None:
    """«в 4 часу»: a form that no cardinal goes with."""
    if place.noun not in word_list("ordinal_only"):
        return None
    return Agreement(True, Case.DATV if place.governor.first is Case.DATV else Case.LOCT)


def _of_type(place: Place, head: Head) -> Agreement | None:
    """«диабет 2 типа», «СД 1 и 2 типов»: kinds of an illness are numbered; but «делят диабет на 2 типа»."""
    text, governor = place.text, place.governor
    if governor.how is How.PREPOSITION and Case.GENT not in governor.cases:
        return None
    start = place.token
    if place.noun not in ("типа", "типов"):
        return None
    ill = _DIABETES in text.word[max(0, start - _NEAR) : start] or speaks_of(text, start, "of_types", before=_NEAR)
    if not ill:
        return None
    return Agreement(True, Case.GENT, Gender.MASC)


def _of_generation(place: Place, head: Head) -> Agreement | None:
    """«Kia Rio 4 поколения», «ГАЗ «Соболь» 4 поколения»: which one a model is of; but «сменилось 2 поколения»."""
    before = place.before
    model = before >= 0 and (place.text.kind[before] is LATIN or place.text.word[before] in CLOSING)
    return Agreement(True, Case.GENT, Gender.NEUT) if place.noun == "поколения" and model else None


def _of_quarter(place: Place, head: Head) -> Agreement | None:
    """«Выше результата 3 квартала»: of which quarter; but «в России 2 квартала», «с начала года 2 квартала»."""
    if place.noun != "квартала" or not place.governor.is_noun or not numerals.is_few(place.item.whole):
        return None
    if place.word_behind == _IN_A_ROW:
        return None  # «нет прибыли 2 квартала подряд»
    if place.governor.how is not How.GOVERNED and not is_size(place.text.word[place.governor.token]):
        return None
    noun = place.likeliest(place.governor.token)
    of_it = noun is not None and noun.case is Case.GENT and not is_listed(noun.lemma, "plain")
    return Agreement(True, Case.GENT, Gender.MASC) if of_it else None


def _taken(place: Place, head: Head) -> Agreement | None:
    """«Занимает 201 место»: a place in a row, however long."""
    if place.governor.how is not How.VERB or place.noun != "место":
        return None
    verb = place.likeliest(place.governor.token)
    taken = verb is not None and verb.lemma in ("занять", "занимать")
    return Agreement(True, Case.ACCS, Gender.NEUT) if taken else None


def _in_brackets(place: Place, head: Head) -> Agreement | None:
    """«Лучшими стали Орлов (21 место) и Белова»: a place in a row; but «малый зал (121 место)»."""
    text, before = place.text, place.before
    if place.noun != "место" or text.word[before] != "(" or place.word_behind != ")":
        return None
    seats = speaks_of(text, before, "with_seats", before=_NEAR)
    return None if seats else Agreement(True, Case.NOMN, Gender.NEUT)


def _of_penalty(place: Place, head: Head) -> Agreement | None:
    """«Промах стоил ей 1 штрафного круга», «(1 штрафной круг)»: so many, and no first one."""
    if not place.text.lower(head.token - 1).startswith("штрафн"):
        return None
    return next(iter(head.ways(place.item.whole)), None)


def _of_kinds(place: Place, head: Head) -> Agreement | None:
    """«Болты бывают 2 типов»: of so many kinds; «типов» and «родов» are no living things."""
    if place.noun not in word_list("of_kinds"):
        return None
    verb = place.likeliest(place.governor.token)
    told = verb is not None and verb.lemma == "бывать"
    few = numerals.is_few(place.item.whole) and place.governor.first in DIRECT
    return Agreement(False, Case.GENT) if told or few else None


_STEPS: tuple[Callable[[Place, Head], Agreement | None], ...] = (
    _of_ages,
    _of_years_named,
    _hour,
    _of_degrees,
    _only_ordinal,
    _of_type,
    _of_generation,
    _of_quarter,
    of_pupils,
    _taken,
    _in_brackets,
    _of_penalty,
    _of_kinds,
)
"""The first that knows the noun decides."""
