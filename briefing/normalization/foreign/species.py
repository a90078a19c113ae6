"""Names of living things in Latin: a species, and a genus behind the Russian word for it."""

from __future__ import annotations

import re

from briefing.normalization.foreign.latin_table import reading

_OF_SPECIES = re.compile(
    "..(?:us|um|ceps|pes|venter|color|aster|[^s]is|[^ehouy]i|[bdlnrt]ei|ae|[ae]ns"
    "|(?:ic|in|an|os|iss|at|ell|ul|ar|id|v|lb|gr|e)a)$"
)
_LONGEST_SPECIES = 3
_GENUS = re.compile("..(?:us|um|[aiouy]s|es|a|e|on|ops|[aeiouy]x)$")
_BEFORE_GENUS = re.compile(r"(?<![а-яё])(?:под)?род[ауе]? [«(]?\Z")


def is_species(words: tuple[str, ...]) -> bool:
    """Whether words begin with a genus and a species (Prinerigone vagans): no English, the second like those of Latin.

    A subspecies may follow or, in capitals, a sort.
    """
    return (
        len(words) > 1
        and words[0].istitle()
        and words[1].islower()
        and (len(words) <= _LONGEST_SPECIES or words[2].istitle())
        and _OF_SPECIES.search(words[1]) is not None
        and not any(reading(word.lower()) for word in words[:2])
    )


def is_genus(word: str, russian: str) -> bool:
    """Whether a word like the Latin of a genus stands right behind «рода»: «жуки рода Bryaxis»; no «рода Windsor»."""
    return word.istitle() and _GENUS.search(word) is not None and _BEFORE_GENUS.search(russian) is not None
