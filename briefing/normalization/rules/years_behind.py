"""Years behind the word «год»: «в году 2024», «год основания — 1948»."""

from __future__ import annotations

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import INTO
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.items import Item, looks_like_year
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.years_said import without_word
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.readings import Reading
from briefing.normalization.sentence.text import DASHES

_THE_YEAR = "год"


def behind_word(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«год 2024», «в году 2024»."""
    word = context.text.lower(index - 1)
    case = calendar.year_case(word)
    if len(items) > 1 or not case or context.text.broken(index):
        return None
    if word == "году" and context.govern(index - 1).words in (*INTO, "о"):
        case = Case.LOCT
    spoken = numerals.ordinal(items[0].whole, case)
    return without_word(items, spoken, "«год 2024»", case)


def of_event(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«Год рождения 1985», «год основания — 1948»; but «в год основания 1948 …»."""
    text, item = context.text, items[0]
    noun = index - 1 - (index > 0 and (text.word[index - 1] == ":" or text.word[index - 1] in DASHES))
    if text.lower(noun - 1) != _THE_YEAR or text.lower(noun - 2) in INTO or not text.is_word(noun):
        return None
    if len(items) > 1 or not looks_like_year(item) or analyses(text.word[noun])[0].case is not Case.GENT:
        return None
    return without_word(items, numerals.ordinal(item.whole, Case.NOMN), "year of an event", Case.NOMN)
