"""The place of a name: what the words to the left ask, against what fits on both sides."""

from __future__ import annotations

from dataclasses import replace

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.governor import INTO_OR_ONTO, WITH, Governor, How, moves
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import analyses, may_be_of
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.sentence.nearby import closes_quotation, speaks_of
from briefing.normalization.sentence.text import LATIN, NUMBER, WORD, Text
from briefing.normalization.syntax.judging import clause, weigh
from briefing.normalization.syntax.subjects import VOWELS, Place, agrees, comes_in_behind
from briefing.normalization.syntax.verb_before import asked_directly, weigh_verb_before
from briefing.normalization.syntax.verb_behind import weigh_verb_behind
from briefing.normalization.tables import beginnings, word_list

_ALLOWED = (Case.NOMN, Case.GENT, Case.DATV, Case.ACCS, Case.ABLT)
_LEADS = {How.NONE: 3.0, How.VERB: 4.0}
_LEAD = 1.0
_OPENING_LEAD = 8.0  # at the beginning of a clause little but a subject stands
_JOINED_LEAD = 7.0  # behind «и», where what a name is joined to stands in an oblique case
_OF_NOUN_LEAD = 4.0  # for the genitive behind an adjective behind a noun: «глава непризнанной ЛНР»
_FIRM_LEAD = 2.0  # behind prepositions that ask for one case much more often than for another
"""By how many logits another case must fit better than the one that the words to the left ask for.

Measured on nouns of news that a name was put in place of.
"""
_MOVES, _MOVES_NEAR = 7.0, 8.0  # logits for the accusative behind a word of motion, and directly behind one
_CERTAIN, _CERTAIN_AS_ASKED = 3.0, 1.5
"""Logits by which a name's case must lead to be certain; fewer do where a noun before asks for the same case."""
_SAME_AS_NOUN = -3.0  # logits for the case of the noun before, whose attribute a name is more often than its apposition
_OF_ONE = -4.0  # logits for the genitive behind the name of a person or place: «в Туле ФАС начала проверку»
_EXACTED_REACH = 8  # tokens of «взыскать долг в 5 млн рублей» before «с»
_JOINED_REACH = 10  # tokens before what is joined among which the same preposition is looked for
_MOTION_REACH = 5  # words before «в» or «на» among which motion is looked for: «обращение кредитора в суд»


def fitting(place: Place, governor: Governor, asked: Standing) -> Standing:
    """Give the standing that fits a name best; `asked` is what the words to the left ask."""
    text, own = place.text, place.number
    place = replace(place, number=asked.number)
    cases = dict.fromkeys(_allowed(place, governor, asked))
    scores = dict(weigh(text, place.start, place.index + 1, asked.number))
    scores[asked.case] += _lead(place, governor, asked)
    scores[Case.ACCS] += _motion(text, place.index, governor)
    if governor.words in WITH:
        scores[Case.GENT] += _MOVES * _takes(text, governor.token)
        dealt = may_be_of(forms_at(text, governor.token - 1), "dealt_with")  # «борьба с ОПГ»
        scores[Case.ABLT] += _MOVES * dealt
    if alike := _as_before(text, place.index, governor):
        scores[alike] += _MOVES
    if governor.is_noun:
        _weigh_noun_before(text, governor, scores)
    narrowed = False
    if governor.token == place.start - 1 and text.is_word(governor.token):
        weigh_verb_before(place, scores)
        left = asked_directly(place, governor.token, cases, scores)
        narrowed = left.keys() != cases.keys()
        cases = left
    weigh_verb_behind(place, governor, scores)
    first, *others = sorted(cases, key=lambda case: -scores[case])
    if first in DIRECT and _sounds_alike(place):
        others = [case for case in others if case not in DIRECT]
    margin = min((scores[first] - scores[case] for case in others), default=_CERTAIN)
    as_asked = first is asked.case and governor.how not in (How.VERB, How.PREPOSITION)
    certain = margin >= (_CERTAIN_AS_ASKED if as_asked else _CERTAIN)
    return replace(
        asked, case=first, certain=certain, number=own if narrowed and first is not asked.case else asked.number
    )


def _weigh_noun_before(text: Text, governor: Governor, scores: dict[Case, float]) -> None:
    """Weigh what the noun before a name tells of it: «в Туле ФАС», «построить в регионе АЭС»."""
    own = analyses(text.word[governor.token])[0]
    if own.case in (Case.ABLT, Case.DATV):
        scores[own.case] += _SAME_AS_NOUN
    if text.word[governor.token][0].isupper() and own.proper and own.number is Number.SING:
        scores[Case.GENT] += _OF_ONE
    elif governor.how is How.PLACE and _is_put_there(text, governor.token):
        scores[Case.GENT] += _OF_ONE
        scores[Case.ACCS] += _MOVES


def _sounds_alike(place: Place) -> bool:
    """Whether a name is the same as subject and object, and no verb beside it tells its gender: «куда смотрит ЦК?»."""
    alike = place.number is Number.PLUR or Gender.FEMN not in place.genders
    beside = [at for at in (place.start - 1, place.index + 1) if place.text.is_word(at)]
    return alike and not any(one.pos == "VERB" and one.gender for at in beside for one in analyses(place.text.word[at]))


