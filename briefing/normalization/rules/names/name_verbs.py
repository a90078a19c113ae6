"""What the verbs and acts beside a name tell against its case: who else may do it, or with what a verb goes."""

from __future__ import annotations

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.doers import POSSESSIVES
from briefing.normalization.grammar.governor import is_listed
from briefing.normalization.grammar.joined import AND_OR, LISTING
from briefing.normalization.grammar.morphology import analyses, may_be_of, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest, stands
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.rules.names import name_agreement as agreement
from briefing.normalization.rules.names.name_agreement import VERB_REACH, Doubt, is_of_word_before
from briefing.normalization.sentence.nearby import past_quoted
from briefing.normalization.sentence.text import CLOSING, OPENING, Text
from briefing.normalization.syntax.objects import PART_ENDS, person_follows
from briefing.normalization.syntax.subjects import (
    Place,
    has_subject_before,
    is_acronym,
    is_infinitive,
    is_planned,
    may_be_subject,
    past_adverbs,
    past_owners,
    sounds_masculine,
    subject_follows,
)
from briefing.normalization.tables import word_list

_QUOTED_REACH = 10  # tokens of somebody's quoted name
_CONJUNCTIONS = frozenset(["и", "но", "а", "что", "также", "затем", ","])
_GIVEN_REACH = 4  # words before what is given among which the giving stands
_GIVEN = ("NOUN", "ADJF", "NUMR")
_ACTS = ("ние", "тие")  # how acts end: «исполнение», «принятие»


