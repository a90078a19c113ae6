"""What the words around a place speak of, told by how words begin, and where quotations begin and end."""

from __future__ import annotations

import re

from briefing.normalization.sentence.text import CLOSING, OPENING, Text
from briefing.normalization.tables import beginnings

_LISTS_OF_MATCH = ("Голы", "Предупреждения:", "Предупреждение:", "Удаления:", "Удаление:")
_GOALS = 800  # characters of a list of goals
_QUOTED = 100  # characters of a quotation before its end
_LONGEST_NAME = 8  # tokens of a quoted name, with its marks
_LONGEST_TITLE = 12  # tokens of a law's title
_DATELINE = re.compile(r", \d{1,2} [а-я]{3,8}\b")  # «ТЯНЬЦЗИНЬ, 1 сентября»
IN_STREET = re.compile(r"\b(?:ул|улиц[аеы]|просп|пр-т|проспекте?|пер|переулке?|наб|б-р)\b[^;:!?,\n]{3,30},[ ]\Z")
"""The name of a street up to the number of a house behind it: «ул. Мира, »."""
LONGEST_STREET = 50  # characters of it
_SHORTEST_PLACE = 3  # letters of a name in capitals that is no acronym


def speaks_of(text: Text, index: int, *subjects: str, before: int, behind: int = 0) -> bool:
    """Whether a word near a place begins as one of these lists of `words.toml` says, or is one that «|» ends there.

    Looked at are `before` tokens before it, and `behind` from it on.
    """
    wanted = tuple(beginning for subject in subjects for beginning in beginnings(subject))
    near = range(max(0, index - before), min(text.count, index + behind))
    return any(f"{text.small[token]}|".startswith(wanted) for token in near)


def opening_quote(text: Text, last: int) -> int:
    """Give the quotation mark that opens the name which ends at a token; of a longer one a token near its beginning."""
    left = last - 1
    while left > 0 and text.word[left] not in OPENING and last - left < _LONGEST_NAME:
        left -= 1
    return left


def past_quoted(text: Text, index: int) -> int:
    """Give the token behind a quoted name that begins at a token, or the token itself: «ФЗ «О полиции» изменят»."""
    if index >= text.count or not opens_quotation(text, index):
        return index
    for behind in range(index + 1, min(text.count, index + _LONGEST_TITLE)):
        if text.broken(behind):
            break
        if text.word[behind] in CLOSING:
            return behind + 1
    return index


def is_in_capitals(text: Text, index: int) -> bool:
    """Whether a token is written in two capitals or more, as acronyms are: «ИИ»."""
    return len(text.word[index]) > 1 and text.word[index].isupper()


def opens_quotation(text: Text, index: int) -> bool:
    """Whether a token opens a quotation: of marks that may close one too, what touches them tells."""
    mark = text.word[index]
    return mark in OPENING and (mark not in CLOSING or (text.glued(index + 1) and not _behind_word(text, index)))


def closes_quotation(text: Text, index: int) -> bool:
    """Whether a token closes a quotation."""
    return index < text.count and text.word[index] in CLOSING and not opens_quotation(text, index)


def _behind_word(text: Text, index: int) -> bool:
    return text.glued(index) and text.word[index - 1] not in OPENING | {"("}


def tells_goals(text: Text, index: int) -> bool:
    """Whether a token stands in the list of the goals or cards of a match: «Голы: 1:0 – Котов (Лисин, 18.32)»."""
    start = text.start[index]
    told = max(text.clean.rfind(word, max(0, start - _GOALS), start) for word in _LISTS_OF_MATCH)
    return told >= 0 and "\n" not in text.clean[told:start]


def stands_for_quotation_mark(clean: str, offset: int) -> bool:
    """Whether the sign ″ at an offset stands for a quotation mark: «“Матч 5″», as some sites set it."""
    begin = max(0, offset - _QUOTED)
    return clean.rfind("“", begin, offset) > max(clean.rfind("”", begin, offset), clean.rfind("″", begin, offset))


def opens_dateline(text: Text, index: int, end: int) -> bool:
    """Whether a place and a day open a line: «ТЯНЬЦЗИНЬ, 1 сентября»."""
    if (index and not text.broken(index)) or end - text.start[index] <= _SHORTEST_PLACE:
        return False
    return _DATELINE.match(text.clean, end) is not None
