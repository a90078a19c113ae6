"""The place of a name: what the words to the left ask, against what fits on both sides."""

from __future__ import annotations

from dataclasses import replace

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.governor import Governor, How, is_listed, preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.sentence.text import WORD, Text
from briefing.normalization.syntax.judging import clause, weigh

_ALLOWED = (Case.NOMN, Case.GENT, Case.DATV, Case.ACCS, Case.ABLT)
_LEADS = {How.NONE: 3.0, How.VERB: 4.0}
_LEAD = 1.0
_OPENING_LEAD = 8.0  # at the beginning of a clause little but a subject stands
_FIRM_LEAD = 2.0  # behind prepositions that ask for one case much more often than for another
"""By how many logits another case must fit better than the one that the words to the left ask for.

Measured on nouns of news that a name was put in place of.
"""
_AGREES, _DISAGREES = 3.0, -3.0  # logits for a subject with whose gender and number the verb behind it agrees, or not
_LISTED = 6.0  # logits for a case that the table of governing words tells
_MOVES, _MOVES_NEAR = 7.0, 8.0  # logits for the accusative behind a word of motion, and directly behind one
_CERTAIN, _CERTAIN_AS_ASKED = 3.0, 1.5
"""Logits by which a name's case must lead to be certain; fewer do where a noun before asks for the same case."""
_VOWELS = "АЕИОУЫЭЮЯ"
_SAME_AS_NOUN = -3.0  # logits for the case of the noun before, whose attribute a name is more often than its apposition
_JOINING = ("и", "или", "либо", ",")
_MOTION_REACH = 5  # words before «в» or «на» among which motion is looked for: «обращение кредитора в суд»


def fitting(text: Text, index: int, governor: Governor, gender: Gender, asked: Standing) -> Standing:
    """Give the standing that fits the name of one token at `index` best; `asked` is what the words to the left ask."""
    genders = _genders(text.word[index], gender)
    cases = dict.fromkeys(_allowed(text, governor, genders, asked))
    scores = dict(weigh(text, index, index + 1, asked.number))
    scores[asked.case] += _lead(text, index, governor)
    scores[Case.ACCS] += _motion(text, governor)
    if governor.is_noun:
        own = analyses(text.word[governor.token])[0].case
        if own in (Case.ABLT, Case.DATV):
            scores[own] += _SAME_AS_NOUN
    if governor.token == index - 1 and text.is_word(governor.token):
        _by_verb_before(text, index, genders, asked.number, scores)
        cases = _by_participle(text, governor, genders, asked, cases, scores)
    _by_verb_behind(text, index, genders, asked.number, governor, scores)
    first, *others = sorted(cases, key=lambda case: -scores[case])
    margin = min((scores[first] - scores[case] for case in others), default=_CERTAIN)
    as_asked = first is asked.case and governor.how not in (How.VERB, How.PREPOSITION)
    return replace(asked, case=first, certain=margin >= (_CERTAIN_AS_ASKED if as_asked else _CERTAIN))


def _allowed(text: Text, governor: Governor, genders: frozenset[Gender], asked: Standing) -> tuple[Case, ...]:
    if governor.how is How.PREPOSITION:
        return (asked.case, *governor.cases)
    if governor.how is not How.ADJECTIVE:
        return (asked.case, *_ALLOWED)
    forms = [one for one in analyses(text.word[governor.token]) if one.case and _agrees(one, genders, asked.number)]
    return tuple(one.case for one in forms if one.case in governor.cases) or (asked.case, *governor.cases)


def _lead(text: Text, index: int, governor: Governor) -> float:
    if governor.how is How.NONE and clause(text, index)[0] == index and not _closes_quote(text, index - 1):
        return _OPENING_LEAD
    if governor.how is How.PREPOSITION and governor.words not in ("в", "во", "на", "с", "со"):
        return _FIRM_LEAD
    return _LEADS.get(governor.how, _LEAD)


def _closes_quote(text: Text, index: int) -> bool:
    return index > 0 and text.word[index] == '"' and text.glued(index) and not text.glued(index + 1)


def _motion(text: Text, governor: Governor) -> float:
    """How well the accusative fits behind «в» or «на» for a word of motion: «обращение кредитора в суд»."""
    if governor.words not in ("в", "во", "на"):
        return 0.0
    for left in range(governor.token - 1, max(-1, governor.token - 1 - _MOTION_REACH), -1):
        if text.kind[left] is not WORD:
            break
        if is_listed(text.word[left], "motion"):
            return _MOVES_NEAR if left == governor.token - 1 else _MOVES
    return 0.0


