"""Places that women and teams take: «она финишировала 11-й, её подруга — 21-й»."""

from __future__ import annotations

from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.governor import NOUNS, Governor, How, is_listed, preposition_cases
from briefing.normalization.grammar.morphology import may_stand_in, nouns
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity.phrases import phrase_before
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Kind
from briefing.normalization.sentence.text import CLAUSE_ENDS, DASHES, Text
from briefing.normalization.tables import word_list


def place_taken(context: Context, index: int, ending: str) -> Agreement | None:
    """Give the form of a place told without its noun: «финишировала 11-й», «занял 7-е место, Орлов — 20-е»."""
    if ending == "й" and _took_place(context, index):
        return Agreement(True, Case.ABLT, Gender.FEMN)
    if ending == "е" and _is_next_place(context, index):
        return Agreement(True, Case.NOMN, Gender.NEUT)
    return None


def _took_place(context: Context, index: int) -> bool:
    """«Она финишировала 11-й, её подруга — 21-й»."""
    text, last = context.text, context.number
    alike = last is not None and last.kind is Kind.ORDINAL and last.case is Case.ABLT
    if last is None or not alike or text.word[index - 1] not in DASHES:
        return _finishes(text, index)
    return CLAUSE_ENDS.isdisjoint(text.word[text.at(last.end) : index - 1])


def _is_next_place(context: Context, index: int) -> bool:
    """«Белов занял 7-е место, Орлов — 20-е»."""
    previous = context.number
    neuter = previous is not None and previous.kind is Kind.ORDINAL and previous.gender is Gender.NEUT
    return neuter and context.text.word[index - 1] in DASHES


def _finishes(text: Text, index: int) -> bool:
    """«Она финишировала 11-й», «закончила гонку 3-й»: the place that a woman or a team took."""
    if not text.has_word_before(index):
        return False
    verb = index - 1
    things = nouns(text.word[verb])
    if things and preposition_cases(text.lower(verb - 1)):
        verb -= 2  # «прибежала на финиш 21-й», «пришедшая к финишу 21-й»
    elif may_stand_in(things, Case.ACCS):
        verb -= 1
    verbs = forms_at(text, verb)
    return any(
        one.lemma in word_list("finishing") and one.gender in (Gender.FEMN, Gender.NONE) and one.number is Number.SING
        for one in verbs
    )


def linking_verb(context: Context, index: int, governor: Governor) -> str:
    """Give the verb of which an ordinal tells what became of the subject: «стала 200-й», «стала для него 44-й»."""
    verb = governor.words if governor.how is How.VERB else ""
    if governor.how in (How.NONE, *NOUNS):
        preposition = phrase_before(context.text, index - 1)
        verb = context.text.lower(preposition - 1) if preposition > 0 else ""
    return verb if verb and is_listed(verb, "predicate") else ""
