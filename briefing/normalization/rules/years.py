"""Years: «в 2021 году», «1941—1945 гг.», «с 2010 по 2015 год», «в мае 2010»."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.government import Governor, How, is_size
from briefing.normalization.kinds import CASES, Case, Number
from briefing.normalization.quantity.finding import Item, ends_sentence, is_ancient, looks_like_year
from briefing.normalization.quantity.labels import is_numbered
from briefing.normalization.rules.context import Context
from briefing.normalization.rules.dates import shares_year
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import rows, word_list

_MARK = re.compile(r"[ ]?(?P<mark>гг?\.?(?![\wЀ-ԯ/%-]))(?:[ ]?г\.)?")
_BORN = re.compile(r"[ ]?г\.[ ]?р\.")
_THREE_DIGITS = 100
_LATEST_BARE = 2060
_EARLIEST_DATED = 1800
_SEASON = re.compile(r"(?P<first>(?:19|20)\d\d)[/](?P<second>(?:(?:19|20)\d\d|\d\d))(?!\d|/)")
_FORMS = {
    Number.SING: {
        Case.NOMN: "год",
        Case.GENT: "года",
        Case.DATV: "году",
        Case.ACCS: "год",
        Case.ABLT: "годом",
        Case.LOCT: "году",
    },
    Number.PLUR: {
        Case.NOMN: "годы",
        Case.GENT: "годов",
        Case.DATV: "годам",
        Case.ACCS: "годы",
        Case.ABLT: "годами",
        Case.LOCT: "годах",
    },
}
_EARLIEST_BARE = 1700  # a lone number behind «до» or «с» is taken for a year from here on; behind «в» from 1000 on
_JOINTS: dict[str, Case] = {"до": Case.GENT, "по": Case.ACCS, "к": Case.DATV}


@cache
def month_words() -> frozenset[str]:
    """All singular forms of the months."""
    from briefing.normalization.grammar.morphology import inflect

    return frozenset(inflect(row["nomn"], case) for row in rows("months.tsv") for case in CASES)


def year(context: Context, index: int) -> Reading | None:
    """Read a number, or a series of them, that names years."""
    text = context.text
    items = context.series(index)
    born = _BORN.match(text.clean, items[-1].number_end)
    if born and looks_like_year(items[-1]):
        end = born.end() - (1 if ends_sentence(text.clean, born.end()) else 0)
        spoken = numerals.ordinal(items[-1].whole, Case.GENT) + " года рождения"
        return Reading(items[0].start, end, spoken, "year of birth", case=Case.GENT, kind=Kind.YEAR)
    if not any(looks_like_year(item) for item in items):
        mark = _MARK.match(text.clean, items[-1].number_end)
        early = len(items) > 1 and items[-1].joint == "по" and items[-1].whole >= _THREE_DIGITS
        if mark and (early or is_ancient(text.clean[mark.end() : mark.end() + 12])):
            return _marked(context, index, items, mark)
        if is_ancient(text.clean[items[-1].number_end : items[-1].number_end + 12]) and items[-1].head is None:
            governor = context.govern(index)
            case = _governed(context, index, governor)
            return _without_word(items, _cases(items, governor, case), "ancient year", case)
        return _short_year(context, index, items)
    last = items[-1]
    items = [_full(item, items[0]) for item in items]
    mark = _MARK.match(text.clean, last.number_end)
    if mark and (looks_like_year(items[-1])):
        return _marked(context, index, items, mark)
    if last.head is not None and last.head.kind is Counted.NOUN and last.head.forms[0].lemma == "год":
        return _with_noun(context, index, items)
    if last.head is None or (last.head.kind is Counted.NOUN and not _counts(text, items)):
        return _bare(context, index, items)
    return None


def season(context: Context, index: int) -> Reading | None:
    """Read «сезона 2021/22» as two years."""
    match = _SEASON.match(context.text.clean, context.text.start[index])
    if match is None:
        return None
    first = int(match["first"])
    second = int(match["second"]) if len(match["second"]) == 4 else first // 100 * 100 + int(match["second"])
    if second != first + 1:
        return None
    return Reading(
        match.start(), match.end(), f"{numerals.cardinal(first)} — {numerals.cardinal(second)}", "two years of a season"
    )


def _counts(text: Text, items: list[Item]) -> bool:
    """Whether the noun behind a year-like number is what it counts (1500 солдат), by its form."""
    from briefing.normalization.grammar.agreement import cardinal_agreements

    head = items[-1].head
    assert head is not None
    return bool(cardinal_agreements(items[-1].whole, head.forms))


def _full(item: Item, first: Item) -> Item:
    """Complete a shortened year: 1997-98, 1941-45."""
    if item.joint == "—" and item.is_whole and len(item.written) == 2 and looks_like_year(first):
        century = first.whole // 100 * 100
        if century + item.whole > first.whole:
            return replace(item, whole=century + item.whole, written=str(century + item.whole))
    return item


def _short_year(context: Context, index: int, items: list[Item]) -> Reading | None:
    """«в 90 году», «к 21 году», «41-45 гг.»: two digits are a year where the noun can't be counted so."""
    text = context.text
    head = items[-1].head
    if head is None or head.kind is not Counted.NOUN or head.forms[0].lemma != "год" or not items[-1].is_whole:
        return None
    word = text.lower(head.token)
    if (word in ("году", "годом") and items[-1].whole > 1) or (
        word in ("год", "года") and _is_calendar(context, index, items[-1])
    ):
        return _with_noun(context, index, items)
    return None


