"""What tells that a name is one of several, or belongs to a list: «законы об НКО», «владельцы ЛПХ», «у ФАС и НКО»."""

from __future__ import annotations

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.governor import preposition_cases
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import analyses, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest, stands
from briefing.normalization.kinds import Case, Number
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.rules.names import name_agreement as agreement
from briefing.normalization.rules.names import name_places as places
from briefing.normalization.rules.names.name_agreement import VERB_REACH, Doubt
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.syntax.objects import PART_ENDS
from briefing.normalization.syntax.subjects import is_acronym
from briefing.normalization.tables import word_list

_NAMESAKE = 8  # tokens before, among which «имени» stands
_OF_ALL = frozenset(["о", "об", "для", "среди", "между"])


def _is_among(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether it is one of those before, which may stand in any case: «с долгами, в том числе АО «Луч»»."""
    also = text.lower(index - 1) in AND_OR and text.lower(index - 2) == "числе"
    only = text.lower(index - 1) in ("только", "лишь") and text.lower(index + 1) == ","
    return place.words == "числе" or also or (only and place.case is Case.NOMN)


def _is_joined_to_caseless(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether «и» joins it to what shows no case: «по оценке Sigma Point и АКИТ», «в блоке АБВ/ГДЕ и СДПГ».

    As a subject, no verb behind, also to codes, letters and brackets: «ЗРС С-75 и ЗРС С-125», «по IBF (9-я) и WBO».
    """
    before = index - 2
    if text.lower(index - 1) not in AND_OR or before < 0:
        return False
    joined = before > 1 and text.glued(before)
    if text.is_latin(before) or (joined and text.word[before - 1] == "/"):
        return True
    if place.case is not Case.NOMN:
        return False
    code = joined and text.kind[before] is NUMBER and text.word[before - 1] == "-"
    unsure = text.word[before] == ")" or is_acronym(text, before)
    return code or (unsure and not agreement.has_predicate(text, index))


def _is_joined_to_place(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether «и» joins it to the name of a place, beside the noun that it calls: «рядом с деревней Лыткино и СНТ»."""
    if text.lower(index - 1) not in AND_OR or not text.is_word(index - 2):
        return False
    if place.case is not Case.GENT:
        called = text.word[index - 2].istitle() and _is_called(text, index - 2)
        return place.case is Case.NOMN and called and not text.broken(index - 1)
    forms = analyses(text.word[index - 2])
    singular = any(one.case is Case.NOMN and one.number is Number.SING for one in forms)
    return text.word[index - 2].istitle() and singular and not text.broken(index - 1)


def _is_called(text: Text, index: int) -> bool:
    """Whether a token is what the noun before it, no subject, is called: «за селом Лыково»."""
    before = forms_at(text, index - 1) if not text.broken(index) else ()
    return bool(before) and before[0].pos == "NOUN" and all(one.case is not Case.NOMN for one in before)


def _may_be_listed(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a name may be one of a list and no subject: «число законов, НКО и партий», «4 пояса: WBA, WBC и IBF»."""
    if index == 0:
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


def _is_joined_to_namesake(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether «и» joins a name to one that somebody's name ends: «институт им. Н. И. Пирогова и НМИЦ»."""
    before = range(max(0, index - _NAMESAKE), index - 1)
    return text.lower(index - 1) == "и" and any(text.lower(i) in ("имени", "им") for i in before)


def _goes_on_in_another_case(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a comma goes on a list in another case: «союз с Тулой, ЕврАзЭС, единое пространство»."""
    text, index, case = text, index, place.case
    if text.word[index - 1] != "," or text.lower(index + 1) != "," or not text.is_word(index + 2):
        return False
    forms = analyses(text.word[index + 2])
    listed = forms[0].pos in ("NOUN", "ADJF") and not forms[0].proper and not text.word[index + 2].isupper()
    return listed and not may_stand_in(forms, case)


def _is_joined_to_country(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether «а также» joins it to a country, or to what that is of: «вопросы: будущее флота РФ, а также ПРО»."""
    also = text.lower(index - 1) == "также" and text.word[index - 3] == ","
    return also and text.word[index - 4] in word_list("countries")


DOUBTS: dict[Case, tuple[Doubt, ...]] = {
    Case.NOMN: (_may_be_listed,),
    Case.GENT: (_is_joined_to_country,),
    Case.NONE: (
        _is_joined_to_namesake,
        _is_among,
        _is_joined_to_caseless,
        _is_joined_to_place,
        _goes_on_in_another_case,
    ),
}
"""By the case in which the name seems to stand; none: in whatever case."""


def is_of_all(text: Text, index: int, name: Declined) -> bool:
    """Whether the word before makes one of many things mean all of its kind: «законы об НКО», «поддержка НКО»."""
    several = name.is_common and name.is_of("often_several") and not name.is_of("seldom_several")
    best = likeliest(text, index - 1)
    told = text.lower(index - 1) in _OF_ALL or (best is not None and best.lemma in word_list("done_for_all"))
    return several and told and not places.name_behind(text, index)


def _goes_on_several(text: Text, index: int) -> bool:
    """Whether a name goes on a list whose first is several: «все НКО, МФЦ и НИИ»."""
    first = places.listed(text, index)[0]
    before = forms_at(text, first - 1) if first < index else ()
    return any(one.is_adjective and one.number is Number.PLUR for one in before)


def _is_joined_to_several(text: Text, index: int) -> bool:
    """Whether «и» joins a name to several of another kind: «предприниматели и НКО»."""
    if text.lower(index - 1) not in AND_OR or not text.has_word_before(index - 1):
        return False
    best = analyses(text.word[index - 2])[0]
    return (best.pos == "NOUN" or best.is_adjective) and best.number is Number.PLUR  # «домам престарелых и ПНИ»


def _is_often_several(found: Acronym) -> bool:
    """Whether there are oftener several of what is called so: «НКО», «предприятия»."""
    return found.name is not None and not word_list("often_several").isdisjoint(
        (found.name.head.lower(), found.written)
    )


def go_on_several(text: Text, index: int, found: Acronym, case: Case) -> bool:
    """Whether «и» joins one of many things to several others in the same case: «13 танков и БМП», «школы и МФЦ»."""
    if not _is_often_several(found) or places.name_behind(text, index):
        return False
    forms = analyses(text.lower(index - 2)) if _is_joined_to_several(text, index) else ()
    return any(one.case is case and one.number is Number.PLUR and not one.animate for one in forms)


def are_joined(text: Text, index: int, found: Acronym) -> bool:
    """Whether «и» joins one of many to several things, so that many are meant too: «компании и ИП платят налог»."""
    if text.lower(index - 1) not in AND_OR or not text.is_word(index - 2):
        return False
    if not _is_often_several(found) or places.name_behind(text, index):
        return False
    return any(
        one.pos == "NOUN"
        and one.case is Case.NOMN
        and one.number is Number.PLUR
        and (not one.animate or one.lemma == "юрлицо")
        for one in analyses(text.lower(index - 2))
    )


def _goes_on_with_several(text: Text, index: int, case: Case) -> bool:
    """Whether several of another kind follow in the same case: «в ЦРБ, детских садах и яслях», «в ЦРБ и яслях»."""
    behind = index + 2
    if text.lower(index + 1) not in (*AND_OR, ",") or not text.goes_on(behind):
        return False
    if analyses(text.word[behind])[0].is_adjective and text.is_word(behind + 1):
        behind += 1
    best = analyses(text.word[behind])[0]
    return best.pos == "NOUN" and best.number is Number.PLUR and best.case is case


def may_be_several(text: Text, index: int, found: Acronym, place: Standing, *, adjective: bool) -> bool:
    """Whether the place doesn't tell one thing from several: «законы об НКО», «производитель ПК»."""
    name = found.name
    if name is None or not name.is_common or found.written in word_list("tax_regimes"):
        return False
    of_a_kind = found.number is Number.SING and name.may_be_counted
    if of_a_kind and place.number is Number.SING and _goes_on_several(text, index):
        return True
    beside = _is_joined_to_several(text, index) or _goes_on_with_several(text, index, place.case)
    if of_a_kind and not place.count and not adjective and beside:
        return True
    best = likeliest(text, index - 1) if not text.broken(index) else None
    several = best.lemma if best is not None and best.number is Number.PLUR else ""
    if found.number is Number.SING and several in word_list("have_one_each"):
        return True  # «владельцы ЛПХ»
    if of_a_kind and place.case is Case.ABLT and several in word_list("linking_verbs"):
        return True  # «субъектами являются ТНК»
    many = of_a_kind and text.lower(index - 1) in word_list("made_by_many")
    if not _is_often_several(found) and not many:
        return False
    numbered = text.is_number(index - 1) or is_of_all(text, index, name)
    many = many or text.lower(index - 1) in word_list("had_by_many")
    named = places.name_behind(text, index) and not many  # «взвод РСЗО «Град»», «поставка ЗРК С-400»
    told = place.count or adjective or numbered or place.number is Number.PLUR  # «в одном из СНТ»
    return not (told or named or place.case is Case.NOMN)


def is_of_several(text: Text, index: int) -> bool:
    """Whether a passive participle in the plural stands before a name: «осуждённые ИК», «ориентированным НКО»."""
    forms = forms_at(text, index) if not text.broken(index + 1) else ()
    return bool(forms) and forms[0].pos == "PRTF" and any(one.passive and one.number is Number.PLUR for one in forms)
