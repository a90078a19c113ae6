"""The full name of an acronym in its place, or why none is said there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.morphology import adjectives, analyses, may_be_of, nouns
from briefing.normalization.grammar.parts_of_speech import is_relative
from briefing.normalization.kinds import Case, Number
from briefing.normalization.lexicon import acronyms
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.lexicon.meanings import meaning_at, meaning_elsewhere, meanings
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.names import name_agreement as agreement
from briefing.normalization.rules.names import name_heard
from briefing.normalization.rules.names import name_places as places
from briefing.normalization.rules.names.name_doubts import against
from briefing.normalization.rules.names.name_lists import are_joined, go_on_several, is_of_all
from briefing.normalization.rules.names.name_standing import standing_of
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Doubt, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.subjects import is_acronym
from briefing.normalization.tables import word_list

_EXPLAINED = 8  # tokens before a bracket among which the noun of the name that it abbreviates stands
_EXPLAINING = 2 / 3  # of the words of a name beside its acronym: «ГКЧП — комитет по чрезвычайному положению»
_INNER = re.compile(r"\b[А-ЯЁ]{2,}\b")
"""An acronym inside a full name («Агентство США …») is said, never expanded."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Why no full name is said; `heard`: the listener knows it, so that none is said later either."""

    why: str
    heard: bool = False


_GIVEN = Unsaid("the text gives its name", heard=True)


def full_name(context: Context, index: int, found: Acronym) -> Reading | Unsaid:
    """Say the full name of an acronym that is to be expanded, or why it isn't."""
    meant = _meant(context, index, found)
    if isinstance(meant, Unsaid):
        return meant
    name = meant.name
    if name is None:
        return Unsaid("its organisation is not certain")
    said = _said_before(context, index, name)
    if said is not None:
        return said
    if context.letters.needs_certainty and _is_company_called_so(context.text, index, name):
        return Unsaid("its organisation is not certain")
    place = standing_of(context, index, meant)
    why = against(context, index, meant, place)
    if why:
        return Unsaid(why)
    text = context.text
    number = Number.PLUR if _are_several(context, index, meant, place) else Number.SING
    spoken = _counted(text, index, name, place) if place.count else name.form(place.case, number)
    spoken = _INNER.sub(lambda inner: context.letters.say(inner.group()), spoken)
    reading = _reading(context, index, spoken, f"{place.case} («{place.words}»)", place.case)
    if place.count:
        return reading
    reading = agreement.with_adjective(context, index, meant, place, reading)
    if place.case is Case.NOMN and number is meant.number:
        reading = agreement.with_verbs(context, index, meant, reading)
    if index + 1 < text.count and text.word[index + 1] in _INNER.findall(name.after):
        return reading._replace(end=max(reading.end, text.end[index + 1]))  # «УВКБ ООН», whose name has it
    return reading


def _said_before(context: Context, index: int, name: Declined) -> Reading | Unsaid | None:
    """«Банк ПСБ», «плавучая ПАТЭС»: what becomes of a name of which a word stands right before; else None."""
    if _repeats_head(context.text, index, name):
        if name.before or not name.after.startswith("«"):
            return Unsaid("its noun was said")
        return _reading(context, index, name.after, "its noun stands before it")
    return Unsaid("its adjective was said") if _repeats_adjective(context.text, index, name) else None


