"""What a verb asks of what stands behind it («достиг 40»), and whether that stands before it («этим занялись 5»)."""

from __future__ import annotations

from briefing.normalization.grammar.doers import BREAKS, POSSESSIVES, are_people_counted, is_had_by_each
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
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.sentence.nearby import is_in_capitals
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
_GENITIVES = 6  # tokens of a subject with its genitives: «объём сделок офисных помещений»
_GIVEN = (Case.DATV, Case.ABLT)
_NEVER_GIVEN = frozenset([Case.NOMN, Case.GENT, Case.ACCS])
_OF_TIME = ("года", "месяца", "квартала", "полугодия", "недели", "века")
_USE = ("пользоваться", "воспользоваться")
_LONGEST_BRACKETS = 8  # tokens of what is told in brackets


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
    if text.word[left - 1].isupper() and not are_people_counted(text, left + 1):
        return False  # «вопросы ЖКХ заняли 21,4 %»
    before = analyses(text.word[left - 1])
    if before[0].lemma in word_list("taken_by_many") and verb.lemma in word_list("takes"):
        return True  # «травмы получили 3 рабочих»
    if is_had_by_each(before, verb) and are_people_counted(text, left + 1):
        return True
    one_thing = before[0].pos == "NOUN" and not before[0].animate and all(one.number is Number.SING for one in before)
    return one_thing and may_stand_in(before, Case.ACCS)


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


def has_complement(text: Text, left: int, verb: Analysis, case: Case) -> bool:
    """Whether what a verb asks for stands before it, so that a subject follows: «картами пользуются 5 человек»."""
    if not text.is_word(left - 1) or preposition_cases(text.lower(left - 2)) or verb.pos != "VERB":
        return False
    if case is Case.GENT and text.is_word(left - 2) and not _told_by_adjective(text, left - 2, case):
        return False  # «высота волн достигла 5 метров»
    if case is Case.GENT and verb.number is Number.SING and _subject_before(text, left - 3, verb):
        return False  # «нехватка личного состава достигает 60 %», «объём сделок новых домов достиг 60 млн»
    if text.kind[left - 2] is NUMBER or text.small[left - 1] in _OF_TIME:
        return False  # «ставка на 1,5 года достигла 11,6 %», «в мае прошлого года достигла 8 %»
    if case is Case.ABLT and (_before_genitive(text, left - 1, case) or _opens_as_acronym(text, left - 1, verb)):
        return True  # «услугами банка пользуются 3 млн клиентов», «ИИ пользуются 40 % врачей»
    cases = {one.case for one in analyses(text.word[left - 1]) if one.case}
    if case in _GIVEN and case in cases and cases.isdisjoint(_NEVER_GIVEN):
        return True  # «этим воспользовались 5 человек», «правом воспользовалась 21 тыс. человек»
    return cases == {case} or (case in cases and _told_by_adjective(text, left - 2, case))


def _opens_as_acronym(text: Text, index: int, verb: Analysis) -> bool:
    """Whether a clause begins with an acronym that many use; but «США владеют 5 % акций»."""
    many = verb.number is Number.PLUR and verb.lemma in _USE
    return is_in_capitals(text, index) and many and not text.has_word_before(index)


def _before_genitive(text: Text, index: int, case: Case) -> bool:
    """Whether a noun in a case that its form tells stands before a genitive at a token, behind no preposition."""
    if not text.has_word_before(index) or preposition_cases(text.lower(index - 2)):
        return False
    owner = any(one.pos == "NOUN" and one.case is Case.GENT for one in analyses(text.word[index]))
    return owner and {one.case for one in analyses(text.word[index - 1]) if one.case} == {case}


def _subject_before(text: Text, index: int, verb: Analysis) -> bool:
    """Whether a noun that agrees with a verb stands at a token, or before it and its own genitives, brackets aside."""
    for _ in range(_GENITIVES):
        index = _before_brackets(text, index)
        if index < 0 or _is_subject(text, index, verb):
            return index >= 0
        if not text.is_word(index) and text.word[index] != "-":
            return False
        index -= 1
    return False


def _before_brackets(text: Text, index: int) -> int:
    """Give the token before brackets that end at a token («доля (в рублях) достигла»), or the token itself."""
    if index < 0 or text.word[index] != ")":
        return index
    opening = next(
        (at for at in range(index, max(-1, index - _LONGEST_BRACKETS), -1) if text.word[at] == "("), index + 1
    )
    return opening - 1


def _is_subject(text: Text, index: int, verb: Analysis) -> bool:
    """Whether a noun that agrees with a verb in the singular stands at a token."""
    found = forms_at(text, index)[:1]
    nouns = [one for one in found if one.pos == "NOUN" and one.case in DIRECT and one.number is Number.SING]
    return any(verb.gender in (one.gender, Gender.NONE) for one in nouns)


def _told_by_adjective(text: Text, index: int, case: Case) -> bool:
    """«Этого мнения придерживаются 5 экспертов»: an adjective tells the case that the noun's form leaves open."""
    cases = {one.case for one in forms_at(text, index) if one.is_adjective}
    alike = {case, Case.ACCS, Case.LOCT} if case is Case.GENT else {case, Case.LOCT}  # of living things
    return case in cases and cases <= alike
