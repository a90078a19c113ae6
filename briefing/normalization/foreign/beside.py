"""A foreign name that stands in Russian letters too: «Бадди Макгирт (Buddy McGirt)»."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from briefing.normalization.foreign.letter_to_sound import pronounce

_ALIKE = 0.7
"""Share of the sounds in common from which on two spellings are one name: in 42 pairs of real news names shared 0.75
and more, other words 0.67 and less."""
_LANGUAGES = (None, "de", "fr", "es", "base")
_FOLD = {"б": "п", "в": "ф", "г": "к", "х": "к", "д": "т", "з": "с", "ж": "с", "ц": "с", "ч": "с", "ш": "с", "щ": "с"}


_ALIKE_ALONE = 0.85
"""The same for a word by itself, which has fewer sounds, and for words that are no names."""
_SHORTEST_ALONE = 3


def is_same_word(latin: str, reading: str, russian: str) -> bool:
    """Whether a Latin word and a Russian one are the same: by its reading but for an ending, or by their consonants."""
    russian = russian.lower()
    if russian.startswith(reading.lower()[:-1]) and len(russian) < len(reading) + _SHORTEST_ALONE:
        return True
    wanted = _skeleton(russian)
    best = max(_share(_skeleton(one), wanted) for one in (reading, pronounce(latin), pronounce(latin, "fr")))
    return len(wanted) >= _SHORTEST_ALONE and best >= _ALIKE_ALONE


@lru_cache(maxsize=1000)
def is_same_name(latin: str, russian: str, *, strictly: bool = False) -> bool:
    """Whether Latin words and Russian words sound alike, their vowels and Russian endings aside.

    Strictly: words that are no names, which may be a translation («Мы одна семья» is no «Gens Una Sumus»).
    """
    wanted = _skeleton(russian)
    words = re.findall(r"[^\W\d_]+", latin)
    if not wanted or not words:
        return False
    best = max(
        _share(_skeleton("".join(pronounce(word, language) for word in words)), wanted) for language in _LANGUAGES
    )
    return best >= (_ALIKE_ALONE if strictly else _ALIKE)


def _share(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _skeleton(russian: str) -> str:
    """Give the consonants of Russian words, those that spellings confuse made one, doubled ones single."""
    consonants = (_FOLD.get(letter, letter) for letter in russian.lower() if letter in "бвгджзклмнпрстфхцчшщ")
    return re.sub(r"(.)\1+", r"\1", "".join(consonants))
