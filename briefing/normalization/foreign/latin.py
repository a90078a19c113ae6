"""Latin words in Russian letters: names from a table, acronyms by their letters, the rest by letter-to-sound rules."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from briefing.normalization import tables
from briefing.normalization.foreign import english_words, latin_table, transliteration
from briefing.normalization.foreign.latin_table import SHORTEST_PART, Entry
from briefing.normalization.foreign.letter_to_sound import (
    DEFAULT_LANGUAGE,
    betrayed_language,
    guess_language,
    likely_language,
    pronounce,
)

LETTERS = "A-Za-zªºÀ-ÖØ-öø-ɏɐ-ʯḀ-ỿ"
WORD = re.compile(f"[{LETTERS}][{LETTERS}\u0300-\u036f]*(?:['’ʼ][{LETTERS}\u0300-\u036f]+)*")
"""A Latin word: letters with their diacritics, apostrophes inside."""

_PART = f"[{LETTERS}0-9]+"
_FIRST_WORDS = re.compile(rf"(?P<first>{_PART})(?:(?:[^\w\n]|_){{0,3}}(?P<second>{_PART}))?")

LONGEST_SPELLED = 4
"""Capitals up to this number that no table knows are spelled; longer ones may read as a word."""

_SHORTEST_TITLE = 7
"""Capitals from this number on are no acronym but a name, even with four consonants in a row (DARKTHRONE)."""

_SHORTEST_NAME = 4
"""Letters of the shortest part of a name that is written as one with another."""

_ELIDED = re.compile("(?P<little>qu|[cdjlmnst])'(?=[aeiouyh]|[^\\x00-\\x7f])")
_ELIDED_SOUNDS = {"qu": "к", "c": "с", "d": "д", "j": "ж", "l": "л", "m": "м", "n": "н", "s": "с", "t": "т"}
"""Little words of French and Italian without their vowel: «d'Espagne»."""

_LETTER = re.compile(f"[{LETTERS}0-9]")
_OTHERWISE = re.compile(r"[-‐‑–'’ʼ&\u00a0\u202f]|  ")
"""What may stand in a phrase in another way than in the table."""

_RUSSIAN = "ru"
_FRENCH = "fr"
_NO_RUSSIAN = frozenset("jqwx")  # letters
_CAPITALS_LANGUAGE = "base"
"""Capitals that read as a word are said letter by letter, whatever their language: UEMOA."""

_ENGLISH = re.compile("th|ee|oo|sh|ck|igh|wh|ph|[st]ion|ing$|ness$|less$|[aiou][cdgkmnpstvz]e$")

_CAMEL_PART = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")
_PLURAL_CAPITALS = re.compile(r"(?P<capitals>[A-Z]{2,5})'?s")  # the English ending is not said: GPUs
_NAME_PREFIX = re.compile(r"(?:Mc|Mac|Mc|De|Di|Da|La|Le|Van|Von|Fitz|O'|D')[A-Z][a-z']+$")
_OPEN_SYLLABLES = re.compile(r"(?:[bdfgklmnprstvz][aeiou]){2}")
_UNREADABLE_TITLE = re.compile(
    r"[bcdfghjklmnpqrstvwxz]{6}|^(?!sc[hr]|s[hptk]r|[tc]hr|ph[rl]|mc)[bcdfghjklmnpqrstvwxz]{3}"
    r"|^[^aeiouy]*[aeiouy]?[^aeiouy]*$"
)
_UNREADABLE = re.compile(
    r"[bcdfghjklmnpqrstvwxz]{4}|^(?![scp]?[bcdfghjklmnpqrstvwxz][lrwhy]|s[cmnptk])[bcdfghjklmnpqrstvwxz]{2}"
)


@cache
def _letter_names(column: str) -> dict[str, str]:
    return {row["letter"]: row[column] for row in tables.rows("latin_letters.tsv")}


def spell(letters: str) -> str:
    """Give Latin letters by their English names, joined by hyphens: GPS → джи-пи-эс."""
    names = _letter_names("english")
    return "-".join(names.get(letter) or pronounce(letter) for letter in _folded(letters).lower() if letter.isalpha())


def letter_name(letter: str) -> str:
    """Give the name that a single Latin letter has in Russian: (гепатит) C → цэ, (ось) X → икс."""
    return _letter_names("russian").get(_folded(letter).lower()) or pronounce(letter)


