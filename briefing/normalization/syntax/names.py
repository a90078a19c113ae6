"""The case of an acronym's full name: what the words to the left ask, against what fits both sides of the place."""

from __future__ import annotations

from dataclasses import replace

from briefing.normalization.grammar.case_of_name import Standing, agreeing_adjective, standing
from briefing.normalization.grammar.government import Government
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.syntax.fitting import fitting, is_acronym
from briefing.normalization.tables import word_list


def standing_that_fits(
    government: Government, index: int, gender: Gender, number: Number, counter: Reading | None = None
) -> Standing:
    """Say in which case a name of one token stands: what the words to the left ask, or what fits both sides better."""
    text = government.text
    if _numbered_before(text, index):
        return Standing(Case.GENT, number)
    head, last = _first_of_list(text, index), government.last
    if head != index and last is not None and last.case and last.end == text.end[index - 2]:
        return Standing(last.case, number, last.spoken)
    asked = standing(government, head, gender, number, counter)
    governor = government.at(head)
    if asked.count or (governor.is_noun and agreeing_adjective(government, head, gender)):
        return asked
    if head == index and index and is_acronym(text, index - 1) and text.kind[index] is text.kind[index - 1]:
        asked = Standing(Case.GENT, number, text.word[index - 1])
    return fitting(text, index, governor, gender, asked if head == index else replace(asked, number=number))


def _first_of_list(text: Text, index: int) -> int:
    """Give the first of the acronyms that a list ends with at a token: «по версиям IBO, WBO и WBA»."""
    while index >= 2 and text.lower(index - 1) in (",", "и", "или", "либо") and is_acronym(text, index - 2):
        index -= 2
    return index


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
