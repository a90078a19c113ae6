"""Fitting text to what a voice can say.

An engine drops characters it does not know without a word, or crashes at them; so nothing but its own symbols may
reach it. What it lacks is replaced by what comes nearest (`alphabet.tsv`); what can't be replaced is reported.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

STRESS = "+"  # before a stressed vowel, Silero's notation
VOWELS = "аеёиоуыэюя"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_ACUTE = "\u0301"  # the stress mark of dictionaries, after its vowel
_PLUS = " плюс "
_PAUSES = ".,!?:;…"
_ENDS = "?!…."  # what of several ends of a sentence is kept, the most telling first
_HANGING = " ,-–—"  # at the end of a sentence a full stop stands instead
_APOSTROPHES = "'’‘ʼ`´"


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text that a voice can say, and the characters that got lost on the way, in order."""

    text: str
    lost: tuple[str, ...]


@cache
def _replacements() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in resources.files(__package__).joinpath("alphabet.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            character, *replacements = line.split("\t")
            table[character] = tuple(each.replace("_", " ") for each in replacements)
    return table


def fit(text: str, symbols: frozenset[str]) -> Fitted:
    """Write `text` in `symbols` alone (a space is always one of them); empty where nothing speakable is left."""
    lost: list[str] = []
    pieces: list[str] = []
    for character in _marked(text, symbols):
        piece = _piece(character, symbols)
        if piece is None:
            lost.append(character)
        pieces.append(piece or "")
    return Fitted(_tidied("".join(pieces), symbols), tuple(lost))


def with_acutes(text: str) -> str:
    """Turn `+` before a vowel into U+0301 after it: the stress mark espeak-ng knows."""
    return re.sub(rf"\{STRESS}([{VOWELS}{VOWELS.upper()}])", rf"\1{_ACUTE}", text)


def has_letters(text: str) -> bool:
    """Whether there is anything to say."""
    return any(character.isalpha() for character in text)


def _marked(text: str, symbols: frozenset[str]) -> str:
    """Compose letters, turn dictionary stress marks into `+`, and say every `+` that is none.

    A `+` between letters that stands before no vowel is a misplaced stress mark: it goes.
    """
    text = unicodedata.normalize("NFD", text)
    text = re.sub(rf"(?<!\+)([{VOWELS}{VOWELS.upper()}])(\u0308?){_ACUTE}", rf"{STRESS}\1\2", text)
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"(?<=\s)-(?=\s)", "—", text).replace("...", "…")
    text = re.sub(r"(?<=\w)([–—])(?=\+?\w)", r" \1 ", text)  # «Москва—Казань» is two words
    text = re.sub(rf"(?<=\w)[{_APOSTROPHES}](?=\+?\w)", "", text)  # «д'Арк»: no pause, and no voice has a sound for it
    text = re.sub(rf"(?<=[^\W\d_])\+(?=[^\W\d_])(?![{VOWELS}{VOWELS.upper()}])", "", text)
    text = re.sub(rf"\+(?![{VOWELS}{VOWELS.upper()}])", _PLUS, text)
    return text if STRESS in symbols else text.replace(STRESS, "")


def _piece(character: str, symbols: frozenset[str]) -> str | None:
    """What the voice is given for one character; empty: it makes no sound; None: it can't be said."""
    if character in symbols:
        return character
    lower = character.lower()
    if all(letter in symbols for letter in lower):
        return lower
    for replacement in _replacements().get(character, ()) or _replacements().get(lower, ()):
        if all(letter in symbols or letter == " " for letter in replacement):
            return replacement
    return _nearest(character, symbols)


def _nearest(character: str, symbols: frozenset[str]) -> str | None:
    """What a character is without its marks or its typographical form; else silence for what makes no sound."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", character) if not unicodedata.combining(each))
    if bare and bare != character:
        pieces = [_piece(each, symbols) for each in bare]
        return None if None in pieces else "".join(piece or "" for piece in pieces)
    category = unicodedata.category(character)
    if category.startswith("M") or category == "Cf":  # combining marks, soft hyphens, joiners
        return ""
    return " " if category[0] in "ZPC" else None


def _tidied(text: str, symbols: frozenset[str]) -> str:
    """One space between words and behind a pause, no pause first or twice, a full stop at the end of a sentence."""
    text = re.sub(rf"([{_PAUSES}])(?=\+?\w)", r"\1 ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(rf" ([{_PAUSES}])", r"\1", text)
    text = re.sub(r",(?=[.,!?:;…])|(?<=[.!?:;…]),", "", text)
    text = re.sub(rf"[{_ENDS}]{{2,}}", lambda ends: next(end for end in _ENDS if end in ends[0]), text)
    text = re.sub(r"^[^\w+]+", "", text).strip()
    if not has_letters(text):
        return ""
    text = text.rstrip(_HANGING)
    if "." in symbols and re.search(r"[^\W_]$", text):
        text += "."
    return text
