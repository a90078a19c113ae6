"""What else a verb beside a name may speak of: its object, and who gives, tells or does."""

from __future__ import annotations

from briefing.normalization.grammar.governor import BELONG, INTO, preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest
from briefing.normalization.kinds import DIRECT, Case, Number
from briefing.normalization.sentence.nearby import past_quoted
from briefing.normalization.sentence.text import CLAUSE_ENDS, Text
from briefing.normalization.syntax.judging import clause
from briefing.normalization.tables import word_list

SUBJECT_REACH = 5  # words behind a verb among which its subject is looked for
_ACTING = ("и. о.", "и.о.", "врио ", "врип ")  # who speaks for the head: «рассказал ТАСС и. о. главы»
PART_ENDS = CLAUSE_ENDS | frozenset(",«»")
PART_REACH = 60
"""Tokens of a part of the sentence before a name or verb that are looked at."""


def has_doer_behind(text: Text, verb_at: int) -> bool:
    """Whether what does it stands behind a verb, in the instrumental: «обеспокоен ростом»."""
    behind = verb_at + 1
    return text.goes_on(behind) and analyses(text.word[behind])[0].case is Case.ABLT


def has_object(text: Text, verb_at: int, verb: Analysis) -> bool:
    """Whether what may be a verb's object stands directly behind it."""
    following = forms_at(text, verb_at + 1)
    return verb.transitive and may_stand_in(following, Case.ACCS)


def has_giver(text: Text, verb: int) -> bool:
    """Whether who gives or tells stands before a verb in the nominative, or what is given: «данные передаются СМИ»."""
    found = analyses(text.word[verb])[0]
    given = text.lower(verb).endswith(("ся", "сь")) or found.lemma == BELONG
    for left in range(verb - 1, max(-1, verb - 1 - PART_REACH), -1):
        if text.word[left] in PART_ENDS or text.broken(left + 1):
            return False
        if text.is_word(left) and not preposition_cases(text.lower(left - 1)):
            forms = analyses(text.word[left])
            office = may_be_of(forms, "offices")  # «суд отказал ВАДА»
            subjects = [one for one in (forms if given or office else forms[:1]) if one.case is Case.NOMN]
            acts = given or office
            if any(one.number is found.number and (acts or one.animate or one.pos == "NPRO") for one in subjects):
                return True
    return False


def stands_between(text: Text, verb: int, index: int) -> bool:
    """Whether who gives stands directly before a verb and what is given behind a name: «закон даёт ФАС право»."""
    if not text.is_word(verb - 1) or not (_is_thing(text, index + 1) or _is_thing(text, _past_field(text, index + 1))):
        return False
    number, givers = analyses(text.word[verb])[0].number, analyses(text.word[verb - 1])
    return any(one.pos == "NOUN" and one.case is Case.NOMN and one.number is number for one in givers)


def _is_thing(text: Text, index: int) -> bool:
    """Whether a token may be what is given: a thing in the accusative."""
    if not text.goes_on(index) or not text.word[index][0].islower():
        return False
    return any(one.pos == "NOUN" and not one.animate and one.case in DIRECT for one in analyses(text.word[index])[:1])


def _past_field(text: Text, index: int) -> int:
    """Give the token behind the own name of an office, or what it is for: «НИИ «Луч» лицензию», «НМИЦ онкологии»."""
    if (behind := past_quoted(text, index)) > index:
        return behind
    field = text.goes_on(index) and analyses(text.word[index])[0].case is Case.GENT
    return index + 1 if field else index


def person_follows(text: Text, index: int, number: Number) -> bool:
    """Whether a person, or who speaks as one, stands behind a name: «заявил НСН бывший глава фонда»."""
    right, last = index + 1, min(text.count, index + 1 + SUBJECT_REACH)
    while right < last and text.goes_on(right):
        if text.hyphened(right):
            right += 2  # «пресс-служба»: the last part tells
            continue
        if text.clean.startswith(_ACTING, text.start[right]):
            return number is Number.SING
        form = analyses(text.word[right])[0]
        if form.case is not Case.NOMN or form.number is not number:
            return False
        if form.lemma == "один" and text.lower(right + 1) == "из":
            return True  # «рассказал РБК один из совладельцев»
        if form.pos == "NOUN":
            compound = f"{text.lower(right - 2)}-{form.lemma}" if text.hyphened(right - 2) else form.lemma
            return form.animate or compound in word_list("tellers")
        right += 1
    return False


def somebody_tells(text: Text, index: int) -> bool:
    """Whether a place or several stand behind who may tell what is told: «ТАСС подтвердили информацию в мэрии»."""
    for at in range(index + 1, clause(text, index)[1]):
        form = likeliest(text, at)
        several = form is not None and form.case is Case.NOMN and form.number is Number.PLUR
        if several or text.lower(at) in INTO:
            return True
    return False
