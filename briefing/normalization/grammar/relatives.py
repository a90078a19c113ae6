"""«Который», which opens a clause that describes a noun: «цех, который стал НПО», «школа, стены которой красят»."""

from __future__ import annotations

from briefing.normalization.sentence.text import MARK, Text

OF_WHICH = ("которого", "которой", "которых")
"""Behind what is of the noun described: «страна, столица которой …»."""
_REACH = 5  # words before a verb among which it opens the verb's clause


def is_relative(word: str) -> bool:
    """Whether a word in small letters is a form of «который»."""
    return word.startswith("котор")


def relative_before(text: Text, verb: int) -> int:
    """Give «который» at the head of a verb's clause («цех, который впоследствии стал»); -1 for none."""
    for left in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        if text.kind[left] is MARK:
            break
        if is_relative(text.lower(left)):
            return left
    return -1
