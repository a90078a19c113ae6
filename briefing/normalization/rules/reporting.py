"""Periods that companies report on: «9М 2026», «1К26», «2П 2025 г.», «Q3 2026», «1H26»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.declined import Declined, declined
from briefing.normalization.grammar.governor import INTO, How
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity.place import case_cut_short
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.tables import beginnings, rows

_YEAR = (
    r"(?:[ ]?(?P<fiscal>FY)?(?P<year>20\d\d)|(?:[ ]?(?P<financial>FY)|[’'])?(?P<short>[1-4]\d))"
    r"(?![\d.,:/]?\d|(?!г(?!\w))[\w%]|-[а-яё])"
    r"(?:[ ]?(?P<cut>г\.)|[ ]?г(?![а-яё/])|[ ]года?(?![а-яё]))?"
)
_FORECAST = re.compile(r"(?P<year>20[2-4]\d)[ПEЕF](?![\w-])")
_DASH = re.compile(r"[ ]?[-–—][ ]?")
_LIKE_METRE = "м"  # a month only where the year is grown on it: «6м2027», but «5 м 25 см»
_NEAR = 12  # tokens on either side of a part of a race's qualifying
_OVER = (*INTO, "за", "к")
"""Prepositions before a quarter whose year the text has told: «в Q3 продажи выросли»."""


@dataclass(frozen=True, slots=True)
class _Period:
    noun: Declined
    most: int
    is_rank: bool
    stands_first: bool

    def say(self, n: int, case: Case) -> str:
        if self.is_rank:
            return f"{numerals.ordinal(n, case, self.noun.gender)} {self.noun.form(case, Number.SING)}"
        return f"{numerals.cardinal(n, case)} {self.noun.counted(n, case)}"


def number_first(context: Context, index: int) -> Reading | None:
    """Read «9М 2026», «1К26», «4кв25–1кв26»: only with the year are these letters no units."""
    clean = context.text.clean
    match = _number_first().match(clean, context.text.start[index])
    reading = _read(context, index, match) if match else None
    if match is None or reading is None:
        return None
    dash = _DASH.match(clean, match.end())
    until = _number_first().match(clean, dash.end()) if dash else None
    last = _read(context, index, until) if until else None
    return reading._replace(end=last.end, spoken=f"{reading.spoken} — {last.spoken}") if last else reading


def letter_first(context: Context, index: int) -> Reading | None:
    """Read «Q3 2026», and «в Q3» where a preposition stands before it."""
    text = context.text
    match = _letter_first().match(text.clean, text.start[index])
    if match is None:
        return None
    before = text.lower(index - 1)
    open_year = match["letters"] == "Q" and (before in _OVER or before.startswith(beginnings("reported")))
    of_race = open_year and speaks_of(text, index, "races", before=_NEAR, behind=_NEAR)  # «в Q1 пилот показал …»
    told = match["year"] or match["short"] or (open_year and not of_race)
    return _read(context, index, match) if told else None


def forecast(context: Context, index: int) -> Reading | None:
    """Read «2026E», «2026П» as the year with «прогноз»."""
    match = _FORECAST.match(context.text.clean, context.text.start[index])
    if match is None:
        return None
    case = case_cut_short(context.govern(index))
    spoken = f"{numerals.ordinal(int(match['year']), case)} {declined('*год', 'лет').form(case, Number.SING)}, прогноз"
    spoken += "," if context.text.clean[match.end() : match.end() + 2].strip(" ").isalnum() else ""
    return Reading(match.start(), match.end(), spoken, f"year of a forecast, {case}", kind=Kind.DATE, case=case)


def _read(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «9М 2026», «1К26», «Q3» as a period of a report, in its case."""
    period, n = _periods()[match["letters"]], int(match["n"])
    if not 1 <= n <= period.most:
        return None
    governor = context.govern(index)
    told = governor.how is How.PREPOSITION or context.text.clean.startswith(":", match.end())
    if match["short"] and not period.is_rank and not told:
        return None  # «ракета 3М25», but «(9М24: 5 млн)»
    case = governor.first if governor.how is How.PREPOSITION and not period.is_rank else case_cut_short(governor)
    year = match["year"] or match["short"]
    fiscal = "финансового " if match["fiscal"] or match["financial"] else ""
    words = [period.say(n, case), *([f"{fiscal}{numerals.ordinal(int(year), Case.GENT)} года"] if year else [])]
    end = stops.behind(context.text.clean, match.end()) if match["cut"] else match.end()
    kind = Kind.RANK if period.is_rank else Kind.QUANTITY
    return Reading(match.start(), end, " ".join(words), f"period of a report, {case}", kind=kind, case=case)


@cache
def _periods() -> dict[str, _Period]:
    return dict(_listed())


def _listed() -> Iterator[tuple[str, _Period]]:
    for row in rows("reporting_periods.tsv"):
        period = _Period(declined(row["noun"]), int(row["most"]), row["by"] == "rank", row["first"] == "yes")
        for written in row["written"].split("|"):
            yield written, period


def _letters(*, first: bool) -> str:
    return "|".join(_pattern(written) for written, period in _periods().items() if period.stands_first or not first)


def _pattern(written: str) -> str:
    return rf"{written}(?=20\d\d)" if written == _LIKE_METRE else re.escape(written)


@cache
def _number_first() -> re.Pattern[str]:
    behind = rf"(?:{_YEAR}|(?<=п/г)(?!\w))"  # «п/г» is a half-year without a year too
    return re.compile(rf"(?P<n>\d{{1,2}})[ ]?(?P<letters>{_letters(first=False)}){behind}")


@cache
def _letter_first() -> re.Pattern[str]:
    return re.compile(rf"(?P<letters>{_letters(first=True)})(?P<n>\d)(?:{_YEAR}|(?!\w))")
