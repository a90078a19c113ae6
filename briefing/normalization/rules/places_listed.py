"""Places in a row («по ул. Мира, пр. Ленина», «из д. Лужки и с. Покровское»), and what they stand behind."""

from __future__ import annotations

import re

from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.morphology import adjectives, analyses
from briefing.normalization.kinds import Case
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Kind
from briefing.normalization.tables import word_list

_AREAS = ("район", "микрорайон", "квартал")
_STREETS = re.compile(r"(?:[ ][А-ЯЁ\d][\w-]*\.?){0,4}(?:,| и)[ ](?:(?P<adjective>[А-ЯЁ][а-яё-]+)[ ])?")
_PLACES = re.compile(r"(?:[ ][А-ЯЁа-яё][\w-]*){1,3}(?:,| и)[ ](?P<adjective>)")


def shared_case(context: Context, index: int, head: str) -> Case:
    """Give the case of the street, settlement or river before this one, of the noun `head`; none where none is."""
    last = context.last
    if last is None or last.kind is not Kind.NOUN or not last.case:
        return Case.NONE
    places = word_list("settlements") | word_list("waters")
    for kinds, joint in ((word_list("kinds_of_street"), _STREETS), (places, _PLACES)):
        if head in kinds and last.lemma in kinds:
            between = joint.fullmatch(context.text.clean, last.end, context.text.start[index])
            forms = adjectives(between["adjective"]) if between and between["adjective"] else []
            agrees = between is not None and (not forms or any(form.case is last.case for form in forms))
            return last.case if agrees else Case.NONE
    return Case.NONE


def is_street(context: Context, governor: Governor) -> bool:
    """Whether what governs is the name of a street, and no «стояк» or «жильцы»."""
    text, last = context.text, context.last
    if not governor.is_noun:
        return False
    if last is not None and last.kind is Kind.NOUN and last.end == text.end[governor.token]:
        return last.lemma not in _AREAS  # «в р-не д. 5»
    if analyses(text.word[governor.token])[0].lemma in word_list("members"):
        return False  # «Жильцам д. 5»
    return text.word[governor.token][:1].isupper() or text.lower(governor.token) in word_list("streets")


def is_oblique(governor: Governor) -> bool:
    """«в районе ст. Грачёвка», but «Адрес: Южный район, д. Лужки»."""
    if governor.how is not How.NOUN:
        return False
    forms = [one for one in analyses(governor.words.rpartition(" ")[2]) if one.pos == "NOUN"]
    return bool(forms) and all(one.case is not Case.NOMN for one in forms)
