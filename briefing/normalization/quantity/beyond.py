"""What governs a number from beyond a phrase with a preposition: «эвакуированы из здания 50 человек».

The noun right before such a number belongs to the phrase. What the number is to the sentence tells the word before the
phrase: a predicate that lacks its subject, a participle that agrees, a noun of an action; or else a verb behind it.
"""

from __future__ import annotations

from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.governing_words import BREAKS
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
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.quantity.counted import Head
from briefing.normalization.quantity.objects import AIMS, are_taken_out, awaits_object, is_given
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import word_list

_LONGEST_PHRASE = 6  # words of a phrase behind its preposition
_GENITIVES = 5  # words between what is counted and its verb: «12 тысяч жителей города остались»
_NEAR = 3  # words behind a verb among which its subject is looked for: «лидирует действующий президент»
_SHORTEST_ACRONYM = 2
_REACH = 8  # tokens before and behind among which another subject is looked for
_OPENING = (".", ",", "—", "–", "и", "а", "всего")
"""What stands before «у» at the head of a clause."""
_ARRIVED = "прибыли"  # «для тушения на место прибыли 10 пожарных»
_NUMBER_OF = "число"  # «в число 450 депутатов вошли 5 врачей»
_VERBS = frozenset(["VERB", "PRTS", "INFN", "GRND", "PRTF", "ADJS", "PRED"])
_NAMING = frozenset(["NOUN", "NPRO", "NUMR"])


def governor_beyond(government: Government, behind: int, governor: Governor, head: Head | None) -> Governor | None:
    """Say what governs a number where the noun before it does not, though `governor`, that noun, says so; else None.

    `behind`: the token behind what is counted.
    """
    text = government.text
    if governor.words == _ARRIVED or (
        is_size(text.word[governor.token]) and not _are_places(text, governor.token, head)
    ):
        return None
    if head is not None and head.measure is None and is_given(text, governor.token):
        return Governor(ATTRIBUTE, text.lower(governor.token - 1), How.RELATION, governor.token - 1)
    phrase = phrase_before(text, governor.token)
    if phrase < 0:
        return None
    sent = text.lower(phrase) == "от" and text.lower(phrase - 1) == "числе"  # «в том числе от лесхоза 12 егерей»
    if sent or _are_without(text, phrase, governor, head) or _are_had(text, phrase, governor, head):
        return Governor(SUBJECT, text.lower(phrase), How.VERB, governor.token)
    first = phrase_before(text, phrase - 1) if phrase else -1
    for preposition in (phrase, first):  # «задержаны по подозрению в краже 12 человек»
        if preposition > 0 and _lacks_subject(text, preposition, behind, governor):
            return Governor(SUBJECT, text.lower(preposition - 1), How.VERB, preposition - 1)
    if phrase > 0 and (awaits_object(text, phrase, governor.token, behind) or are_taken_out(text, phrase, head)):
        return Governor(OBJECT, text.lower(phrase - 1), How.VERB, phrase - 1)
    things = head is not None and head.measure is None
    if things and head is not None and head.forms[0].lemma in word_list("measures"):
        return None
    if _is_subject_behind(text, min(one for one in (phrase, first) if one >= 0), behind, governor, head):
        return Governor(SUBJECT, text.lower(behind), How.VERB, governor.token)
    if phrase == 0 or not things:
        return None
    return (
        _by_participle(government, phrase - 1, governor, head)
        or (_by_participle(government, first - 1, governor, head) if first > 0 else None)
        or _by_deed(text, phrase - 1, governor)
    )


def _are_places(text: Text, token: int, head: Head | None) -> bool:
    """«Допустила на двух рубежах 8 промахов»: in the plural, before things, it is no size of one thing."""
    things = head is not None and head.measure is None and head.forms[0].lemma not in word_list("measures")
    noun = analyses(text.word[token])[0]
    return things and noun.number is Number.PLUR and noun.case is Case.LOCT


def _are_without(text: Text, phrase: int, governor: Governor, head: Head | None) -> bool:
    """«Без света 40 домов», «оставила без отопления 186 домов»: whom it befalls, not whose it is."""
    things = head is not None and head.measure is None
    lacked = analyses(text.word[governor.token])[0].lemma in word_list("lacked")
    return things and lacked and phrase == governor.token - 1 and text.lower(phrase) == "без"


def _are_had(text: Text, phrase: int, governor: Governor, head: Head | None) -> bool:
    """«У наших спортсменов 14 медалей»: what they have; but «у жителей 14 домов», «у директоров 3 школ»."""
    if text.lower(phrase) != "у" or head is None or head.measure is not None or head.forms[0].animate:
        return False
    opens = phrase == 0 or text.lower(phrase - 1) in _OPENING
    people = analyses(text.word[governor.token])[0]
    theirs = people.lemma not in word_list("members") and head.forms[0].lemma not in word_list("workplaces")
    return opens and people.animate and theirs


