"""What the verb behind a name says of it: that the name is its subject, or receives or does what it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from briefing.normalization.grammar.governor import BELONG, INTO, Governor, How, governors, is_listed
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.grammar.parts_of_speech import is_numeral, stands
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.syntax.beside import is_needed, is_of_age, tells_what
from briefing.normalization.syntax.judging import clause
from briefing.normalization.syntax.objects import has_doer_behind, has_object, person_follows, somebody_tells
from briefing.normalization.syntax.subjects import (
    AGREES,
    DISAGREES,
    LISTED,
    SAID_OF,
    Place,
    agrees,
    behind_name,
    has_subject_before,
    is_acronym,
    is_planned,
    may_be_subject,
    sounds_masculine,
    subject_follows,
    sure_subject_follows,
)
from briefing.normalization.tables import word_list

_ALONE = 7.0  # logits more where nothing else agrees with the verb
_NEVER = 4 * DISAGREES  # for what can hardly be the subject
_WAS = ("был", "была", "было")

Weights = Mapping[Case, float]
"""Logits that are added to those of the cases."""
_NONE: Weights = {}


class _Said(NamedTuple):
    """What stands behind a name, past the names joined to it and what they are of."""

    place: Place
    governor: Governor
    at: int  # its token
    verb: Analysis | None  # its likeliest reading as what may be said of somebody; None: it is no verb
    agreeing: Analysis | None  # the one that agrees with the name


def weigh_verb_behind(place: Place, governor: Governor, scores: dict[Case, float]) -> None:
    """Weigh whether the verb behind a name agrees with it; if not, the name receives or does what it says."""
    text = place.text
    at, several = behind_name(text, place.index)
    if not text.is_word(at):
        return
    if text.lower(at) in _WAS and stands(text, at + 1, "PRTS"):
        at += 1  # «ФСБ был задержан юноша»
    verbs = _verbs(text, at)
    number = Number.PLUR if several else place.number
    agreeing = next((one for one in verbs if agrees(one, place.genders, number)), None)
    said = _Said(place, governor, at, verbs[0] if verbs else None, agreeing)
    weights = next((found for step in _STEPS if (found := step(said)) is not None), _NONE)
    for case, weight in weights.items():
        scores[case] += weight


def _verbs(text: Text, at: int) -> list[Analysis]:
    """Give the readings of a word as what may be said of somebody, none where it is oftener something else."""
    forms = analyses(text.word[at])
    found = [one for one in forms if one.pos in SAID_OF and one.number]
    several = [one for one in found if one.number is Number.PLUR]  # «нашли» is seldom an imperative
    return (several or found) if forms[0] in found else []


def _needs(said: _Said) -> Weights | None:
    """«ЦБ придётся повысить ставку», but «за выдачу ПТС придётся заплатить»."""
    alone = said.governor.how is How.NONE or _is_dated(said)  # «к 2027 году ЦБ придётся»
    if is_needed(said.place.text, said.at):
        return {Case.DATV: 2 * LISTED, Case.NOMN: -LISTED} if alone else {Case.NOMN: _NEVER}
    return {Case.DATV: 2 * LISTED, Case.NOMN: -LISTED} if is_of_age(said.place.text, said.at) else None


def _has_no_subject(said: _Said) -> Weights | None:
    """«Из письма ФНС следует», «работу ФНС планируется улучшить», «ЦБ было поручено проверить банк»."""
    word = said.place.text.lower(said.at)
    planned = is_planned(said.place.text, said.at)
    if planned and said.governor.how is How.NONE and is_listed(word, "recipient"):
        return {Case.NOMN: _NEVER, Case.DATV: 2 * LISTED}
    told = planned or (said.governor.is_noun and word in word_list("told_by_nobody"))
    return {Case.NOMN: _NEVER} if told or word in word_list("without_subject") else None


def _comes_from(said: _Said) -> Weights | None:
    """«Из колоний ФСИН поступает много жалоб»: what comes stands behind, and is no organisation."""
    text, verb, left = said.place.text, said.verb, said.governor.token - 1
    if verb is None or verb.lemma not in word_list("comes_from") or not said.governor.is_noun:
        return None
    while text.is_word(left) and analyses(text.word[left])[0].is_adjective:
        left -= 1
    return {Case.NOMN: _NEVER} if text.lower(left) == "из" else None


def _is_led(said: _Said) -> Weights | None:
    """«ФАС руководит Петров», «ОРВИ заболели 5 тыс. человек», but «отделом ФАС руководит Петров»."""
    text, at, verb = said.place.text, said.at, said.verb
    if verb is None or verb.lemma not in word_list("led_or_used_by"):
        return None
    case = governors().get((verb.lemma, "verb")) or governors().get((verb.lemma, "predicate")) or Case.ACCS
    before = range(clause(text, said.place.start)[0], said.place.start)
    if any(text.is_word(i) and analyses(text.word[i])[0].case is case for i in before):
        return None
    several = verb.number is Number.PLUR and said.place.number is Number.SING
    others = case is Case.ABLT and (several or subject_follows(text, at, verb))
    return {case: LISTED, Case.NOMN: _NEVER} if others or person_follows(text, at, verb.number) else None


def _is_dealt_with(said: _Said) -> Weights | None:
    """«ОЭЗ посетила делегация», «НСН сообщила депутат Белова»: who does it stands behind, and is no object."""
    verb = said.verb
    acts = verb is not None and verb.pos == "VERB" and verb.transitive and said.governor.how is How.NONE
    if verb is None or not acts or not sure_subject_follows(said.place.text, said.at, verb):
        return None
    told = is_listed(said.place.text.word[said.at], "recipient", "told")
    return {Case.DATV if told else Case.ACCS: 2 * LISTED, Case.NOMN: _NEVER}


def _says_nothing(said: _Said) -> Weights | None:
    """«Отчёт ФНС 5 мая», and of the next name «о ликвидации НПФ ЦБ объявил»."""
    text, following = said.place.text, said.place.index + 1
    next_name = said.governor.is_noun and is_acronym(text, following)
    of_next = next_name and text.word[following] not in word_list("countries")
    return _NONE if said.verb is None or of_next else None


def _links(said: _Said) -> Weights | None:
    """«Лучшим фильмом программы ММКФ стал «Дом»»."""
    linking = said.verb is not None and said.verb.lemma in word_list("linking_verbs")
    return {Case.NOMN: DISAGREES} if linking and said.governor.is_noun and tells_what(said.place) else None


def _is_one(said: _Said) -> Weights | None:
    """«РЖД запустило поезда»: by its letters it would be several."""
    one = said.place.text.word[said.place.index] in word_list("spoken_of_as_one")
    if said.agreeing is not None or not one or said.verb is None or said.verb.pos != "VERB":
        return None
    return {Case.NOMN: LISTED if said.governor.how is How.NONE else AGREES}


def _are_authors(said: _Said) -> Weights | None:
    """«ОБСЕ подтвердили факт обстрела»: the author's own number, where the verb has its object and nobody tells."""
    text, verb = said.place.text, said.verb
    if said.agreeing is not None or verb is None or said.governor.how is not How.NONE or verb.pos != "VERB":
        return None
    if verb.number is not Number.PLUR or not has_object(text, said.at, verb):
        return None
    object_form = analyses(text.word[said.at + 1])[0]
    told = is_listed(text.word[said.at], "told") and object_form.number is Number.SING
    return {Case.NOMN: 2 * LISTED, Case.DATV: _NEVER} if told and not somebody_tells(text, said.at + 1) else None


