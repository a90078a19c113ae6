"""What a deed is done to, where a phrase parts it from the number: «о хищении из бюджета 5 млн рублей»."""

from __future__ import annotations

from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.governor import ATTRIBUTE, Governor, How, is_listed
from briefing.normalization.grammar.morphology import Analysis, analyses, may_be_of
from briefing.normalization.grammar.parts_of_speech import forms_at, is_of, likeliest
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.items import Head
from briefing.normalization.quantity.phrases import before_means
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import begins, word_list

_FOR = "за"
_DOERS = ("workplaces", "offices", "companies", "titles_of_companies")
_GENITIVES = 3  # behind who does a deed: «директором школы искусств»


def is_done_to(text: Text, deed: int, noun: int, head: Head, behind: int) -> bool:
    """Whether a deed at a token is done to what is counted; `noun` ends the phrase between them.

    `behind` is the token behind what is counted.
    """
    if not text.is_word(deed) or may_be_of(head.forms, "times"):
        return False  # «за убийство в баре 15 лет колонии»: how long
    act = analyses(text.word[deed])[0]
    things = not head.is_measure
    if things and names_deed(act):
        return True
    if not _is_told_of(text, deed, act):
        return False
    if things and act.lemma in word_list("moves_of_people"):
        return True
    if is_of(text, noun, "limits_in_sums"):
        return False  # «о закупке с лимитом 5 млн рублей»
    if head.kind is Counted.PERCENT:
        return _is_shared(text, act, behind)
    return is_listed(act.lemma, "relation") or act.lemma in word_list("deeds_to_sums") | word_list("deeds_to_amounts")


def behind_doer(text: Text, noun: int, head: Head | None) -> Governor | None:
    """«О строительстве заводом 5 школ», «покупка банком Тулы 5 % акций»: who does the deed parts it from its things."""
    doer = _past_genitives(text, noun)
    deed = before_means(text, doer)
    found = analyses(text.word[doer]) if doer > 0 and text.has_word_before(deed + 1) else ()
    if not found or found[0].pos != "NOUN" or any(one.case is not Case.ABLT for one in found):
        return None
    act = analyses(text.word[deed])[0]
    if not names_deed(act):
        return None
    if head is not None and (head.is_of("times") or head.lemma == "раз"):
        lasts = act.lemma not in word_list("deeds_to_times")  # «работа учителем 5 лет», but «достижение детьми 14 лет»
        return None if lasts else Governor((Case.GENT,), text.lower(deed), How.VERB, deed)
    somebody = found[0].animate or found[0].proper or any(found[0].lemma in word_list(name) for name in _DOERS)
    if not somebody and (head is None or head.is_measure):
        return None  # «наказание штрафом 5 тысяч рублей»
    return Governor(ATTRIBUTE, text.lower(deed), How.RELATION, deed)


def _past_genitives(text: Text, noun: int) -> int:
    """Give the noun whose genitives end with a token, be it one of them: «директором школы», «министром РФ»."""
    for token in range(noun, max(0, noun - _GENITIVES), -1):
        found = forms_at(text, token)
        if not any(one.case is Case.GENT or one.short for one in found):
            return token
    return -1


def _is_told_of(text: Text, deed: int, act: Analysis) -> bool:
    """«О краже», «после кражи», «по факту кражи», but «доплата за вредность 5 тыс.», «пособие по уходу 5 тыс.»."""
    before = text.lower(deed - 1)
    if before == _FOR and text.word[deed - 2] == "-":
        return True  # «из-за хищения»
    if before == _FOR:
        paid = begins(text.lower(deed - 2), "given_for")
        return not paid and act.lemma in word_list("crimes") | word_list("deeds_to_sums")
    first = likeliest(text, deed - 1)
    if first is not None and first.transitive and first.may_have_object:
        return act.lemma in word_list("deeds_to_sums")  # «одобрил выделение из бюджета 4 млн»
    facts = first.lemma if first is not None else ""
    return before in word_list("deeds_told_behind") or facts in word_list("facts_of_deeds")


def _is_shared(text: Text, act: Analysis, behind: int) -> bool:
    """«При участии в опросе 30 % жителей», not «при росте за год 5 %»."""
    of_what = text.is_word(behind) and analyses(text.word[behind])[0].case is Case.GENT
    done = names_deed(act) or act.lemma in word_list("moves_of_people")
    return of_what and done and act.lemma not in word_list("changes_in_percents")