def _verb_goes_with_letters(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a verb further behind agrees with the letters and not with the name: «ФСИН в четверг сообщил»."""
    if agreement.has_predicate(text, index):
        return False
    first = past_quoted(text, agreement.predicate_behind(text, index))
    if found.number is Number.SING and place.number is not Number.PLUR and _is_told(text, index):
        return True
    for behind in text.ahead(first, VERB_REACH, PART_ENDS):
        if found.number is Number.PLUR and agreement.is_singular(text, behind):
            return True  # «ТКО из посёлка обычно вывозится»
        if verbs := agreement.past(text, behind):
            return found.number is Number.PLUR or verbs[0].gender is not found.gender
    return False


def _verb_goes_with_another(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether the verb behind goes with neither name nor letters («ДК проверила»), or with what stands before.

    «Показатель EBITDA НКО вырос»; or a further verb goes with the letters too: «ЦАХАЛ нанёс удар и занял холм».
    """
    behind = agreement.predicate_behind(text, index)
    verb = next(iter(agreement.past(text, behind)), None)
    if verb is None or found.number is Number.PLUR or verb.gender is found.gender:
        return False
    if found.gender is Gender.MASC and verb.gender is Gender.FEMN:
        return True
    if has_subject_before(Place(text, index, index, frozenset([verb.gender]), Number.SING), verb):
        return True
    return any(
        text.lower(at) in _CONJUNCTIONS and one.gender is verb.gender
        for at in text.ahead(behind + 1, 29, ".!?")
        for one in agreement.past(text, past_adverbs(text, at + 1))
    )


def _may_be_planned(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether something is planned with it further on: «АЭС на Луне планируется создавать»."""
    for behind in range(index + 1, min(text.count - 1, index + 1 + VERB_REACH)):
        if text.broken(behind) or not text.is_word(behind) or stands(text, behind, "VERB"):
            return text.is_word(behind) and (is_planned(text, behind) or _is_of_person(text, behind))
    return False


def _is_of_person(text: Text, verb: int) -> bool:
    """Whether a person follows who does it: «РФС на переговорах будет представлять глава клуба»."""
    number = analyses(text.word[verb])[0].number
    last = verb + 1 if is_infinitive(text, verb + 1) else verb
    return person_follows(text, last, number)


def _may_do_act(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a name behind an act may be who does it, or does what follows: «неисполнение ПАО законов»."""
    if not is_of_word_before(text, index, place):
        return False
    if not any(one.lemma.endswith(_ACTS) for one in analyses(text.word[index - 1])):
        return False
    behind = past_quoted(text, index + 1)
    best = likeliest(text, behind) if not text.broken(behind) else None
    if best is not None and best.case is Case.GENT and best.pos in _GIVEN and text.word[behind][0].islower():
        return True
    done = past_owners(text, index + 1)
    return text.goes_on(done) and stands(text, done, "PRTS")


def _may_get(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether somebody gets what stands before, or has it: «дал поручение ФАС», «передача завода ОСК»."""
    if not is_of_word_before(text, index, place):
        return False
    before = range(max(0, index - 1 - _GIVEN_REACH), index - 1)
    given = may_be_of(analyses(text.word[index - 1]), "given_to_somebody")  # but «по поручению ФАС»
    if given and any(text.is_word(at) and is_listed(text.word[at], "recipient") for at in before):
        return True
    deed = index - 2
    while text.has_word_before(deed + 1):
        if not analyses(text.word[deed])[0].is_adjective and text.lower(deed) not in POSSESSIVES:
            break
        deed -= 1
    lemmas = {one.lemma for one in analyses(text.word[deed])} if text.is_word(deed) else set()
    return not lemmas.isdisjoint(word_list("given_or_had"))


def _may_be_done_to(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether what is needed may be done to it: «ФАС следует наделить правами», but «ЦБ следует повысить ставку»."""
    if place.words:
        return False
    verb = agreement.predicate_behind(text, index)
    if text.lower(verb) not in word_list("needed_by") or not is_infinitive(text, verb + 1):
        return False
    has_its_object = text.is_number(verb + 2) or may_stand_in(forms_at(text, verb + 2), Case.ACCS)
    return analyses(text.word[verb + 1])[0].transitive and not has_its_object


def _is_subject_of_verb_before(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a verb before the phrase that a name seems to be part of speaks of nothing: «подала в суд ФАС»."""
    own = frozenset([found.gender])
    for at in text.words_back(index - 1, VERB_REACH):
        verb = analyses(text.word[at])[0]
        if text.lower(at) in word_list("told_by_nobody") | word_list("without_subject"):
            return False  # «говорится в сообщении ФАС»
        if verb.pos == "VERB":
            between = any(may_be_subject(text, right, verb) for right in range(at + 1, index))
            led = has_subject_before(Place(text, at, at, own, found.number), verb)
            alone = not between and not led and not subject_follows(text, index, verb)
            return verb.number is found.number and (not verb.gender or verb.gender in own) and alone
    return False


def _may_be_told(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a verb in the plural before a name of one speaks of others: «о пожаре сообщили вчера УМВД»."""
    several = place.number is Number.PLUR or found.number is Number.PLUR
    told = analyses(text.word[index - 1])[:1] if text.is_word(index - 1) and text.lower(index + 1) not in AND_OR else ()
    if not several and any(one.pos in ("ADJS", "PRTS") and one.number is Number.PLUR for one in told):
        return not is_acronym(text, index + 2)  # «нужны НКО, имеющие опыт»
    listed = text.lower(index - 1) in LISTING or text.lower(index + 1) in LISTING
    if several or listed or agreement.has_predicate(text, index):
        return False
    for before in text.back(index - 1, VERB_REACH, PART_ENDS):
        best = likeliest(text, before)
        if best is not None and best.pos == "VERB":
            return best.number is Number.PLUR
    return False


def _letters_may_be_subject(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a verb goes with how the letters sound, and nothing else: «за налёт ЦАХАЛ обстрелял», «МЭА сняла»."""
    at = agreement.predicate_behind(text, index)
    verbs = agreement.past(text, at)
    if not verbs or verbs[0].gender in (found.gender, Gender.NEUT) or found.gender is Gender.NONE:
        return False
    own = Place(text, index, index, frozenset([verbs[0].gender]), Number.SING)
    if has_subject_before(own, verbs[0]):
        return False
    if verbs[0].gender is Gender.MASC:
        return found.gender is not Gender.MASC and sounds_masculine(text.word[index])
    return text.word[index].endswith("А") and not subject_follows(text, at, verbs[0])


def _is_told(text: Text, index: int) -> bool:
    """Whether the verb behind somebody's name is in the plural: «Об этом ИА «Время» сообщили в мэрии»."""
    behind, last = index + 1, min(text.count, index + 1 + _QUOTED_REACH)
    while behind < last and not text.broken(behind) and _is_of_name(text.word[behind]):
        behind += 1
    verb = likeliest(text, behind) if behind > index + 1 else None
    return verb is not None and verb.pos == "VERB" and verb.number is Number.PLUR


def _is_of_name(word: str) -> bool:
    return word[0].isupper() or word in OPENING or word in CLOSING


def _law_may_do_it(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a law may say what is behind: «за хранение ножа УК предусмотрен штраф», but «ст. 105 УК предусмотрен»."""
    if not place.words or place.words in word_list("parts_of_law"):
        return False
    best = likeliest(text, agreement.predicate_behind(text, index))
    return best is not None and best.pos == "PRTS" and best.lemma in word_list("done_by_law")


def _may_act(text: Text, index: int, found: Acronym, place: Standing) -> bool:
    """Whether a name that nothing governs may be what a verb in the plural speaks of: «НАБУ начали с обысков»."""
    if place.words:
        return False
    first = agreement.predicate_behind(text, index)
    for behind in text.words_ahead(first, VERB_REACH):
        best = analyses(text.word[behind])[0]
        if behind == first or best.pos == "VERB":
            if best.number is Number.PLUR:
                return True
            if best.pos == "VERB":
                return False
    return False


DOUBTS: dict[Case, tuple[Doubt, ...]] = {
    Case.NOMN: (
        _verb_goes_with_letters,
        _verb_goes_with_another,
        _may_be_planned,
        _may_be_told,
    ),
    Case.GENT: (
        _law_may_do_it,
        _may_do_act,
        _may_get,
        _is_subject_of_verb_before,
        _letters_may_be_subject,
    ),
    Case.DATV: (_may_be_done_to,),
    Case.ACCS: (_may_act,),
}
"""By the case in which the name seems to stand."""