def phrase_before(text: Text, last: int) -> int:
    """Give the preposition of the phrase that ends with a noun at `last`, −1 where none does."""
    if last >= 2 and text.word[last - 1] == "-" and text.glued(last):
        last -= 2  # «на пресс-конференции»
    noun = last
    for token in range(last - 1, max(-1, last - 1 - _LONGEST_PHRASE), -1):
        if text.broken(token + 1) or not (text.is_word(token) or _is_place_in_row(text, token)):
            return -1
        if preposition_cases(text.lower(token)):
            return token
        if not text.is_word(token) or _is_place_in_row(text, token):
            continue
        found = analyses(text.word[token])
        if text.lower(token) not in AND_OR and not any(one.case for one in found):
            return -1
        if found[0].pos == "NOUN" and not _is_adjective_of(found, text, token + 1):
            joined = text.lower(token + 1) in AND_OR
            if not joined and not _is_genitive(text, noun):  # «взять на контроль вопрос»: no part of the phrase
                return -1
            noun = token
    return -1


def _is_adjective_of(found: tuple[Analysis, ...], text: Text, noun: int) -> bool:
    """«На прошедших соревнованиях»: what is a noun elsewhere is an adjective of the noun behind it."""
    forms = {(one.case, one.number) for one in found if one.is_adjective}
    return bool(forms) and any(
        (one.case, one.number) in forms for one in analyses(text.word[noun]) if one.pos == "NOUN"
    )


def _is_place_in_row(text: Text, token: int) -> bool:
    """Whether a token is of an ordinal in digits: «в 13-й пакет»."""
    if text.kind[token] is NUMBER:
        return token + 1 < text.count and text.word[token + 1] == "-" and text.glued(token + 1)
    first = token if text.word[token] == "-" else token - 1
    return first > 0 and text.kind[first - 1] is NUMBER and text.word[first] == "-" and text.glued(first)


def _lacks_subject(text: Text, preposition: int, behind: int, governor: Governor) -> bool:
    """«Эвакуированы из здания 50 человек», «погибло при обстреле 7 человек»: the number is the subject."""
    verb = preposition - 1
    if verb > 0 and any(one.lemma in word_list("taken_by_many") for one in analyses(text.word[verb])):
        verb -= 1  # «принимали участие в выборах 30 партий»
    found = _predicate(text, verb)
    if found is None or _has_subject(text, range(verb - 1, max(-1, verb - 1 - _REACH), -1)):
        return False
    if governor.how is not How.RELATION or verb < preposition - 1:
        return True
    impersonal = found.pos == "PRTS" or found.gender is Gender.NEUT
    if not impersonal or text.lower(preposition) in AIMS:
        return False
    listed = text.lower(behind) in AND_OR  # «введено в эксплуатацию 27 школ и две больницы»
    return listed or not _has_subject(text, range(behind, behind + _REACH))


def _predicate(text: Text, token: int) -> Analysis | None:
    """A verb or short participle that agrees with a number of things as its subject."""
    found = analyses(text.word[token]) if text.is_word(token) else ()
    opens = token == 0 or text.broken(token) or not text.is_word(token - 1)
    rare = bool(found) and found[0].pos == "ADJS"  # «снято» is hardly of «снятой»
    verb = next((one for one in found[: None if opens or rare else 1] if one.pos in ("VERB", "PRTS")), None)
    if verb is None or not (verb.number is Number.PLUR or verb.gender is Gender.NEUT):
        return None
    taken = token + 1 < text.count and text.lower(token + 1) in word_list("taken_by_many")
    personal = verb.pos == "VERB" and verb.gender is not Gender.NEUT and verb.transitive and not taken
    return None if personal else verb


def _has_subject(text: Text, tokens: range) -> bool:
    """Whether a subject stands among tokens, up to the end of the clause."""
    for token in tokens:
        if not 0 <= token < text.count or text.word[token] in BREAKS or text.word[token] == ",":
            return False
        found = analyses(text.word[token]) if text.is_word(token) else ()
        if preposition_cases(text.lower(token - 1)) or _is_acronym_of(text, token):
            continue  # «в Домодедово», «в городах РФ»
        if text.is_word(token - 1) and _is_oblique(analyses(text.word[token - 1])):
            continue  # «звеном пожарной службы»
        if any(one.case is Case.NOMN and one.pos in ("NOUN", "NPRO", "NUMR") for one in found):
            return True
    return False


def _is_oblique(found: tuple[Analysis, ...]) -> bool:
    """Whether a word is an adjective in no direct case, so that the noun behind it is no subject."""
    return found[0].is_adjective and not any(one.case in DIRECT for one in found)


def _is_acronym_of(text: Text, token: int) -> bool:
    """Whether an acronym stands directly behind a noun, whose attribute it is."""
    if len(text.word[token]) < _SHORTEST_ACRONYM or not text.word[token].isupper() or not text.is_word(token - 1):
        return False
    return not text.broken(token) and analyses(text.word[token - 1])[0].pos == "NOUN"