def _is_calendar(context: Context, index: int, item: Item) -> bool:
    text = context.text
    if (
        item.whole >= _THREE_DIGITS
        and text.is_word(index - 1)
        and context.govern(index).how in (How.NOUN, How.RELATION)
    ):
        return True  # «договор 944 года»
    return index > 0 and text.lower(index - 1) in month_words()


def _cases(items: list[Item], governor: Governor, last_case: Case) -> list[Case]:
    """The case of each year: its own preposition's, else that of the word «год» behind the last."""
    cases = []
    current = last_case
    for position, item in enumerate(items):
        follower = items[position + 1].joint if position + 1 < len(items) else ""
        if item.joint in _JOINTS:
            current = _JOINTS[item.joint]
        elif position == 0 and follower in _JOINTS:
            current = governor.first if governor.how is How.PREPOSITION else Case.GENT
        elif item is items[-1] or item.joint in ("", "—", "и", ",", "или", "либо"):
            current = last_case if not any(i.joint in _JOINTS for i in items[: position + 1]) else current
        cases.append(current)
    return cases


def _spoken(items: list[Item], cases: list[Case]) -> str:
    out = ""
    for item, case in zip(items, cases, strict=True):
        joint = {"": "", "—": " — ", ",": ", "}.get(item.joint, f" {item.joint} ")
        out += joint + numerals.ordinal(item.whole, case)
    return out


def _marked(context: Context, index: int, items: list[Item], mark: re.Match[str]) -> Reading:
    text = context.text
    governor = context.govern(index)
    plural = mark["mark"].startswith("гг") or (len(items) > 1 and not any(i.joint in _JOINTS for i in items))
    case = _JOINTS.get(items[-1].joint) or _governed(context, index, governor)
    end = mark.end()
    if mark["mark"].endswith(".") and ends_sentence(text.clean, end):
        end -= 1
    spoken = _spoken(items, _cases(items, governor, case))
    word = _FORMS[Number.PLUR if plural and len(items) > 1 else Number.SING][case]
    if mark["mark"].startswith("гг") and len(items) > 1 and any(i.joint in _JOINTS for i in items):
        word = _FORMS[Number.PLUR][case]
    return Reading(
        items[0].start, end, f"{spoken} {word}", f"year, {case} ({governor.words})", case=case, kind=Kind.YEAR
    )


def _governed(context: Context, index: int, governor: Governor) -> Case:
    """The case of a year with «г.»: its preposition's, the genitive behind a noun or month, else nominative."""
    text = context.text
    if governor.how is How.PREPOSITION:
        return Case.LOCT if governor.words in ("в", "во") else governor.first
    if governor.how is How.ADJECTIVE:
        return governor.first
    if (index and text.lower(index - 1) in month_words()) or governor.is_noun:
        return Case.GENT
    return Case.NOMN


