"""The full name of an acronym in its place, or why none is said there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.governor import How
from briefing.normalization.grammar.morphology import adjectives, analyses, nouns
from briefing.normalization.kinds import Case, Number
from briefing.normalization.lexicon import acronyms
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.lexicon.meanings import meaning_at, meaning_elsewhere, meanings
from briefing.normalization.rules import name_agreement as agreement
from briefing.normalization.rules import name_places as places
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.name_standing import is_common, standing_of
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Doubt, Reading
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import word_list

_INNER = re.compile(r"\b[А-ЯЁ]{2,}\b")
"""An acronym inside a full name («Агентство США …») is said, never expanded."""
_ADJECTIVAL = ("ский", "ская", "ское", "цкий", "цкая", "цкое")  # a surname, or what something is called by its place
_NAMESAKE = 8  # tokens before, among which «имени» stands
_OF_ALL = frozenset(["о", "об", "для", "среди", "между"])


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Why no full name is said; `heard`: the listener knows it, so that none is said later either."""

    why: str
    heard: bool = False


def full_name(context: Context, index: int, found: Acronym) -> Reading | Unsaid:
    """Say the full name of an acronym that is to be expanded, or why it isn't."""
    meant = _meant(context, index, found)
    if isinstance(meant, Unsaid):
        return meant
    name = meant.name
    if name is None:
        return Unsaid("its organisation is not certain")
    text = context.text
    if _repeats_head(text, index, name):
        if name.before or not name.after.startswith("«"):
            return Unsaid("its noun was said")
        return _reading(context, index, name.after, "its noun stands before it")
    place = standing_of(context, index, meant)
    why = _against(context, index, meant, place)
    if why:
        return Unsaid(why)
    several = Number.PLUR in (meant.number, place.number) or _is_of_all(text, index, name)
    number = Number.PLUR if several else Number.SING
    spoken = _counted(text, index, name, place) if place.count else name.form(place.case, number)
    spoken = _INNER.sub(lambda inner: context.letters.say(inner.group()), spoken)
    reading = _reading(context, index, spoken, f"{place.case} («{place.words}»)", place.case)
    if place.count:
        return reading
    reading = agreement.with_adjective(context, index, meant, place, reading)
    subject = place.case is Case.NOMN and number is meant.number
    return agreement.with_verbs(context, index, meant, reading) if subject else reading


def _counted(text: Text, index: int, name: Declined, place: Standing) -> str:
    """Say a name as many are counted; its adjectives take the case of one before it: «три новых АЭС»."""
    before = [one.case for one in analyses(text.word[index - 1]) if one.is_adjective and one.number is Number.PLUR]
    nominative = Case.NOMN in before and Case.GENT not in before
    return name.counted(place.count, place.case, Case.NONE if not before else Case.NOMN if nominative else Case.GENT)


def _reading(context: Context, index: int, spoken: str, why: str, case: Case = Case.NONE) -> Reading:
    text = context.text
    if stops.opens_sentence(text, index, context.last):
        spoken = spoken[0].upper() + spoken[1:]
    reason = f"acronym in full, {why}"
    return Reading(text.start[index], text.end[index], spoken, reason, case=case, doubt=Doubt.FULL_NAME, rule="acronym")


def _meant(context: Context, index: int, found: Acronym) -> Acronym | Unsaid:
    """Give the acronym with the name that it has here, or say why none belongs here."""
    text, memory = context.text, context.letters
    memory.defined.update(places.definitions(text.clean))
    if acronyms.name_is_given(found, *_beside(text, index)):
        return Unsaid("the text gives its name", heard=True)
    defined = memory.defined.get(found.written)
    if defined is not None:
        known = [one.of(found) for one in meanings(found.written)]
        found_here = [one for one in (found, *known) if acronyms.name_is_given(one, defined, ())]
        if not found_here or places.in_brackets(text, index):
            return Unsaid("the text gives its name", heard=True)
        found = found_here[0]
    elif places.in_brackets(text, index) and memory.needs_certainty:
        return Unsaid("in brackets")
    elif found.written not in memory.own:
        found = _by_its_place(context, index, found)
    alone = found.name is not None and not memory.needs_certainty and not is_common(found.name)
    if places.in_name(text, index, alone=alone) or places.in_code(text, index) or places.is_named_so(text, index):
        return Unsaid("part of a name or code")
    if found.name is not None and places.quoted_name_behind(text, index) and not _may_be_followed(text, index, found):
        return Unsaid("its organisation is not certain")
    if memory.needs_certainty and acronyms.name_is_given(found, places.words_before(text, index), ()):
        return Unsaid("its name was just said", heard=True)
    return found


