"""Cleaning a text of what is not written to be read: soft hyphens, odd spaces, markup, accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.normalization.sentence.markup import markup
from briefing.normalization.tables import beginnings

VOWELS = "аеёиоуыэюяАЕЁИОУЫЭЮЯіїєґІЇЄәөүұӘӨҮҰ"
_PLAIN = r"\n\x20-\x7eЀ-҂Ҋ-ԯ–—«»„“”…№°§€₽£×±²³½¼¾"
_COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
_CLEAN = re.compile(rf"[{_PLAIN}]*\Z")
_ODD = re.compile(rf"(?:[{_PLAIN}](?=[{_COMBINING}])|[^{_PLAIN}])[{_COMBINING}]*")
_REMOVED = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_AS = {
    "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2212": "-", "\u00b4": "'", "\u2018": "'",
    "\u2019": "'", "\u201a": "'", "\u02bc": "'", "\u2039": "«", "\u203a": "»", "\u2033": "″", "\u00ba": "°",
    "\u02da": "°", "\u00b5": "μ", "\u2026": "…", "\t": " ", "\r": " ", "\x0b": " ", "\x0c": " ", "\x85": " ",
    "\u2028": "\n", "\u2029": "\n", "\u2116": "№", "\u2044": "/", "\u2215": "/", "\u2236": ":",
    "\u2024": ".",
}  # fmt: skip
_FOLDED = re.compile(
    "[\uff00-\uffef\U0001d400-\U0001d7ff\u2100-\u2115\u2117-\u2121\u2123-\u2138\u213a-\u214f\u2460-\u24ff\u3200-\u32ff\ufb00-\ufb06]"
)
_ROMAN_SIGNS = re.compile("[\u2160-\u2188]")
_REACH = 80  # characters before a number among which what is measured in inches stands
_MARKS = re.compile(r"[\"“„”«»\n]")
_CLOSES = '”"»'
_TURNED = "»"  # by a machine: «6,5»
_INCH = "″"
_STRESSES = frozenset("\u0300\u0301")
_STRESSED_LATIN = dict(zip("aeouyAEOUY", "аеоиуАЕОИУ", strict=True))
"""Latin vowels that, with their accent, are typed or seen for Russian ones: «стóит», «пройтú»."""
_CYRILLIC = re.compile("[Ѐ-ԯ]")
_SPACED_OUT = re.compile(r"(?<![\w+])[А-ЯЁ](?: {1,3}[А-ЯЁ]){5,}(?![\w+])")
_SINGLE = re.compile(r"\S \S")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text to be read, and for each of its characters (and its end) the place in the original; None: the same."""

    text: str
    origin: Sequence[int] | None


def clean(source: str) -> Cleaned:
    """Compose letters, turn accents into `+` marks, drop what is invisible or markup, make odd spaces plain."""
    cleaned = _without_markup(_single_spaced(_closed_up(_in_plain_characters(source))))
    return Cleaned(with_inches(cleaned.text), cleaned.origin)


def _closed_up(cleaned: Cleaned) -> Cleaned:
    """Close up words in spaced-out capitals: «В Н И М А Н И Е», «П Л А Н  Р А Б О Т»."""
    text = cleaned.text
    spaced_out = (place for match in _SPACED_OUT.finditer(text) for place in range(match.start() + 1, match.end()))
    return _without(cleaned, {place for place in spaced_out if _SINGLE.fullmatch(text, place - 1, place + 2)})


def _single_spaced(cleaned: Cleaned) -> Cleaned:
    """Leave one of several spaces in a row, and none before the end of a line: «5  мая  2020 г.»."""
    text = cleaned.text
    if "  " not in text and " \n" not in text:
        return cleaned
    return _without(cleaned, {place for place in range(len(text)) if text.startswith(("  ", " \n"), place)})


def _without(cleaned: Cleaned, places: set[int]) -> Cleaned:
    """Leave the characters at these places out."""
    if not places:
        return cleaned
    text, origin = cleaned.text, cleaned.origin or range(len(cleaned.text) + 1)
    kept = [place for place in range(len(text)) if place not in places]
    return Cleaned("".join([text[place] for place in kept]), [*(origin[place] for place in kept), origin[-1]])


