"""Which of several cases fits a place best, judged from both its sides by the tagger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.normalization.kinds import Case, Number
from briefing.normalization.sentence.text import CLAUSE_ENDS, Text
from briefing.normalization.syntax.forms import case_scores
from briefing.normalization.syntax.reach import REACH

_STOP = "."  # ends what has no mark at its end
_LONGEST_CLAUSE = 250  # tokens on either side; a list of thousands of names with commas has no other end


def judge(text: Text, start: int, end: int, number: Number, cases: Sequence[Case], lead: float) -> Case:
    """Say which of the cases fits best what stands in the tokens from `start` to `end` (not with it).

    The first is the one that the words to the left ask for; another must fit better by more than `lead` (logits).
    """
    scores = weigh(text, start, end, number)
    return max(cases, key=lambda case: scores[case] + (lead if case is cases[0] else 0.0))


def weigh(text: Text, start: int, end: int, number: Number) -> Mapping[Case, float]:
    """Give the logit of each case in which the tokens from `start` to `end` (not with it) may stand."""
    return case_scores(_words(text, start, -1), _words(text, end, 1) or [_STOP], number)


def clause(text: Text, index: int) -> tuple[int, int]:
    """Give the first token of the clause in which a token stands, and the one behind its last; commas end none."""
    first, earliest = index, max(0, index - _LONGEST_CLAUSE)
    while first > earliest and text.word[first - 1] not in CLAUSE_ENDS and not text.broken(first):
        first -= 1
    last, latest = index, min(text.count, index + _LONGEST_CLAUSE)
    while last < latest and text.word[last] not in CLAUSE_ENDS and not (last > index and text.broken(last)):
        last += 1
    return first, last


def _words(text: Text, index: int, step: int) -> list[str]:
    """Give the words and marks nearest to a place on one side of it, compounds in one piece."""
    found: list[str] = []
    index += min(step, 0)
    while 0 <= index < text.count and len(found) <= REACH and not text.broken(index + (step < 0)):
        joined = index + (step < 0)
        if found and text.glued(joined) and "-" in (text.word[index], text.word[index - step]):
            found[-1] = text.word[index] + found[-1] if step < 0 else found[-1] + text.word[index]
        else:
            found.append(text.word[index])
        index += step
    return found[::-1][-REACH:] if step < 0 else found[:REACH]
