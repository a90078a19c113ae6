"""Places in a row («по ул. Мира, пр. Ленина», «из д. Лужки и с. Покровское»), and what they stand behind."""

from __future__ import annotations

import re

from briefing.normalization.grammar.governor import Governor, How, preferred_cases
from briefing.normalization.grammar.morphology import adjectives, analyses, may_stand_in, nouns
from briefing.normalization.kinds import Case, Number
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_AREAS = ("район", "микрорайон", "квартал")
_STREETS = re.compile(
    r"(?:[ ](?:[А-ЯЁ\d][\w-]*\.?|лет)){0,4}(?:,[ ](?:д\.[ ]?)?\d{1,3}[а-яА-Я]?(?:/\d+)?)*"
    r"(?:,| и)[ ](?:(?P<adjective>[А-ЯЁ][а-яё-]+)[ ])?"
)  # «по ул. 8 Марта, 5, 7 и»
_PLACES = re.compile(r"(?:[ ][А-ЯЁа-яё][\w-]*){1,3}(?:,| и)[ ](?P<adjective>)")
_LONGEST_ACRONYM = 5  # capitals; more of them are a name
_BACK = 6  # tokens before a street among which one that is written in full is looked for


def shared_case(context: Context, index: int, head: str) -> Case:
    """Give the case of the street, settlement or river before this one, of the noun `head`; none where none is."""
    last, streets = context.noun, word_list("kinds_of_street")
    places = word_list("settlements") | word_list("waters")
    for kinds, joint in ((streets, _STREETS), (places, _PLACES)):
        if last is not None and last.case and head in kinds and last.lemma in kinds:
            between = joint.fullmatch(context.text.clean, last.end, context.text.start[index])
            forms = adjectives(between["adjective"]) if between and between["adjective"] else []
            if between is not None:
                return last.case if not forms or may_stand_in(forms, last.case) else Case.NONE
    return _behind_written(context, index) if head in streets else Case.NONE


def _behind_written(context: Context, index: int) -> Case:
    """«По Невскому проспекту, ул. Мира»: the case that a preposition asks of a street written in full, its form too."""
    text, streets = context.text, word_list("kinds_of_street")
    for token in range(index - 1, max(0, index - _BACK), -1):
        cases = {one.case for one in nouns(text.word[token]) if one.lemma in streets and one.number is Number.SING}
        if cases and _STREETS.fullmatch(text.clean, text.end[token], text.start[index]):
            if len(cases) == 1:
                return cases.pop()
            named = {form.case for form in adjectives(text.word[token - 1])}
            governor = context.govern(token - 1 if named else token)
            asked = preferred_cases(governor) if governor.how is How.PREPOSITION else ()
            return next((one for one in asked if one in cases and (not named or one in named)), Case.NONE)
    return Case.NONE


def is_street(context: Context, governor: Governor) -> bool:
    """Whether what governs is the name of a street, and no «стояк» or «жильцы»."""
    text, last = context.text, context.last
    if not governor.is_noun:
        return False
    if last is not None and last.kind is Kind.NOUN and last.end == text.end[governor.token]:
        return last.lemma not in _AREAS  # «в р-не д. 5»
    noun = analyses(text.word[governor.token])[0]
    if noun.lemma in word_list("members") or text.word[governor.token].islower():
        return text.lower(governor.token) in word_list("streets")  # «Жильцам д. 5»
    opens = stops.opens_sentence(text, governor.token, last)
    return not opens or noun.proper or noun.case is Case.GENT  # «Мира д. 5», but «Подвал д. 5»


def is_oblique(governor: Governor) -> bool:
    """«в районе ст. Грачёвка», but «Адрес: Южный район, д. Лужки»."""
    if governor.how is not How.NOUN:
        return False
    forms = nouns(governor.words.rpartition(" ")[2])
    return bool(forms) and all(one.case is not Case.NOMN for one in forms)


def of_institution(text: Text, token: int, head: str) -> Case:
    """«На базе ДДЮТ г. Тула»: an acronym tells of what a town it is."""
    before = text.word[token - 1] if text.has_word_before(token) else ""
    acronym = before.isupper() and 1 < len(before) <= _LONGEST_ACRONYM
    return Case.GENT if acronym and head in word_list("settlements") else Case.NONE
