"""Names of living things in Latin: a species, and a genus behind the Russian word for it."""

from __future__ import annotations

import re

from briefing.normalization.foreign.latin_table import reading

_OF_SPECIES = re.compile(
    "..(?:us|um|ceps|pes|venter|color|aster|[^s]is|[^ehouy]i|[bdilnrt]ei|ops|ae|[ae]ns"
    "|(?:ic|in|an|os|iss|at|ell|ul|ar|id|v|lb|gr|e)a)$"
)
_LONGEST_SPECIES = 3
_GENUS = re.compile("..(?:us|um|[aiouy]s|es|a|e|on|ops|[aeiouy]x)$")
_IN_LIST = r" [«(]?(?:[A-Z][a-z]+(?:,| и) )*\Z"
_BEFORE_GENUS = re.compile(r"(?<![а-яё])(?:под)?род(?:[ауе]|ов|ами?|ах)?" + _IN_LIST)
_BEFORE_ORDER = re.compile(r"(?<![а-яё])(?:под)?поряд(?:ок|к[а-я]{1,3})" + _IN_LIST)


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
    """Whether a word like the Latin of a genus or an order stands behind «рода», «порядка», or in a list of such.

    «Жуки рода Bryaxis», «с родами Hygrocybe, Neohygrocybe», «порядок Boletales»; no «рода Windsor».
    """
    if not word.istitle() or reading(word.lower()):
        return False
    if word.endswith("ales"):
        return _BEFORE_ORDER.search(russian) is not None
    return _GENUS.search(word) is not None and _BEFORE_GENUS.search(russian) is not None