@lru_cache(maxsize=16384)
def read_word(word: str, language: str = "", *, by_rule: bool = False) -> str:
    """Give one Latin word in Russian letters; a capital at its beginning is kept, spelled acronyms are lower-case.

    `language` is what its surroundings say of it, used where no table knows the word or, `by_rule`, whatever the table
    has. The reading is empty where nothing in the word is a letter.
    """
    word = unicodedata.normalize("NFKC", word).replace("’", "'").replace("ʼ", "'").replace("ʻ", "'")
    plural = _PLURAL_CAPITALS.fullmatch(word)
    if plural is not None:
        return read_word(plural["capitals"])
    known = None if by_rule else _known(word)
    reading = known or _unknown(word, language)
    spelled = word.isupper() and "-" in reading
    return reading[:1].upper() + reading[1:] if word[:1].isupper() and not spelled else reading


def is_known(word: str) -> bool:
    """Whether the table knows the word or the word that it is a plural or possessive of."""
    return _known(word) is not None


def is_spelled(word: str) -> bool:
    """Whether a word that no table knows is named letter by letter."""
    letters = "".join(c for c in word if c.isalpha())
    return not _has_vowel(letters) or (letters.isupper() and letters.isascii() and not _reads_as_word(letters))


def _known(word: str) -> str | None:
    """Look a word up in the table: as written, in lower case, as a possessive or plural."""
    lower = word.lower()
    found = latin_table.reading(word) or latin_table.reading(lower)
    if found:
        return found
    for ending, stem in (("'s", lower[:-2]), ("s'", lower[:-1]), ("s", lower[:-1])):
        plural = lower.endswith(ending) and not lower.endswith("ss") and len(stem) > 2
        if plural and (reading := latin_table.reading(stem)):
            return english_words.plural(stem, reading)
    return None


def _unknown(word: str, language: str) -> str:
    """Read a word that is in no table."""
    letters = "".join(c for c in word if c.isalpha())
    if len(letters) == 1:
        return letter_name(letters).lower()
    if is_spelled(word):
        return _derived_capitals(letters) or spell(letters)
    parts = _CAMEL_PART.findall(word) if letters.isascii() and not _NAME_PREFIX.match(word) else []
    if len(parts) > 1 and "".join(parts) == word:
        return "-".join(_camel_part(part, language) for part in parts)
    lower = word.lower()
    if guess_language(lower) == _RUSSIAN:
        return transliteration.to_russian(re.sub(r"[^\w]", "", lower))
    if language:
        return _by_rule(lower, language)
    if letters.isupper() and letters.isascii():
        return _derived_capitals(letters) or _by_rule(lower, _language_of_capitals(lower))
    found = english_words.derive(lower) or _compound(lower) or _letter_and_word(lower)
    return found or _by_rule(lower, "", is_name=word[0].isupper())


def _by_rule(lower: str, language: str, *, is_name: bool = True) -> str:
    """Read a word by the rules of a language, else of the one that its letters betray or make likely."""
    elided = _ELIDED.match(lower)
    letters = re.sub(r"[^\w]", "", lower[elided.end() :] if elided else lower)
    language = language or betrayed_language(letters)
    if elided is not None:
        french = _FRENCH if language in ("", DEFAULT_LANGUAGE) else language
        return _ELIDED_SOUNDS[elided["little"]] + pronounce(letters, french)
    language = language or likely_language(letters, is_name=is_name)
    return transliteration.to_russian(letters) if language == _RUSSIAN else pronounce(letters, language)


def _language_of_capitals(lower: str) -> str:
    """Give the language of capitals that read as a word: long ones are names, English ones tell it: EMPEROR, THEBES."""
    if len(lower) >= _SHORTEST_TITLE:
        return betrayed_language(lower) or likely_language(lower, is_name=True)
    if _are_russian(lower):
        return _RUSSIAN
    return "en" if len(lower) > LONGEST_SPELLED and _ENGLISH.search(lower) else _CAPITALS_LANGUAGE


def _are_russian(lower: str) -> bool:
    """Whether capitals, given small, are likely a Russian word and no acronym: ZVEZDA, TVOYA; not SVRK."""
    long_enough = len(lower) > LONGEST_SPELLED and _has_vowel(lower) and _NO_RUSSIAN.isdisjoint(lower)
    return long_enough and likely_language(lower, is_name=True) == _RUSSIAN


def _derived_capitals(letters: str) -> str | None:
    """Read long capitals that are made from words of the table (KILLSWITCH)."""
    return english_words.derive(letters.lower()) if letters.isupper() and len(letters) > LONGEST_SPELLED + 1 else None


def _compound(lower: str) -> str | None:
    """Read two words or names of the table written as one (insidefacebook)."""
    return latin_table.squeezed_phrase(lower) or _of_two(lower, _SHORTEST_NAME, "")


