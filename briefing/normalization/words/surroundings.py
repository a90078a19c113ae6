"""The words by which the two cases of a noun are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words that tell cases apart, folded: the table [surroundings] of homographs.toml, where each is explained."""

    numerals: frozenset[str]
    few: frozenset[str]
    genitive_prepositions: frozenset[str]
    accusative_prepositions: frozenset[str]
    prepositional_prepositions: frozenset[str]
    conjunctions: frozenset[str]
    possessives: frozenset[str]
    relatives: frozenset[str]
    predicates: frozenset[str]
    common: frozenset[str]
    adverbs: frozenset[str]
    staying: frozenset[str]
    supplies: frozenset[str]
    standing: frozenset[str]
    pronouns: frozenset[str]
    risers: frozenset[str]
    lasting: frozenset[str]
    titles: frozenset[str]
    numbered: frozenset[str]
    currencies: frozenset[str]
    enough: frozenset[str]
    becoming: frozenset[str]
    absence: frozenset[str]
    quantities: frozenset[str]
    being: frozenset[str]
    substances: frozenset[str]
    quoted: frozenset[str]
    quoting: frozenset[str]
    times: frozenset[str]
    genitive_verbs: frozenset[str]
    for_things: frozenset[str]

    @classmethod
    def of(cls, table: Mapping[str, str]) -> Surroundings:
        """Read the table: words parted by white space under each name."""
        return cls(**{name: frozenset(words.split()) for name, words in table.items()})
