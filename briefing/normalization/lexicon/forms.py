"""All forms of a phrase of the user's lexicon: the written and the spoken form declined side by side, stress kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from briefing.normalization.grammar.morphology import analyzer
from briefing.normalization.kinds import CASES, Case, Number
from briefing.translation import tr

_VOWELS = "аеёиоуыэюя"
_DECLINES = frozenset({"NOUN", "ADJF", "PRTF"})
_NAMES = frozenset({"Name", "Surn", "Patr"})
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_VELARS_AND_HUSHING = "гкхжчшщ"
# Endings of masculine nouns in the order of CASES.
_SURNAME = {Number.SING: ("", "а", "у", "а", "ым", "е"), Number.PLUR: ("ы", "ых", "ым", "ых", "ыми", "ых")}
_HARD = {Number.SING: ("", "а", "у", "а", "ом", "е"), Number.PLUR: ("ы", "ов", "ам", "ов", "ами", "ах")}
_AFTER_VELAR = {Number.SING: ("", "а", "у", "а", "ом", "е"), Number.PLUR: ("и", "ов", "ам", "ов", "ами", "ах")}
_AFTER_HUSHING = {Number.SING: ("", "а", "у", "а", "ем", "е"), Number.PLUR: ("и", "ей", "ам", "ей", "ами", "ах")}
_SHORTEST_STEM = 2  # letters that two forms of one word share at least, for its stress to be carried over

Inflector = Callable[[Case, Number], str]
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
    for number in (Number.SING, Number.PLUR):
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


class _Part(NamedTuple):
    """A word of a phrase that declines."""

    inflect: Inflector
    is_noun: bool
    is_name: bool
    number: Number  # in which it is given: sing or plur


def _inflectors(phrase: str) -> list[Inflector]:
    """Find how each word of a phrase in the nominative declines."""
    words = phrase.split(" ")
    inflectors: list[Inflector] = []
    head: _Part | None = None
    for word in words:
        part = _part(word, adjective_first=len(inflectors) + 1 < len(words))
        if part is None or (head and not (part.is_name and part.number == head.number)):
            break
        inflectors.append(part.inflect)
        if part.is_noun:
            head = part
    if head is None:
        raise ValueError(tr("nothing in {phrase} declines; leave `decline` out").format(phrase=f"«{phrase}»"))
    return inflectors + [_unchanged(word) for word in words[len(inflectors) :]]


def _part(word: str, *, adjective_first: bool) -> _Part | None:
    """Tell how a word in the nominative declines: by the dictionary, else by its ending; None where it doesn't.

    `adjective_first` takes «рабочий» for an adjective where more words follow («рабочий поезд»).
    """
    parses = analyzer().parse(word.lower())
    nominatives = [one for one in parses if one.tag.POS in _DECLINES and one.tag.case == Case.NOMN]
    nominatives.sort(
        key=lambda one: (not one.is_known, adjective_first and one.tag.POS == "NOUN", one.tag.number != Number.SING)
    )
    if not nominatives or not nominatives[0].is_known:
        endings = _endings(word)
        if endings:
            return _Part(_by_endings(word, endings), is_noun=True, is_name=word[0].isupper(), number=Number.SING)
    if not nominatives:
        return None
    tag = nominatives[0].tag
    return _Part(
        _by_dictionary(word, nominatives[0]),
        is_noun=tag.POS == "NOUN",
        is_name=not _NAMES.isdisjoint(tag.grammemes),
        number=tag.number,
    )


def _endings(word: str) -> Mapping[Number, tuple[str, ...]] | None:
    """Give the endings of a masculine noun that the dictionary lacks, from its last letters."""
    lower = word.lower()
    if word[0].isupper() and lower.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return _SURNAME
    if lower[-1] in _VELARS_AND_HUSHING:
        return _AFTER_VELAR if lower[-1] in "гкх" else _AFTER_HUSHING
    return _HARD if lower[-1] in _CONSONANTS else None


def _by_endings(word: str, endings: Mapping[Number, tuple[str, ...]]) -> Inflector:
    return lambda case, number: word + endings[number][CASES.index(case)]


def _by_dictionary(word: str, parse: Any) -> Inflector:
    def inflect(case: Case, number: Number) -> str:
        form = parse.inflect({case, number})
        if form is None:  # the dictionary knows some surnames in the singular only
            endings = _endings(word)
            return word + endings[number][CASES.index(case)] if endings is _SURNAME else word
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