def _are_several(context: Context, index: int, meant: Acronym, place: Standing) -> bool:
    """«Новые АЭС», «все ТЭЦ», «АЭС и ТЭЦ закрыты»: whether the name is said in the plural; no «бывших ПФР и ФСС»."""
    text, name = context.text, meant.name
    if name is None or (meant.number is Number.SING and not name.is_common and not place.count):
        return False
    if Number.PLUR in (meant.number, place.number) or is_of_all(text, index, name):
        return True
    if place.case is Case.NOMN and are_joined(text, index, meant):
        return True
    return not context.letters.needs_certainty and go_on_several(text, index, meant, place.case)


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
    soon = memory.needs_certainty and places.is_explained_soon(text, index, memory.ahead)
    if soon or _is_explained(text, index, found):
        return _GIVEN
    meant = _meaning(context, index, found)
    if isinstance(meant, Unsaid):
        return meant
    if _is_part_of_name(context, index, meant):
        return Unsaid("part of a name or code")
    named = places.quoted_name_behind(text, index) or places.station_behind(text, index)
    if meant.name is not None and named and not _may_be_followed(text, index, meant):
        return Unsaid("its organisation is not certain")
    if memory.needs_certainty and name_heard.is_heard(context, index, meant):
        return Unsaid("its name was just said", heard=True)
    if memory.needs_certainty and name_heard.is_of_another(context, index, meant):
        return Unsaid("its organisation is not certain")
    return meant


def _is_explained(text: Text, index: int, found: Acronym) -> bool:
    """«Центробанк (ЦБ)», «аббревиатура ЦБ», «World Bank (ВБ)»: the text itself says what it is."""
    beside = _beside(text, index)
    if any(beside) and any(acronyms.name_is_given(one, *beside, _EXPLAINING) for one in _of_any_meaning(found)):
        return True
    return places.tells_letters(text, index) or places.behind_latin_name(text, index)


def _meaning(context: Context, index: int, found: Acronym) -> Acronym | Unsaid:
    """Give the acronym with the name that the text defines, or that its place tells."""
    text, memory = context.text, context.letters
    bracketed = places.in_brackets(text, index)
    defined = memory.defined.get(found.written)
    if defined is not None:
        if memory.needs_certainty and text.clean.find(f"({found.written}", 0, text.start[index]) >= 0:
            return _GIVEN  # «(ВЭФ-2025)»
        given = next((one for one in _of_any_meaning(found) if acronyms.name_is_given(one, defined, ())), None)
        return _GIVEN if given is None or bracketed else given
    if bracketed and found.written not in word_list("countries"):
        common = found.name is not None and found.name.is_common  # «оперативная память (ОЗУ)»
        return Unsaid("in brackets", heard=common or _has_head_before(text, index, found))
    return found if found.written in memory.own else _by_its_place(context, index, found)


def _of_any_meaning(found: Acronym) -> Iterator[Acronym]:
    """Give an acronym with each of the names that it may have."""
    yield found
    yield from (one.of(found) for one in meanings(found.written))


def _is_part_of_name(context: Context, index: int, found: Acronym) -> bool:
    """«Альфа-ЦБ», «газета «ЦБ»», «ЦБ-5»: a name or a code has it in it."""
    text = context.text
    alone = found.name is not None and not context.letters.needs_certainty and not found.name.is_common
    inside = places.in_name(text, index, alone=alone) or places.is_named_so(text, index)
    return inside or places.is_titled(text, index) or places.in_code(text, index)


def _has_head_before(text: Text, index: int, found: Acronym) -> bool:
    """Whether the noun of its name stands before a bracket: «Ассоциация туроператоров (АТОР)» for that of Russia."""
    heads = {one.lemma for one in nouns(found.name.head.lower())} if found.name is not None else set()
    before = range(max(0, index - _EXPLAINED), index)
    return any(one.lemma in heads for at in before if text.is_word(at) for one in nouns(text.lower(at)))


def stands_for_another(context: Context, index: int, found: Acronym) -> bool:
    """Whether an acronym that everybody knows has another meaning here: «Чукотского АО»."""
    if not found.known or not meanings(found.written):
        return False
    told = _meaning_here(context.text, index, found)
    return told is not None and told.name is not found.name


def _by_its_place(context: Context, index: int, found: Acronym) -> Acronym:
    """Give an acronym with the name that its place tells, else, where it need not be certain, an earlier place."""
    text, memory = context.text, context.letters
    if not meanings(found.written):
        return found
    told = _meaning_here(text, index, found)
    if told is not None:
        memory.meant[found.written] = told
        return told
    return meaning_elsewhere(found) if memory.needs_certainty else memory.meant.get(found.written, found)


