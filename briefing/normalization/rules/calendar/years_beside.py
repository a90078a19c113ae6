"""Years told by what stands beside: «год основания — 1948», «роман «Мы» (1920)», «(Иванов, 1998)»; years in a row."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.governor import INTO, NONE, Governor
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.items import Item, looks_like_year
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import CLOSING, DASHES, Text

_ANOTHER_YEAR = re.compile(r"\((?:1[89]|20)\d\d[ ][—–][ ][^()]*[,;][ ]\Z")
"""«(1903 — физика, 1911 — химия)»: a year before it has told what the brackets hold."""
_LISTED = re.compile(r"\)(?:,| и) [А-ЯЁ][а-яё-]+ \(")
_SHORTEST_LIFE = 17  # years: what lasts less is told in ordinals, «(2023–2025)», and no life
_LONGEST_SOURCE = 60  # characters from a bracket to the year of who is named in it
_BEHIND_YEAR_IN_BRACKETS = (")", " — ", " – ", "?)", " ?)", ", №", ", с. ", ", т. ", ", вып. ")
_ENDS_LINE = re.compile(r"[.;)]?(?:\n|\Z)")
_THE_YEAR = "год"
OF_SOMETHING = range(1800, 2061)  # years of which a thing may be: «перепись 2002»


def of_owner(items: list[Item]) -> Reading | None:
    """«© 2024, «Луч»», «© 2019–2024 «Луч»»."""
    if not all(map(looks_like_year, items)):
        return None
    word = " год" if len(items) == 1 else " годы"
    return without_word(items, say(items, NONE, Case.NOMN) + word, "year of an owner", Case.NOMN)


def in_brackets(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«роман «Мы» (1920)», «(1990 — посмертно)», «(1994, 2002)», «(2023–2025)», «(1866, № 1)»: no span of life."""
    text, last = context.text, items[-1]
    if not all(looks_like_year(item) and item.whole in OF_SOMETHING for item in items):
        return None
    spanned = _is_short_span(items)
    if not spanned and any(item.joint not in LISTING for item in items[1:]):
        return None
    opens = text.lower(index - 1) == "(" or _ANOTHER_YEAR.search(
        text.clean, max(0, items[0].start - _LONGEST_SOURCE), items[0].start
    )
    if not opens or not text.clean.startswith(_BEHIND_YEAR_IN_BRACKETS, last.number_end):
        return None
    told = context.number  # «в Чехии (2526), Швеции (1851)»: so many, as before
    if told is not None and told.kind is Kind.QUANTITY and _LISTED.fullmatch(text.clean, told.end, items[0].start):
        return None
    word = " годы" if spanned else ""
    return without_word(items, say(items, NONE, Case.NOMN) + word, "year in brackets", Case.NOMN)


def _is_short_span(items: list[Item]) -> bool:
    """«(2023–2025)»; but «(1902–1981)» is a life."""
    if len(items) != 2 or items[1].joint != joints.DASH:
        return False
    return 0 < items[1].whole - items[0].whole < _SHORTEST_LIFE


def of_title(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«Песняры», 1971», «Тула, 1998»: the year of a title, a work or a place at the end of a line."""
    text, item = context.text, items[0]
    if not is_one_year(items, OF_SOMETHING) or index < 2 or text.word[index - 1] != ",":
        return None
    named = text.word[index - 2] in CLOSING or text.word[index - 2].istitle()
    if not (named and _ENDS_LINE.match(text.clean, item.number_end)) and not _is_of_source(text, index, item):
        return None
    return without_word(items, numerals.ordinal(item.whole, Case.NOMN) + " год", "year of a title", Case.NOMN)


def _is_of_source(text: Text, index: int, item: Item) -> bool:
    """«(Иванов, 1998)», «(Иванов и др., 1998; Петров, 2003)»: the year of who is named in brackets."""
    if text.clean[item.number_end : item.number_end + 1] not in (")", ";"):
        return False
    before = text.clean[max(0, item.start - _LONGEST_SOURCE) : item.start]
    return before.rfind("(") > before.rfind(")")


def behind_word(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«год 2024», «в году 2024»."""
    word = context.text.lower(index - 1)
    case = calendar.year_case(word)
    if len(items) > 1 or not case or context.text.broken(index):
        return None
    if word == "году" and context.govern(index - 1).words in (*INTO, "о"):
        case = Case.LOCT
    return without_word(items, numerals.ordinal(items[0].whole, case), "«год 2024»", case)


def of_event(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«Год рождения 1985», «год основания — 1948»; but «в год основания 1948 …»."""
    text, item = context.text, items[0]
    noun = index - 1 - (index > 0 and (text.word[index - 1] == ":" or text.word[index - 1] in DASHES))
    if text.lower(noun - 1) != _THE_YEAR or text.lower(noun - 2) in INTO or not text.is_word(noun):
        return None
    if len(items) > 1 or not looks_like_year(item) or analyses(text.word[noun])[0].case is not Case.GENT:
        return None
    return without_word(items, numerals.ordinal(item.whole, Case.NOMN), "year of an event", Case.NOMN)


def say(items: list[Item], governor: Governor, case: Case) -> str:
    """Say years, the last of them in this case, the first as the words before ask where a preposition parts them."""
    between = [item.joint for item in items[1:]]
    cases = joints.cases(between, case, first=governor.behind_preposition(Case.GENT))
    spoken = [numerals.ordinal(item.whole, own) for item, own in zip(items, cases, strict=True)]
    return joints.join(spoken, between)


def without_word(items: list[Item], spoken: str, reason: str, case: Case) -> Reading:
    """Read the numbers alone: the word «год» stands as it is, or there is none."""
    return Reading(items[0].start, items[-1].number_end, spoken, reason, kind=Kind.YEAR, case=case)


def is_one_year(items: list[Item], years: range) -> bool:
    """Whether there is one number only, written as a year and among these."""
    return len(items) == 1 and looks_like_year(items[0]) and items[0].whole in years