def _by_its_place(context: Context, index: int, found: Acronym) -> Acronym:
    """Give an acronym with the name that its place tells, else, where it need not be certain, an earlier place."""
    text, memory = context.text, context.letters
    if not meanings(found.written):
        return found
    named = places.name_behind(text, index) or places.is_named_so(text, index + 1)
    before, behind = text.lower(index - 1), text.lower(index + 1)
    told = meaning_at(found, named=named, preceded=before, followed=behind, near=places.near(text, index))
    if told is not None:
        memory.meant[found.written] = told
        return told
    return meaning_elsewhere(found) if memory.needs_certainty else memory.meant.get(found.written, found)


def _beside(text: Text, index: int) -> tuple[list[str], list[str]]:
    """Give the words before an acronym in brackets, and those behind one that brackets or a dash follow."""
    before = range(max(0, index - 14), index) if index and text.word[index - 1] == "(" else range(0)
    dashed = index + 1 < text.count and text.word[index + 1] in "(—–"
    behind = range(index + 1, min(text.count, index + 14)) if dashed else range(0)
    return [text.word[i] for i in before if text.is_word(i)], [text.word[i] for i in behind if text.is_word(i)]


def _may_be_followed(text: Text, index: int, found: Acronym) -> bool:
    """Whether the name behind an acronym is its own, or that of the noun before it: «станция МЦК «Зорге»»."""
    if found.name is not None and _bears_names(found.name):
        return True
    before = nouns(text.lower(index - 1)) if text.is_word(index - 1) and not text.broken(index) else []
    bears = any(one.lemma in word_list("bearers_of_names") for one in before)
    return bears and not any(one.place == "named" for one in meanings(found.written))


def _bears_names(name: Declined) -> bool:
    """Whether what is called so has names of its own: a company, not an authority."""
    return is_common(name) and name.head.lower() in word_list("bearers_of_names")


def _repeats_head(text: Text, index: int, name: Declined) -> bool:
    """Whether the noun of the name stands directly before: «по стандартам МСФО», «агентству AFP»."""
    if not text.is_word(index - 1) or text.broken(index):
        return False
    heads = {one.lemma for one in nouns(name.head.lower()) if one.case is Case.NOMN}
    said = {one.lemma for one in nouns(text.lower(index - 1))}
    alike = word_list("kinds_alike")
    return bool(heads & said) or any(f"{head}/{noun}" in alike for head in heads for noun in said)


def _against(context: Context, index: int, found: Acronym, place: Standing) -> str:
    """Say what stands against a name in this place; nothing where nothing does."""
    governor = context.govern(index)
    if governor.how is How.ADJECTIVE and not place.count and not agreement.may_agree(context, index, found, place):
        return "the adjective before it goes with the letters"
    if not context.letters.needs_certainty:
        return ""
    if governor.how is How.ADJECTIVE and _noun_behind_agrees(context.text, index):
        return "the participle before it goes with the noun behind"
    doubts = (
        _takes_another_subject(context.text, index, place),
        _may_be_listed(context.text, index, place),
        _is_joined_to_namesake(context.text, index),
    )
    doubtful = (
        any(doubts) or _may_be_described(context.text, index, found, place) or _may_act(context.text, index, place)
    )
    if not place.certain or doubtful:
        return f"its case is not certain ({place.case})"
    if _may_be_several(context, index, found, place, adjective=governor.how is How.ADJECTIVE):
        return "it may be one or several"
    return ""


