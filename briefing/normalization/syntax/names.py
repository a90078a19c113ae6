"""The case of an acronym's full name: what the words to the left ask, against what fits both sides of the place."""

from __future__ import annotations

from dataclasses import replace

from briefing.normalization.grammar.case_of_name import Standing, agreeing_adjective, standing
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import is_listed
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.sentence.readings import Counted, Reading
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.syntax.fitting import fitting, is_acronym
from briefing.normalization.tables import word_list

_OPENING, _CLOSING = '«„“"', '»”“"'
_LONGEST_QUOTED = 8  # tokens of a quoted name, with its marks


def standing_that_fits(
    government: Government, index: int, gender: Gender, number: Number, counter: Reading | None = None
) -> Standing:
    """Say in which case a name of one token stands: what the words to the left ask, or what fits both sides better."""
    text = government.text
    head, last = _first_of_list(text, index), government.last
    share = last is not None and last.counted is Counted.PERCENT and last.end == text.end[index - 1]
    if share or _numbered_before(text, index):
        return Standing(Case.GENT, number)  # «33 % ГТС», «ст. 105 УК»
    if head != index and last is not None and last.case and last.end == text.end[index - 2]:
        return Standing(last.case, number, last.spoken)
    asked = _with_list(government, head) or standing(government, head, gender, number, counter)
    governor = government.at(head)
    described = _behind_complement(government, governor.token) if governor.is_noun else None
    if described is not None:
        return replace(described, number=number)
    if asked.count or (governor.is_noun and agreeing_adjective(government, head, gender)):
        return asked
    if head == index and index and is_acronym(text, index - 1) and text.kind[index] is text.kind[index - 1]:
        found = fitting(text, index, governor, gender, Standing(Case.GENT, number, text.word[index - 1]))
        return found if found.case is Case.NOMN else replace(found, case=Case.GENT)  # «по данным ЦИК РФ»
    return fitting(text, index, governor, gender, asked if head == index else replace(asked, number=number))


def _behind_complement(government: Government, noun: int) -> Standing | None:
    """«в подведомственном министерству ФГУП»: the adjective before the noun tells the case, the noun is its own."""
    text = government.text
    if noun < 1 or not text.is_word(noun - 1) or not is_listed(text.word[noun - 1], "recipient"):
        return None
    cases = [one.case for one in analyses(text.word[noun - 1]) if one.is_adjective and one.number is Number.SING]
    asked = [case for case in government.at(noun - 1).cases if case in cases]
    return Standing((asked or cases)[0], words=text.word[noun - 1]) if cases else None


def _with_list(government: Government, index: int) -> Standing | None:
    """Where a comma or «и» and a name in one case stand before: «представители Украины, ЛНР»."""
    text, before = government.text, index - 2
    if before < 1 or text.lower(index - 1) != "," or not text.is_word(before) or not text.word[before][0].isupper():
        return None
    cases = {one.case for one in analyses(text.word[before]) if one.proper and one.number is Number.SING}
    return Standing(cases.pop(), words=text.word[before]) if len(cases) == 1 else None


def _first_of_list(text: Text, index: int) -> int:
    """Give the first of the acronyms that a list ends with at a token: «по версиям IBO, WBO и WBA»."""
    while index >= 2 and text.lower(index - 1) in (",", "и", "или", "либо"):
        before = _before_quoted(text, index - 2)
        if not is_acronym(text, before):
            break
        index = before
    return index


def _before_quoted(text: Text, index: int) -> int:
    """Give the token before a quoted name that ends at a token («ОАО «Заря»»), or the token itself."""
    if index < 0 or text.word[index] not in _CLOSING:
        return index
    left = index - 1
    while left > 0 and text.word[left] not in _OPENING and index - left < _LONGEST_QUOTED:
        left -= 1
    return left - 1


def _numbered_before(text: Text, index: int) -> bool:
    """Whether a label with its number stands before, of which the name is the whole: «статья 105 («Убийство») УК»."""
    left = index - 1
    if left > 0 and text.word[left] == ")":
        while left > 0 and text.word[left] != "(":
            left -= 1
        left -= 1
    if left < 1 or text.kind[left] is not NUMBER or text.broken(index):
        return False
    while left > 0 and (text.kind[left] is NUMBER or text.word[left] in ".,-–—и"):
        left -= 1
    return text.lower(left) in word_list("parts_of_law")
