"""What a verb asks of the number or name behind it: «достиг 40», «не хватает 5», «посмотрело 9 млн человек»."""

from __future__ import annotations

from briefing.normalization.grammar.complements import has_complement
from briefing.normalization.grammar.doers import (
    BREAKS,
    POSSESSIVES,
    are_people_counted,
    is_had_by_each,
)
from briefing.normalization.grammar.governing_nouns import DEPRIVING
from briefing.normalization.grammar.governor import (
    BELONG,
    OBJECT,
    SUBJECT,
    Governor,
    How,
    Outer,
    by_adjective,
    governors,
    preposition_cases,
)
from briefing.normalization.grammar.morphology import Analysis, analyses, may_stand_in
from briefing.normalization.grammar.parts_of_speech import forms_at, likeliest, stands
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import word_list

_CLAUSE_REACH = 7  # tokens that a verb may stand before the number it governs
_APPOINT = "назначить"  # somebody as what, in the instrumental; but so much, which is its object
_LOSING = ("лишиться", "лишаться")
_NEAR = 4  # tokens from a verb on among which its number stands
_BE, _MAY = "быть", ("может", "могло", "должно")
_THERE_IS = "есть"  # hardly ever «to eat» before a number
_COMPLEMENTS = (Case.GENT, Case.DATV, Case.ABLT)
_RELATIVES = ("который", "которую", "которое")  # before a verb in the plural, its object
NO_OBJECT = ("выжить", "выглядеть")  # hardly ever «to drive out», «to look out for»


def by_verb(text: Text, left: int, verb: Analysis, outer: Outer) -> Governor:
    """Say what a verb asks: «достиг 40», «не хватает 5», «построили 5 школ», «посмотрело 9 млн»."""
    table, word = governors(), text.lower(left)
    if word == _THERE_IS:
        return Governor(SUBJECT, word, How.VERB, left)  # «у банка есть 1,3 % акций»
    negated = table.get((verb.lemma, "negated")) if text.lower(left - 1) == "не" else None
    if verb.lemma == _BE and text.lower(left - 1) in _MAY and text.lower(left - 2) == "не":
        return Governor((Case.GENT, *SUBJECT), word, How.VERB, left)  # «не может быть 2 хозяев»
    if negated:
        return Governor((negated,), f"не {word}", How.VERB, left)
    done = verb.passive and verb.number is Number.SING and verb.gender in (Gender.MASC, Gender.FEMN)
    case = table.get((verb.lemma, "verb")) or (done and table.get((verb.lemma, "done")))  # «оснащён 8 ГБ памяти»
    if case and verb.lemma in DEPRIVING and are_people_counted(text, left + 1):
        case = OBJECT[0]  # «лишили 20 водителей прав»
    if case and verb.lemma in _LOSING and _is_lost_before(text, left):
        return Governor(SUBJECT, word, How.VERB, left)  # «работы лишились 5 млн человек»
    some = text.lower(left + 2) == "из"  # «назначить 2 из 9 членов совета»
    if case and verb.lemma == _APPOINT and (some or not are_people_counted(text, left + 1)):
        case = Case.NONE if NUMBER in text.kind[left + 1 : left + _NEAR] else case  # «назначил ему 360 ч работ»
    if case:
        complete = case in _COMPLEMENTS and has_complement(text, left, verb, case)
        if complete and verb.transitive and verb.gender in (Gender.MASC, Gender.FEMN):
            return Governor(OBJECT, word, How.VERB, left)  # «орденами наградил 2 космонавтов»
        if verb.passive and verb.pos == "PRTS" and not done:
            return Governor((case, *SUBJECT), word, How.VERB, left)  # «назначены 2 заместителей»
        return Governor(SUBJECT if complete else (case,), word, How.VERB, left)
    if verb.pos == "PRTF" and (verb.passive or _agrees_with_several(word, verb)):
        cases = tuple(dict.fromkeys(one.case for one in analyses(word) if one.pos == "PRTF" and one.case))
        return by_adjective(text, left, cases, outer)
    if verb.lemma in word_list("managed") and _infinitive_before(text, left):
        return Governor(OBJECT, word, How.VERB, left)  # «спасти удалось 2 рыбаков»
    told_alone = verb.gender is Gender.NEUT and verb.pos == "VERB"  # «посмотрело 9 млн»: the subject
    impersonal = told_alone and not _neuter_subject(text, left)
    takes_object = verb.transitive and not impersonal and not _has_object(text, left, verb)
    takes_object = takes_object and verb.lemma not in NO_OBJECT
    return Governor(OBJECT if takes_object else SUBJECT, word, How.VERB, left)