def _meaning_here(text: Text, index: int, found: Acronym) -> Acronym | None:
    named = places.name_behind(text, index) or places.is_named_so(text, index + 1)
    before, behind = text.lower(index - 1), text.lower(index + 1)
    told = meaning_at(found, named=named, preceded=before, followed=behind, near=places.near(text, index))
    return told or _meaning_agreeing(text, index, found)


def _meaning_agreeing(text: Text, index: int, found: Acronym) -> Acronym | None:
    """Give the only meaning with which the adjective before goes: «белорусские ВС» are forces, and no court."""
    forms = adjectives(text.word[index - 1]) if text.has_word_before(index) else []
    named = {one.name: one for one in _of_any_meaning(found) if one.name is not None}
    described = bool(forms) and all(one.pos == "ADJF" for one in forms) and not is_relative(text.lower(index - 1))
    if len(named) < 2 or not described:
        return None
    told = {(form.number, form.number is Number.SING and form.gender) for form in forms}
    fitting = [one for one in named.values() if (one.number, one.number is Number.SING and one.gender) in told]
    return fitting[0] if len(fitting) == 1 else None


def _beside(text: Text, index: int) -> tuple[list[str], list[str]]:
    """Give the words before an acronym in brackets, and those behind one that brackets, a dash or «или» follow."""
    opens = text.lower(index - 1) == "(" or (text.lower(index - 2) == "(" and is_acronym(text, index - 1))  # «(УПЦ МП)»
    before = range(max(0, index - 14), index) if opens else range(0)
    mark = text.lower(index + 1)
    told = (mark == "-" and not text.glued(index + 1)) or mark in ("(", "[", "—", "–", "или")
    told = told or (mark == "," and text.lower(index + 2) == "или")  # «НКД, или накопленный купонный доход»
    behind = range(index + 1, min(text.count, index + 14)) if told else range(0)
    return [text.word[i] for i in before if text.is_word(i)], [text.word[i] for i in behind if text.is_word(i)]


def _may_be_followed(text: Text, index: int, found: Acronym) -> bool:
    """Whether the name behind an acronym is its own, or that of the noun before it: «станция МЦК «Зорге»»."""
    if found.name is not None and found.name.is_common and found.name.is_of("bearers_of_names"):
        return True  # a company, not an authority
    before = nouns(text.lower(index - 1)) if text.has_word_before(index) else []
    bears = may_be_of(before, "bearers_of_names")
    return bears and not any(one.place == "named" for one in meanings(found.written))


def _repeats_adjective(text: Text, index: int, name: Declined) -> bool:
    """Whether the first adjective of the name stands directly before: «плавучая ПАТЭС»."""
    if not name.before or not text.has_word_before(index):
        return False
    first = {one.lemma for one in adjectives(name.before[0].lower())}
    return any(one.lemma in first for one in adjectives(text.lower(index - 1)))


def _is_company_called_so(text: Text, index: int, name: Declined) -> bool:
    """Whether a company stands before what would be an office: «из компании SEC»."""
    if not text.has_word_before(index) or not name.is_of("offices"):
        return False
    before = analyses(text.word[index - 1])[0]
    return before.number is Number.SING and before.lemma in word_list("companies")


def _repeats_head(text: Text, index: int, name: Declined) -> bool:
    """Whether the noun of the name stands directly before: «по стандартам МСФО», «агентству AFP», «банк ПСБ»."""
    if not text.has_word_before(index) or (text.glued(index - 1) and text.word[index - 2] == "-"):
        return False  # «пресс-служба ФНС»
    heads = {one.lemma for one in nouns(name.head.lower()) if one.case is Case.NOMN}
    said = {one.lemma for one in nouns(text.lower(index - 1))}
    alike = word_list("kinds_alike")
    return any(head.endswith(noun) or f"{head}/{noun}" in alike for head in heads for noun in said)
