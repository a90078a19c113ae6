"""Periods that companies report on: «9М 2026», «1К26», «2П 2025 г.», «Q3 2026», «1H26»."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.declined import declined
from briefing.normalization.grammar.governor import INTO, How
from briefing.normalization.kinds import Case
from briefing.normalization.quantity.place import case_cut_short
from briefing.normalization.rules.context import Context, where
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
_OVER = (*INTO, "за", "к")
"""Prepositions before a quarter whose year the text has told: «в Q3 продажи выросли»."""


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
    of_race = open_year and speaks_of(text, index, "races", before=12, behind=12)  # «в Q1 пилот показал …»
    told = match["year"] or match["short"] or (open_year and not of_race)
    return _read(context, index, match) if told else None


@where(_FORECAST)
def forecast(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «2026E», «2026П» as the year with «прогноз»."""
    case = case_cut_short(context.govern(index))
    spoken = f"{declined('*год', 'лет').nth(int(match['year']), case)}, прогноз"
    spoken += "," if context.text.clean[match.end() : match.end() + 2].strip(" ").isalnum() else ""
    return Reading(match.start(), match.end(), spoken, f"year of a forecast, {case}", kind=Kind.DATE, case=case)


def _read(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «9М 2026», «1К26», «Q3» as a period of a report, in its case."""
    period, n = _periods()[match["letters"]], int(match["n"])
    noun, is_rank = declined(period["noun"]), period["by"] == "rank"
    if not 1 <= n <= int(period["most"]):
        return None
    governor = context.govern(index)
    told = governor.how is How.PREPOSITION or context.text.clean.startswith(":", match.end())
    if match["short"] and not is_rank and not told:
        return None  # «ракета 3М25», but «(9М24: 5 млн)»
    case = governor.first if governor.how is How.PREPOSITION and not is_rank else case_cut_short(governor)
    year = match["year"] or match["short"]
    fiscal = "финансового " if match["fiscal"] or match["financial"] else ""
    spoken = noun.nth(n, case) if is_rank else noun.so_many(n, case)
    spoken += f" {fiscal}{numerals.ordinal(int(year), Case.GENT)} года" if year else ""
    end = stops.behind(context.text.clean, match.end()) if match["cut"] else match.end()
    kind = Kind.RANK if is_rank else Kind.QUANTITY
    return Reading(match.start(), end, spoken, f"period of a report, {case}", kind=kind, case=case)


@cache
def _periods() -> dict[str, dict[str, str]]:
    return {written: row for row in rows("reporting_periods.tsv") for written in row["written"].split("|")}


@cache
def _number_first() -> re.Pattern[str]:
    behind = rf"(?:{_YEAR}|(?<=п/г)(?!\w))"  # «п/г» is a half-year without a year too
    letters = "|".join(rf"{one}(?=20\d\d)" if one == _LIKE_METRE else re.escape(one) for one in _periods())
    return re.compile(rf"(?P<n>\d{{1,2}})[ ]?(?P<letters>{letters}){behind}")


@cache
def _letter_first() -> re.Pattern[str]:
    letters = "|".join(written for written, row in _periods().items() if row["first"] == "yes")
    return re.compile(rf"(?P<letters>{letters})(?P<n>\d)(?:{_YEAR}|(?!\w))")