def _of_two(lower: str, shortest: int, joint: str) -> str | None:
    """Read two words of the table that are written as one, the second as short as can be."""
    for cut in range(len(lower) - shortest, shortest - 1, -1):
        first, second = latin_table.reading(lower[:cut]), latin_table.reading(lower[cut:])
        if first and second:
            return first + joint + second
    return None


def _letter_and_word(lower: str) -> str | None:
    """Read a letter that can't begin a syllable with the word of the table behind it (dselect)."""
    known = _known(lower[1:]) if len(lower) > SHORTEST_PART + 1 and _UNREADABLE.match(lower) else None
    return f"{spell(lower[0])}-{known}" if known else None


def _camel_part(part: str, language: str) -> str:
    """Read one part of a word with capitals inside (iCloud, OpenAI): a letter by itself has its English name."""
    return spell(part) if len(part) == 1 else read_word(part if part.isupper() else part.lower(), language).lower()


def _has_vowel(letters: str) -> bool:
    return any(c in "aeiouy" for c in _folded(letters).lower()) or not letters.isascii()


def _reads_as_word(capitals: str) -> bool:
    """Whether capitals that no table knows can be read as a word rather than letter by letter."""
    lower = capitals.lower()
    if _OPEN_SYLLABLES.fullmatch(lower):  # BORA, as NATO
        return True
    unreadable = _UNREADABLE_TITLE if len(capitals) >= _SHORTEST_TITLE else _UNREADABLE
    readable = len(capitals) > LONGEST_SPELLED and _has_vowel(capitals) and not unreadable.search(lower)
    return readable or _are_russian(lower)


def _folded(text: str) -> str:
    """Give letters without their diacritics."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _first_words(text: str, position: int) -> tuple[str, str]:
    """Give the first two words at a position in lower case, without apostrophes; empty where there is none."""
    words = _FIRST_WORDS.match(text, position)
    return (words["first"].lower(), (words["second"] or "").lower()) if words else ("", "")


def read_joined(word: str) -> str | None:
    """Read words of the table written as one (washingtonpost, gazprombank), None where it knows no such words."""
    lower = word.lower()
    return latin_table.squeezed_phrase(lower) or _of_two(lower, SHORTEST_PART, " ")


@lru_cache(maxsize=4096)
def _phrases(words: tuple[str, str]) -> tuple[Entry, ...]:
    """Give the phrases that begin with two words (the second may be empty: c++), longest first."""
    entries = [one for one in latin_table.beginning_with(words[0]) if _first_words(one.written, 0) == words]
    return tuple(sorted(entries, key=lambda one: len(one.written), reverse=True))


def _phrase_end(text: str, position: int, written: str) -> int | None:
    """Give the end of a phrase of the table that stands at a position; None where it doesn't stand there."""
    end = position + len(written)
    if text[position:end].lower() == written:
        return None if _LETTER.match(text, end) else end
    if not _OTHERWISE.search(written) and not _OTHERWISE.search(text, position, end + 1):
        return None  # most phrases: a pattern takes its time to be made
    match = _phrase_pattern(written).match(text, position)
    return match.end() if match else None


@lru_cache(maxsize=1000)
def _phrase_pattern(written: str) -> re.Pattern[str]:
    """Give the pattern of a phrase: a space may be a hyphen or a no-break space."""
    spaces = {" ": r"(?:[ \u00a0\u202f]+|[-‐‑])", "-": r"(?:[-‐‑–]|[ \u00a0\u202f])", "'": "['’ʼ]?", "&": r"\s?&\s?"}
    pattern = re.sub(r"\s*&\s*", "&", written)
    body = "".join(spaces.get(c) or re.escape(c) for c in pattern)
    return re.compile(f"{body}(?![{LETTERS}0-9])", re.IGNORECASE)


def longest_phrase(text: str, position: int) -> tuple[int, str] | None:
    """Give the end and the reading of the longest table entry of several words that begins at a position of the text.

    A capital at the beginning is kept. One-word entries are `read_word`'s.
    """
    first, second = _first_words(text, position)
    if not first:
        return None
    for words in ((first, second), (first, "")) if second else ((first, ""),):
        for entry in _phrases(words):
            end = _phrase_end(text, position, entry.written)
            if end:
                capital = text[position].isupper()
                return end, entry.reading[:1].upper() + entry.reading[1:] if capital else entry.reading
    return None


def read_text(text: str) -> str:
    """Give every Latin word of a text in Russian letters, the table's phrases first; other characters are left out."""
    spoken = []
    position = 0
    while match := WORD.search(text, position):
        found = longest_phrase(text, match.start())
        if found:
            position, reading = found
        else:
            position, reading = match.end(), read_word(match.group())
        if reading:
            spoken.append(reading)
    return " ".join(spoken)
