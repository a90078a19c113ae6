"""Korean names in Latin letters: a surname, and the two syllables of a given name before or behind it."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.foreign.latin_table import english_word
from briefing.normalization.tables import columns

_SYLLABLE = re.compile(
    "(?:ch|sh|kk|ss|tt|jj|[bdghjkmnprst])?"
    "(?:y(?:eo|oo|ou|ae|[aeou])|w(?:oo|ae|eo|[aeiou])|ae|eui?|eo|ee|oo|oe|[aeiou])(?:ng|hn|ck|[nmlkpbgth])?"
)
_WORDS = 3
_LANGUAGE = "ko"


def is_name(words: tuple[str, ...]) -> bool:
    """Whether words are a Korean name: Kim Soo-hyun, Min-seok Park, Lee Dong Wook; no Lee Ben Hope.

    `words` have no hyphens. Where both syllables begin with a capital, one is no word of English: no Kim Hot Gun.
    """
    if len(words) != _WORDS or not all(word.isascii() for word in words):
        return False
    return any(
        surname.istitle() and surname.lower() in _surnames() and _is_given(given)
        for surname, given in ((words[0], words[1:]), (words[2], words[:2]))
    )


@cache
def _surnames() -> frozenset[str]:
    table = columns("latin_namesakes.tsv")
    return frozenset(
        name for name, language in zip(table["name"], table["language"], strict=True) if language == _LANGUAGE
    )


def _is_given(words: tuple[str, ...]) -> bool:
    """Whether two words are the syllables of a given name: Soo-hyun, Dong Wook; no Park Hotel, June Rain."""
    first, second = words[0].lower(), words[1].lower()
    in_two = words[1].islower() or (words[1].istitle() and not (english_word(first) and english_word(second)))
    return words[0].istitle() and in_two and all(map(_SYLLABLE.fullmatch, (first, second)))
