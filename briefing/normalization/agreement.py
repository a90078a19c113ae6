"""How a number and the noun behind it agree: which cases they can stand in together, as cardinal or as ordinal."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.normalization.governance import Governor
from briefing.normalization.morphology import Analysis
from briefing.normalization.numerals import is_few, is_one
from briefing.normalization.tables import lines

_OBLIQUE = ("gent", "datv", "ablt", "loct")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One way to read a number with its noun."""

    ordinal: bool
    case: str
    gender: str = "masc"
    animate: bool = False


def _ranked() -> frozenset[str]:
    return frozenset(list(lines("ranked.tsv"))[1:])


RANKED = _ranked()
"""Nouns that are numbered rather than counted (этаж, место, глава): an ordinal wherever the grammar allows one."""


def cardinal_agreements(n: int, forms: tuple[Analysis, ...], *, fractional: bool = False) -> list[Agreement]:
    """Give the ways in which `n` can count a noun standing in one of these forms."""
    found: list[Agreement] = []
    for form in forms:
        plural_only = form.number == "plur" and not form.gender and form.pos == "NOUN"
        gender = form.gender or ("plur" if plural_only else "masc")
        if fractional:
            if form.case == "gent":
                found += [Agreement(False, case, gender) for case in ("nomn", "accs", *_OBLIQUE)]
        elif is_one(n):
            if form.number == "sing" or plural_only or form.fixed:
                found.append(Agreement(False, form.case, gender, form.animate))
        else:
            found += _many(n, form, gender)
    return list(dict.fromkeys(found))


def _many(n: int, form: Analysis, gender: str) -> list[Agreement]:
    if form.fixed:
        return [Agreement(False, case, gender, form.animate) for case in ("nomn", "accs", *_OBLIQUE)]
    if form.number == "sing" and form.case == "gent" and is_few(n):
        return [Agreement(False, "nomn", gender), Agreement(False, "accs", gender)]
    if form.number != "plur":
        return []
    if form.case == "gent":
        if not is_few(n) or form.pos in ("ADJF", "PRTF") or _adjectival(form):
            ways = [Agreement(False, case, gender, form.animate) for case in ("nomn", "accs", "gent")]
            return ways if not is_few(n) else [Agreement(False, "nomn", gender), *ways[1:]]
        return [Agreement(False, "gent", gender, form.animate), Agreement(False, "accs", gender, True)]
    if form.case == "accs" and form.animate and is_few(n):
        return [Agreement(False, "accs", gender, True)]
    if form.case in ("datv", "ablt", "loct"):
        return [Agreement(False, form.case, gender, form.animate)]
    return []


def _adjectival(form: Analysis) -> bool:
    """Whether a noun declines as an adjective does (учёный, рабочий): with 2-4 it stands in the genitive plural."""
    return form.lemma.endswith(("ый", "ий", "ой", "ая", "яя", "ое", "ее"))


def ordinal_agreements(forms: tuple[Analysis, ...]) -> list[Agreement]:
    """Give the ways in which an ordinal can go with a noun standing in one of these forms."""
    found = [
        Agreement(True, form.case, form.gender or "masc", form.animate)
        for form in forms
        if form.number == "sing" and form.case
    ]
    return list(dict.fromkeys(found))


def choose(n: int, forms: tuple[Analysis, ...], governor: Governor, *, fractional: bool = False) -> Agreement | None:
    """Choose the reading that the noun's form and the governing words allow; None where nothing agrees."""
    cardinals = cardinal_agreements(n, forms, fractional=fractional)
    ordinals = [] if fractional or n == 0 else ordinal_agreements(forms)
    ranked = any(form.lemma in RANKED for form in forms)
    if ranked and is_one(n) and ordinals:
        cardinals = []
    best = _governed(cardinals, governor)
    if best and not (ranked and _attribute(governor) and is_few(n)):
        return best
    return _governed(ordinals, governor) or (cardinals or ordinals or [None])[0]  # type: ignore[list-item]


def _attribute(governor: Governor) -> bool:
    """Whether a noun stands before the number, whose attribute «2 класса» may be (ученик 2 класса)."""
    return governor.how in ("noun", "relation")


def _governed(ways: list[Agreement], governor: Governor) -> Agreement | None:
    for case in governor.cases:
        for way in ways:
            if way.case == case:
                return way
    if governor.how in ("none", "noun", "verb", "relation", "coordination") and ways:
        return ways[0]
    return None
