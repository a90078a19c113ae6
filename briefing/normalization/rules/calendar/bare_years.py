"""Years without the word «год»: «в мае 2010», «перепись 2002», «в 1511», «с 1995 по 2001»."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import cardinal_agreements
from briefing.normalization.grammar.governor import INTO, Governor, How, is_size
from briefing.normalization.grammar.morphology import adjectives, analyses
from briefing.normalization.grammar.ranked import is_numbered
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.items import Head, Item, looks_like_year
from briefing.normalization.rules.calendar import years_beside
from briefing.normalization.rules.calendar.years_beside import (
    OF_SOMETHING,
    in_brackets,
    is_one_year,
    of_owner,
    of_title,
    say,
    without_word,
)
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.nearby import opening_quote, speaks_of
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import CLOSING, OPENING, Text
from briefing.normalization.tables import beginnings, word_list

_RECENT = range(1990, 2050)
_OF_OUR_TIME = range(1990, 2100)
_LONGEST_TITLE = 5  # tokens from the mark that opens a title to its year
_COMPARED = (" больше", " меньше")  # «на 1350 больше, чем весной»
_OF_ASTEROID = re.compile(r"[ -](?=[A-HJ-Y][A-HJ-Z]\d{1,3}(?!\w))")  # «2025 XF1»: half a month and a count
_SHARES = re.compile(r"(?:,| и)[ ](?:[а-яё]+[ ]){1,3}[12]\d{3}[ ](?:и[ ][12]\d{3}[ ])?г(?:одов|г\.)")
"""«Шкафы 1978 и комоды 1990 годов»: the word stands behind the last of them."""
_OF_SMALL_BODY = re.compile(r"[ -](?=[A-HJ-Y][A-HJ-Z](?!\w))")
_BROUGHT = re.compile(r"[ ][–—-][ ](?P<word>[А-ЯЁа-яё]{3,})")
_ISSUE = re.compile(r"\.[ ](?:[–—-][ ])?(?:№|N|Т\.|Вып\.|Ч\.|[СC]\.)[ ]?\d")
_CLAUSE = 6  # tokens behind a noun among which its verb is looked for
_EARLIEST_ROUND = 1700  # a round number behind «до» or «с» is taken for a year from here on
_DATED = (How.NOUN, How.GOVERNED, How.RELATION, How.PERSON)


def bare(context: Context, index: int, items: list[Item]) -> Reading | None:
    """Read numbers written as years where what stands before says that they are, and nothing is counted."""
    if context.text.lower(index - 1) == "©":
        return of_owner(items)
    head = items[-1].head
    if head is not None and head.kind is not Counted.NOUN:
        return None
    if head is not None and cardinal_agreements(items[-1].whole, head.forms) and not _is_subject(context, items, head):
        return None
    if head is not None and context.govern(index).how is How.PREPOSITION and _is_numbered(head, context.govern(index)):
        return None
    return next((reading for step in _STEPS if (reading := step(context, index, items)) is not None), None)


def _is_numbered(head: Head, governor: Governor) -> bool:
    """«на 1173 километре»: the noun stands in the case that is asked, and so is what the number numbers."""
    return bool(head.forms) and all(form.number is Number.SING and form.case in governor.cases for form in head.forms)


def _is_subject(context: Context, items: list[Item], head: Head) -> bool:
    """«В 2024 продажи выросли»: what a verb in the plural speaks of, and nothing counted behind «в»."""
    text, last = context.text, items[-1]
    governor = context.government.at(text.at(items[0].start))
    if governor.words in INTO and len(items) == 1 and last.whole in OF_SOMETHING and _is_single(head):
        return True  # «окончил в 1941 институт»
    if last.whole not in _RECENT:
        return False
    if governor.how is How.PREPOSITION and last.whole % 100:  # «по сравнению с 2023 продажи упали»
        counted = {way.case for way in cardinal_agreements(last.whole, head.forms)}
        if counted.isdisjoint(governor.cases):
            return True
    if governor.words not in INTO:
        return False
    if text.word[head.token].istitle():
        return True  # «В 2015 Путин …», no genitive of «путина»
    if not any(form.case is Case.NOMN and form.number is Number.PLUR for form in head.forms):
        return False
    behind = range(head.token + 1, min(head.token + _CLAUSE, text.count))
    forms = (analyses(text.word[token])[0] for token in itertools.takewhile(text.is_word, behind))
    return any(one.tells_deed and one.number is Number.PLUR for one in forms)


def _is_single(head: Head) -> bool:
    """Whether a noun stands in the singular and not in the prepositional: of 1941 nobody counts such things."""
    sums = head.is_of("measures", "money")
    return not sums and all(form.number is Number.SING and form.case is not Case.LOCT for form in head.forms)


def _of_asteroid(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«астероид 2025 XF1», «2014-JO25»: the first part of the designation of a small body."""
    text, item = context.text, items[0]
    if not is_one_year(items, OF_SOMETHING):
        return None
    joint = _OF_ASTEROID.match(text.clean, item.number_end)
    if joint is None and index and text.lower(index - 1).startswith(beginnings("small_bodies")):
        joint = _OF_SMALL_BODY.match(text.clean, item.number_end)
    if joint is None:
        return None
    return Reading(item.start, joint.end(), f"{numerals.cardinal(item.whole)} ", "designation", kind=Kind.DESIGNATION)


