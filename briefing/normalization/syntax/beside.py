"""What the words beside a name tell that is no subject: what something is, what somebody needs, how old it becomes."""

from __future__ import annotations

from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.parts_of_speech import forms_at, stands
from briefing.normalization.kinds import Case
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.syntax.judging import clause
from briefing.normalization.syntax.objects import SUBJECT_REACH
from briefing.normalization.syntax.subjects import Place
from briefing.normalization.tables import word_list


def tells_what(place: Place) -> bool:
    """Whether what something is stands before, at the beginning of the clause: «Лучшим фильмом … стал «Дом»»."""
    text, first = place.text, clause(place.text, place.index)[0]
    left = first
    while left < place.start and text.is_word(left) and analyses(text.word[left])[0].is_adjective:
        left += 1
    if left > first and not (left < place.start and stands(text, left, "NOUN")):
        return _instrumental(text, left - 1)  # «Крупнейшим на рынке ЦОД остаётся»
    forms = forms_at(text, left)
    return left < place.start and any(one.pos == "NOUN" for one in forms) and {one.case for one in forms} == {Case.ABLT}


def _instrumental(text: Text, index: int) -> bool:
    """Whether an adjective may stand in the instrumental: the dative is one with it in the plural."""
    cases = {one.case for one in analyses(text.word[index])}
    return Case.ABLT in cases and cases <= {Case.ABLT, Case.DATV, Case.LOCT}


def is_needed(text: Text, index: int) -> bool:
    """Whether a word begins what somebody needs, may, has to do or knows: «придётся платить», «стало известно»."""
    if text.lower(index) in ("стало", "было", "станет", "будет") and text.lower(index + 1) in word_list("known_to"):
        return True
    return text.lower(index) in word_list("needed_by") and any(
        analyses(text.word[right])[0].pos in ("INFN", "NOUN", "ADJF")
        for right in range(index + 1, min(text.count, index + 1 + SUBJECT_REACH))
        if text.goes_on(right)
    )


def is_of_age(text: Text, index: int) -> bool:
    """Whether somebody becomes so many years old: «ЦРБ исполняется 76 лет»."""
    return text.lower(index).startswith("исполн") and index + 1 < text.count and text.kind[index + 1] is NUMBER
