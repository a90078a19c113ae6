"""Round trip: numbers that an author wrote in words are put in digits, and must come back in the author's case.

Nothing is annotated: the author's words are the accepted reading, with the two words before them and the one behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from scoring import Case

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import CASES, Gender

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[А-ЯЁ«])")
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_LENGTHS = range(20, 500)  # characters of a sentence that is taken
_SCALES = ("тысяча", "миллион", "миллиард", "тыс", "млн", "млрд")  # what they count stands behind them
_DOUBTFUL = frozenset(["семью"])  # as often a family


def cases(paths: Iterable[Path]) -> list[Case]:
    """Give a case for every number in words in these texts (UTF-8, a paragraph a line)."""
    return [case for path in paths for sentence in _sentences(path) for case in _of_sentence(sentence)]


def _sentences(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield from (sentence for sentence in _SENTENCE_END.split(line.strip()) if len(sentence) in _LENGTHS)


@cache
def _values() -> dict[str, int]:
    """The forms of the numerals of one word, from two on."""
    numbers = [*range(2, 20), *range(20, 100, 10), *range(100, 1000, 100)]
    genders = (Gender.MASC, Gender.FEMN)
    forms = {numerals.cardinal(n, case, gender): n for n in numbers for case in CASES for gender in genders}
    return {form: n for form, n in forms.items() if form not in _DOUBTFUL}


def _of_sentence(sentence: str) -> Iterator[Case]:
    words = list(_WORD.finditer(sentence))
    index = 0
    while index < len(words):
        number, length = _number(sentence, words, index)
        last = index + length
        if number and last < len(words) and _is_plain(sentence, words, index, last):
            start, end = words[index].start(), words[last - 1].end()
            heard = [word.group().lower() for word in words[max(0, index - 2) : last + 1]]
            pattern = " ".join(re.sub("[её]", "[её]", word) for word in heard).replace("-", " ")
            yield Case("round trip", f"{sentence[:start]}{number}{sentence[end:]}", (f"re:\\b{pattern}\\b",))
        index = max(last, index + 1)


def _number(sentence: str, words: list[re.Match[str]], index: int) -> tuple[int, int]:
    """Give the number that begins at a word, and how many words it takes; 0, 0 where none does."""
    total, last, length = 0, 1000, 0
    while index + length < len(words):
        word = words[index + length]
        value = _values().get(word.group().lower(), 0)
        smaller = value and value < last and (not total or last >= 20) and len(str(value)) < len(str(last))
        if not smaller or (length and sentence[words[index + length - 1].end() : word.start()] != " "):
            break
        total, last, length = total + value, value, length + 1
    return total, length


def _is_plain(sentence: str, words: list[re.Match[str]], index: int, last: int) -> bool:
    """Whether a word follows that is no numeral, and nothing beside the number would itself be read otherwise."""
    if sentence[words[last - 1].end() : words[last].start()] != " ":
        return False
    behind = analyses(words[last].group())[0]
    if behind.pos == "NUMR" or numerals.is_ordinal(behind.lemma) or behind.lemma in _SCALES:
        return False
    around = sentence[words[max(0, index - 2)].start() : words[last].end()]
    return not re.search(r"[^а-яё\s-]", around[1:])
