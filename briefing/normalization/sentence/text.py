"""A text as the rules see it: cleaned of what is not written to be read, cut into tokens, each with its place.

Cleaning keeps a map to the characters of the original, so that every change can be shown where it was made.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from briefing.normalization.sentence.inches import with_inches
from briefing.normalization.sentence.markup import markup


class Token(StrEnum):
    """Kinds of token: a Cyrillic word, a run of digits, one of Latin letters, a sign to be read, plain punctuation."""

    WORD = "word"
    NUMBER = "number"
    LATIN = "latin"
    SIGN = "sign"
    MARK = "mark"


WORD, NUMBER, LATIN, SIGN, MARK = Token

PLAIN_MARKS = ".,!?;:…—–-«»„“”\"'()"
"""Punctuation that a voice understands and that goes through as it is."""

OPENING, CLOSING = frozenset('«„“"'), frozenset('»”“"')
"""Quotation marks that open and close: of the German pair the closing one is the English opening one."""

DASHES = frozenset("-–—")
"""What is written for a dash, a hyphen with spaces among them."""

CLAUSE_ENDS = frozenset('.!?;:…—–()"')
"""Marks that end a clause; a comma may stand inside one."""

_VOWELS = "аеёиоуыэюяАЕЁИОУЫЭЮЯіїєґІЇЄәөүұӘӨҮҰ"
_TOKEN = re.compile(
    rf"(?=\S)(?:(?P<{WORD}>[Ѐ-ԯ]+(?:(?!\+)|(?:\+(?=[{_VOWELS}])[Ѐ-ԯ]+)+|)|\+(?=[{_VOWELS}])(?<![0-9A-Za-z]\+)[Ѐ-ԯ]*(?:\+[Ѐ-ԯ]+)*)"
    rf"|(?P<{NUMBER}>[0-9]+)|(?P<{LATIN}>[A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ]+)"
    rf"|(?P<{MARK}>[{re.escape(PLAIN_MARKS)}])|(?P<{SIGN}>\S))"  # a space fails at once
)
_group = attrgetter("lastindex")
_KINDS: Mapping[int | None, Token] = {group: Token(kind) for kind, group in _TOKEN.groupindex.items()}
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


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text to be read, and for each of its characters (and its end) the place in the original; None: the same."""

    text: str
    origin: Sequence[int] | None


def clean(source: str) -> Cleaned:
    """Compose letters, turn acute accents into `+` marks, drop what is invisible or markup, make odd spaces plain."""
    cleaned = _without_markup(_single_spaced(_in_plain_characters(source)))
    return Cleaned(with_inches(cleaned.text), cleaned.origin)


def _single_spaced(cleaned: Cleaned) -> Cleaned:
    """Leave one of several spaces in a row, and none before the end of a line: «5  мая  2020 г.»."""
    if "  " not in cleaned.text and " \n" not in cleaned.text:
        return cleaned
    text, origin = cleaned.text, cleaned.origin or range(len(cleaned.text) + 1)
    kept = [place for place in range(len(text)) if not text.startswith(("  ", " \n"), place)]
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
        spoken = _cleaned(odd.group())
        same_length = same_length and len(spoken) == position - odd.start()
        out.append(spoken)
        origin.extend([odd.start()] * len(spoken))
    out.append(source[position:])
    origin.extend(range(position, len(source) + 1))
    return Cleaned("".join(out), None if same_length else origin)


def _cleaned(cluster: str) -> str:
    base, marks = cluster[0], cluster[1:]
    if base in _REMOVED:
        return ""
    if base in _AS:
        return _AS[base]
    stress = "" if not marks else "+" if base in _VOWELS and ("\u0301" in marks or "\u0300" in marks) else ""
    if marks and "\u0400" <= base <= "\u052f":
        letter = unicodedata.normalize("NFC", base + marks.replace("\u0301", "").replace("\u0300", ""))
        return stress + letter[0]
    letter = unicodedata.normalize("NFC", cluster)
    if letter and (_FOLDED.match(letter) or _ROMAN_SIGNS.match(letter)):
        return unicodedata.normalize("NFKC", letter)
    if letter[0].isspace() or unicodedata.category(letter[0]) in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if letter[0].isdecimal() and letter[0] > "9":
        return str(unicodedata.decimal(letter[0]))
    return letter[0] if unicodedata.combining(letter[-1]) else letter


