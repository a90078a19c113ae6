"""Words that the end of a line has cut in two, as scanned books and copied columns have them: «инфор-», «мация».

They are joined before anything else is read, letter for letter, so that every place in the text stays where it was:
what cut them becomes soft hyphens, which nobody says, and the line ends behind the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.normalization.grammar.morphology import listed_words
from briefing.normalization.lookalikes import Mended

_CUT = re.compile("(?P<mark>[-\u00ac\u00ad\u2010]) ?\r?\n(?=[а-яё])")
_FIRST_HALF = re.compile(r"(?<![А-ЯЁа-яё])[А-ЯЁа-яё]+\Z")
_SECOND_HALF = re.compile(r"[а-яё]+(?![А-ЯЁ])")
_GAP = re.compile(r"[^\s\w]*(?P<gap> )")
_LONGEST = 30  # letters of half a word
_SOFT_HYPHEN = "\u00ad"


def mend(text: str) -> tuple[str, tuple[Mended, ...]]:
    """Give the text with its cut words joined (of the same length), and those words."""
    if "\n" not in text:
        return text, ()
    letters = list(text)
    found = tuple(_joined(text))
    for one in found:
        letters[one.start : one.end] = one.word
        gap = _GAP.match(text, one.end)
        if gap:
            letters[gap.start("gap")] = "\n"
    return "".join(letters) if found else text, found


def _joined(text: str) -> Iterator[Mended]:
    """Give the words that are words of the dictionary only when they are joined: not «из-за», «северо-западный»."""
    for cut in _CUT.finditer(text):
        first = _FIRST_HALF.search(text, max(0, cut.start() - _LONGEST), cut.start())
        second = _SECOND_HALF.match(text, cut.end())
        if first is None or second is None:
            continue
        halves = first.group().lower(), second.group()
        if len(halves[1]) == 1 and listed_words(halves[0]):
            continue  # «Он был-⏎и ушёл»
        if listed_words("".join(halves)) and not (cut["mark"] == "-" and listed_words("-".join(halves))):
            soft = _SOFT_HYPHEN * len(cut.group())
            yield Mended(first.start(), second.end(), first.group() + soft + second.group())
