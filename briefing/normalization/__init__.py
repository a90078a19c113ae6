"""Written Russian made speakable: numbers, dates, money, acronyms, abbreviations, Latin words, stress."""

from __future__ import annotations

from briefing.normalization.grammar.morphology import is_known, may_be_name
from briefing.normalization.normalizer import Narration, Normalizer
from briefing.normalization.sentence.readings import Change, Doubt, Doubtful, Explanation
from briefing.normalization.sentence.remarks import Remark, summed
from briefing.normalization.sentence.stops import only_says_when
from briefing.normalization.words.unlisted import lemma as guessed_lemma
from briefing.normalization.words.unlisted import unlisted

__all__ = [
    "Change",
    "Doubt",
    "Doubtful",
    "Explanation",
    "Narration",
    "Normalizer",
    "Remark",
    "guessed_lemma",
    "is_known",
    "may_be_name",
    "only_says_when",
    "summed",
    "unlisted",
]
