"""Words of English made from words of the table: plurals, compounds (homepage), words with affixes (reloading)."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization import tables
from briefing.normalization.foreign.latin_table import SHORTEST_PART, english_word
from briefing.normalization.foreign.letter_to_sound import pronounce

_MAGIC_E = re.compile(r"[bcdfghjklmnpqrstvwxz]{1,3}[aiouy][bcdfgklmnpstvz]e")
"""A syllable with a silent e at its end (skate): it keeps its long vowel as the first half of a compound."""
_SHORTEST_HALF = 4
"""Letters of a half that is no chance."""
_VOWELS = frozenset("aeiouy")
_SIBILANTS = ("с", "з", "ш", "ч", "дж")
_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstvwxz]{1,3}[aeiou]{1,2}[bcdfgklmnprstvwxz]{1,2}")
"""A closed syllable."""


def derive(word: str) -> str | None:
    """Read a lower-case word that is made from words of the table, None where it is not."""
    return _with_suffix(word) or _compound(word) or _with_prefix(word) or _plural(word)


def _compound(word: str) -> str | None:
    """Read a compound of two words; the first may be unknown if its end is sure (skate-board, screw-driver)."""
    for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        second = english_word(word[cut:])
        if second is None:
            continue
        first = english_word(word[:cut])
        long_enough = len(word) - cut > 4 and word[cut] not in "aeiou" and _SYLLABLE.fullmatch(word[:cut])
        if first is None and cut > SHORTEST_PART and word[cut - 1] == "s":  # Jones-boro, Sanders-ville
            owner = _owner(word[: cut - 1])
            first = owner + "с" if owner else None
        if first is None and (long_enough or (len(word) - cut > 3 and _MAGIC_E.fullmatch(word[:cut]))):
            first = pronounce(word[:cut], "en")
        if first:
            return first + second
    return None


def is_compound(word: str) -> bool:
    """Whether a lower-case word is two words of the table, neither of them short: speakeasy, no «casanova»."""
    cuts = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
    return any(english_word(word[cut:]) and english_word(word[:cut]) for cut in cuts)


def _owner(name: str) -> str | None:
    """Read the name of whoever a place is called after (Jane in Janesville)."""
    known = english_word(name) or english_word(name + "s")
    return known or (pronounce(name, "en") if _MAGIC_E.fullmatch(name) else None)


@cache
def _affixes(place: str) -> tuple[tuple[str, str, str], ...]:
    found = (row for row in tables.rows("latin_affixes.tsv") if row["place"] == place)
    return tuple((row["affix"], row["reading"], row["joining"]) for row in found)


def _with_suffix(word: str) -> str | None:
    """Read a word by what is before its suffix: making by make, runner by run."""
    for suffix, reading, joining in _affixes("suffix"):
        if not word.endswith(suffix):
            continue
        stem = word[: -len(suffix)]
        for base in _bases(stem, joining):
            known = english_word(base) or (_compound(base) if len(base) > 5 else None)
            if known:
                return known + (reading or _past(base, known))
    return None


def _bases(stem: str, joining: str) -> tuple[str, ...]:
    """Give the words that may stand before a suffix: mak → make, runn → run, happ → happy, post → post."""
    if joining == "y":
        return (stem + "y",)
    if joining == "plain":
        return (stem,)
    if stem.endswith("e") or _VOWELS.isdisjoint(stem):
        return ()  # Pring is no form of «pre»
    doubled = len(stem) > 3 and stem[-1] == stem[-2]
    return (stem, stem + "e", stem[:-1]) if doubled else (stem, stem + "e")


def _past(base: str, sound: str) -> str:
    """Give the sound of -ed after a word: ед after t and d, т after a voiceless sound, д after others."""
    bare = base.rstrip("e")
    if bare.endswith(("t", "d")):
        return "ед"
    if sound.endswith("з"):  # disguised
        return "д"
    return "т" if bare.endswith(("p", "k", "f", "s", "x", "sh", "ch", "c")) else "д"


def _with_prefix(word: str) -> str | None:
    """Read a word by what is behind its prefix: reopen by open."""
    for prefix, reading, _ in _affixes("prefix"):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 3:
            known = english_word(rest) or _with_suffix(rest)
            if known:
                return reading + known
    return None


def _plural(word: str) -> str | None:
    """Read the plural of a derived word (newsrooms); the table's own words have theirs in `latin`."""
    if len(word) < 6 or not word.endswith("s") or word.endswith("ss"):
        return None
    singular = _compound(word[:-1]) or _with_suffix(word[:-1]) or _with_prefix(word[:-1])
    return plural(word[:-1], singular) if singular else None


def plural(stem: str, reading: str) -> str:
    """Give the reading of a word with the ending -s or 's from that of the word."""
    if reading[-1] in "ая" and stem[-1] not in "aey":
        reading = reading[:-1]  # Panthers, though a panther is «пантера»
    if reading.endswith(_SIBILANTS):
        return reading + "ес" if stem.endswith("e") else reading  # faces, suitcases; Mars's
    return reading + "с"