@dataclass(frozen=True, slots=True)
class Text:
    """Cleaned text and its tokens in parallel tuples: `kind`, `start`, `end`, `word` as written, `small` in lower case.

    A word is asked for in small letters a dozen times: made anew each time, it would have to be hashed anew, too.
    """

    source: str
    clean: str
    origin: Sequence[int] | None
    kind: tuple[Token, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    word: tuple[str, ...]
    small: tuple[str, ...]
    count: int

    @classmethod
    def of(cls, source: str) -> Text:
        """Clean a text and cut it into tokens."""
        cleaned = clean(source)
        found = list(_TOKEN.finditer(cleaned.text))
        words = tuple(map(re.Match.group, found))
        return cls(
            source,
            cleaned.text,
            cleaned.origin,
            kind=tuple(map(_KINDS.__getitem__, map(_group, found))),
            start=tuple(map(re.Match.start, found)),
            end=tuple(map(re.Match.end, found)),
            word=words,
            small=tuple([word if word.islower() else word.lower() for word in words]),
            count=len(found),
        )

    def at(self, offset: int, after: int = 0) -> int:
        """Give the first token that starts at an offset or later, looking from token `after` on."""
        return bisect_left(self.start, offset, after)

    def splits_no_token(self, offset: int) -> bool:
        """Whether an offset lies between tokens and not inside one."""
        index = bisect_left(self.start, offset) - 1
        return index < 0 or offset >= self.end[index] or offset == self.start[index]

    def glued(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < index < self.count and self.start[index] == self.end[index - 1]

    def behind(self, index: int, count: int) -> str:
        """Give the characters directly behind a token."""
        end = self.end[index]
        return self.clean[end : end + count]

    def broken(self, index: int) -> bool:
        """Whether a line ends between a token and the one before it."""
        return 0 < index < self.count and "\n" in self.clean[self.end[index - 1] : self.start[index]]

    def line(self, index: int, reach: int) -> range:
        """Give the tokens of the line in which a token stands, at most `reach` before and behind."""
        first, last = max(0, index - reach), min(self.count, index + reach)
        begins = self.clean.rfind("\n", self.start[first], self.start[index])
        ends = self.clean.find("\n", self.end[index], self.end[last - 1])
        return range(self.at(begins, first) if begins >= 0 else first, self.at(ends, index) if ends >= 0 else last)

    def lower(self, index: int) -> str:
        """Give a token in lower case; nothing outside the text."""
        return self.small[index] if 0 <= index < self.count else ""

    def is_word(self, index: int) -> bool:
        """Whether there is a Cyrillic word at this index."""
        return 0 <= index < self.count and self.kind[index] is WORD

    def is_number(self, index: int) -> bool:
        """Whether there are digits at this index."""
        return 0 <= index < self.count and self.kind[index] is NUMBER

    def is_latin(self, index: int) -> bool:
        """Whether there are Latin letters at this index."""
        return 0 <= index < self.count and self.kind[index] is LATIN

    def opens_line(self, index: int) -> bool:
        """Whether a token is the first of the text or of a line."""
        return index == 0 or self.broken(index)

    def goes_on(self, index: int) -> bool:
        """Whether a Cyrillic word stands at this index, in the line of the token before it."""
        return self.is_word(index) and not self.broken(index)

    def has_word_before(self, index: int) -> bool:
        """Whether a Cyrillic word stands before a token, in its line."""
        return self.is_word(index - 1) and not self.broken(index)

    def back(self, index: int, reach: int, stops: Collection[str]) -> Iterator[int]:
        """Give at most `reach` tokens from one on leftwards, up to one of these marks or a line's end."""
        for token in range(index, max(-1, index - reach), -1):
            if self.word[token] in stops or self.broken(token + 1):
                return
            yield token

    def words_back(self, index: int, reach: int) -> Iterator[int]:
        """Give at most `reach` words from a token on leftwards, up to a mark or a line's end: none from its last."""
        for token in range(index, max(-1, index - reach), -1):
            if not self.is_word(token) or self.broken(token + 1):
                return
            yield token

    def ahead(self, index: int, reach: int, stops: Collection[str]) -> Iterator[int]:
        """Give at most `reach` tokens from one on rightwards, up to one of these marks or a line's end."""
        for token in range(index, min(self.count, index + reach)):
            if self.word[token] in stops or self.broken(token):
                return
            yield token

    def words_ahead(self, index: int, reach: int) -> Iterator[int]:
        """Give at most `reach` words from a token on rightwards, up to a mark or a line's end."""
        for token in range(index, index + reach):
            if not self.goes_on(token):
                return
            yield token

    def hyphened(self, index: int) -> bool:
        """Whether a hyphen joins a token to the one behind it: «IT-компании», «С-400»."""
        hyphen = index + 1
        return hyphen < self.count and self.word[hyphen] == "-" and self.glued(hyphen) and self.glued(hyphen + 1)

    def past_quotes(self, index: int) -> int:
        """Give the first token from this one on that is no opening quotation mark."""
        while index < self.count and self.word[index] in OPENING:
            index += 1
        return index

    def original(self, offset: int) -> int:
        """Give the place in the original text of an offset in the cleaned one."""
        return offset if self.origin is None else self.origin[offset]