def _by_participle(
    text: Text,
    governor: Governor,
    genders: frozenset[Gender],
    asked: Standing,
    cases: dict[Case, None],
    scores: dict[Case, float],
) -> dict[Case, None]:
    """Weigh what a verb, adjective or participle asks directly before a name; give the cases that are left."""
    word = text.word[governor.token]
    forms = [one for one in analyses(word) if one.pos in ("PRTF", "PRTS", "ADJF", "ADJS", "VERB", "INFN", "GRND")]
    if not forms:
        return cases
    recipient, passive = is_listed(word, "recipient"), forms[0].passive or forms[0].pos == "PRTS"
    if is_listed(word, "predicate"):
        scores[Case.ABLT] += _LISTED
    if not passive and not recipient:
        active = forms[0].pos == "PRTF" and forms[0].transitive
        alone = active and not any(_agrees(form, genders, asked.number) for form in forms)
        return {Case.ACCS: None} if alone else cases  # «группа, включающая ГУ»
    if not passive and forms[0].pos in ("VERB", "INFN"):
        verb = governor.token
        given = forms[0].pos == "INFN" or not _agrees(forms[0], genders, asked.number) or _has_giver(text, verb)
        scores[Case.DATV if given else Case.NOMN] += _LISTED  # «кредит даст ЕАБР»
        return cases
    complement = Case.DATV if recipient else Case.ABLT
    attribute = forms[0].pos in ("PRTF", "ADJF") and text.lower(governor.token - 1) != ","
    agrees = any(_agrees(form, genders, asked.number) for form in forms)
    if agrees and (attribute or not recipient):
        return cases | {complement: None}
    if forms[0].pos in ("PRTF", "ADJF") or recipient:
        return {complement: None}
    scores[complement] += _LISTED
    return cases


def _by_verb_before(
    text: Text, index: int, genders: frozenset[Gender], number: Number, scores: dict[Case, float]
) -> None:
    """Weigh whether a name directly behind a verb is its subject: it agrees, and nothing before does."""
    verb = analyses(text.word[index - 1])[0]
    if verb.pos != "VERB" or not verb.number:
        return
    several = _behind(text, index)[1]
    if not _agrees(verb, genders, Number.PLUR if several else number):
        authors = verb.number is number  # the author's own gender: «закрылось НКО», «ИГ показало запись»
        scores[Case.NOMN] += _DISAGREES if authors else 4 * _DISAGREES
    elif not any(_may_be_subject(text, left, verb) for left in range(clause(text, index - 1)[0], index - 1)):
        scores[Case.NOMN] += _LISTED


def _has_giver(text: Text, verb: int) -> bool:
    """Whether someone in the nominative stands before a verb: «президент предложила КНДР встречу»."""
    number = analyses(text.word[verb])[0].number
    return any(
        one.case is Case.NOMN and one.number is number and (one.animate or one.pos == "NPRO")
        for left in range(clause(text, verb)[0], verb)
        if text.is_word(left) and not preposition_cases(text.lower(left - 1))
        for one in analyses(text.word[left])[:1]
    )


def _may_be_subject(text: Text, index: int, verb: Analysis) -> bool:
    if not text.is_word(index) or preposition_cases(text.lower(index - 1)):
        return False
    return any(
        one.case is Case.NOMN
        and one.pos in ("NOUN", "NPRO", "NUMR")
        and _agrees(verb, frozenset([one.gender]), one.number)
        for one in analyses(text.word[index])
    )


def _by_verb_behind(
    text: Text, index: int, genders: frozenset[Gender], number: Number, governor: Governor, scores: dict[Case, float]
) -> None:
    """Weigh whether the verb behind a name agrees with it; if not, the name receives or does what it says."""
    behind, several = _behind(text, index)
    if not text.is_word(behind):
        return
    verbs = [one for one in analyses(text.word[behind]) if one.pos in ("VERB", "PRTS") and one.number]
    if not verbs or analyses(text.word[behind])[0] not in verbs:
        return
    if any(_agrees(verb, genders, Number.PLUR if several else number) for verb in verbs):
        scores[Case.NOMN] += _AGREES
    elif governor.how is not How.NONE:
        scores[Case.NOMN] += _DISAGREES
    elif verbs[0].pos == "PRTS" or verbs[0].number is not number or is_listed(text.word[behind], "recipient"):
        scores[Case.NOMN] += 4 * _DISAGREES
        if is_listed(text.word[behind], "recipient"):
            scores[Case.DATV] += _LISTED  # «ГИБДД поручили проверять такси»
        elif verbs[0].pos == "PRTS":
            scores[Case.ABLT] += _LISTED  # «ФСБ задержан юноша»


def _behind(text: Text, index: int) -> tuple[int, bool]:
    """Give the token behind a name, the names joined to it and what they are of; and whether there are several."""
    several = index >= 2 and text.lower(index - 1) in _JOINING
    index += 1
    while text.lower(index) in _JOINING and is_acronym(text, index + 1):
        index, several = index + 2, True
    if text.is_word(index) and text.word[index][0].isupper() and analyses(text.word[index])[0].case is Case.GENT:
        index += 1  # «ВКС России сбит самолёт»
    return index, several


def is_acronym(text: Text, index: int) -> bool:
    """Whether a token is written in capitals alone."""
    return 0 <= index < text.count and len(text.word[index]) > 1 and text.word[index].isupper()


def _genders(written: str, gender: Gender) -> frozenset[Gender]:
    """The genders in which an acronym is used: that of its name, or masculine where it sounds like a word (МИД)."""
    sounds = any(letter in _VOWELS for letter in written)
    return frozenset((gender, Gender.MASC)) if sounds and gender is Gender.NEUT else frozenset((gender,))


def _agrees(form: Analysis, genders: frozenset[Gender], number: Number) -> bool:
    return form.number == number and (number is Number.PLUR or not form.gender or form.gender in genders)
