"""Units and currencies: how they are written, and their names in any case and number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.normalization.grammar.morphology import inflect, nouns
from briefing.normalization.grammar.numerals import counted, is_few
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.tables import rows

_TALL = re.compile("[0-9A-Za-zЀ-ԯ]")
_ABBREVIATED = re.compile("[а-яё]{3}")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit or currency. `before` agrees with `head`, `after` stays; `minor` is a currency's hundredth."""

    before: tuple[str, ...]
    head: str
    after: str
    plural: str  # the genitive plural, where it is not regular
    gender: Gender
    money: bool = False
    minor: str = ""

    def form(self, case: Case, number: Number) -> str:
        """Give the name in a case (nomn … loct) and number (sing, plur)."""
        return _form(self, case, number)

    def counted(self, n: int, case: Case) -> str:
        """Give the name as `n` of them are counted in a case: «два квадратных метра», «две лошадиные силы»."""
        if self.before and is_few(n) and case in (Case.NOMN, Case.ACCS):
            adjectives = (Case.NOMN if self.gender == Gender.FEMN else Case.GENT, Number.PLUR)
            words = [inflect(word, *adjectives, self.gender) for word in self.before]
            return " ".join(filter(None, [*words, inflect(self.head, Case.GENT, Number.SING), self.after]))
        return _form(self, *counted(n, case))


@lru_cache(maxsize=4000)
def _form(measure: Measure, case: Case, number: Number) -> str:
    words = [_cased(word, inflect(word.lower(), case, number, measure.gender)) for word in measure.before]
    if measure.plural and measure.plural == measure.head:  # «евро», «бит»: the same in every counted form it lacks
        head = measure.head if _indeclinable(measure.head) or (case, number) == (Case.GENT, Number.PLUR) else None
    else:
        head = measure.plural if measure.plural and (case, number) == (Case.GENT, Number.PLUR) else None
    words.append(head if head is not None else _cased(measure.head, inflect(measure.head.lower(), case, number)))
    return " ".join([*words, measure.after] if measure.after else words)


def _cased(written: str, form: str) -> str:
    """Give a form the capitals of the word it was made from, on both sides of a hyphen."""
    parts = zip(written.split("-"), form.split("-"), strict=False)
    return "-".join(part[0].upper() + part[1:] if model[:1].isupper() else part for model, part in parts)


def _indeclinable(word: str) -> bool:
    return any(one.fixed for one in nouns(word)) or word[-1] in "еоуи"


def measure(name: str, plural: str = "", *, money: bool = False, minor: str = "") -> Measure:
    """Make a measure from its name as in the tables: «квадратный *метр», «*метр в секунду»."""
    before, _, rest = name.partition("*")
    head, _, after = rest.partition(" ")
    found = [one for one in nouns(head.lower()) if one.case == Case.NOMN] or nouns(head.lower())
    best = next((one for one in found if one.number == Number.SING), found[0] if found else None)
    gender = (
        Gender.MASC if best is None else best.gender or (Gender.PLUR if best.number == Number.PLUR else Gender.MASC)
    )
    return Measure(tuple(before.split()), head, after, plural, gender, money, minor)


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
        return measure(noun, plural, money=True, minor=minor)
    return measure(*_units()[written])


class Written(NamedTuple):
    """A unit or currency found in a text: its span, and its writing in the tables."""

    start: int
    end: int
    written: str


@cache
def _writings() -> dict[str, list[tuple[str, str]]]:
    """Give, by first character, how units stand in a text and in the tables, the longest first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for written in {**_units(), **_currencies()}:
        variants = {written, written.replace(" ", "")}
        if _ABBREVIATED.match(written):
            variants |= {one[0].upper() + one[1:] for one in variants}
        for variant in variants:
            table.setdefault(variant[0], []).append((variant, written))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return table


def find(text: str, offset: int) -> Written | None:
    """Find the longest unit or currency written at an offset, as it stands behind a number."""
    for variant, written in _writings().get(text[offset : offset + 1], ()):
        if text.startswith(variant, offset):
            end = offset + len(variant)
            if not (_TALL.match(variant[-1]) and _TALL.match(text, end)):
                return Written(offset, end, written)
    return None


@cache
def currency_sign_pattern() -> re.Pattern[str]:
    """A pattern of the currency signs and codes that may stand before their number ($15, USD 20)."""
    written = sorted((one for one in _currencies() if not re.search("[а-яё.]", one)), key=len, reverse=True)
    return re.compile("(?:" + "|".join(re.escape(one) for one in written) + r")(?=[ ]?\d)")
