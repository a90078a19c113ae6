"""What governs a number from beyond a phrase with a preposition: «эвакуированы из здания 50 человек».

The noun right before such a number belongs to the phrase. What the number is to the sentence tells the word before the
phrase: a predicate that lacks its subject, a participle that agrees, a noun of an action; or else a verb behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import (
    ATTRIBUTE,
    OBJECT,
    SUBJECT,
    Governor,
    How,
    is_size,
    preposition_cases,
)
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.parts_of_speech import is_of, likeliest, stands
from briefing.normalization.kinds import DIRECT, Case, Number
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.objects import (
    are_taken_out,
    awaits_object,
    behind_doer,
    behind_means,
    is_done_to,
    is_given,
)
from briefing.normalization.quantity.phrases import phrase_before
from briefing.normalization.quantity.place import is_subject_behind_time
from briefing.normalization.quantity.predicates import is_subject_behind, lacks_subject
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_OPENING = (".", ",", "—", "–", "и", "а", "всего")
"""What stands before «у» at the head of a clause."""
_THEM = ("их", "нас", "вас")
_ABOUT = ("о", "об", "обо")
_LEFT = ("остал", "остав", "остан")  # «остались без», «оставит без»
_MOMENT = "момент"
_ARRIVED = "прибыли"  # «для тушения на место прибыли 10 пожарных»
OUTCOME = "результате"  # «в результате 12 аварий погибли 4»
_REACHING = ("достигнуть", "достичь", "достигать")


class _Phrase(NamedTuple):
    """A phrase before a number: where it begins, and what stands around it."""

    government: Government
    governor: Governor  # the noun at its end
    head: Head | None  # what is counted
    behind: int  # the token behind that
    preposition: int
    outer: int  # the preposition of the phrase right before it, itself where there is none

    @property
    def text(self) -> Text:
        return self.government.text

    @property
    def before(self) -> int:
        """The word before the phrase."""
        return self.preposition - 1

    @property
    def counts_things(self) -> bool:
        """Whether a noun is counted, no unit."""
        return self.head is not None and self.head.measure is None

    @property
    def counts_measures(self) -> bool:
        """Whether a noun is counted that tells a size or a time."""
        return self.head is not None and self.head.is_of("measures")


def governor_beyond(government: Government, behind: int, governor: Governor, head: Head | None) -> Governor | None:
    """Say what governs a number where the noun before it does not, though `governor`, that noun, says so; else None.

    `behind`: the token behind what is counted.
    """
    text = government.text
    if governor.words == _ARRIVED or is_subject_behind_time(text, governor.token):
        return None
    noun = text.word[governor.token]
    one = is_size(noun) and analyses(noun)[0].number is not Number.PLUR  # «допустила на двух рубежах 8 промахов»
    if one and not _is_time_of_sum(noun, head):
        return None
    if head is not None and head.measure is None and is_given(text, governor.token):
        return Governor(ATTRIBUTE, text.lower(governor.token - 1), How.RELATION, governor.token - 1)
    if governor.words == OUTCOME and is_accident(head):
        return Governor(ATTRIBUTE, governor.words, How.RELATION, governor.token)
    preposition = phrase_before(text, governor.token)
    if preposition < 0:
        return behind_means(text, governor.token) or behind_doer(text, governor.token, head)
    outer = phrase_before(text, preposition - 1) if preposition else -1
    phrase = _Phrase(government, governor, head, behind, preposition, outer if outer >= 0 else preposition)
    return next((found for step in _STEPS if (found := step(phrase)) is not None), None)


def governor_beyond_pronoun(government: Government, behind: int, pronoun: int, head: Head | None) -> Governor | None:
    """Say whether a deed governs a number behind whom it is done to: «об изъятии у него 5 патронов»."""
    text = government.text
    said = text.is_word(pronoun) and (text.word[pronoun].isupper() or stands(text, pronoun, "NPRO"))
    if not said or head is None or not preposition_cases(text.lower(pronoun - 1)):
        return None
    done = is_done_to(text, pronoun - 2, pronoun, head, behind)
    return Governor(ATTRIBUTE, text.lower(pronoun - 2), How.RELATION, pronoun - 2) if done else None


def is_accident(head: Head | None) -> bool:
    """Whether what is counted is something that people are hurt in: «в результате 12 аварий»."""
    return head is not None and head.lemma.lower() in word_list("accidents")


def _is_time_of_sum(noun: str, head: Head | None) -> bool:
    """«Составила за период 230 тыс. рублей», but «за период 5 лет»: no time is as long as so much money."""
    if head is None or analyses(noun)[0].lemma not in ("период", "срок"):
        return False
    return head.kind in (Counted.MONEY, Counted.PERCENT) or head.is_money


def _befallen(phrase: _Phrase) -> Governor | None:
    """«Без света 40 домов», «у спортсменов 14 медалей», «в том числе от лесхоза 12 егерей»: who or what there is."""
    if phrase.text.lower(phrase.before) == "числе" or _are_without(phrase) or _are_had(phrase) or _are_theirs(phrase):
        return Governor(SUBJECT, phrase.text.lower(phrase.preposition), How.VERB, phrase.governor.token)
    return None


def _are_without(phrase: _Phrase) -> bool:
    """«Без света 40 домов», «остались без работы 40 ткачей»: whom it befalls, not whose it is."""
    if phrase.text.lower(phrase.preposition) != "без":
        return False
    noun = analyses(phrase.text.word[phrase.governor.token])[0]  # but «оставили без жилья жильцов 5 домов»
    left = phrase.text.lower(phrase.before).startswith(_LEFT) and not noun.animate
    return left or noun.lemma in word_list("lacked")


def _are_had(phrase: _Phrase) -> bool:
    """«У наших спортсменов 14 медалей»: what they have; but «у жителей 14 домов», «у директоров 3 школ»."""
    text, head = phrase.text, phrase.head
    if text.lower(phrase.preposition) != "у" or head is None or head.measure is not None:
        return False
    opens = phrase.preposition == 0 or text.lower(phrase.before) in _OPENING
    return opens and not is_of(text, phrase.governor.token, "members")


def _are_theirs(phrase: _Phrase) -> bool:
    """«А их в деле 14 человек»: so many of them there are; but «обвинили их в краже 14 машин»."""
    before, text = phrase.before, phrase.text
    return text.lower(before) in _THEM and (before == 0 or text.lower(before - 1) in _OPENING)


def _of_predicate(phrase: _Phrase) -> Governor | None:
    """«Эвакуированы из здания 50 человек», «задержаны по подозрению в краже 12 человек»: the subject."""
    about = phrase.text.lower(phrase.preposition) in _ABOUT  # «обратился с иском о взыскании 12 тысяч»
    for preposition in dict.fromkeys((phrase.preposition, phrase.preposition if about else phrase.outer)):
        if preposition > 0 and lacks_subject(phrase.text, preposition, phrase.behind, phrase.governor):
            return Governor(SUBJECT, phrase.text.lower(preposition - 1), How.VERB, preposition - 1)
    return None


def _of_reaching(phrase: _Phrase) -> Governor | None:
    """«Достигли прошлой весной 60 тысяч»: so much, whenever it was."""
    text = phrase.text
    if not text.is_word(phrase.before):
        return None
    reaches = analyses(text.word[phrase.before])[0].lemma in _REACHING
    return Governor((Case.GENT,), text.lower(phrase.before), How.VERB, phrase.before) if reaches else None


def _of_verb(phrase: _Phrase) -> Governor | None:
    """«Включили в список 48 фирм», «вывели из зданий 16 жильцов»: the object."""
    text, preposition = phrase.text, phrase.preposition
    if preposition == 0:
        return None
    awaited = awaits_object(text, preposition, phrase.governor.token, phrase.behind)
    if not awaited and not are_taken_out(text, preposition, phrase.head):
        return None
    return Governor(OBJECT, text.lower(phrase.before), How.VERB, phrase.before)


def _of_verb_behind(phrase: _Phrase) -> Governor | None:
    """«По данным властей 12 тысяч человек остались без света»: the subject."""
    if phrase.counts_measures and phrase.head is not None and phrase.head.lemma != "процент":
        return None  # but «по результатам опроса почти 80 процентов жителей довольны»
    if not is_subject_behind(phrase.text, phrase.outer, phrase.behind, phrase.governor, phrase.head):
        return None
    return Governor(SUBJECT, phrase.text.lower(phrase.behind), How.VERB, phrase.governor.token)


def _of_participle(phrase: _Phrase) -> Governor | None:
    """«Родные работавших на шахте 30 горняков», «работавших без смены на шахте 30 горняков»."""
    if not phrase.counts_things or phrase.counts_measures:
        return None
    return _by_participle(phrase, phrase.before) or _by_participle(phrase, phrase.outer - 1)


def _of_foretold(phrase: _Phrase) -> Governor | None:
    """«Вместо ожидавшихся в мае 6 %», «достиг рекордных за век 6 %», «до высоких на тот момент 5 %»: so much."""
    text, token = phrase.text, phrase.before
    found = likeliest(text, token)
    if found is None:
        return None
    told = found.lemma in word_list("foretold") or phrase.governor.words == _MOMENT
    if not found.is_adjective or not told:
        return None
    asked = phrase.government.at(token)
    if asked.how not in (How.PREPOSITION, How.VERB) or asked.first in DIRECT or found.case is not asked.first:
        return None
    return Governor((found.case,), text.lower(token), How.ADJECTIVE, token)


def _by_participle(phrase: _Phrase, token: int) -> Governor | None:
    """Give a participle at a token, which agrees with what is counted."""
    text, head = phrase.text, phrase.head
    if not text.is_word(token):
        return None
    found = analyses(text.word[token])
    if found[0].pos != "PRTF" or text.lower(token - 1) in (",", "среди"):
        return None
    if phrase.governor.how is How.RELATION and found[0].passive:
        return None  # «обвиняемые в убийстве 5 человек»
    cases = tuple(dict.fromkeys(one.case for one in found if one.case))
    if head is not None and not head.animate:
        cases = tuple(case for case in cases if case is not Case.ACCS)
    if not cases:
        return None  # «в отгороженную от людей 10 стенами жизнь»
    asked = phrase.government.at(token).cases
    return Governor(tuple(sorted(cases, key=lambda case: case not in asked)), text.lower(token), How.ADJECTIVE, token)


def _of_deed(phrase: _Phrase) -> Governor | None:
    """«О строительстве в городе 5 школ», «о хищении из бюджета 5 млн рублей»: what it is done to."""
    if phrase.head is None:
        return None
    for token in dict.fromkeys((phrase.before, phrase.outer - 1)):
        if is_done_to(phrase.text, token, phrase.governor.token, phrase.head, phrase.behind):
            return Governor(ATTRIBUTE, phrase.text.lower(token), How.RELATION, token)
    return None


_STEPS: tuple[Callable[[_Phrase], Governor | None], ...] = (
    _befallen,
    _of_foretold,
    _of_predicate,
    _of_reaching,
    _of_verb,
    _of_verb_behind,
    _of_participle,
    _of_deed,
)
"""The first that tells what governs the number."""
