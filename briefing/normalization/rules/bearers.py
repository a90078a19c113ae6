"""The case of an abbreviated title or office, as its bearer's name shows it: «ответил гл. бух. И. И. Орлов»."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.grammar.parts_of_speech import likeliest
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.rules.abbreviation_tables import triggers
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.subjects import Place, has_subject_before

_FIRST_REACH = 6  # tokens before «и» in «Зам. министра обороны и нач. отдела»
_LONGEST_TITLE = 10  # tokens of «канд. экон. наук, проф. И. И.» before a surname


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
