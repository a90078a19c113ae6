"""Whether what a verb asks for stands before it, so that a number behind it is the subject."""

from __future__ import annotations

from briefing.normalization.grammar.governor import preposition_cases
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.grammar.parts_of_speech import forms_at
from briefing.normalization.kinds import DIRECT, Case, Gender, Number
from briefing.normalization.sentence.nearby import is_in_capitals
from briefing.normalization.sentence.text import NUMBER, Text

_GENITIVES = 6  # tokens of a subject with its genitives: «объём сделок офисных помещений»
_GIVEN = (Case.DATV, Case.ABLT)
_NEVER_GIVEN = frozenset([Case.NOMN, Case.GENT, Case.ACCS])
_OF_TIME = ("года", "месяца", "квартала", "полугодия", "недели", "века")
_USE = ("пользоваться", "воспользоваться")
_LONGEST_BRACKETS = 8  # tokens of what is told in brackets


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
