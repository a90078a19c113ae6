"""What beside an abbreviated noun shows its case: the bearer of a title, places in a row, who tells «Ъ», the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import Governor, How, is_listed, preferred_cases, preposition_cases
from briefing.normalization.grammar.joined import AND_OR
from briefing.normalization.grammar.morphology import Analysis, adjectives, analyses, may_be_of, may_stand_in, nouns
from briefing.normalization.grammar.parts_of_speech import likeliest
from briefing.normalization.kinds import LIVING, Case, Gender, Number
from briefing.normalization.rules.abbreviations.abbreviation_tables import triggers
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Kind
from briefing.normalization.sentence.text import CLOSING, OPENING, Text
from briefing.normalization.syntax.names import standing_that_fits
from briefing.normalization.syntax.objects import person_follows
from briefing.normalization.syntax.subjects import Place, behind_name, has_subject_before
from briefing.normalization.tables import word_list

_FIRST_REACH = 6  # tokens before «и» in «Зам. министра обороны и нач. отдела»
_LONGEST_TITLE = 10  # tokens of «канд. экон. наук, проф. И. И.» before a surname
_AREAS = ("район", "микрорайон", "квартал")
_STREETS = re.compile(
    r"(?:[ ](?:[А-ЯЁ\d][\w-]*\.?|лет)){0,4}(?:,[ ](?:д\.[ ]?)?\d{1,3}[а-яА-Я]?(?:/\d+)?)*"
    r"(?:,| и)[ ](?:(?P<adjective>[А-ЯЁ][а-яё-]+)[ ])?"
)  # «по ул. 8 Марта, 5, 7 и»
_PLACES = re.compile(r"(?:[ ][А-ЯЁа-яё][\w-]*){1,3}(?:,| и)[ ](?P<adjective>)")
_LONGEST_ACRONYM = 5  # capitals; more of them are a name
_BACK = 6  # tokens before a street among which one that is written in full is looked for
_NEAR = 2000  # characters on either side that are read anew; no clause is longer
_STAND_IN = "ГЗТ"
"""A masculine name that no table knows, put in place of the letter and its quotation marks."""


def shown_by_bearer(text: Text, governor: Governor, behind: int, asked: Case) -> Case:
    """Give the case of a title before token `behind`: what is asked, or what alone goes with the name of its bearer."""
    if asked is Case.ABLT and governor.how is not How.PREPOSITION and _elects(text, governor.token):
        return asked  # «назначен зам. министра Орлов»
    names = _bearer(text, behind)
    cases = {one.case for one in names}
    if not cases or (governor.how is How.VERB and _is_subject(text, governor.token, names)):
        return Case.NOMN if cases else asked
    if asked in cases:
        return asked
    return Case.NOMN if Case.NOMN in cases else names[0].case


def _elects(text: Text, verb: int) -> bool:
    """Whether a verb has an object beside what it makes of it: «избрали», «назначен», no «руководит»."""
    first = analyses(text.word[verb])[0]
    return first.transitive or first.passive


def is_second_of_two(text: Text, token: int) -> bool:
    """«Доктор наук и канд. наук», «Зам. министра и нач. отдела»: two people at the beginning."""
    first, words = token - 1, 0
    if text.lower(first) != "и":
        return False
    while first and not text.broken(first) and words <= _FIRST_REACH:
        first, words = first - 1, words + 1
        whole = text.is_word(first) and text.word[first + 1] != "."
        if whole and analyses(text.word[first])[0].pos not in ("NOUN", "ADJF"):
            return False
    person = likeliest(text, first)
    named = person is not None and person.animate and person.case is Case.NOMN
    told = text.word[first].istitle() and text.word[first + 1] == "." and text.lower(first) in triggers()
    return words <= _FIRST_REACH and (named or told)


def _bearer(text: Text, behind: int) -> Sequence[Analysis]:
    """Give what the first word of the name behind a title may be; nothing where no name stands there."""
    initials = False
    for token in range(behind, min(text.count, behind + _LONGEST_TITLE)):
        if text.broken(token):
            break
        word = text.word[token]
        if word == "." and text.glued(token):
            continue
        if not text.is_word(token):
            break
        initial = text.is_cut_to_initial(token)
        initials |= initial
        if word.istitle() and not initial:
            forms = [one for one in analyses(word) if one.number is not Number.PLUR and one.case and one.pos == "NOUN"]
            return [one for one in forms if one.animate and (one.proper or initials)]
        if not (initial or word.isupper() or _goes_on(text, token)):
            return [one for one in analyses(word) if one.animate and one.case is Case.NOMN]  # «нач. отдела майор Орлов»
    return ()


def _goes_on(text: Text, token: int) -> bool:
    """Whether a word in small letters is part of a title: cut short, or in the genitive («зам. ген. директора»)."""
    return text.lower(token + 1) == "." or any(one.case is Case.GENT for one in analyses(text.word[token]))


def _is_subject(text: Text, verb_at: int, names: Sequence[Analysis]) -> bool:
    """«Рассказала доц. Орлова»: a verb of the past goes with the name in the nominative, and has no other subject."""
    verb = analyses(text.word[verb_at])[0]
    agrees = verb.gender and any(one.case is Case.NOMN and one.gender is verb.gender for one in names)
    if not agrees:
        return False
    return not has_subject_before(Place(text, verb_at, verb_at, frozenset([Gender(verb.gender)]), Number.SING), verb)


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


def of_institution(text: Text, token: int, head: str) -> Case:
    """«На базе ДДЮТ г. Тула», «детский сад «Лес» г. Тула»: of what a town something is."""
    before = text.word[token - 1] if text.has_word_before(token) else ""
    acronym = before.isupper() and 1 < len(before) <= _LONGEST_ACRONYM
    quoted = text.word[token - 1] in CLOSING and not text.broken(token)
    return Case.GENT if (acronym or quoted) and head in word_list("settlements") else Case.NONE


def case_of(text: Text, index: int) -> Case:
    """Give the case of «Ъ» at a token: as that of a name without quotation marks, but told what offices tell."""
    bare, at = _unquoted(text, index)
    case = _case_of_bare(bare, at)
    told = (case is Case.DATV and not preposition_cases(bare.lower(at - 1))) or not text.hyphened(index)
    return case if told else Case.NOMN  # «рассказал «Ъ-Урал» мэр», but «в «Ъ-Урал»»


def _case_of_bare(bare: Text, at: int) -> Case:
    # «Корреспондент газеты “Ъ”»
    if (bare.is_word(at - 1) and may_be_of(nouns(bare.lower(at - 1)), "newspapers")) or _writes_with_another(bare, at):
        return Case.NOMN
    if _is_told(bare, at) or _is_answered(bare, at):
        return Case.DATV
    government = Government(bare)
    case = standing_that_fits(government, at, Gender.MASC, Number.SING, single=True).case
    done = case in LIVING and government.at(at).how is How.VERB
    return Case.NOMN if done else case  # «выяснил “Ъ”»; a thing is the same as subject and object: «купил “Ъ”»


def _unquoted(text: Text, index: int) -> tuple[Text, int]:
    """Give the line nearby with a name in place of the letter in its quotation marks, and the token of that name."""
    first, last = index, index
    while text.hyphened(last):
        last += 2
    if index > 0 and last < text.count - 1 and text.word[index - 1] in OPENING and text.word[last + 1] in CLOSING:
        first, last = index - 1, last + 1
    begins, ends = text.start[first], text.end[last]
    before = text.clean[max(0, begins - _NEAR) : begins].rpartition("\n")[2]
    behind = text.clean[ends : ends + _NEAR].partition("\n")[0]
    bare = Text.of(f"{before}{_STAND_IN}{behind}")
    return bare, next(at for at in range(bare.count) if bare.end[at] >= len(before) + len(_STAND_IN))


def _writes_with_another(text: Text, at: int) -> bool:
    """«О сделке пишут “Ъ” и “Ведомости”»."""
    verb = likeliest(text, at - 1) if not text.broken(at) else None
    joined = text.lower(at + 1) in AND_OR and text.past_quotes(at + 2) > at + 2
    return joined and verb is not None and verb.pos == "VERB" and verb.number is Number.PLUR


def _is_told(text: Text, at: int) -> bool:
    """«Как стало известно “Ъ”», «пояснили “Ъ” в банке», «в мэрии “Ъ” сообщили», «об этом “Ъ” рассказал мэр»."""
    if text.lower(at - 1) == "известно":
        return True
    before = _teller(text, at - 1)
    if before is not None and before.number is Number.PLUR:
        return True
    verb_at = behind_name(text, at)[0]
    verb = _teller(text, verb_at)
    own = Place(text, at, at, frozenset([Gender.MASC]), Number.SING)
    if verb is None or _is_of_source(text, at) or has_subject_before(own, verb):
        return False
    return verb.number is Number.PLUR or person_follows(text, verb_at, verb.number)


def _is_of_source(text: Text, at: int) -> bool:
    """«Два источника “Ъ” сообщили», «корреспонденту “Ъ” сообщили»."""
    before = nouns(text.lower(at - 1)) if text.is_word(at - 1) else ()
    return any(one.animate or one.lemma == "источник" for one in before)


def _teller(text: Text, at: int) -> Analysis | None:
    """Give a verb of telling that stands here."""
    verb = likeliest(text, at) if not text.broken(at) else None
    told = verb is not None and verb.pos == "VERB" and is_listed(text.word[at], "told")
    return verb if told else None


def _is_answered(text: Text, at: int) -> bool:
    """«В интервью “Ъ” он сказал», not «интервью “Ъ” с мэром»; «связаться с мэром “Ъ” не удалось»."""
    answered = text.is_word(at - 1) and may_be_of(nouns(text.lower(at - 1)), "given_to_newspaper")
    return (answered and text.lower(at + 1) != "с") or text.lower(behind_name(text, at)[0]) in word_list("needed_by")
