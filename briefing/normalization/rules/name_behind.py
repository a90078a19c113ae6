"""What the word behind a name says against its full name there: a noun that it describes, a verb of being."""

from __future__ import annotations

from briefing.normalization.grammar.case_of_name import Standing
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.grammar.parts_of_speech import stands
from briefing.normalization.kinds import Case
from briefing.normalization.rules.name_in_place import Name
from briefing.normalization.sentence.text import LATIN, Text
from briefing.normalization.tables import word_list


def tells_against(name: Name) -> bool:
    """Whether the word behind a name makes it doubtful: «внедрение AI сервисов», «агентом IPO выступает «Луч»»."""
    text, index, place = name.text, name.token, name.place
    if not text.goes_on(index + 1):
        return False
    return _describes_noun(text, index) or _may_be_as_what(text, index, place)


def _describes_noun(text: Text, index: int) -> bool:
    """Whether Latin letters tell of what kind the noun behind them is: «внедрение AI сервисов», but «IPO банка»."""
    if text.kind[index] is not LATIN or text.lower(index) not in word_list("describing_letters"):
        return False
    return text.word[index + 1].islower() and stands(text, index + 1, "NOUN")


def _may_be_as_what(text: Text, index: int, place: Standing) -> bool:
    """Whether a name may be of what somebody behind the verb is: «агентом IPO выступает «Луч»»."""
    if place.case is not Case.NOMN or not text.has_word_before(index):
        return False
    before, verb = analyses(text.word[index - 1])[0], analyses(text.word[index + 1])[0]
    return before.pos == "NOUN" and before.case is Case.ABLT and verb.lemma in word_list("linking_verbs")
