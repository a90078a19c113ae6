"""Words that are spelled alike and said differently, told from their neighbours where that is safe.

`data/homographs.toml` says how; the words whose readings are two cases of one noun are told in `noun_homographs`
and `prepositional`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefing.normalization import tables
from briefing.normalization.tables import folded
from briefing.normalization.words.clauses import Parse
from briefing.normalization.words.homograph_rules import TABLE, Entry, check
from briefing.normalization.words.noun_homographs import (
    Decider,
    genitive_or_plural,
    noun_of,
    prepositional_or_nominative,
)
from briefing.normalization.words.weighing import Pair, weighed
from briefing.normalization.words.yo import recased
from briefing.translation import tr


def is_homograph(word: str) -> bool:
    """Whether the word is in the table."""
    return word.lower() in _homographs()


def decide(word: str, previous: Sequence[str], following: Sequence[str], parse: Parse) -> str | None:
    """Give the word with its ё or `+`, in the capitals it has, or None where its neighbours don't tell.

    `previous` and `following` are the words around it (nearest last, nearest first) within the sentence, each
    punctuation mark and number a word of its own; six of either are enough. `parse` gives a word's analyses.
    """
    reading = told(word, previous, following, parse)
    return recased(reading, word) if reading and reading != folded(word) else None


def told(word: str, previous: Sequence[str], following: Sequence[str], parse: Parse) -> str | None:
    """Give the reading that a homograph's neighbours tell, in small letters, marked or not; None where they don't."""
    homograph = _homographs().get(word.lower())
    if homograph is None:
        return None
    before, behind = [folded(one) for one in previous], [folded(one) for one in following]
    reading = homograph.decide(before, behind, parse)
    if reading is None and homograph.small and word.islower():
        return homograph.small
    if reading is None and homograph.pair is not None:
        return weighed(homograph.pair, word, previous, behind, parse)
    return reading


class _Homograph(NamedTuple):
    """What tells a homograph by rules, and the pair that the tagger weighs where they don't tell."""

    decide: Decider
    pair: Pair | None = None
    small: str | None = None  # the reading of the word in small letters, where its other is a name


@cache
def _homographs() -> dict[str, _Homograph]:
    """Give what tells each word of the table, by its spelling in small letters with е."""
    table = tables.toml_table(TABLE)
    known = {name: frozenset(words.split()) for name, words in table["surroundings"].items()}
    found: dict[str, _Homograph] = {}

    def enter(reading: str, homograph: _Homograph) -> None:
        if _spelling(reading) in found:
            raise tables.refused_word(TABLE, reading, tr("stands in the table twice; keep one of them"))
        found[_spelling(reading)] = homograph

    for gender, pairs in table["genitive_or_plural"].items():
        for pair in pairs.split():
            genitive, plural = pair.split("/")
            noun = noun_of(plural, gender, known)
            enter(genitive, _Homograph(genitive_or_plural(noun, genitive, plural), Pair(noun, genitive, plural)))
    for word in table["prepositional_or_nominative"]["neuter"].split():
        enter(word, _Homograph(prepositional_or_nominative(word, known)))
    for entry in table["words"]:
        for readings in entry["readings"]:
            choices = readings.split("/")
            for written in entry["rules"]:
                check(written, len(choices), readings)
            small = choices[entry["small"] - 1] if "small" in entry else None
            enter(choices[0], _Homograph(Entry(choices, entry["rules"], known["numerals"]).decide, small=small))
    return found


def _spelling(reading: str) -> str:
    return folded(reading).replace("+", "")