def _of_month(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«в мае 2010», «летом 1877», but «с июля 1914 по ноябрь 1918 года»."""
    before, clean = context.text.lower(index - 1), context.text.clean
    last = context.last
    quarter = last is not None and last.kind is Kind.RANK and last.end == items[0].start - 1  # «III кв. 2025»
    named = calendar.is_month(before) or before in word_list("parts_of_year") or (quarter and looks_like_year(items[0]))
    if len(items) > 1 or not named:
        return None
    word = "" if calendar.shares_year(clean, items[0].number_end) else " года"
    spoken = numerals.ordinal(items[0].whole, Case.GENT) + word
    return without_word(items, spoken, "year of a month", Case.GENT)


def case_of_adjective(context: Context, index: int) -> Case:
    """Give the case of «прошлом» before a year as what stands before it asks: «в прошлом, 2024 г.»; none for others."""
    before = index - (2 if context.text.word[index - 1] == "," else 1)
    if not context.text.lower(before).startswith(beginnings("of_years")) or context.text.broken(index):
        return Case.NONE
    told = [
        one.case
        for one in adjectives(context.text.word[before])
        if one.number is Number.SING
        and one.gender is not Gender.FEMN
        and one.case is not Case.ACCS  # «счёт минувшего 2024»; of a year it is the nominative
    ]
    asked = context.govern(before).cases
    return next((case for case in asked if case in told), told[0] if told else Case.NONE)


def _of_life(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«(род. 1955)», «ум. 1980»."""
    text = context.text
    if len(items) > 1 or text.lower(index - 1) != "." or text.lower(index - 2) not in ("род", "ум"):
        return None
    if not looks_like_year(items[0]):
        return None
    return without_word(items, f"в {numerals.ordinal(items[0].whole, Case.LOCT)} году", "year of a life", Case.LOCT)


def _behind_adjective(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«в уходящем 2025»."""
    if not is_one_year(items, _RECENT):
        return None
    case = case_of_adjective(context, index)
    if not case:
        return None
    return without_word(items, numerals.ordinal(items[0].whole, case), f"year of an adjective, {case}", case)


def _of_noun(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«перепись 2002», «чемпион 2015 и 2016»: a noun that is no size, sum or label can be of a year."""
    governor, noun = context.govern(index), context.text.word[index - 1]
    if governor.how not in _DATED or governor.token != index - 1 or items[-1].head is not None:
        return None
    if not all(looks_like_year(item) and item.whole in OF_SOMETHING for item in items):
        return None
    if is_numbered(noun) or is_size(noun):
        return None
    if items[-1].whole in _OF_OUR_TIME and _ends_title(context.text, index):
        return without_word(items, numerals.cardinal(items[0].whole), "year in a title", Case.NOMN)
    between = [item.joint for item in items[1:]]
    spoken = joints.join([numerals.ordinal(item.whole, Case.GENT) for item in items], between)
    word = " годов" if between else "" if _SHARES.match(context.text.clean, items[-1].number_end) else " года"
    return without_word(items, spoken + word, "year of what stands before", Case.GENT)


def _ends_title(text: Text, index: int) -> bool:
    """Whether a number ends a quoted title of a few words: «Метро 2033»; but «сказал: «Это перепись 2002»»."""
    if text.word[index + 1 : index + 2] == () or text.word[index + 1] not in CLOSING:
        return False
    left = opening_quote(text, index + 1)
    return index - left <= _LONGEST_TITLE and text.word[left] in OPENING and text.lower(left - 1) != ":"


def _of_issue(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«Журнал «Нива». 1996. № 3. С. 14»: of what year an issue is."""
    if not is_one_year(items, OF_SOMETHING) or not _ISSUE.match(context.text.clean, items[0].number_end):
        return None
    spoken = f"{numerals.ordinal(items[0].whole, Case.NOMN)} год"
    return without_word(items, spoken, "year of an issue", Case.NOMN)


def _opens_line(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«1998 – Леонид Белов», «2015 — открыт завод»: what a year brought, on a line of its own; «1999 – это много»."""
    text = context.text
    if not text.opens_line(index) or not is_one_year(items, OF_SOMETHING) or not items[0].whole % 100:
        return None
    brought = _BROUGHT.match(text.clean, items[0].number_end)
    if brought is None:
        return None
    first = analyses(brought["word"])[0]
    told = first.pos == "PRTS" or (first.pos == "NOUN" and first.case is Case.NOMN and first.number is Number.SING)
    if not (told or brought["word"].istitle()):
        return None
    return without_word(items, numerals.ordinal(items[0].whole, Case.NOMN), "year that opens a line", Case.NOMN)


def _behind_preposition(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«в 1511», «с 1995 по 2001», «до 1999»; «до 1500» may count."""
    governor = context.govern(index)
    nearest = governor.words.split(" ")[-1]
    if nearest not in word_list("before_bare_year"):
        return None
    if context.text.lower(index - 1) != nearest or not all(map(looks_like_year, items)):
        return None
    exact = governor.words in INTO or any(item.whole % 100 for item in items)
    if items[0].whole < (1000 if exact else _EARLIEST_ROUND) or (governor.words == "по" and len(items) == 1):
        return None
    if governor.words == "на" and context.text.clean.startswith(_COMPARED, items[-1].number_end):
        return None
    if items[-1].joint == "до" and speaks_of(context.text, index, "changed_amounts", before=6):
        return None  # «сократилось с 2045 до 1935»
    governed = Case.LOCT if governor.words in INTO else governor.first
    case = joints.SECOND_CASE.get(items[-1].joint, governed)
    return without_word(items, say(items, governor, case), f"year behind «{governor.words}»", case)


_STEPS: tuple[Callable[[Context, int, list[Item]], Reading | None], ...] = (
    _of_asteroid,
    in_brackets,
    of_title,
    _of_month,
    years_beside.behind_word,
    years_beside.of_event,
    _of_life,
    _behind_adjective,
    _of_noun,
    _opens_line,
    _behind_preposition,
    _of_issue,
)
"""The first that knows why a number is a year reads it."""
