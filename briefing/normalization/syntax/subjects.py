"""Whether a name is the subject of the verb beside it, or its object, recipient or doer."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.normalization.grammar.governing_words import is_behind_preposition
from briefing.normalization.grammar.governor import Governor, How, is_listed
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.judging import clause
from briefing.normalization.syntax.objects import (
    PART_ENDS,
    SUBJECT_REACH,
    has_doer_behind,
    has_object,
    may_be_object,
)
from briefing.normalization.tables import word_list

_AGREES, _DISAGREES = 3.0, -3.0  # logits for a subject with whose gender and number the verb behind it agrees, or not
_ALONE = 7.0  # logits more where nothing else agrees with that verb
LISTED = 6.0
"""Logits for a case that the table of governing words tells."""
_LONGEST_LIST = 32  # tokens of acronyms in a row, with what joins them
_LONGEST_OWNER = 6  # words that say what a name is of
_VERBS = ("VERB", "PRTS")
_VOWELS = "АЕИОУЫЭЮЯ"
_SAID_OF = (*_VERBS, "ADJS")


@dataclass(frozen=True, slots=True)
class Place:
    """A name of one token in its text: `start` is the first token behind what governs it, an aside may lie between."""

    text: Text
    start: int
    index: int
    genders: frozenset[Gender]
    number: Number


def agrees(form: Analysis, genders: frozenset[Gender], number: Number) -> bool:
    """Whether a form goes with a noun of one of these genders and this number."""
    return form.number == number and (number is Number.PLUR or not form.gender or form.gender in genders)


def is_acronym(text: Text, index: int) -> bool:
    """Whether a token is written in capitals alone."""
    return 0 <= index < text.count and len(text.word[index]) > 1 and text.word[index].isupper()


def weigh_verb_before(place: Place, scores: dict[Case, float]) -> None:
    """Weigh whether a name directly behind a verb is its subject: it agrees, and nothing before does."""
    text, at = place.text, place.start - 1
    verb = analyses(text.word[at])[0]
    if verb.pos != "VERB" or not verb.number:
        return
    several = _behind(text, place.index)[1]
    if text.word[place.index] in word_list("spoken_of_as_one"):
        scores[Case.NOMN] += _AGREES  # «сообщило РЖД»
    elif not agrees(verb, place.genders, Number.PLUR if several else place.number):
        authors = verb.number is place.number  # the author's own gender: «закрылось НКО», «ИГ показало запись»
        scores[Case.NOMN] += _DISAGREES if authors else 4 * _DISAGREES
    elif not any(_may_be_subject(text, left, verb) for left in range(clause(text, at)[0], at)):
        scores[Case.NOMN] += LISTED


def weigh_verb_behind(place: Place, governor: Governor, scores: dict[Case, float]) -> None:
    """Weigh whether the verb behind a name agrees with it; if not, the name receives or does what it says."""
    text = place.text
    behind, several = _behind(text, place.index)
    if not text.is_word(behind):
        return
    if governor.how is How.NONE and _is_needed(text, behind):
        scores[Case.DATV] += 2 * LISTED  # «ЦБ придётся повысить ставку»
        scores[Case.NOMN] -= LISTED
        return
    if text.lower(behind) in word_list("without_subject"):
        scores[Case.NOMN] += 4 * _DISAGREES  # «Из письма ФНС следует»
        return
    if governor.is_noun and text.lower(behind) in word_list("told_by_nobody"):
        scores[Case.NOMN] += 4 * _DISAGREES  # «В докладе ФНС указывается»
        return
    verbs = [one for one in analyses(text.word[behind]) if one.pos in _SAID_OF and one.number]
    if not verbs or analyses(text.word[behind])[0] not in verbs:
        return
    verbs = [one for one in verbs if one.number is Number.PLUR] or verbs  # «нашли» is seldom an imperative
    verb = next((one for one in verbs if agrees(one, place.genders, Number.PLUR if several else place.number)), None)
    if governor.is_noun and is_acronym(text, place.index + 1) and _is_no_country(text, place.index + 1):
        return  # «о ликвидации НПФ ЦБ объявил»
    if governor.is_noun and verbs[0].lemma in word_list("linking_verbs") and _tells_what(place):
        scores[Case.NOMN] += _DISAGREES  # «Лучшим фильмом программы ММКФ стал «Дом»»
        return
    if verb is None:
        _by_disagreement(place, governor, behind, verbs[0], scores)
    elif (
        verb.pos == "PRTS" and not governor.is_noun and _is_done(text, behind) and _subject_follows(text, behind, verb)
    ):
        scores[Case.NOMN] += 4 * _DISAGREES
        scores[Case.ABLT] += LISTED  # «ФСБ задержана жительница»
    elif governor.is_noun and verb.gender is Gender.NEUT and not has_object(text, behind, verb):
        return  # «В результате ЧП пострадало пять человек»
    elif not governor.is_noun or not has_subject_before(place, verb):
        scores[Case.NOMN] += _AGREES
        if _is_only_subject(place, behind, verb):
            scores[Case.NOMN] += _ALONE  # «Жалобы операторов ФАС отклонила»
    elif not may_be_object(text, governor.token, behind, verb):
        scores[Case.NOMN] += _DISAGREES  # «пресс-служба ФСБ сообщила», «поезда МЦД перевезли 5 млн человек»


def _tells_what(place: Place) -> bool:
    """Whether what something is stands before, at the beginning of the clause: «Лучшим фильмом … стал «Дом»»."""
    text, first = place.text, clause(place.text, place.index)[0]
    left = first
    while left < place.start and text.is_word(left) and analyses(text.word[left])[0].is_adjective:
        left += 1
    if left > first and not (left < place.start and text.is_word(left) and analyses(text.word[left])[0].pos == "NOUN"):
        return _instrumental(text, left - 1)  # «Крупнейшим на рынке ЦОД остаётся»
    forms = analyses(text.word[left]) if text.is_word(left) else ()
    return left < place.start and any(one.pos == "NOUN" for one in forms) and {one.case for one in forms} == {Case.ABLT}


def _instrumental(text: Text, index: int) -> bool:
    """Whether an adjective may stand in the instrumental: the dative is one with it in the plural."""
    cases = {one.case for one in analyses(text.word[index])}
    return Case.ABLT in cases and cases <= {Case.ABLT, Case.DATV, Case.LOCT}


def _is_done(text: Text, index: int) -> bool:
    """Whether a short participle tells what is done: no infinitive follows, as in «комиссия обязана провести»."""
    return not text.is_word(index + 1) or analyses(text.word[index + 1])[0].pos != "INFN"


def _is_no_country(text: Text, index: int) -> bool:
    return text.word[index] not in word_list("countries")


def _is_needed(text: Text, index: int) -> bool:
    """Whether a word begins what somebody needs, may, has to do or knows: «придётся платить», «стало известно»."""
    if text.lower(index) in ("стало", "было", "станет", "будет") and text.lower(index + 1) in word_list("known_to"):
        return True
    return text.lower(index) in word_list("needed_by") and any(
        analyses(text.word[right])[0].pos in ("INFN", "NOUN", "ADJF")
        for right in range(index + 1, min(text.count, index + 1 + SUBJECT_REACH))
        if text.is_word(right) and not text.broken(right)
    )


def _by_disagreement(place: Place, governor: Governor, behind: int, verb: Analysis, scores: dict[Case, float]) -> None:
    recipient = is_listed(place.text.word[behind], "recipient", "told")
    if place.text.word[place.index] in word_list("spoken_of_as_one") and verb.pos == "VERB":
        scores[Case.NOMN] += LISTED if governor.how is How.NONE else _AGREES  # «РЖД запустило поезда»
    elif governor.how is not How.NONE:
        several = verb.number is Number.PLUR and place.number is Number.SING
        scores[Case.NOMN] += (4 if several else 1) * _DISAGREES  # «В отчёте ФНС нашли ошибку»
    elif verb.pos == "PRTS" and has_doer_behind(place.text, behind):
        scores[Case.NOMN] += LISTED  # «ВОЗ обеспокоен ростом заболеваемости»: the author's own gender
    elif recipient and _sounds_masculine(place, verb) and not _subject_follows(place.text, behind, verb):
        scores[Case.NOMN] += LISTED  # «ФСИН сообщил»
    elif verb.pos == "PRTS" or verb.number is not place.number or recipient:
        scores[Case.NOMN] += 4 * _DISAGREES
        if recipient:
            scores[Case.DATV] += LISTED  # «ГИБДД поручили проверять такси»
        elif verb.pos == "PRTS" and _is_done(place.text, behind):
            scores[Case.ABLT] += LISTED  # «ФСБ задержан юноша»


def _sounds_masculine(place: Place, verb: Analysis) -> bool:
    """Whether a name that is said as a word ends as masculine nouns do, and the verb goes with that."""
    written = place.text.word[place.index]
    vowels = [letter in _VOWELS for letter in written]
    return verb.gender is Gender.MASC and verb.pos == "VERB" and any(vowels) and not vowels[-1]


def verb_agrees(place: Place) -> bool:
    """Whether the verb behind a name agrees with it."""
    behind, several = _behind(place.text, place.index)
    number = Number.PLUR if several else place.number
    forms = analyses(place.text.word[behind]) if place.text.is_word(behind) else ()
    return any(one.pos in _SAID_OF and one.number and agrees(one, place.genders, number) for one in forms)


def comes_in_behind(text: Text, index: int) -> bool:
    """Whether the verb behind a name says that something comes or is brought there: «в ФСБ направлен запрос»."""
    behind = _behind(text, index)[0]
    if not text.is_word(behind) or text.broken(behind) or text.lower(behind + 1) in ("к", "ко"):
        return False  # «в МВД пришли к выводу»
    verb = analyses(text.word[behind])[0]
    return verb.lemma in word_list("coming_in") and (verb.pos == "PRTS" or (verb.pos == "VERB" and not verb.transitive))


def _may_be_subject(text: Text, index: int, verb: Analysis) -> bool:
    if not text.is_word(index) or is_behind_preposition(text, index):
        return False
    return any(
        one.case is Case.NOMN
        and one.pos in ("NOUN", "NPRO", "NUMR")
        and (
            agrees(verb, frozenset([one.gender]), one.number)
            or (_is_person(text, index, one) and one.number is verb.number)
        )
        for one in analyses(text.word[index])
    )


def _is_person(text: Text, index: int, noun: Analysis) -> bool:
    """Whether a noun names a person, of whom verbs speak in either gender: «глава комитета заявил», «врач сказала»."""
    return noun.animate or text.lower(index) == "врио"


def _is_only_subject(place: Place, behind: int, verb: Analysis) -> bool:
    """Whether nothing else in its part of the sentence may be what a verb of one subject speaks of."""
    if verb.gender is Gender.NEUT or verb.number is not Number.SING:
        return False  # «По данным МВД погибло 5 человек», «По данным ЦБ выросли цены»
    return not has_subject_before(place, verb) and not _subject_follows(place.text, behind, verb)


def has_subject_before(place: Place, verb: Analysis) -> bool:
    """Whether what a verb may speak of stands before a name in its part of the sentence."""
    text, left = place.text, place.start - 1
    while left >= 0 and not text.broken(left + 1) and (text.word[left] not in PART_ENDS or _joins_names(text, left)):
        if _may_be_subject(text, left, verb):
            return True
        left -= 1
    return False


def _joins_names(text: Text, comma: int) -> bool:
    """Whether a comma parts the names of a list: «включение ДНР, ЛНР и Тулы»."""
    beside = (comma - 1, comma + 1)
    return text.word[comma] == "," and all(text.is_word(at) and text.word[at][0].isupper() for at in beside)


def _subject_follows(text: Text, verb_at: int, verb: Analysis) -> bool:
    for right in range(verb_at + 1, min(text.count, verb_at + 1 + SUBJECT_REACH)):
        if not text.is_word(right) or text.broken(right):
            return False
        if _may_be_subject(text, right, verb):
            return True
    return False


def _behind(text: Text, index: int) -> tuple[int, bool]:
    """Give the token behind a name, the names joined to it and what they are of; and whether there are several."""
    joined = index >= 2 and text.lower(index - 1) in LISTING
    several = joined and (text.word[index - 1] != "," or is_acronym(text, index - 2))
    index += 1
    last = index + _LONGEST_LIST
    while index < last and text.lower(index) in LISTING and is_acronym(text, index + 1):
        index, several = index + 2, True
    index = _past_genitives(text, index)
    return past_adverbs(text, index), several


def past_adverbs(text: Text, index: int) -> int:
    """Give the token behind what may stand between a subject and its verb: «РФ не ведёт», «УК активно собирают»."""
    while text.is_word(index) and not text.broken(index) and _is_before_verb(text, index):
        index += 1
    return index


def _is_before_verb(text: Text, index: int) -> bool:
    return text.lower(index) in word_list("before_verbs") or analyses(text.word[index])[0].pos == "ADVB"


def _past_genitives(text: Text, index: int) -> int:
    """Give the token behind what a name is of: «ВКС России сбит самолёт», «УМВД по Тверской области сообщило»."""
    first = index
    while text.is_word(index) and not text.broken(index) and index - first < _LONGEST_OWNER:
        word, form = text.word[index], analyses(text.word[index])[0]
        of_place = text.lower(first) == "по" and Case.DATV in {one.case for one in analyses(word)}
        owner = Case.GENT in {one.case for one in analyses(word) if one.pos in ("NOUN", "ADJF")}
        named = (index > first or word[0].isupper()) and (owner or of_place) and form.pos not in _VERBS
        if not named and text.lower(index) != "по" and not is_acronym(text, index):
            break
        first, index = (index, index + 1) if text.lower(index) == "по" else (first, index + 1)
    return index
