"""Which rules are asked at a token of each kind, in their order: the first that knows the span decides."""

from __future__ import annotations

from collections.abc import Container

from briefing.normalization.rules import (
    abbreviation_tables,
    abbreviations,
    capitals,
    compounds,
    dates,
    designations,
    formulas,
    fractions,
    initials,
    latin_words,
    money,
    ordinals,
    pairs,
    phones,
    quantities,
    roman,
    scores,
    set_phrases,
    signs,
    times,
    years,
    zones,
)
from briefing.normalization.rules.context import Rule
from briefing.normalization.sentence.text import LATIN, MARK, NUMBER, SIGN, WORD, Text, Token

AT_NUMBER: tuple[Rule, ...] = (
    designations.behind_letters,
    designations.age_and_over,
    phones.phone,
    dates.numeric_date,
    times.race_time,
    times.clock,
    times.twelve_hours,
    designations.section,
    designations.version,
    designations.dimensions,
    phones.account,
    pairs.mark,
    pairs.sizes,
    fractions.slashed,
    fractions.sign,
    years.season,
    dates.day_of_month,
    roman.arabic,
    compounds.with_unit,
    compounds.compound,
    ordinals.with_ending,
    designations.before_letters,
    scores.halves,
    scores.colon,
    scores.dash,
    dates.day_dot_month,
    years.year,
    quantities.labelled,
    quantities.quantity,
)
AT_LATIN: tuple[Rule, ...] = (
    latin_words.beside_its_russian,
    formulas.chemical,
    signs.numbered,
    money.currency_behind,
    roman.heading,
    roman.roman,
    latin_words.name,
    capitals.acronym,
    latin_words.word,
)
AT_SIGN: tuple[Rule, ...] = (
    money.money_before,
    signs.numbered,
    signs.paragraph,
    signs.signed,
    signs.multiplied,
    signs.arithmetic,
    signs.bare_unit,
    signs.power,
    signs.root,
    pairs.stars,
    pairs.ratio,
    fractions.sign,
    signs.greek,
    signs.by_table,
)
AT_DOT: tuple[Rule, ...] = (signs.leading_dot,)
AT_DASH: tuple[Rule, ...] = (signs.behind_quotation, signs.minus, signs.signed)

_LOOKALIKES = frozenset("ХІСМ")
_DASHES = frozenset("-–—")
_AT: dict[Token, tuple[Rule, ...]] = {NUMBER: AT_NUMBER, LATIN: AT_LATIN, SIGN: AT_SIGN}
_NOTHING: tuple[Rule, ...] = ()


def at_word(word: str, own: Container[str]) -> tuple[Rule, ...]:
    """Give the rules that may know something of a Cyrillic word, none for most; `own`: the user's acronyms."""
    rules: list[Rule] = []
    if len(word) > 1 and word.isupper():
        rules.append(zones.name)
    if word.lower() in abbreviation_tables.triggers():
        rules += [abbreviations.noun, set_phrases.phrase]
    if word in signs.RAISED_UNITS:
        rules.append(signs.bare_unit)
    if _LOOKALIKES.issuperset(word):
        rules += [initials.middle, roman.roman]  # «Джордж Х. Кинг» is no tenth
    if len(word) == 1 and word.isupper():
        rules += [initials.initials, capitals.single_letter]
    if len(word) == 1:
        rules.append(capitals.quoted_letter)
    if len(word) > 1 and (sum(map(str.isupper, word)) > 1 or word in own):
        rules.append(capitals.acronym)
    return tuple(rules) if rules else _NOTHING


def at_token(text: Text, index: int) -> tuple[Rule, ...]:
    """Give the rules for a token that is no Cyrillic word."""
    kind = text.kind[index]
    if kind is not MARK:
        return _AT[kind]
    word, following = text.word[index], text.kind[index + 1] if index + 1 < text.count else MARK
    if word in _DASHES and following in (NUMBER, SIGN):
        return AT_DASH
    return AT_DOT if word == "." and following in (WORD, LATIN) else _NOTHING
