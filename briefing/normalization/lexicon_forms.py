"""All forms of a phrase of the user's lexicon: the written and the spoken form declined side by side, stress kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefing.normalization.morphology import CASES, analyzer
from briefing.translation import tr

_VOWELS = "аеёиоуыэюя"
_DECLINES = frozenset({"NOUN", "ADJF", "PRTF"})
_NAMES = frozenset({"Name", "Surn", "Patr"})
_SHORTEST_STEM = 2  # letters that two forms of one word share at least, for its stress to be carried over

Inflector = Callable[[str, str], str]
"""Case and number → the word in that form."""


def decline(written: str, spoken: str) -> dict[str, str]:
    """Give the written forms in all cases and numbers, each with its spoken form.

    What declines are the adjectives and the first noun, and a name that stands in apposition («президент Токаев»);
    the rest stays («фонд развития»). Where cases share a written form, the first case's spoken form holds, the
    singular's before the plural's. Raises ValueError with a message for the user where nothing declines.
    """
    in_writing, in_speech = _inflectors(written), _inflectors(spoken.replace("+", ""))
    stressed = spoken.split(" ")
    pairs: dict[str, str] = {}
    for number in ("sing", "plur"):
        for case in CASES:
            forms = [
                carry_stress(base, inflect(case, number)) for base, inflect in zip(stressed, in_speech, strict=True)
            ]
            pairs.setdefault(" ".join(inflect(case, number) for inflect in in_writing), " ".join(forms))
    return pairs


def carry_stress(base: str, form: str) -> str:
    """Put the stress mark of `base` («Алма-Ат+а») into another form of the word («Алма-Аты»).

    A stem keeps its stress, a stressed ending stays a stressed ending; where the ending is gone, the stem's last vowel
    is stressed. A form with the stress on ё needs no mark.
    """
    if "+" not in base:
        return form
    place = base.index("+")
    plain = base.replace("+", "")
    shared = 0
    while shared < min(len(plain), len(form)) and plain[shared] == form[shared]:
        shared += 1
    if place < shared:
        return f"{form[:place]}+{form[place:]}"
    if shared < _SHORTEST_STEM:
        return form
    vowels = [index for index, letter in enumerate(form) if letter.lower() in _VOWELS]
    if not vowels or "ё" in form[shared:].lower():
        return form
    place = next((index for index in vowels if index >= shared), vowels[-1])
    return f"{form[:place]}+{form[place:]}"


def _inflectors(phrase: str) -> list[Inflector]:
    """Find how each word of a phrase in the nominative declines."""
    words = phrase.split(" ")
    inflectors: list[Inflector] = []
    head: Any = None
    for word in words:
        parse = _nominative(word, head, last=len(inflectors) + 1 == len(words))
        if parse is None:
            break
        inflectors.append(_inflector(word, parse))
        if parse.tag.POS == "NOUN":
            head = parse
    if head is None:
        raise ValueError(tr("nothing in {phrase} declines; leave `decline` out").format(phrase=f"«{phrase}»"))
    return inflectors + [_unchanged(word) for word in words[len(inflectors) :]]


def _nominative(word: str, head: Any, *, last: bool) -> Any:
    """Give the reading of a word as a part that declines: before the head any, behind it names of its number only."""
    for parse in _parses(word, adjective_first=not last):
        tag = parse.tag
        if tag.POS not in _DECLINES or tag.case != "nomn":
            continue
        if head is None or (_NAMES & set(tag.grammemes) and tag.number == head.tag.number and parse.is_known):
            return parse
    return None


def _parses(word: str, *, adjective_first: bool) -> list[Any]:
    """Give a word's readings: an adjective first where more words follow («рабочий поезд»), the singular first."""
    parses = analyzer().parse(word.lower())
    return sorted(parses, key=lambda parse: (adjective_first and parse.tag.POS == "NOUN", parse.tag.number != "sing"))


def _inflector(word: str, parse: Any) -> Inflector:
    def inflect(case: str, number: str) -> str:
        form = parse.inflect({case, number})
        if form is None:
            return word
        # The dictionary may spell a form with ё that the user writes with е.
        found = str(form.word) if "ё" in word.lower() or "ё" not in parse.word else form.word.replace("ё", "е")
        return _recase(found, word)

    return inflect


def _unchanged(word: str) -> Inflector:
    return lambda case, number: word


def _recase(form: str, word: str) -> str:
    if word.isupper():
        return form.upper()
    capitals = [index for index, letter in enumerate(word) if letter.isupper()]
    return "".join(letter.upper() if index in capitals else letter for index, letter in enumerate(form))