def _without_markup(cleaned: Cleaned) -> Cleaned:
    cuts = markup(cleaned.text)
    if not cuts:
        return cleaned
    text, origin = cleaned.text, cleaned.origin or range(len(cleaned.text) + 1)
    out: list[str] = []
    places: list[int] = []
    position = 0
    for cut in cuts:
        out += (text[position : cut.start], cut.spoken)
        places += origin[position : cut.start]
        places += [origin[cut.start]] * len(cut.spoken)
        position = cut.end
    return _single_spaced(Cleaned("".join(out) + text[position:], [*places, *origin[position:]]))


def _in_plain_characters(source: str) -> Cleaned:
    if _CLEAN.match(source):
        return Cleaned(source, None)
    out: list[str] = []
    origin: list[int] = []
    position = 0
    same_length = True
    for odd in _ODD.finditer(source):
        out.append(source[position : odd.start()])
        origin.extend(range(position, odd.start()))
        position = odd.end()
        spoken = _typed_stress(source, odd) or _cleaned(odd.group())
        same_length = same_length and len(spoken) == position - odd.start()
        out.append(spoken)
        origin.extend([odd.start()] * len(spoken))
    out.append(source[position:])
    origin.extend(range(position, len(source) + 1))
    return Cleaned("".join(out), None if same_length else origin)


def _typed_stress(source: str, odd: re.Match[str]) -> str:
    """Give the stressed Russian vowel that a Latin one with an accent stands for in a Russian word: «стóит»."""
    parts = unicodedata.normalize("NFD", odd.group())
    if parts[0] not in _STRESSED_LATIN or _STRESSES.isdisjoint(parts):
        return ""
    around = source[odd.start() - 1 : odd.start()] + source[odd.end() : odd.end() + 1]
    beside = [one for one in around if one.isalpha()]
    return "+" + _STRESSED_LATIN[parts[0]] if beside and all(map(_CYRILLIC.match, beside)) else ""


def _cleaned(cluster: str) -> str:
    base, marks = cluster[0], cluster[1:]
    if base in _REMOVED:
        return ""
    if base in _AS:
        return _AS[base]
    if marks and _CYRILLIC.match(base):
        letter = unicodedata.normalize("NFC", base + "".join(one for one in marks if one not in _STRESSES))[0]
        return "+" + letter if letter in VOWELS and not _STRESSES.isdisjoint(marks) else letter
    if _FOLDED.match(base) or _ROMAN_SIGNS.match(base):
        return unicodedata.normalize("NFKC", base)
    letter = unicodedata.normalize("NFC", cluster)
    if letter[0].isspace() or unicodedata.category(letter[0]) in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if letter[0].isdecimal() and letter[0] > "9":
        return str(unicodedata.decimal(letter[0]))
    return letter[0] if unicodedata.combining(letter[-1]) else letter


def with_inches(text: str) -> str:
    """Put the sign of inches for every mark behind a number that closes no quotation; the length stays.

    Quotations are looked for within the line.
    """
    if not any(mark in text for mark in _CLOSES):
        return text
    letters = list(text)
    opened = inside = told = False
    for match in _MARKS.finditer(text):
        mark, place = match.group(), match.start()
        if mark == "\n":
            opened = inside = told = False
        elif mark == "«" or (mark == _TURNED and inside):
            inside = mark == "«"
        elif not opened and text[place - 1].isdigit() and (told or _tells_size(text, place)):
            letters[place], told = _INCH, True  # one behind another too: «43", реже 65"»
        elif mark != _TURNED:
            opened = mark in "“„" or (mark == '"' and not opened)
    return "".join(letters)


def _tells_size(text: str, place: int) -> bool:
    """Whether the line speaks of what is measured in inches before a place."""
    line = text[max(0, place - _REACH) : place].rpartition("\n")[2].lower()
    return any(beginning in line for beginning in beginnings("in_inches"))