def _is_lost_before(text: Text, verb: int) -> bool:
    """«Работы лишились 5 млн человек»: what they lost stands before, and people behind."""
    lost = likeliest(text, verb - 1) if not text.broken(verb) else None
    if lost is None or lost.pos != "NOUN" or lost.animate or lost.case is not Case.GENT:
        return False
    if text.is_word(verb - 2) and analyses(text.word[verb - 2])[0].case is Case.NOMN:
        return False  # «полки армии лишились 5 тысяч солдат»
    return lost.number is Number.SING and are_people_counted(text, verb + 1)


def _infinitive_before(text: Text, left: int) -> bool:
    """Whether a transitive infinitive stands directly before a verb: «спасти удалось»."""
    first = likeliest(text, left - 1) if not text.broken(left) else None
    return first is not None and first.pos == "INFN" and first.transitive


def _has_object(text: Text, left: int, verb: Analysis) -> bool:
    """«Свой выбор сделали 1207 граждан»: what stands before a verb in the plural is in the singular and no subject."""
    if verb.lemma in word_list("takes") and _opens_with_taken(text, left):
        return True
    if verb.number is not Number.PLUR or not text.is_word(left - 1):
        return False
    if verb.lemma in word_list("never_done_to_people") and are_people_counted(text, left + 1):
        return True
    if preposition_cases(text.lower(left - 2)):
        return False
    if text.lower(left - 1) in (*POSSESSIVES, *_RELATIVES):  # «её посмотрели 1,6 млн человек», «который видели 5 млн»
        return True
    if text.word[left - 1].isupper() and _is_of_noun_before(text, left - 1) and not are_people_counted(text, left + 1):
        return False  # «вопросы ЖКХ заняли 21,4 %»
    before = analyses(text.word[left - 1])
    if before[0].lemma in word_list("taken_by_many") and verb.lemma in word_list("takes"):
        return True  # «травмы получили 3 рабочих»
    if is_had_by_each(before, verb) and are_people_counted(text, left + 1):
        return True
    one_thing = before[0].pos == "NOUN" and not before[0].animate and all(one.number is Number.SING for one in before)
    return one_thing and may_stand_in(before, Case.ACCS)


def _is_of_noun_before(text: Text, acronym: int) -> bool:
    """Whether a noun in the plural, which may be a subject, stands directly before an acronym."""
    found = analyses(text.word[acronym - 1])[:1] if text.has_word_before(acronym) else ()
    return any(one.pos == "NOUN" and one.number is Number.PLUR and one.case in SUBJECT for one in found)


def _opens_with_taken(text: Text, verb: int) -> bool:
    """«Участие в опросе принимают 1,2 тысячи человек»: the clause begins with what many take."""
    first = verb
    while first > max(0, verb - _CLAUSE_REACH) and text.has_word_before(first):
        first -= 1
    if first < verb and text.lower(first) == "что":
        first += 1
    while first < verb and stands(text, first, "ADVB"):
        first += 1  # «что теперь лечение в клинике проходят 60 детей»
    return first < verb and text.lower(first) in word_list("taken_by_many")


def _neuter_subject(text: Text, verb: int) -> bool:
    """Whether a neuter noun before the verb is its subject («число превысило 1000»)."""
    return any(  # «число превысило», «оно несло», «которое несло»
        one.case is Case.NOMN and one.gender is Gender.NEUT
        for index in text.back(verb - 1, _CLAUSE_REACH - 1, BREAKS)
        for one in forms_at(text, index)
    )


def _agrees_with_several(word: str, verb: Analysis) -> bool:
    """Whether an active participle in the plural has no object: «имеющихся 5 %», «принадлежащих 5 %»."""
    plural = verb.number is Number.PLUR and not verb.transitive
    return plural and (word.endswith("ся") or verb.lemma in ("остаться", BELONG))