def _is_governed(said: _Said) -> Weights | None:
    """«В отчёте ФНС нашли ошибку», «Минфин РФ намерен помочь»."""
    if said.agreeing is not None or said.governor.how is How.NONE or said.verb is None:
        return None
    several = said.verb.number is Number.PLUR and said.place.number is Number.SING
    return {Case.NOMN: _NEVER if several or _goes_with_noun(said) else DISAGREES}


def _goes_with_noun(said: _Said) -> bool:
    """Whether the noun directly before a name is the verb's subject."""
    text, noun = said.place.text, said.governor.token
    if said.verb is None or not said.governor.is_noun or noun != said.place.index - 1:
        return False
    return not _is_dated(said) and may_be_subject(text, noun, said.verb)  # «за 2019 год ЕБРР получил»


def _is_dated(said: _Said) -> bool:
    """Whether the noun before a name is the year or month of a date."""
    noun = said.governor.token
    return said.governor.is_noun and noun > 0 and said.place.text.kind[noun - 1] is NUMBER


def _sounds_otherwise(said: _Said) -> Weights | None:
    """«ВОЗ обеспокоен ростом заболеваемости», «ФСИН сообщил»: the author's own gender."""
    text, verb = said.place.text, said.verb
    if said.agreeing is not None or verb is None:
        return None
    moved = verb.pos == "PRTS" and has_doer_behind(text, said.at)
    masculine = verb.gender is Gender.MASC and verb.pos == "VERB" and sounds_masculine(text.word[said.place.index])
    tells = masculine and is_listed(text.word[said.at], "recipient", "told")
    return {Case.NOMN: LISTED} if moved or (tells and not subject_follows(text, said.at, verb)) else None


