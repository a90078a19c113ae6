"""What tells that a name belongs to a list, or is joined to another, so that its case is not what it seems."""

from __future__ import annotations

from collections.abc import Callable

from briefing.normalization.grammar.governor import preposition_cases
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import analyses, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest, stands
from briefing.normalization.kinds import Case, Number
from briefing.normalization.rules import name_agreement as agreement
from briefing.normalization.rules import name_places as places
from briefing.normalization.rules.name_in_place import VERB_REACH, Name
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.syntax.objects import PART_ENDS
from briefing.normalization.syntax.subjects import is_acronym
from briefing.normalization.tables import word_list

_PAIR = 2  # tokens of «(9-я) и» that are looked at
_NAMESAKE = 8  # tokens before, among which «имени» stands


def _is_among(name: Name) -> bool:
    """Whether it is one of those before, which may stand in any case: «с долгами, в том числе АО «Луч»»."""
    also = name.text.lower(name.token - 1) in AND_OR and name.text.lower(name.token - 2) == "числе"
    only = name.text.lower(name.token - 1) in ("только", "лишь") and name.text.lower(name.token + 1) == ","
    return name.place.words == "числе" or also or (only and name.place.case is Case.NOMN)


def _is_joined_to_latin(name: Name) -> bool:
    """Whether «и» joins it to a name in Latin letters, which shows no case: «по оценке Sigma Point и АКИТ»."""
    text, index = name.text, name.token
    return text.lower(index - 1) in AND_OR and text.is_latin(index - 2)


def _is_joined_to_pair(name: Name) -> bool:
    """Whether «и» joins it to acronyms with a stroke, which stand in any case: «в блоке АБВ/ГДЕ и СДПГ»."""
    text, index = name.text, name.token
    return text.lower(index - 1) in AND_OR and index > 3 and text.word[index - 3] == "/" and text.glued(index - 2)


def _is_joined_to_code(name: Name) -> bool:
    """Whether «и» joins it to a designation, which shows no case: «хвалил ЗРС С-75 и ЗРС С-125»."""
    text, index = name.text, name.token
    joined = name.place.case is Case.NOMN and text.lower(index - 1) in AND_OR and index > 3
    return joined and text.kind[index - 2] is NUMBER and text.word[index - 3] == "-" and text.glued(index - 2)


def _is_joined_to_place(name: Name) -> bool:
    """Whether «и» joins it to the name of a place, beside the noun that it calls: «рядом с деревней Лыткино и СНТ»."""
    text, index = name.text, name.token
    if text.lower(index - 1) not in AND_OR or not text.is_word(index - 2):
        return False
    if name.place.case is not Case.GENT:
        called = text.word[index - 2].istitle() and _is_called(text, index - 2)
        return name.place.case is Case.NOMN and called and not text.broken(index - 1)
    forms = analyses(text.word[index - 2])
    singular = any(one.case is Case.NOMN and one.number is Number.SING for one in forms)
    return text.word[index - 2].istitle() and singular and not text.broken(index - 1)


def _is_called(text: Text, index: int) -> bool:
    """Whether a token is what the noun before it, no subject, is called: «за селом Лыково»."""
    before = forms_at(text, index - 1) if not text.broken(index) else ()
    return bool(before) and before[0].pos == "NOUN" and all(one.case is not Case.NOMN for one in before)


def _is_joined_to_unsure(name: Name) -> bool:
    """Whether «и» joins it to brackets or letters, which show no case, no verb behind: «по IBF (9-я) и WBO»."""
    text, index = name.text, name.token
    if name.place.case is not Case.NOMN or text.lower(index - 1) not in AND_OR or index < _PAIR:
        return False
    if text.word[index - 2] != ")" and not is_acronym(text, index - 2):
        return False
    return not agreement.has_predicate(text, index)


def _may_be_listed(name: Name) -> bool:
    """Whether a name may be one of a list and no subject: «число законов, НКО и партий», «4 пояса: WBA, WBC и IBF»."""
    text, index, place = name.text, name.token, name.place
    if place.case is not Case.NOMN or index == 0:
        return False
    if _is_listed_apart(text, index) or _what_follows_differs(text, index):
        return True
    if text.word[index - 1] == ":" and text.lower(index + 1) == "," and preposition_cases(text.lower(index - 2)):
        return True  # «вклады подорожали в: МКБ, Зените»
    if text.word[index - 1] != ",":
        return False
    if place.words:
        return _goes_on(text, index)
    verb = agreement.verb_behind(text, index)
    return not text.is_word(verb) or not analyses(text.word[verb])[0].tells_deed


def _what_follows_differs(text: Text, index: int) -> bool:
    """Whether «и» joins a name to a noun that is no subject: «двум регионам: АТР и Америке»."""
    if text.lower(index + 1) not in AND_OR or not text.is_word(index + 2):
        return False
    best = analyses(text.word[index + 2])
    return best[0].pos == "NOUN" and not may_stand_in(best, Case.NOMN)


def _goes_on(text: Text, index: int) -> bool:
    """Whether a name goes on a list of what is no subject: «данные Росстата, ЦНИИ организации здравоохранения»."""
    before = likeliest(text, index - 2)
    listed = before is not None and before.pos == "NOUN" and before.case is not Case.NOMN
    behind = text.ahead(index + 1, VERB_REACH, PART_ENDS)
    return listed and not any(stands(text, at, "VERB", "PRTS", "ADJS", "PRED") for at in behind)


def _is_listed_apart(text: Text, index: int) -> bool:
    """Whether a colon or a dash stands before the acronyms of a list: what it tells may be of them and not they."""
    first, last = places.listed(text, index)
    return last > first > 1 and text.word[first - 1] in ":—–-" and not text.glued(first) and text.is_word(first - 2)


def _is_joined_to_namesake(name: Name) -> bool:
    """Whether «и» joins a name to one that somebody's name ends: «институт им. Н. И. Пирогова и НМИЦ»."""
    text, index = name.text, name.token
    before = range(max(0, index - _NAMESAKE), index - 1)
    return text.lower(index - 1) == "и" and any(text.lower(i) in ("имени", "им") for i in before)


def _goes_on_in_another_case(name: Name) -> bool:
    """Whether a comma goes on a list in another case: «союз с Тулой, ЕврАзЭС, единое пространство»."""
    text, index, case = name.text, name.token, name.place.case
    if text.word[index - 1] != "," or text.lower(index + 1) != "," or not text.is_word(index + 2):
        return False
    forms = analyses(text.word[index + 2])
    listed = forms[0].pos in ("NOUN", "ADJF") and not forms[0].proper and not text.word[index + 2].isupper()
    return listed and not may_stand_in(forms, case)


def _is_joined_to_country(name: Name) -> bool:
    """Whether «а также» joins it to a country, or to what that is of: «вопросы: будущее флота РФ, а также ПРО»."""
    text, index = name.text, name.token
    also = text.lower(index - 1) == "также" and text.word[index - 3] == ","
    return also and name.place.case is Case.GENT and text.word[index - 4] in word_list("countries")


DOUBTS: tuple[Callable[[Name], bool], ...] = (
    _may_be_listed,
    _is_joined_to_namesake,
    _is_among,
    _is_joined_to_latin,
    _is_joined_to_unsure,
    _is_joined_to_pair,
    _is_joined_to_code,
    _is_joined_to_place,
    _goes_on_in_another_case,
    _is_joined_to_country,
)
