"""Whether the place of a name tells one thing from several: «законы об НКО», «владельцы ЛПХ»."""

from __future__ import annotations

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest
from briefing.normalization.kinds import Case, Number
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.rules import name_places as places
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_OF_ALL = frozenset(["о", "об", "для", "среди", "между"])


def is_of_all(text: Text, index: int, name: Declined) -> bool:
    """Whether the word before makes one of many things mean all of its kind: «законы об НКО», «поддержка НКО»."""
    several = name.is_common and name.is_of("often_several") and not name.is_of("seldom_several")
    return several and _is_said_of_all(text, index - 1) and not places.name_behind(text, index)


def _is_said_of_all(text: Text, index: int) -> bool:
    before = text.lower(index)
    return before in _OF_ALL or (text.is_word(index) and analyses(before)[0].lemma in word_list("done_for_all"))


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


def _are_what(text: Text, index: int) -> bool:
    """Whether a verb in the plural says what several are: «субъектами являются ТНК»."""
    best = likeliest(text, index) if not text.broken(index + 1) else None
    return best is not None and best.number is Number.PLUR and best.lemma in word_list("linking_verbs")


def _has_one_each(text: Text, index: int) -> bool:
    """Whether several people stand before a name, of whom each has one: «владельцы ЛПХ»."""
    forms = analyses(text.word[index])[:1] if text.has_word_before(index + 1) else ()
    return any(one.number is Number.PLUR and one.lemma in word_list("have_one_each") for one in forms)


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
    if found.number is Number.SING and _has_one_each(text, index - 1):
        return True
    if of_a_kind and place.case is Case.ABLT and _are_what(text, index - 1):
        return True
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