def _allowed(place: Place, governor: Governor, asked: Standing) -> tuple[Case, ...]:
    """Give the cases that a name may stand in, the one that is asked first: behind «о» the prepositional alone."""
    if governor.how is How.PREPOSITION:
        adverb = (Case.NOMN,) if governor.words == "накануне" else ()  # «Накануне ФАС отклонила жалобу»
        return (asked.case, *governor.cases, *adverb)
    if governor.how is not How.ADJECTIVE:
        at_head = governor.how is How.NONE and asked.case is Case.NOMN
        opens = at_head and clause(place.text, place.index)[0] == place.index
        return tuple(case for case in (asked.case, *_ALLOWED) if not opens or case is not Case.GENT)
    before = analyses(place.text.word[governor.token])
    forms = [one for one in before if one.case and agrees(one, place.genders, place.number)]
    forms = [one for one in forms if one.case is not Case.ACCS or not one.animate]  # «пилот афганских ВВС»
    return tuple(one.case for one in forms if one.case in governor.cases) or (asked.case, *governor.cases)


def _lead(place: Place, governor: Governor, asked: Standing) -> float:
    """How much better another case has to fit: a lot at the beginning of a clause, little behind «в»."""
    text, index = place.text, place.index
    opens = governor.how is How.NONE and clause(text, index)[0] == index
    if opens and not (index and closes_quotation(text, index - 1)):
        return _OPENING_LEAD
    if governor.how is How.PREPOSITION and governor.words not in INTO_OR_ONTO + WITH:
        return _FIRM_LEAD
    if governor.how is How.NONE and (asked.case is not Case.NOMN or asked.words):
        return _JOINED_LEAD
    if governor.how is How.ADJECTIVE and asked.case is Case.GENT and _is_behind_noun(text, governor.token):
        return _OF_NOUN_LEAD
    return _LEADS.get(governor.how, _LEAD)


def _takes(text: Text, preposition: int) -> bool:
    """Whether something is taken from somebody behind «с»: «взыскать долг с ФСИН», «снимает с УК ответственность»."""
    taken = may_be_of(forms_at(text, preposition - 1), "taken_from")
    return taken or speaks_of(text, preposition, "exacted", before=_EXACTED_REACH)


def _is_put_there(text: Text, place: int) -> bool:
    """Whether a verb says what is made or done in a place, the thing behind that: «построить в регионе АЭС»."""
    if analyses(text.word[place])[0].lemma not in word_list("places_of_things") or not text.is_word(place - 2):
        return False
    verb = analyses(text.word[place - 2])[0]
    return text.lower(place - 1) in INTO_OR_ONTO and verb.pos in ("INFN", "GRND") and verb.transitive


def _is_behind_noun(text: Text, index: int) -> bool:
    """Whether a noun stands before an adjective and those before it."""
    while text.has_word_before(index) and analyses(text.word[index - 1])[0].is_adjective:
        index -= 1
    return text.has_word_before(index) and analyses(text.word[index - 1])[0].pos == "NOUN"


def _motion(text: Text, index: int, governor: Governor) -> float:
    """How well the accusative fits behind «в» or «на» for a word of motion: «обращение кредитора в суд»."""
    if governor.words == "под":
        return _MOVES_NEAR * text.lower(governor.token - 1).startswith(beginnings("fallen_under"))
    if governor.words not in INTO_OR_ONTO:
        return 0.0
    words = 0
    for left in range(governor.token - 1, max(-1, governor.token - 1 - 2 * _MOTION_REACH), -1):
        if words == _MOTION_REACH:
            break
        apart = text.word[left] in '«»"%' or text.kind[left] in (NUMBER, LATIN)
        if apart or (text.word[left] == "-" and text.glued(left)):
            continue  # «выход ИИ-стартапов на IPO», «выпустит «Зарю» на МКАД», «передать 5 % «Зари» в ФНБ»
        words += 1
        forms = analyses(text.word[left]) if text.kind[left] is WORD else ()
        if not forms or may_be_of(forms, "taking_part"):
            break
        if moves(text.word[left], governor.words):
            return _MOVES_NEAR if left == governor.token - 1 else _MOVES
        if forms[0].pos == "VERB":
            break  # «об отправке груза сообщили в МЧС»
    return _MOVES if comes_in_behind(text, index) else 0.0


def _as_before(text: Text, index: int, governor: Governor) -> Case:
    """Give the case in which what is joined stands behind the same preposition: «на лечение и на ДМС»."""
    at = governor.token
    if governor.words not in INTO_OR_ONTO or text.lower(at - 1) not in (*AND_OR, "также"):
        return Case.NONE
    for left in range(at - 2, max(-1, at - 2 - _JOINED_REACH), -1):
        forms = forms_at(text, left + 1)
        if text.broken(left + 1) or (forms and forms[0].pos == "VERB"):
            break
        if text.lower(left) == governor.words:
            cases = {one.case for one in forms if one.case in governor.cases}
            return cases.pop() if len(cases) == 1 else Case.NONE
    return Case.NONE


def genders_of(written: str, gender: Gender) -> frozenset[Gender]:
    """The genders in which an acronym is used: that of its name, or masculine where it sounds like a word (МИД)."""
    sounds = any(letter in VOWELS for letter in written)
    return frozenset((gender, Gender.MASC)) if sounds and gender is Gender.NEUT else frozenset((gender,))