def _is_subject_behind(text: Text, phrase: int, behind: int, governor: Governor, head: Head | None) -> bool:
    """«По данным властей 12 тысяч человек остались без света»: a phrase opens the clause, and a verb is behind."""
    if not _opens(text, phrase):
        return False
    token = behind
    while token < behind + _GENITIVES and (text.word[token : token + 1] == ("-",) or _is_skipped(text, token)):
        token += 1
    return is_subject_of(text, token, governor, head)


def _opens(text: Text, phrase: int) -> bool:
    """Whether neither a subject nor a verb stands before a phrase in its clause: «Вслед за Омском»."""
    token = phrase
    while token > 0 and not text.broken(token) and text.word[token - 1] not in BREAKS | {","}:
        token -= 1
        first = analyses(text.word[token])[0] if text.is_word(token) else None
        if first is not None and (first.pos in _VERBS or (first.case is Case.NOMN and first.pos in _NAMING)):
            return False
    return True


def is_subject_of(text: Text, token: int, governor: Governor, head: Head | None) -> bool:
    """Whether a number of things before a token is the subject of the verb there, and nothing behind the verb is.

    `governor`: the noun before the number, whose attribute the number may be.
    """
    verb = analyses(text.word[token])[0] if text.is_word(token) else None
    if verb is None or verb.pos not in ("VERB", "PRTS", "ADJS") or governor.words == _NUMBER_OF:
        return False
    if verb.number is not Number.PLUR and verb.gender in (Gender.MASC, Gender.FEMN):
        return False
    things = head is not None and head.measure is None and not head.forms[0].animate
    if things and verb.pos == "VERB" and verb.transitive and _names_aim(text, governor):
        return False  # «за взлом 8 сайтов осудили студента»
    acts = governor.how is not How.RELATION or (head is not None and head.forms != () and head.forms[0].animate)
    return not _agrees_behind(text, token, verb) or (verb.transitive and acts)


def _names_aim(text: Text, governor: Governor) -> bool:
    """Whether a deed stands before the number, directly behind its preposition."""
    return governor.how is How.RELATION and bool(preposition_cases(text.lower(governor.token - 1)))


def _agrees_behind(text: Text, token: int, verb: Analysis) -> bool:
    """Whether a noun that may be the subject of a verb stands a few words behind it: «начались проверки»."""
    for behind in range(token + 1, token + 1 + _NEAR):
        if not text.is_word(behind) or text.broken(behind) or preposition_cases(text.lower(behind)):
            return False
        subjects = [one for one in analyses(text.word[behind]) if one.case is Case.NOMN]
        if any(one.pos == "NUMR" or (one.pos == "NOUN" and one.number is verb.number) for one in subjects):
            return True  # «в столкновении 9 машин погибли двое»
    return False


def _is_skipped(text: Text, token: int) -> bool:
    """Whether a word between what is counted and its verb tells more of either: «жителей района часто спрашивали»."""
    if not text.is_word(token) or text.broken(token):
        return False
    return _is_genitive(text, token) or analyses(text.word[token])[0].pos == "ADVB"


def _is_genitive(text: Text, token: int) -> bool:
    found = analyses(text.word[token])
    return found[0].pos not in ("VERB", "PRTS", "ADJS") and any(one.case is Case.GENT for one in found)


def _by_participle(government: Government, token: int, governor: Governor, head: Head | None) -> Governor | None:
    """«Родные работавших на шахте 30 горняков»: the participle agrees with what is counted."""
    text = government.text
    found = analyses(text.word[token]) if text.is_word(token) else ()
    if (
        not found
        or found[0].pos != "PRTF"
        or found[0].number is not Number.PLUR
        or text.lower(token - 1) in (",", "среди")
    ):
        return None
    if governor.how is How.RELATION and found[0].passive:
        return None  # «обвиняемые в убийстве 5 человек»
    cases = tuple(dict.fromkeys(one.case for one in found if one.pos == "PRTF" and one.case))
    if Case.GENT in cases and head is not None and not head.forms[0].animate:
        cases = tuple(case for case in cases if case is not Case.ACCS)
    asked = government.at(token).cases
    return Governor(tuple(sorted(cases, key=lambda case: case not in asked)), text.lower(token), How.ADJECTIVE, token)


def _by_deed(text: Text, token: int, governor: Governor) -> Governor | None:
    """«О строительстве в городе 5 школ»: the things that are built."""
    if governor.how is How.RELATION or not text.is_word(token):
        return None
    first = analyses(text.word[token])[0]
    if first.pos != "NOUN" or first.number is not Number.SING or not names_deed(first):
        return None
    if first.lemma == _NUMBER_OF or first.lemma in word_list("taken_by_many"):
        return None
    return Governor(ATTRIBUTE, text.lower(token), How.RELATION, token)
