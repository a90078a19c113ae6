"""A text as the rules see it: cleaned of what is not written to be read, cut into tokens, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from briefing.normalization.sentence.cleaning import VOWELS, clean


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

_TOKEN = re.compile(
    rf"(?=\S)(?:(?P<{WORD}>[Ѐ-ԯ]+(?:(?!\+)|(?:\+(?=[{VOWELS}])[Ѐ-ԯ]+)+|)|\+(?=[{VOWELS}])(?<![0-9A-Za-z]\+)[Ѐ-ԯ]*(?:\+[Ѐ-ԯ]+)*)"
    rf"|(?P<{NUMBER}>[0-9]+)|(?P<{LATIN}>[A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ]+)"
    rf"|(?P<{MARK}>[{re.escape(PLAIN_MARKS)}])|(?P<{SIGN}>\S))"  # a space fails at once
)
_group = attrgetter("lastindex")
_KINDS: Mapping[int | None, Token] = {group: Token(kind) for kind, group in _TOKEN.groupindex.items()}


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

    def is_cut_to_initial(self, index: int) -> bool:
        """Whether a lone capital stands at this index, and a full stop behind it: «И.»."""
        return len(self.word[index]) == 1 and self.word[index].isupper() and self.lower(index + 1) == "."

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
