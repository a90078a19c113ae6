"""What a noun asks of the number behind it: «представители 15 стран», «на высоте 500 метров», «в городе 5 школ»."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.normalization.grammar.governor import (
    ATTRIBUTE,
    INTO,
    INTO_OR_ONTO,
    OBJECT,
    ONTO,
    SUBJECT,
    WITH,
    Governor,
    How,
    governors,
)
from briefing.normalization.grammar.morphology import Analysis, analyses, may_stand_in
from briefing.normalization.kinds import Case, Number
from briefing.normalization.tables import word_list

_RELATIONAL_ENDINGS = ("ние", "тие", "вие", "ция", "сия")  # deverbal nouns: задержание 5 человек
_OF_THIS = ("из эт", "из указанн", "из назван")
"""«Из этой суммы 2 млн пойдут на дороги»: what was named before is no attribute."""
_SPANS = ("лет", "года", "месяцев", "недель", "суток", "часов")  # as they stand behind a number
_BY = "по"
_PUT = (*INTO_OR_ONTO, "к", "под")
_AIMED = frozenset({"для", "в качестве", "в виде", "в порядке", "в счёт", "в счет"})
"""Prepositions of what for a thing is given or taken, behind whose noun it follows: «заплатил в счёт долга 7 млн»."""
_OF_MEASURED = (Case.GENT, Case.DATV, Case.LOCT)
_APART = (How.PREPOSITION, How.ADJECTIVE)
_OF_VERB = (How.VERB, How.ADJECTIVE)
DEPRIVING = ("лишить", "лишать")
_DEPRIVES = ("лиши", "лиша", "лише", "лишё")

Answer = tuple[tuple[Case, ...], How]
"""The cases that a noun asks, and how it decides."""


def is_put_into(noun: Analysis, preposition: str) -> bool:
    """«Отдали в аренду», «ввели в эксплуатацию»: whether things are put into what a noun behind «в» names."""
    return preposition in INTO and noun.lemma in word_list("put_into")


class _Noun(NamedTuple):
    """A noun before a number: its reading and all that its form may be, what governs it, whether a verb waits."""

    noun: Analysis
    found: tuple[Analysis, ...]
    before: Governor
    verb_before: bool

    @property
    def plain(self) -> tuple[Case, ...]:
        """The cases of a number that is not the noun's."""
        return OBJECT if self.verb_before else SUBJECT


def asked_by_noun(noun: Analysis, found: tuple[Analysis, ...], before: Governor, *, verb_before: bool) -> Answer:
    """Say what a noun asks; `before`: what governs itself; `verb_before`: whose object the number may be."""
    place = _Noun(noun, found, before, verb_before)
    for step in _STEPS:
        answer = step(place)
        if answer is not None:
            return answer
    return place.plain, How.PERSON if noun.animate and not noun.proper else How.NOUN


def _is_taken_away(place: _Noun) -> Answer | None:
    """«Лишил крова 15 семей»: from whom, behind what; «лишили Россию 13 медалей»: what, behind whom."""
    verb = _depriving(place.before)
    if verb is None:
        return None
    what = not place.noun.animate and may_stand_in(place.found, Case.GENT)
    whom = SUBJECT if verb.pos == "PRTS" else OBJECT
    return (whom if what else (Case.GENT,)), How.PLACE


def _depriving(before: Governor) -> Analysis | None:
    """Give the verb that takes something away from somebody, where it governs, over an adjective or directly."""
    if before.how not in _OF_VERB or not before.words.startswith(_DEPRIVES):
        return None
    return next((one for one in analyses(before.words.split(" ")[0]) if one.lemma in DEPRIVING), None)


def _asks_nothing(place: _Noun) -> Answer | None:
    """«В год 5 школ», «из этой суммы 2 млн пойдут на дороги»."""
    nothing = _is_listed(place.noun, "plain") or place.before.words.startswith(_OF_THIS)
    return (place.plain, How.NOUN) if nothing else None


def _is_of_span(place: _Noun) -> Answer | None:
    """«За 5 лет наблюдений 16 % больных выздоровели»."""
    span = place.noun.case is Case.GENT and place.before.words in _SPANS
    return (place.plain, How.PLACE) if span else None


def _measures(place: _Noun) -> Answer | None:
    """«На высоте 500 метров», «выйти на уровень 5 %», but «высота 500 метров»."""
    if not _is_listed(place.noun, "measure"):
        return None
    if place.before.words == _BY and place.verb_before:
        return place.plain, How.NOUN  # «превышают по объёму 300 страниц»
    reached = place.noun.lemma in word_list("levels_reached") and place.before.words in ONTO
    oblique = reached or _is_oblique(place.noun, place.found, place.before)
    return (ATTRIBUTE if oblique else place.plain), How.NOUN


def _befalls(place: _Noun) -> Answer | None:
    """«Получили отравление 8 школьников», but «изучают отравление 8 школьников»."""
    many = place.noun.lemma in word_list("taken_by_many") and place.verb_before
    return (SUBJECT, How.PLACE) if many and _is_taken(place.before) else None


