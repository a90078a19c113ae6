"""Units and currencies: how they are written, their names in any case and number, and what stands behind a stroke."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.normalization.grammar.declined import Declined, declined
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.kinds import CASES, Number
from briefing.normalization.sentence import stops
from briefing.normalization.tables import rows

_DOTS = "∙⋅•*"  # that stand for the middle dot of «кВт·ч»
_TALL = re.compile("[0-9A-Za-zÀ-ÖØ-öø-ɏЀ-ԯ]")
_WORD = re.compile(f"{_TALL.pattern}+")
_GOES_ON = re.compile(rf"{_TALL.pattern}|\+[Ѐ-ԯ]")  # «6 м+есяцев»: a word with its stress marked
_STARRED = re.compile(r"(?P<before>.*[ -]|[КМГТ](?=\*б))\*(?P<word>.+)")  # «кв. *метр», «Г*байт», no «кВт*ч»
_ABBREVIATED = re.compile("[а-яё]{3}")
_YEAR = "г"  # or a gramme


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit or currency; `minor` is a currency's hundredth."""

    name: Declined
    money: bool = False
    minor: Declined | None = None


@cache
def _units() -> dict[str, tuple[str, str]]:
    return {
        written: (row["noun"], row["plural"])
        for row in rows("units.tsv")
        for writing in row["written"].split("|")
        for written in _spelled(writing)
    }


def _spelled(writing: str) -> set[str]:
    """Give a writing of the table as it may stand in a text: a word behind ` *` or `-*` in any form."""
    match = _STARRED.match(writing)
    if match is None:
        return {writing}
    forms = {inflect(match["word"], case, number) for case in CASES for number in (Number.SING, Number.PLUR)}
    return {match["before"] + form for form in forms}


@cache
def _currencies() -> dict[str, tuple[str, str, str]]:
    return {
        written: (row["noun"], row["plural"], row["minor"])
        for row in rows("currencies.tsv")
        for written in row["written"].split("|")
    }


@cache
def writings() -> tuple[str, ...]:
    """How units and currencies are written in the tables, in their order."""
    return tuple({**_units(), **_currencies()})


@cache
def currency_names() -> frozenset[str]:
    """The nouns of all currencies: рубль, доллар …"""
    return frozenset(declined(noun).head for noun, _, _ in _currencies().values())


def name_of_code(code: str) -> Declined | None:
    """Give the name of a currency by its code, None for what is none."""
    return declined(*_currencies()[code][:2]) if code in _currencies() else None


@lru_cache(maxsize=1000)
def unit(written: str) -> Measure:
    """Give the unit or currency that a writing stands for; raises KeyError for what is neither."""
    if written in _currencies():
        noun, plural, minor = _currencies()[written]
        return Measure(declined(noun, plural), money=True, minor=declined(minor) if minor else None)
    return Measure(declined(*_units()[written]))


class Written(NamedTuple):
    """A unit or currency found in a text: its span, and its writing in the tables."""

    start: int
    end: int
    written: str


@cache
def _writings() -> dict[str, list[tuple[str, str]]]:
    """Give, by the first word or sign, how units stand in a text and in the tables, the longest first."""
    table: dict[str, str] = {}
    for written in writings():
        variants = {written, written.replace(" ", ""), written.replace("/", "\\")}  # «16 м\\с»
        if "·" in written:
            variants |= {written.replace("·", dot) for dot in _DOTS}
        if _ABBREVIATED.match(written):
            variants |= {one[0].upper() + one[1:] for one in variants}
        for variant in sorted(variants):
            table.setdefault(variant, written)
    found: dict[str, list[tuple[str, str]]] = {}
    for variant in sorted(table, key=lambda variant: (-len(variant), variant)):
        found.setdefault(_first_word(variant, 0), []).append((variant, table[variant]))
    return found


def _first_word(text: str, offset: int) -> str:
    """Give the letters and digits from an offset on, or the sign there."""
    word = _WORD.match(text, offset)
    return word[0] if word else text[offset : offset + 1]


def find(text: str, offset: int) -> Written | None:
    """Find the longest unit or currency written at an offset, as it stands behind a number."""
    for variant, written in _writings().get(_first_word(text, offset), ()):
        end = offset + len(variant)
        if text.startswith(variant, offset) and not (_TALL.match(variant[-1]) and _GOES_ON.match(text, end)):
            return Written(offset, end, written)
    return None


def behind(clean: str, found: Written) -> int:
    """Give the offset behind a unit, past the full stop of «5 км. к югу» too, but for one that ends the sentence.

    No sign has a full stop of its own: «до 17%. 12 экономистов …».
    """
    if not _TALL.search(found.written):
        return found.end
    past = stops.behind if found.written.endswith(".") else stops.with_stop
    return past(clean, found.end)


@cache
def currency_sign_pattern() -> re.Pattern[str]:
    """A pattern of the currency signs and codes that may stand before their number ($15, USD 20)."""
    written = sorted((one for one in _currencies() if not re.search("[а-яё.]", one)), key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(one) for one in written) + r")(?=[ ]?\d)")


def rate_behind(clean: str, offset: int, *, price: bool, scaled: bool = False) -> tuple[int, str] | None:
    """Give the end and the reading of a rate («/с» → «в секунду») at an offset; a stop that ends a sentence stays.

    `price`: of money («500 руб./кг» is «за килограмм», «5 мг/кг» «на килограмм»); `scaled`: of millions, which are paid
    a year («5 млн руб./г»).
    """
    if clean[offset : offset + 1] != "/":
        return None
    found = _rate_pattern().match(clean, offset)
    if found is None:
        return None
    per, for_each = _rates()[found["rate"]]
    each = price and for_each and not (scaled and found["rate"] == _YEAR)
    return stops.behind(clean, found.end()), (for_each if each else per)


@cache
def _rate_pattern() -> re.Pattern[str]:
    written = "|".join(re.escape(one) for one in sorted(_rates(), key=len, reverse=True))
    return re.compile(rf"/[ ]?(?P<rate>{written})(?![\w/])")


@cache
def _rates() -> dict[str, tuple[str, str]]:
    return {
        written: (row["spoken"], row["price"]) for row in rows("rates.tsv") for written in row["written"].split("|")
    }
