"""Latin-script words letter by letter: which language a word looks like, and how its letters sound in Russian.

The rules are rows of `data/latin_rules.tsv`; the marks by which a language is known, of `data/latin_languages.tsv`.
English is what remains when nothing else gives the word away.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.normalization import tables

DEFAULT_LANGUAGE = "en"
BASE_LANGUAGE = "base"
_CLASSES = {
    "C": "[bcdfghjklmnpqrstvwxz]",
    "V": "[aeiouy]",
    "E": "e(?:[sdr]|rs|ly|ness|ments?|less|ful|(?:land|man|men|wood|port|field|town|ville|ton|ford|board|line|work|play"
    "|way|list|card|code|set|shop|side|ware|ball|book|mark|time|back|light|house|head|keeper|maker|room|point|proof"
    "|stone|water|wear|like)s?)?$",
    "P": "^(?:re|de|con|com|in|im|en|ex|pro|pre|ad|ac|dis|un|mis|sub|per|be|out|up|ob|sur|inter|a)?[bcdfghjklmnpqrstvwxz]*",
}
"""What the capitals of the table stand for: a consonant, a vowel, a silent e at the end of a word (with a suffix or none) or of the first half of a compound, and
a beginning after which the stressed vowel stands: a prefix or none, consonants."""


class Rule(NamedTuple):
    """One row of the table: where `letters` stand between `before` and `after`, they sound as `sound`."""

    before: re.Pattern[str] | None
    letters: re.Pattern[str]
    sound: str


def _pattern(text: str) -> str:
    """Expand the capitals of the table."""
    return "".join(_CLASSES.get(c, c) for c in text)


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, list[Rule]] = {}
    for row in tables.rows("latin_rules.tsv"):
        after = f"(?={_pattern(row['after'])})" if row["after"] else ""
        before = re.compile(f"(?:{_pattern(row['before'])})$") if row["before"] else None
        rule = Rule(before, re.compile(_pattern(row["letters"]) + after), row["sound"])
        rules.setdefault(row["language"], []).append(rule)
    return {language: tuple(found) for language, found in rules.items()}


@cache
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["language"], re.compile(row["mark"])) for row in tables.rows("latin_languages.tsv"))


@lru_cache(maxsize=4096)
def guess_language(word: str) -> str:
    """Give the language that the letters of a lower-case word betray (a key of `latin_rules.tsv`), else English."""
    return next((language for language, mark in _marks() if mark.search(word)), DEFAULT_LANGUAGE)


def _without_diacritics(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _sound_at(rules: tuple[Rule, ...], word: str, place: int) -> tuple[int, str] | None:
    """Give the end and the sound of the first rule that fits at a place."""
    for rule in rules:
        match = rule.letters.match(word, place)
        if match and match.end() > place and (rule.before is None or rule.before.search(word, 0, place)):
            return match.end(), rule.sound
    return None


def _plain_letter(letter: str) -> str:
    """Give the letter a to z that a letter of phonetics or of a rare alphabet is named after (ɓ → b), else nothing."""
    named = re.search(r" LETTER (?:[A-Z]+ )*?([A-Z])(?: |$)", unicodedata.name(letter, ""))
    return named.group(1).lower() if named else ""


@lru_cache(maxsize=16384)
def pronounce(word: str, language: str | None = None) -> str:
    """Give the sound of a Latin word in lower-case Russian letters.

    A letter that no rule knows is read without its diacritics, then by its Unicode name; what is no letter is left out.
    """
    word = unicodedata.normalize("NFC", word.lower())
    language = language or guess_language(word)
    rules = _rules().get(language, ())
    if language in (DEFAULT_LANGUAGE, BASE_LANGUAGE):
        word = _without_diacritics(word)
    sounds = []
    place = 0
    while place < len(word):
        found = _sound_at(rules, word, place) or _sound_at(_rules()[BASE_LANGUAGE], word, place)
        if found is None:
            letter = _without_diacritics(word[place])[:1]
            plain = letter if "a" <= letter <= "z" else _plain_letter(word[place])
            found = place + 1, (_sound_at(_rules()[BASE_LANGUAGE], plain, 0) or (0, ""))[1] if plain else ""
        place, sound = found
        sounds.append(sound)
    return _join(sounds)


def _join(sounds: list[str]) -> str:
    """Put sounds together as Russian spells them: no three equal letters, no ё after a hushing consonant's й."""
    spoken = "".join(sounds)
    spoken = re.sub(r"(.)\1\1+", r"\1\1", spoken)
    for written, usual in (
        ("ьа", "ья"),
        ("ьо", "ьо"),
        ("ьу", "ью"),
        ("ьы", "ьи"),
        ("ьэ", "ье"),
        ("йй", "й"),
        ("ьь", "ь"),
    ):
        spoken = spoken.replace(written, usual)
    return re.sub(r"^ь", "", spoken)