def _may_act(text: Text, index: int, place: Standing) -> bool:
    """Whether a name that nothing governs may be what a verb in the plural speaks of: «НАБУ начали с обысков»."""
    if place.case is not Case.ACCS or place.words:
        return False
    verb = agreement.predicate_behind(text, index)
    return text.is_word(verb) and analyses(text.word[verb])[0].number is Number.PLUR


def _noun_behind_agrees(text: Text, index: int) -> bool:
    """Whether a participle before a name belongs to the noun behind: «предложенная ФАС мера»."""
    if not text.is_word(index + 1) or text.broken(index + 1):
        return False
    before = [one for one in analyses(text.word[index - 1]) if one.pos == "PRTF" and one.passive]
    behind = analyses(text.word[index + 1])[:1]
    return any(
        one.pos == "NOUN" and (one.case, one.number) == (form.case, form.number) for form in before for one in behind
    )


def _takes_another_subject(text: Text, index: int, place: Standing) -> bool:
    """Whether the words beside a name are likelier its subject or object: «ФСИН он назвал», «этим занимаются ФНС»."""
    if place.case is Case.NOMN:
        return any(one.pos == "NPRO" and one.case is Case.NOMN for one in analyses(text.lower(index + 1) or "-")[:1])
    if place.case is not Case.ABLT or not text.is_word(index - 1) or not text.is_word(index - 2):
        return False
    verb, object_before = analyses(text.word[index - 1])[0], analyses(text.word[index - 2])
    return verb.pos == "VERB" and any(one.case is Case.ABLT for one in object_before)


def _may_be_listed(text: Text, index: int, place: Standing) -> bool:
    """Whether a name behind a comma may be one of a list and no subject: «число законов, НКО и партий»."""
    if place.case is not Case.NOMN or place.words or index == 0 or text.word[index - 1] != ",":
        return False
    verb = agreement.verb_behind(text, index)
    return not text.is_word(verb) or analyses(text.word[verb])[0].pos not in ("VERB", "PRTS")


def _is_joined_to_namesake(text: Text, index: int) -> bool:
    """Whether «и» joins a name to one that somebody's name ends: «институт им. Н. И. Пирогова и НМИЦ»."""
    before = range(max(0, index - _NAMESAKE), index - 1)
    return text.lower(index - 1) == "и" and any(text.lower(i) in ("имени", "им") for i in before)


def _may_be_described(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether what may be a surname before a name would agree with it in another case: «Лебединский ГОК»."""
    if not text.is_word(index - 1) or not text.word[index - 1][0].isupper() or place.count:
        return False
    word = text.lower(index - 1)
    forms = nouns(word) if word.endswith(_ADJECTIVAL) else adjectives(word)
    cases = {one.case for one in forms if one.gender is found.gender}
    return bool(cases) and place.case not in cases


def _is_of_all(text: Text, index: int, name: Declined) -> bool:
    """Whether a preposition makes one of many things mean all of its kind: «законы об НКО», «льготы для НКО»."""
    several = is_common(name) and name.head.lower() in word_list("often_several") - word_list("seldom_several")
    return several and text.lower(index - 1) in _OF_ALL and not places.name_behind(text, index)


def _may_be_several(context: Context, index: int, found: Acronym, place: Standing, *, adjective: bool) -> bool:
    """Whether the place doesn't tell one thing from several: «законы об НКО», «производитель ПК»."""
    name, text = found.name, context.text
    if name is None or name.head.lower() not in word_list("often_several") or not is_common(name):
        return False
    numbered = (index > 0 and text.kind[index - 1] is NUMBER) or _is_of_all(text, index, name)
    return not (place.count or adjective or numbered or place.case is Case.NOMN or places.name_behind(text, index))
