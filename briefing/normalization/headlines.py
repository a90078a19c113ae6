"""Lines in capitals, as documents head their parts: «РАСХОДЫ НА 2024 Г.», «16-ЛЕТНИЙ БОКСЁР ИЗ Г. ТВЕРИ».

They are put into small letters before anything else is read, letter for letter, so that every place in the text stays
where it was: abbreviations and units as the tables write them, names with a capital; acronyms and initials stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from briefing.normalization.grammar.morphology import Analysis, listed_words
from briefing.normalization.lexicon.acronyms import Acronym
from briefing.normalization.lookalikes import Mended, applied
from briefing.normalization.quantity import units
from briefing.normalization.rules.abbreviations.abbreviation_tables import nouns, phrases, triggers
from briefing.normalization.rules.ordinals.ordinal_endings import GROWN_ENDINGS
from briefing.normalization.tables import word_list

_PIECE = re.compile(r"[А-ЯЁ+]+(?:-[А-ЯЁ]+){0,5}")
_LONG_WORD = re.compile(r"[А-ЯЁ]{5,}")
_OPENS = re.compile(r"(?:\A|[.!?…][»\")]?)\s*[—–-]?\s*\Z|[«„“\"]\Z")
_NUMBER_BEFORE = re.compile(r"(?:\d|(?<![a-z])[ivx]{1,6})[ ]?\Z|(?<![а-яё])(?:тыс|млн|млрд|трлн)\.?[ ]\Z")
_GROWN_BEFORE = re.compile(r"\d-\Z")
_DESIGNATION = re.compile(r"-?\d")  # «М-4», «СУ-30»
_AIRCRAFT = re.compile(r"(?:[ИАЯ][ЛНК]|[СТМКПЛ][УИАЕ])\Z")  # «СУ-57» is written «Су-57»
_INITIALS = re.compile(r"[А-ЯЁ]\.[ ]?[А-ЯЁ]\.")
_SURNAME = re.compile(r"\.[ ]?[А-ЯЁ]{2}")
_REACH = 12  # characters before a word that are looked at
_LONGEST_ACRONYM = 5  # letters of a word that no table knows and that is taken for an acronym
_LONGEST_TYPE = 3  # letters before the number of a designation
_WORDS_OF_A_LETTER = "АВИКОСУЯ"
_TOWN = "Г"
_YEARS = "гг."
_NAMED = ("name", "street")

_FUNCTION_WORDS = frozenset(["PREP", "CONJ", "NPRO", "NUMR", "ADJF"])

Find = Callable[[str], Acronym | None]
"""Gives the acronym that a table knows by its writing."""


class _Line(NamedTuple):
    """A line in capitals, where it begins in the text, and which acronyms are known."""

    text: str
    small: str
    start: int
    find: Find


def mend(text: str, find: Find) -> tuple[str, tuple[Mended, ...]]:
    """Give the text with its lines in capitals in small letters (of the same length), and the words changed."""
    if not any(map(str.isupper, text.split("\n"))):
        return text, ()
    found: list[Mended] = []
    start = 0
    for line in text.split("\n"):
        if line.isupper() and any(_is_word(word, find) for word in _LONG_WORD.findall(line)):
            found += _pieces(_Line(line, line.lower(), start, find))
        start += len(line) + 1
    return applied(text, found), tuple(found)


def _pieces(line: _Line) -> Iterator[Mended]:
    """Give the words of a line whose letters change."""
    done = 0  # the end of the abbreviation before
    named = False  # whether what follows that abbreviation is a name
    for piece in _PIECE.finditer(line.text):
        start = piece.start()
        if start < done:
            continue
        short = _abbreviation(line, start)
        if short is not None:
            word, named = short
            word = word.capitalize() if not start and word[1:2].isalpha() else word
            done = start + len(word)
        else:
            before = line.text[max(0, start - _REACH) : start]
            opens = named or (_OPENS.search(before) is not None and line.text[done:start].strip() != "")
            word = _said(line, piece, opens=opens or not start)
            named = False
        if not line.text.startswith(word, start):
            yield Mended(line.start + start, line.start + start + len(word), word)


def _abbreviation(line: _Line, start: int) -> tuple[str, bool] | None:
    """Give the unit or abbreviation that begins at an offset, and whether a name follows it."""
    before = line.small[max(0, start - _REACH) : start]
    if _NUMBER_BEFORE.search(before):
        for capitals, unit in _units():
            end = start + len(capitals)
            if line.text.startswith(capitals, start) and not line.text[end : end + 1].isalnum():
                return unit + "." * line.text.startswith(".", end), False
        if line.small.startswith(_YEARS, start):
            return _YEARS, False
    word = _PIECE.match(line.text, start)
    first = re.split("[-+]", word.group())[0] if word else ""
    if first.lower() not in triggers():
        return None
    hyphen = line.text.startswith("-", start + len(first))
    ends = [
        (entry.writing.end(line.small, start) or start, entry.before) for entry in nouns(first.lower(), hyphen=hyphen)
    ]
    ends += [(entry.writing.end(line.small, start) or start, "") for entry in phrases(first.lower())]
    end = max(ends, default=(start, ""))[0]
    if end - start <= len("г.") or (line.text[end - 1] != "." and line.find(first) is not None):
        return _letter_cut_short(line, start) if len(first) == 1 else None
    return line.small[start:end], any(last == end and following in _NAMED for last, following in ends)


def _letter_cut_short(line: _Line, start: int) -> tuple[str, bool] | None:
    """«2024 Г.», «Г. ТВЕРИ», «П. 3», but «А. С. ИВАНОВ», «В. КУЗНЕЦОВ»."""
    end = start + 1
    if not line.text.startswith(".", end) or _INITIALS.match(line.text, start) or line.text[start - 2 : start] == ". ":
        return None
    named = _SURNAME.match(line.text, end) is not None and not _NUMBER_BEFORE.search(
        line.small[max(0, start - _REACH) : start]
    )
    if named and line.text[start] != _TOWN:
        return None
    return line.small[start : end + 1], named


def _said(line: _Line, piece: re.Match[str], *, opens: bool) -> str:
    """Give a word as it is written in the middle of a line, or where a sentence or name opens."""
    written, start, end = piece.group(), piece.start(), piece.end()
    before = line.text[max(0, start - _REACH) : start]
    if _GROWN_BEFORE.search(before) and written.lower() in GROWN_ENDINGS:
        return written.lower()
    if len(written) <= _LONGEST_TYPE and (_DESIGNATION.match(line.text, end) or before[-1:].isdigit()):
        return written.capitalize() if _AIRCRAFT.match(written) else written
    if before.endswith("°"):
        return written
    if len(written) == 1:
        return written if line.text.startswith(".", end) else _letter(written, before, opens=opens)
    if "-" not in written:
        return _word(written, line.find, opens=opens)
    forms = listed_words(written)
    if forms:
        if not forms[0].proper:
            return written.capitalize() if opens else written.lower()
        return "-".join(one.capitalize() if len(one) > 2 else one.lower() for one in written.split("-"))
    first, *rest = written.split("-")
    return "-".join([_word(first, line.find, opens=opens), *(_word(one, line.find, opens=False) for one in rest)])


def _letter(written: str, before: str, *, opens: bool) -> str:
    label = before.split()[-1].lower() if before.split() else ""
    if opens or written not in _WORDS_OF_A_LETTER or label in word_list("letter_labels"):
        return written
    return written.lower()


def _word(written: str, find: Find, *, opens: bool) -> str:
    forms, acronym = listed_words(written), find(written)
    if acronym is not None and not _is_word_too(acronym, forms):
        return written
    if not forms and len(written) <= _LONGEST_ACRONYM:
        return written
    return written.capitalize() if opens or not forms or forms[0].proper else written.lower()


def _is_word_too(acronym: Acronym, forms: list[Analysis]) -> bool:
    """«КТО», «МЭР», which stand for words here; not «МГУ», though there is an «мга»."""
    return bool(forms) and (forms[0].pos in _FUNCTION_WORDS or acronym.spoken == acronym.written.lower())


def _is_word(written: str, find: Find) -> bool:
    return find(written) is None and bool(listed_words(written))


@cache
def _units() -> tuple[tuple[str, str], ...]:
    """How units look in capitals, and how they are written; the longest first: «мг» before «Мг», «МВт» before «мВт»."""
    russian = [one for one in units.writings() if re.search("[а-яё]", one) and not re.search("[a-z*]", one)]
    russian.sort(key=lambda one: (-len(one), not one.islower(), -sum(map(str.isupper, one))))
    found: dict[str, str] = {}
    for one in russian:
        found.setdefault(one.upper(), one)
    found.pop("НА", None)  # «М-5 НА КАРТЕ»: no current
    return tuple(found.items())