def _receives(said: _Said) -> Weights | None:
    """«ГИБДД поручили проверять такси», «ФНС принадлежит 5 % акций»."""
    text, verb = said.place.text, said.verb
    if verb is not None and verb.lemma == BELONG:
        counted = said.at + 1 < text.count and text.kind[said.at + 1] is NUMBER
        if said.agreeing is None or counted or subject_follows(text, said.at, verb):
            return {Case.NOMN: _NEVER, Case.DATV: LISTED}
    given = said.agreeing is None and is_listed(text.word[said.at], "recipient", "told")
    return {Case.NOMN: _NEVER, Case.DATV: LISTED} if given else None


def _does(said: _Said) -> Weights | None:
    """«ФСБ задержан юноша», «ФСБ задержана жительница»."""
    verb, governor = said.agreeing or said.verb, said.governor
    if verb is None or verb.pos != "PRTS" or governor.is_noun or verb.lemma in word_list("bound_to"):
        return None  # «ФСБ вынуждена проверить подрядчика»
    done = said.agreeing is None or subject_follows(said.place.text, said.at, verb)
    return {Case.NOMN: _NEVER, Case.ABLT: LISTED} if done else None


def _disagrees(said: _Said) -> Weights | None:
    """«ФНС нашли»."""
    if said.agreeing is not None or said.verb is None:
        return None
    return {Case.NOMN: _NEVER} if said.verb.number is not said.place.number else _NONE


def _is_of_country(said: _Said) -> Weights | None:
    """«В каждом субъекте РФ устанавливается норма», «в Нефтеюганске ХМАО вспыхнул пожар»."""
    text, verb, noun = said.place.text, said.agreeing, said.governor.token
    if verb is None or not said.governor.is_noun or noun != said.place.index - 1:
        return None
    if text.word[said.place.index] not in word_list("countries_and_regions"):
        return None
    own = analyses(text.word[noun])[0]
    told = subject_follows(text, said.at, verb)
    if own.proper:
        told = told and text.lower(noun - 1) in INTO
    else:
        told = own.lemma in word_list("had_by_country") and (told or verb.lemma.endswith("ся"))
    return {Case.NOMN: _NEVER} if told else None


def _counts(said: _Said) -> Weights | None:
    """«В результате ЧП пострадало пять человек»."""
    verb = said.agreeing
    neuter = said.governor.is_noun and verb is not None and verb.gender is Gender.NEUT
    return _NONE if neuter and verb is not None and not _acts(said, verb) else None


def _is_subject(said: _Said) -> Weights | None:
    """«Вчера ФАС отклонила жалобы», «жалобы операторов ФАС отклонила»: nothing else may be the subject."""
    if said.agreeing is None or (said.governor.is_noun and has_subject_before(said.place, said.agreeing)):
        return None
    return {Case.NOMN: AGREES + (_ALONE if _is_only_subject(said, said.agreeing) else 0)}


def _is_of_subject(said: _Said) -> Weights | None:
    """«Пресс-служба ФСБ сообщила», «поезда МЦД перевезли 5 млн человек»."""
    return {Case.NOMN: _NEVER if _goes_with_noun(said) else DISAGREES}


_STEPS: tuple[Callable[[_Said], Weights | None], ...] = (
    _needs,
    _has_no_subject,
    _comes_from,
    _is_led,
    _is_dealt_with,
    _says_nothing,
    _links,
    _is_one,
    _are_authors,
    _is_governed,
    _sounds_otherwise,
    _receives,
    _does,
    _disagrees,
    _is_of_country,
    _counts,
    _is_subject,
    _is_of_subject,
)
"""The first that knows what is said decides."""


def _acts(said: _Said, verb: Analysis) -> bool:
    """Whether a verb has an object: «УФАС выявило сговор», «УФАС руководствовалось им», not «погибло 5 человек»."""
    text, at = said.place.text, said.at
    acts = verb.pos == "VERB" and ((verb.transitive and not is_numeral(text, at + 1)) or has_doer_behind(text, at))
    return acts or has_object(text, at, verb)


def _is_only_subject(said: _Said, verb: Analysis) -> bool:
    """Whether nothing else in its part of the sentence may be what a verb of one subject speaks of."""
    if verb.number is not Number.SING or (verb.gender is Gender.NEUT and not _acts(said, verb)):
        return False  # «По данным МВД погибло 5 человек», «По данным ЦБ выросли цены»
    return not has_subject_before(said.place, verb) and not subject_follows(said.place.text, said.at, verb)
