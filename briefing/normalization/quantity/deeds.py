"""What a deed is done to, where a phrase parts it from the number: «о хищении из бюджета 5 млн рублей»."""

from __future__ import annotations

from briefing.normalization.grammar.governing_nouns import names_deed
from briefing.normalization.grammar.governor import is_listed
from briefing.normalization.grammar.morphology import Analysis, analyses
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.counted import Head
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import beginnings, word_list

_FOR = "за"


def is_done_to(text: Text, deed: int, noun: int, head: Head, behind: int) -> bool:
    """Whether a deed at a token is done to what is counted; `noun` ends the phrase between them.

    `behind` is the token behind what is counted.
    """
    if not text.is_word(deed) or any(form.lemma in word_list("times") for form in head.forms):
        return False  # «за убийство в баре 15 лет колонии»: how long
    act = analyses(text.word[deed])[0]
    things = not head.is_measure
    if things and names_deed(act):
        return True
    if not _is_told_of(text, deed, act):
        return False
    if things and act.lemma in word_list("moves_of_people"):
        return True
    if analyses(text.word[noun])[0].lemma in word_list("limits_in_sums"):
        return False  # «о закупке с лимитом 5 млн рублей»
    if head.kind is Counted.PERCENT:
        return _is_shared(text, act, behind)
    return is_listed(act.lemma, "relation") or act.lemma in word_list("deeds_to_sums") | word_list("deeds_to_amounts")


def _is_told_of(text: Text, deed: int, act: Analysis) -> bool:
    """«О краже», «после кражи», «по факту кражи», but «доплата за вредность 5 тыс.», «пособие по уходу 5 тыс.»."""
    before = text.lower(deed - 1)
    if before == _FOR and text.word[deed - 2] == "-":
        return True  # «из-за хищения»
    if before == _FOR:
        paid = text.lower(deed - 2).startswith(beginnings("given_for"))
        return not paid and act.lemma in word_list("crimes") | word_list("deeds_to_sums")
    facts = analyses(text.word[deed - 1])[0].lemma if text.is_word(deed - 1) else ""
    return before in word_list("deeds_told_behind") or facts in word_list("facts_of_deeds")


def _is_shared(text: Text, act: Analysis, behind: int) -> bool:
    """«При участии в опросе 30 % жителей», not «при росте за год 5 %»."""
    of_what = text.is_word(behind) and analyses(text.word[behind])[0].case is Case.GENT
    done = names_deed(act) or act.lemma in word_list("moves_of_people")
    return of_what and done and act.lemma not in word_list("changes_in_percents")