def _with_noun(context: Context, index: int, items: list[Item]) -> Reading:
    text = context.text
    head = items[-1].head
    assert head is not None
    governor = context.govern(index)
    forms = head.forms
    word = text.lower(head.token)
    if items[-1].joint in _JOINTS:
        case = _JOINTS[items[-1].joint]
    else:
        allowed = [form.case for form in forms]
        case = next((one for one in governor.cases if one in allowed), allowed[0])
        if word == "году":
            case = Case.DATV if Case.DATV in governor.cases and Case.LOCT not in governor.cases else Case.LOCT
        elif word == "года":
            case = Case.GENT
    return _without_word(items, _cases(items, governor, case), f"year, {case}", case)


def _without_word(items: list[Item], cases: list[Case], reason: str, case: Case) -> Reading:
    """Read the numbers alone: the word «год» stands as it is, or there is none."""
    return Reading(items[0].start, items[-1].number_end, _spoken(items, cases), reason, case=case, kind=Kind.YEAR)


def _bare(context: Context, index: int, items: list[Item]) -> Reading | None:
    """A year without the word: behind a month («в мае 2010») or a preposition («в 1511», «с 1995 по 2001»)."""
    text = context.text
    if (
        len(items) == 1
        and index
        and (text.lower(index - 1) in month_words() or text.lower(index - 1) in word_list("parts_of_year"))
    ):
        spoken = numerals.ordinal(items[0].whole, Case.GENT) + (
            "" if shares_year(text, items[0].number_end) else " года"
        )
        return Reading(items[0].start, items[0].number_end, spoken, "year of a month", case=Case.GENT, kind=Kind.YEAR)
    governor = context.govern(index)
    if len(items) == 1 and index and text.lower(index - 1) in _FORMS[Number.SING].values() and not text.broken(index):
        word = text.lower(index - 1)
        case = next(case for case, form in _FORMS[Number.SING].items() if form == word)
        case = Case.LOCT if word == "году" and context.govern(index - 1).words in ("в", "во", "о") else case
        return Reading(
            items[0].start, items[0].number_end, numerals.ordinal(items[0].whole, case), "«год 2024»", case=case
        )
    if not all(map(looks_like_year, items)):
        return None
    if (
        governor.how in (How.NOUN, How.GOVERNED, How.RELATION, How.PERSON)
        and governor.token == index - 1
        and _is_dated(text, index, items)
    ):
        years = " года" if len(items) == 1 else " годов"
        spoken = _spoken(items, [Case.GENT] * len(items)) + years
        return Reading(
            items[0].start, items[-1].number_end, spoken, "year of what stands before", case=Case.GENT, kind=Kind.YEAR
        )
    nearest = governor.words.split(" ")[-1]
    if (
        governor.how is not How.PREPOSITION
        or nearest not in word_list("before_bare_year")
        or text.lower(index - 1) != nearest
    ):
        return None
    exact = governor.words in ("в", "во") or any(item.whole % 100 for item in items)
    earliest = 1000 if exact else _EARLIEST_BARE
    if items[0].whole < earliest or (governor.words == "по" and len(items) == 1):
        return None
    if not _year_like_context(text, items[-1]):
        return None
    case = Case.LOCT if governor.words in ("в", "во") else governor.first
    last = _JOINTS.get(items[-1].joint, case)
    return _without_word(items, _cases(items, governor, last), f"year behind «{governor.words}»", case)


def _is_dated(text: Text, index: int, items: list[Item]) -> bool:
    """Whether a noun before a lone year can be of that year («перепись 2002»): no size, sum or label."""
    recent = all(_EARLIEST_DATED <= item.whole <= _LATEST_BARE for item in items)
    return (
        recent
        and items[-1].head is None
        and not is_numbered(text.word[index - 1])
        and not is_size(text.word[index - 1])
    )


def _year_like_context(text: Text, item: Item) -> bool:
    """No sign that something is counted: the number is not followed by a unit, scale or another number."""
    after = text.at(item.number_end)
    return after >= text.count or text.kind[after] != NUMBER
