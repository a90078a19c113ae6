"""Nouns whose prepositional case is spelled as their nominative: «о жилье», «новое жильё»."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.normalization.kinds import Case, Gender
from briefing.normalization.words.clauses import Parse, agreeing, is_direct, without_possessives
from briefing.normalization.words.noun_homographs import Decider
from briefing.normalization.words.surroundings import Surroundings


def prepositional_or_nominative(word: str, known: Surroundings) -> Decider:
    """Make what tells «о жилье» from «новое жильё»; after в and на it may be either."""
    with_yo = word[:-1] + "ё"

    def decide(previous: Sequence[str], following: Sequence[str], parse: Parse) -> str | None:
        previous = without_possessives(previous, known)
        before = previous[-1] if previous else ""
        if before in known.conjunctions and is_direct(parse(previous[-2] if previous[1:] else "")):
            return with_yo  # «питание и жильё»
        if before == "на" and len(previous) > 1 and any(one.lemma in known.for_things for one in parse(previous[-2])):
            return with_yo  # «цены на жильё»
        if before in known.prepositional_prepositions or before in known.conjunctions or before == ",":
            return None  # it may be either, or is spelled as it is said
        cases = _cases(parse, before, Gender.NEUT) if before[:1].isalpha() else frozenset()
        return None if Case.LOCT in cases else with_yo

    return decide


def _cases(parse: Parse, word: str, gender: Gender) -> frozenset[Case]:
    return frozenset(one.case for one in agreeing(parse, word) if one.gender == gender)
