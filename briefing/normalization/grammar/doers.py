"""Who does what, told behind it: «подали иск 40 жильцов», «поддержали кандидата 62 % опрошенных».

The noun before such a number is what is done, had or liked, and the number is the subject.
"""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.governor import preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest, stands
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.sentence.text import CLAUSE_ENDS, Text
from briefing.normalization.tables import word_list

BREAKS = CLAUSE_ENDS | {"-"}
"""What nothing governs across: a hyphen is typed for a dash, too."""
BREAKS_AND_COMMA = BREAKS | {","}
"""What ends a part of a sentence."""
_OWN = "свой"
POSSESSIVES = frozenset(["его", "её", "ее", "их"])
_CLAUSE_REACH = 7  # tokens before a verb among which its subject may stand
_POINTING = ("то", "же")
_ADJECTIVES = 3  # words that may stand between a preposition and its noun
_LONGEST_OBJECT = 4  # words of what is done: «кандидатуру нового министра»
_NEAR = 5  # tokens from a number on among which what is counted stands
_BY_EACH = (("done_by_each", "each_does"), ("got_by_each", "takes"), ("found_by_each", "finds"))
"""The things, and the verbs, where each of many has his own."""


def is_done_by_those_behind(text: Text, left: int, noun: Analysis) -> bool:
    """Whether the noun at a token is, or ends, what is done by those whose number stands behind it."""
    if any(_is_done_by_each(text, left, verbs) for verbs in _verbs_of_each(noun)):
        return True
    return _is_gone_on_with(text, left, noun) or _is_done_by_many(text, left)


def are_kept(text: Text, left: int, noun: Analysis) -> bool:
    """«В наличии 12 квартир», «на вооружении 48 танков», but «на вооружении 20 стран»: what is in this state."""
    if noun.case is not Case.LOCT or f"{text.lower(left - 1)}/{noun.lemma}" not in word_list("kept_in"):
        return False
    counted = _counted(text, left + 1)
    return counted is not None and counted.lemma not in word_list("owners")


def is_had_by_each(found: tuple[Analysis, ...], verb: Analysis) -> bool:
    """«Льготы получат 1,1 млн семей»: whether what a noun names is what each of many has by a verb."""
    return any(verb.lemma in verbs for one in found if one.pos == "NOUN" for verbs in _verbs_of_each(one))


def _verbs_of_each(noun: Analysis) -> list[frozenset[str]]:
    return [word_list(verbs) for things, verbs in _BY_EACH if noun.lemma in word_list(things)]


def are_people_counted(text: Text, number: int) -> bool:
    """Whether people stand behind a number: «20 водителей», «5 тыс. человек», «40 % жителей», «1,1 млн семей»."""
    counted = _counted(text, number)
    return counted is not None and (counted.animate or counted.lemma in word_list("households"))


def _counted(text: Text, number: int) -> Analysis | None:
    """Give the first noun behind a number in its clause that is no scale of it."""
    scaled = False
    number += 2 * (text.lower(number + 1) == "," and text.glued(number + 2))  # «1,1 млн»
    for token in range(number, min(number + _NEAR, text.count)):
        if text.word[token] in BREAKS_AND_COMMA and not scaled:  # «5 тыс. человек»
            return None
        word = likeliest(text, token)
        scaled = word is not None and (word.fixed or word.lemma in numerals.scale_names())
        if word is not None and word.pos == "NOUN" and not scaled:
            return word
    return None


def is_behind_preposition(text: Text, noun: int) -> bool:
    """Whether a preposition stands before a noun, adjectives between: «за этот период», «в то же время»."""
    left = noun - 1
    while left >= max(0, noun - _ADJECTIVES) and text.is_word(left):
        if text.small[left] not in _POINTING and not analyses(text.word[left])[0].is_adjective:
            break
        left -= 1
    return bool(preposition_cases(text.lower(left)))


def _is_gone_on_with(text: Text, left: int, noun: Analysis) -> bool:
    """«Продолжили лечение 30 детей»: people go on with it, and it is not of them."""
    counted = likeliest(text, left + 2) if names_deed(noun) else None
    if counted is None or not (counted.animate or counted.is_adjective):
        return False
    return _is_done_by_each(text, left, word_list("goes_on_with"))


def _is_done_by_each(text: Text, noun: int, verbs: frozenset[str]) -> bool:
    """«Подали коллективный иск 40 жильцов»: who did it stands behind, unless it stands before the verb."""
    at = noun - 1
    at -= stands(text, at, "ADJF", "PRTF")
    done = any(one.lemma in verbs for one in _verbs_of_several(text, at))
    return done and not _have_doers_before(text, at)


def _is_done_by_many(text: Text, left: int) -> bool:
    """«Поддержали кандидатуру министра 320 депутатов», «знают мэра 15 %», «проверяли свои знания 635 учеников»."""
    first = left
    while first > left - _LONGEST_OBJECT and (step := _step_over(text, first)):
        first -= step
    verbs = _verbs_of_several(text, first - 1)
    own = verbs and any(one.lemma == _OWN for token in range(first, left) for one in forms_at(text, token)[:1])
    if not any(one.lemma in word_list("done_by_many") or (own and one.transitive) for one in verbs):
        return False
    counted = _counted(text, left + 1)
    return counted.animate if counted is not None else "%" in text.word[left + 2 : left + 2 + _NEAR]


def _step_over(text: Text, noun: int) -> int:
    """Give how many tokens before a word of an object are of it too: those of a compound, a noun, an adjective."""
    if text.word[noun - 1] == "-" and text.glued(noun) and text.is_word(noun - 2):
        return 2  # «премьер-министра»
    first = likeliest(text, noun - 1)
    owned = text.lower(noun - 1) in POSSESSIVES
    return int(first is not None and (first.pos == "NOUN" or first.is_adjective or owned))


def _verbs_of_several(text: Text, at: int) -> list[Analysis]:
    """Give what a word may be as a verb whose subject a number may be: «нашли», «подало иск 40 жильцов»."""
    return [one for one in forms_at(text, at) if one.pos == "VERB" and one.agrees_with_number]


def _have_doers_before(text: Text, verb: int) -> bool:
    """«Адвокаты подали жалобу 12 осуждённых», «бюро подало»: whether those who do it stand before their verb."""
    several = analyses(text.word[verb])[0].number is Number.PLUR
    for index in text.back(verb - 1, _CLAUSE_REACH - 1, BREAKS_AND_COMMA):
        told = forms_at(text, index)
        subjects = [one for one in told if one.case is Case.NOMN and one.pos in ("NOUN", "NPRO")]
        agree = any(one.number is Number.PLUR if several else one.gender is Gender.NEUT for one in subjects)
        if text.lower(index) in ("которые", "которое") or (agree and not is_behind_preposition(text, index)):
            return True
    return False