def _aims(place: _Noun) -> Answer | None:
    """«Привлечь для покупки 5 млн», «получил в качестве компенсации 7 млн»."""
    if place.before.words not in _AIMED or not place.verb_before:
        return None
    return place.plain, How.PLACE


def _takes_in(place: _Noun) -> Answer | None:
    """«Ввести в эксплуатацию 25 домов», «привлечь к ответственности 25 человек»."""
    into = place.noun.lemma in word_list("put_into") and place.before.words in _PUT and place.verb_before
    return (place.plain, How.NOUN) if into else None


def _gives_up(place: _Noun) -> Answer | None:
    """«Взимают с продукции 30 %»; but «с добавлением 5 минут»."""
    if place.noun.case is Case.ABLT:
        return None
    off = place.before.how in _APART and place.before.words.split(" ")[0] == WITH[0] and place.verb_before
    return (place.plain, How.NOUN) if off else None


def _is_done(place: _Noun) -> Answer | None:
    """«Задержание 5 человек»."""
    deed = _ends_as_deed(place.noun) and not _is_listed(place.noun, "group")
    return (ATTRIBUTE, How.RELATION) if deed else None


def _possesses(place: _Noun) -> Answer | None:
    """«Владение 5 % акций»: by what, in the instrumental."""
    case = governors().get((place.noun.lemma, "belongings"))
    return ((case, Case.GENT), How.RELATION) if case else None


def _relates(place: _Noun) -> Answer | None:
    """«Представители 15 стран», «уволили после гибели 5 рабочих», but «похитили у граждан 5 млн»."""
    if not _is_listed(place.noun, "relation"):
        return None
    apart = place.before.how is How.PREPOSITION and place.before.words not in word_list("attribute_behind")
    befallen = word_list("crimes") | word_list("deeds_to_people")
    owners = apart and place.verb_before and place.noun.lemma not in befallen
    return (place.plain, How.NOUN) if owners else (ATTRIBUTE, How.RELATION)


def _locates(place: _Noun) -> Answer | None:
    """«В городе 5 школ»."""
    located = place.noun.number is Number.SING and may_stand_in(place.found, Case.LOCT)
    return (place.plain, How.PLACE) if located and place.before.words in INTO_OR_ONTO else None


def _behind_preposition(place: _Noun) -> Answer | None:
    """«По просьбе 14 государств»."""
    governed = place.before.how is How.PREPOSITION and not place.noun.proper and not place.verb_before
    told = governed and place.before.words not in word_list("no_attribute_behind")
    return (ATTRIBUTE, How.GOVERNED) if told else None


def _unites(place: _Noun) -> Answer | None:
    """«Группа 15 человек», «жители 5 сёл»."""
    noun = place.noun
    if noun.case is Case.DATV or place.before.how is How.PREPOSITION:
        return None
    people = noun.animate and not noun.proper and noun.number is Number.PLUR
    return (ATTRIBUTE, How.RELATION) if people or _is_listed(noun, "group") else None


_STEPS: tuple[Callable[[_Noun], Answer | None], ...] = (
    _is_taken_away,
    _asks_nothing,
    _is_of_span,
    _measures,
    _befalls,
    _aims,
    _takes_in,
    _gives_up,
    _possesses,
    _is_done,
    _relates,
    _locates,
    _behind_preposition,
    _unites,
)
"""The first that knows the noun decides."""


def _is_taken(verb: Governor) -> bool:
    """Whether a verb says that many take or suffer something."""
    if verb.how not in _OF_VERB:
        return False
    return any(one.lemma in word_list("takes") for word in verb.words.split(" ") for one in analyses(word))


def names_deed(noun: Analysis) -> bool:
    """Whether a noun names what is done to things, or is told of them: задержание, ремонт, гибель."""
    if _is_listed(noun, "plain") or _is_listed(noun, "measure") or noun.animate:
        return False
    return _is_listed(noun, "relation") or _ends_as_deed(noun)


def _ends_as_deed(noun: Analysis) -> bool:
    """Whether a noun ends as those of verbs do: «задержание», «конфискация»; «Россия» and «Греция» don't count."""
    return noun.lemma.endswith(_RELATIONAL_ENDINGS) and not noun.proper


def _is_listed(noun: Analysis, part: str) -> bool:
    return (noun.lemma, part) in governors()


def _is_oblique(noun: Analysis, found: tuple[Analysis, ...], before: Governor) -> bool:
    """Whether a noun stands in the genitive, dative or prepositional, as far as its form and its governor tell."""
    governed = before.how in (How.PREPOSITION, How.VERB)
    alike = [one for one in found if one.number is noun.number]
    shared = {one.case for one in alike}.intersection(before.cases) if governed else set()
    return next((case for case in before.cases if case in shared), noun.case) in _OF_MEASURED
