"""Which acronyms in a row share a case: «по данным ОЭСР, МВФ и ЕЦБ», «представители Украины, ЛНР»."""

from __future__ import annotations

from dataclasses import replace

from briefing.normalization.grammar.case_of_name import Standing, with_adjective
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import How, preposition_cases
from briefing.normalization.grammar.joined import LISTING, case_like
from briefing.normalization.grammar.morphology import analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest
from briefing.normalization.kinds import Case, Number
from briefing.normalization.sentence.nearby import opening_quote
from briefing.normalization.sentence.text import CLOSING, Text
from briefing.normalization.syntax.judging import clause
from briefing.normalization.syntax.subjects import (
    Place,
    agrees,
    behind_name,
    has_subject_before,
    is_acronym,
    may_be_subject,
    verb_agrees,
)
from briefing.normalization.tables import beginnings, word_list

_LONGEST_LIST = 16  # acronyms in a row that share a case


def is_said_to_act(place: Place) -> bool:
    """Whether a verb, no participle, behind a name agrees with it."""
    at = behind_name(place.text, place.index)[0]
    verb = likeliest(place.text, at)
    acts = verb is not None and verb.pos == "VERB" and verb_agrees(place) and place.text.word[place.index - 1] != "."
    return acts and verb is not None and not has_subject_before(place, verb)


def with_list(government: Government, index: int) -> Standing | None:
    """Where a name in one case and a comma stand before: «представители Украины, ЛНР», «в Томской области, ХМАО»."""
    text, before = government.text, index - 2
    if before < 1 or text.lower(index - 1) != "," or not text.is_word(before) or _ends_aside(text, before):
        return None
    if (case := _listed_again(government, index)) is not Case.NONE:
        return Standing(case, words=text.word[before])
    if text.word[before][0].isupper():
        cases = {one.case for one in analyses(text.word[before]) if one.proper and one.number is Number.SING}
        return Standing(cases.pop(), words=text.word[before]) if len(cases) == 1 else None
    named = text.is_word(before - 1) and text.word[before - 1][0].isupper()
    if not named or not may_be_of(analyses(text.word[before]), "regions"):
        return None
    governor = government.at(before)
    if governor.how is How.ADJECTIVE:
        return replace(with_adjective(government, before, governor), number=Number.SING)
    return Standing(Case.GENT, words=text.word[before]) if governor.is_noun else None


def _ends_aside(text: Text, index: int) -> bool:
    """Whether a word is by whom what a participle behind a comma tells: «законам, внесённым Минфином, МРОТ растёт»."""
    done = text.word[index - 2] == "," and text.is_word(index - 1)
    by_whom = done and may_stand_in(analyses(text.word[index]), Case.ABLT)
    return by_whom and any(one.passive and one.pos == "PRTF" for one in analyses(text.word[index - 1]))


def _listed_again(government: Government, index: int) -> Case:
    """Give the case of a list that a preposition opens and goes on with: «о ценах, МРОТ и о налогах»."""
    text, governor = government.text, government.at(index - 2)
    if governor.how is not How.PREPOSITION or text.lower(index + 1) != "и":
        return Case.NONE
    again = preposition_cases(text.lower(index + 2)) == preposition_cases(governor.words)
    return case_like(government, index - 2) if again and text.lower(index + 2)[0] == governor.words[0] else Case.NONE


def first_in_case(place: Place) -> int:
    """Give the first of the acronyms that share a name's case, itself where it acts: «по данным СК, ФСБ провела»."""
    text, index = place.text, place.index
    opens = index > 0 and text.word[index - 1] == "," and (is_said_to_act(place) or _acts_alone(place))
    return index if opens else _first_of_list(text, index)


def _acts_alone(place: Place) -> bool:
    """Whether a verb in the singular stands behind a name, of which nothing before is the subject."""
    text, index = place.text, place.index
    at = index + 1 + is_of_country(text, index + 1)
    verb = analyses(text.word[at])[0] if text.goes_on(at) else None
    if verb is None or verb.pos != "VERB" or verb.number is not place.number or verb.number is not Number.SING:
        return False
    first = clause(text, index)[0]
    before = [left for left in range(min(first, index), index - 1) if not is_acronym(text, left)]
    return agrees(verb, place.genders, place.number) and not any(may_be_subject(text, left, verb) for left in before)


def _first_of_list(text: Text, index: int) -> int:
    """Give the first of the acronyms that a list ends with at a token: «по данным ОЭСР, МВФ и ЕЦБ»."""
    for _ in range(_LONGEST_LIST):
        if index < 2 or text.lower(index - 1) not in LISTING:
            break
        before = index - 2
        if text.word[before] in CLOSING:  # «ОАО «Заря»»
            before = opening_quote(text, before) - 1
        if not is_acronym(text, before) or institution_of(text, before) >= 0:
            break  # «правительство РФ и ЦБ»: no bank of the government
        whole = is_acronym(text, before - 1) and text.has_word_before(before)
        index = before - 1 if whole else before  # «УК РФ и УПК», «СО РАН, НИИ»
    return index


def is_of_country(text: Text, index: int) -> bool:
    """Whether a token is the country of the acronym before it: «УК РФ и УПК РФ»."""
    if not text.is_word(index) or text.word[index] not in word_list("countries"):
        return False
    return is_acronym(text, index - 1) and not text.broken(index)


def institution_of(text: Text, owner: int) -> int:
    """Give the institution of a country or place that ends at a token («Минфин РФ», «мэрия Тулы»); -1 for none."""
    at = owner - 1
    if not text.is_word(at) or text.broken(owner) or not _is_country_or_place(text, owner):
        return -1
    if may_be_of(analyses(text.word[owner]), "regions"):
        at -= 1  # «правительство Тульской области»
    best = likeliest(text, at)
    if best is None or best.pos != "NOUN" or best.number is not Number.SING:
        return -1
    called = text.word[at].istitle() and text.lower(at).startswith(beginnings("institutions_cut_short"))
    return at if called or best.lemma in word_list("institutions") else -1


def _is_country_or_place(text: Text, index: int) -> bool:
    """«РФ», «Тулы», «Тульской области»."""
    if text.word[index] in word_list("countries"):
        return True
    forms = forms_at(text, index)
    if may_be_of(forms, "regions"):
        return text.word[index - 1].istitle() and analyses(text.word[index - 1])[0].is_adjective
    return text.word[index].istitle() and any(one.proper and one.case is Case.GENT for one in forms[:1])
