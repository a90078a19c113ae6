"""Units and currencies: how they are written, and their names in any case and number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.normalization.grammar.declined import Declined, declined
from briefing.normalization.tables import rows

_TALL = re.compile("[0-9A-Za-zЀ-ԯ]")
_ABBREVIATED = re.compile("[а-яё]{3}")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit or currency; `minor` is a currency's hundredth."""

    name: Declined
    money: bool = False
    minor: Declined | None = None


@cache
def _units() -> dict[str, tuple[str, str]]:
    return {written: (row["noun"], row["plural"]) for row in rows("units.tsv") for written in row["written"].split("|")}


@cache
def _currencies() -> dict[str, tuple[str, str, str]]:
    return {
        written: (row["noun"], row["plural"], row["minor"])
        for row in rows("currencies.tsv")
        for written in row["written"].split("|")
    }


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
def _writings() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Give how each unit stands in a text and in the tables; and by first character, the longest first."""
    table: dict[str, str] = {}
    for written in {**_units(), **_currencies()}:
        variants = {written, written.replace(" ", "")}
        if _ABBREVIATED.match(written):
            variants |= {one[0].upper() + one[1:] for one in variants}
        for variant in sorted(variants):
            table.setdefault(variant, written)
    by_first: dict[str, tuple[str, ...]] = {}
    for variant in sorted(table, key=lambda variant: (-len(variant), variant)):
        by_first[variant[0]] = (*by_first.get(variant[0], ()), variant)
    return table, by_first


@lru_cache(maxsize=500)
def _beginning_with(first: str) -> re.Pattern[str] | None:
    """Give a pattern of the units that begin with a character; compiled when one is first met."""
    variants = _writings()[1].get(first, ())
    ends = (rf"(?!{_TALL.pattern})" if _TALL.match(variant[-1]) else "" for variant in variants)
    parts = [re.escape(variant) + end for variant, end in zip(variants, ends, strict=True)]
    return re.compile("|".join(parts)) if parts else None


def find(text: str, offset: int) -> Written | None:
    """Find the longest unit or currency written at an offset, as it stands behind a number."""
    pattern = _beginning_with(text[offset : offset + 1])
    match = pattern.match(text, offset) if pattern else None
    return Written(offset, match.end(), _writings()[0][match.group()]) if match else None


@cache
def currency_sign_pattern() -> re.Pattern[str]:
    """A pattern of the currency signs and codes that may stand before their number ($15, USD 20)."""
    written = sorted((one for one in _currencies() if not re.search("[а-яё.]", one)), key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(one) for one in written) + r")(?=[ ]?\d)")
