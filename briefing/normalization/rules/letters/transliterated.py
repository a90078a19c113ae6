"""Lines of Russian in Latin letters, as it is typed where there is no other keyboard: «Privet, kak dela?»."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.normalization.foreign import latin_table, transliteration
from briefing.normalization.grammar.morphology import listed_words
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import LATIN, WORD

_REACH = 40  # tokens on either side of a word that may be of its line
_SHORTEST = 3  # letters of a word that tells a line from one of another language
_FEWEST = 2  # of such words
_SHARE = 0.6  # of a line's words that are Russian
_SOFT = "ь"
_SOFTENED = re.compile(r"(?<=[бвдзлмнпрст])(?=[бвгджзкмнпрстфхцчшщ]|\Z)")
_APOSTROPHES = ("'", "’")


def word(context: Context, index: int) -> Reading | None:
    """Read a word of a line that has none in Russian letters: «kupil 3 kg yablok», «den' rozhdeniya»."""
    text = context.text
    if not text.word[index].isascii():
        return None
    line = text.line(index, _REACH)
    kinds = text.kind[line.start : line.stop]
    if WORD in kinds or kinds.count(LATIN) < _FEWEST:
        return None
    words = tuple(text.word[at].lower() for at in line if text.kind[at] is LATIN)
    if not _are_russian(words):
        return None
    end, written = text.end[index], text.word[index]
    russian = _russian(written.lower())
    if latin_table.reading(written.lower()) and not listed_words(russian):
        return None  # «kupil YouTube»
    if text.glued(index + 1) and text.word[index + 1] in _APOSTROPHES and not russian.endswith(_SOFT):
        russian, end = russian + _SOFT, text.end[index + 1]
    spoken = russian[:1].upper() + russian[1:] if written[0].isupper() else russian
    return Reading(text.start[index], end, spoken, "Russian in Latin letters")


@lru_cache(maxsize=1000)
def _are_russian(words: tuple[str, ...]) -> bool:
    """Whether enough words of a line are Russian ones, and some of them of no other language: not «to be or not»."""
    russian = [one for one in words if listed_words(_russian(one))]
    telling = [one for one in russian if len(one) >= _SHORTEST and latin_table.reading(one) is None]
    return len(set(telling)) >= _FEWEST and len(russian) >= _SHARE * len(words)


@lru_cache(maxsize=4096)
def _russian(written: str) -> str:
    """Give a word in Russian letters; a soft sign that was not typed is put where it makes a word: «tolko»."""
    plain = transliteration.to_russian(written)
    if listed_words(plain):
        return plain
    softened = (plain[: place.start()] + _SOFT + plain[place.start() :] for place in _SOFTENED.finditer(plain))
    return next((one for one in softened if listed_words(one)), plain)
