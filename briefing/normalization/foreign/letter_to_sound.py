"""Latin-script words letter by letter: which language a word looks like, and how its letters sound in Russian.

The rules are rows of `data/latin_rules.tsv`; the marks by which a language is known, of `data/latin_languages.tsv`; by
how much a group of letters makes each language likelier than English says `data/latin_weights.tsv`. English is what
remains when nothing else gives the word away.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.normalization import tables
from briefing.normalization.foreign.letter_rules import LetterRules, compiled

DEFAULT_LANGUAGE = "en"
BASE_LANGUAGE = "base"
_WITHOUT_MARKS = (DEFAULT_LANGUAGE, "ja", "zh")  # a mark over a letter (naïve, Ryō, xiǎo) leaves its Russian letter
_SPELLING = (
    ("ьа", "ья"),
    ("ьу", "ью"),
    ("ьы", "ьи"),
    ("ьэ", "ье"),
    ("йй", "й"),
    ("ейа", "ейя"),
    ("айа", "айя"),
    ("ойа", "ойя"),
    ("ьь", "ь"),
)
"""What rules side by side may give, and how Russian writes it."""
_INITIAL = {"йа": "я", "йу": "ю", "йю": "ю", "йе": "е"}
"""The same at the beginning of a word: Jakobsen."""
LANGUAGES = ("de", "fr", "es", "it", "ar", "zh", "ru")
"""The columns of the table: languages by whose rules words without marks are read, «de» for many of the continent."""
SCALE = 10  # the table has tenths
_LONGEST = 4  # letters of a group
_SURE = 3  # above it a name is of another language than English
_SURE_OF_SMALL = 20  # a word that is no name
_CHINESE = "zh"
PINYIN = re.compile(
    r"(?:(?:(?:zh|ch|sh|[bpmfdtnlgkhrzcsyw])?(?:[iu]?ang|iong|[eio]ng|i?an|i?ao|uai|uan|ai|ei|en|ia|ie|in|iu|ou|ua"
    r"|ui|un|uo|üe|[aeiuü]|(?<![dtngkhrzcs])o)|[jqx](?:iang|iong|ing|ian|iao|uan|ia|ie|in|iu|ue|un|i|u)|er)(?![aeiou]))+"
)
"""Syllables of Chinese, as pinyin writes them."""


@cache
def _columns() -> dict[str, list[str]]:
    return tables.columns("latin_rules.tsv")


@cache
def _languages() -> frozenset[str]:
    return frozenset(_columns()["language"])


@cache
def _rules(language: str) -> LetterRules:
    table = _columns()
    return LetterRules(table, (row for row, own in enumerate(table["language"]) if own == language))


class _Mark(NamedTuple):
    """What betrays a language: how a word ends or what it holds, and what else must be true of it."""

    language: str
    ends: tuple[str, ...]
    holds: tuple[str, ...]
    least: int  # letters before the ending
    pattern: str  # empty: nothing else
    plain: bool  # whether a word without diacritics may have it

    def betrays(self, word: str) -> bool:
        """Whether a word has it."""
        if not word.endswith(self.ends, self.least) and not any(letters in word for letters in self.holds):
            return False
        return not self.pattern or compiled(self.pattern).search(word) is not None


@cache
def _marks() -> tuple[_Mark, ...]:
    return tuple(map(_mark, tables.rows("latin_languages.tsv")))


def _mark(row: dict[str, str]) -> _Mark:
    ends, holds = row["ends"].split(), row["holds"].split()
    return _Mark(
        row["language"],
        tuple(ends),
        tuple(holds),
        int(row["least"] or 0),
        row["mark"],
        any(map(str.isascii, ends + holds)),
    )


@lru_cache(maxsize=4096)
def betrayed_language(word: str) -> str:
    """Give the language (a key of `latin_rules.tsv`) that a mark of a small word betrays, empty where none does."""
    plain = word.isascii()
    marks = (mark for mark in _marks() if mark.plain or not plain)
    return next((mark.language for mark in marks if mark.betrays(word)), "")


def guess_language(word: str) -> str:
    """Give the language that a mark of a lower-case word betrays, else English."""
    return betrayed_language(word) or DEFAULT_LANGUAGE


def without_diacritics(word: str) -> str:
    """Give a word in plain letters: é → e."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=16384)
def pronounce(word: str, language: str | None = None) -> str:
    """Give the sound of a Latin word in lower-case Russian letters.

    A letter that no rule knows is read without its diacritics, then by its Unicode name; what is no letter is left out.
    """
    word = unicodedata.normalize("NFC", word.lower())
    language = language or guess_language(word)
    if language not in _languages():
        language = DEFAULT_LANGUAGE
    if language in _WITHOUT_MARKS and "ü" not in word:
        word = without_diacritics(word)
    rules, base = _rules(language), _rules(BASE_LANGUAGE)
    sounds = []
    place = 0
    while place < len(word):
        end, sound = rules.at(word, place) or base.at(word, place) or (place + 1, _rare_letter(word[place]))
        sounds.append(sound)
        place = end
    spoken = _join(sounds)
    return f"э{spoken[1:]}" if spoken.startswith("е") and without_diacritics(word)[0] == "e" else spoken


def _rare_letter(letter: str) -> str:
    """Give the sound of a letter that no rule knows, by the plain letter that it is made of or named after (ɓ → b)."""
    plain = without_diacritics(letter)[:1]
    if not "a" <= plain <= "z":
        named = re.search(r" LETTER (?:[A-Z]+ )*?([A-Z])(?: |$)", unicodedata.name(letter, ""))
        plain = named.group(1).lower() if named else ""
    found = _rules(BASE_LANGUAGE).at(plain, 0) if plain else None
    return found[1] if found else ""


def _join(sounds: list[str]) -> str:
    """Put sounds together as Russian spells them: no three equal letters, no soft sign at the beginning."""
    spoken = re.sub(r"(.)\1\1+", r"\1\1", "".join(sounds))
    for given, usual in _SPELLING:
        spoken = spoken.replace(given, usual)
    return _INITIAL.get(spoken[:2], spoken[:2]) + spoken[2:] if spoken[:1] == "й" else spoken.removeprefix("ь")


def groups(word: str) -> frozenset[str]:
    """Give the groups of letters of a lower-case word, its edges among them: «^a», «in$»."""
    edged = f"^{word}$"
    found = {edged[at : at + size] for size in range(1, _LONGEST + 1) for at in range(len(edged) - size + 1)}
    return frozenset(found - {"$"})


@cache
def _weights() -> dict[str, str]:
    """Give the rows by their letters: few of them are ever looked at."""
    return dict(line.split("\t", 1) for line in tables.lines("latin_weights.tsv"))


@lru_cache(maxsize=4096)
def likely_language(word: str, *, is_name: bool) -> str:
    """Give the language that a lower-case word is likely of, English where none is likelier by enough."""
    weights = _weights()
    found = (weights[group].split("\t") for group in groups(without_diacritics(word)) if group in weights)
    scores = [sum(map(int, column)) for column in zip(*found, strict=True)]
    best = max(scores)
    if LANGUAGES[scores.index(best)] == _CHINESE and not PINYIN.fullmatch(without_diacritics(word)):
        return DEFAULT_LANGUAGE  # «Ubongo»
    return LANGUAGES[scores.index(best)] if best > (_SURE if is_name else _SURE_OF_SMALL) else DEFAULT_LANGUAGE
