"""Years, months and days of the week as words: their forms, and how they are written short.

«г.» is a year here: behind what looks like one, or before «до н. э.». Behind another number it stands for grams
(`unit_letters`), before a name for «город» (`abbreviations.tsv`).
"""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.kinds import CASES, Case, Number
from briefing.normalization.tables import rows

YEAR_FORMS = {
    Number.SING: dict(zip(CASES, ["год", "года", "году", "год", "годом", "году"], strict=True)),
    Number.PLUR: dict(zip(CASES, ["годы", "годов", "годам", "годы", "годами", "годах"], strict=True)),
}
"""«Год» behind an ordinal: in the plural «годов», not «лет»."""
SHORT_YEAR = re.compile(r"[ ]?(?P<mark>(?:г\.г|гг?)\.?(?![\w/%-]))(?:[ ]?г\.)?")
"""«Год» or «годы» written short behind a number («1990 г.», «1941–1945 гг.», «1941–1945 г.г.»)."""
OF_BIRTH = re.compile(r"[ ]?г{1,2}\.(?:г\.)?[ ]?(?P<what>[рв]|п(?!\.[ ](?:[А-ЯЁ«\d]|п\.)))(?:\.|(?=[,)]))")
"""«Года рождения», «выпуска», «постройки» behind a year or date: «1990 г. р.», «2015 г. в.», «1985 г. п.».

But «в 1985 г. п. Боровое стал городом», «2026 г. п. 5».
"""
OF_FARMING = "сельхоз"  # «в 2024/25 сельхозгоду»
BEGUN = {"р": "года рождения", "в": "года выпуска", "п": "года постройки"}
_DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LAST_DAY, _LAST_MONTH = max(_DAYS_OF_MONTHS), len(_DAYS_OF_MONTHS)
_ANCIENT = re.compile(r" ?(?:до )?н\. ?э\b")
_SHARED_YEAR = re.compile(
    r"[ ]?\(\d{1,2}[ ][а-яё]+[ ][12]\d{3}\)[ ]?г|\)[ ]?года"
    r"|[ ](?:по|до|и|[-–—])[ ](?:\d{1,2}[ ])?[а-яё]+[ ][12]\d{3}[ ]?г"
)


def is_plural(mark: str) -> bool:
    """Whether a short form stands for «годы»."""
    return mark.startswith(("гг", "г.г"))


def is_day(day: int, month: int) -> bool:
    """Whether two numbers may be a day and its month: 29.02, but not 31.04."""
    return is_written_as_day(day, month) and day <= _DAYS_OF_MONTHS[month - 1]


def is_written_as_day(day: int, month: int) -> bool:
    """Whether two numbers beside a year are meant as a day and its month: «31.04.2021», a slip, is one too."""
    return 1 <= day <= LAST_DAY and 1 <= month <= _LAST_MONTH


def is_ancient(clean: str, offset: int) -> bool:
    """Whether «до н. э.» or «н. э.» follows, so that even a small number is a year."""
    return _ANCIENT.match(clean, offset) is not None


def shares_year(clean: str, end: int) -> bool:
    """Whether the word «года» stands behind the second of two dates («с июля 1914 по ноябрь 1918 года»)."""
    return _SHARED_YEAR.match(clean, end) is not None


@cache
def genitives() -> tuple[str, ...]:
    """The genitives of the months, from January on."""
    return tuple(row["gent"] for row in rows("months.tsv"))


@cache
def nominatives() -> tuple[str, ...]:
    """The names of the months, from January on."""
    return tuple(row["nomn"] for row in rows("months.tsv"))


@cache
def short_months() -> dict[str, str]:
    """Each month as it is cut short, the longest first, and its name."""
    found = {short: row["nomn"] for row in rows("months.tsv") for short in filter(None, row["short"].split("|"))}
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


@cache
def month_forms() -> dict[str, str]:
    """Each form of each month, the longest first, and its name."""
    found = {
        form: row["nomn"]
        for row in rows("months.tsv")
        for form in (row["nomn"], row["gent"], *row["others"].split(" "))
    }
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


@cache
def months_behind_a_day() -> dict[str, str]:
    """Each way to write a month behind a day, in lower case, and its genitive; of some sites «12 Май 2025»."""
    found = {}
    for row in rows("months.tsv"):
        found[row["gent"]] = found[row["nomn"]] = row["gent"]
        for short in filter(None, row["short"].split("|")):
            found[short] = found[short + "."] = row["gent"]
    return found


@cache
def _month_words() -> frozenset[str]:
    return frozenset(month_forms())


def is_month(word: str) -> bool:
    """Whether a word in small letters is a month in any case of the singular."""
    return word in _month_words()


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(word for row in rows("weekdays.tsv") for word in row["forms"].split())


def is_weekday(word: str) -> bool:
    """Whether a word in small letters is a day of the week in any case of the singular."""
    return word in _weekdays()


@cache
def weekday_names() -> tuple[str, ...]:
    """The days of the week in the nominative, from Monday on, and their common name «выходные»."""
    return tuple(row["forms"].split(" ")[0] for row in rows("weekdays.tsv"))


@cache
def short_weekdays() -> dict[str, str]:
    """Each short way to write a day of the week, in small letters, and its nominative."""
    return {row["short"]: row["forms"].split(" ")[0] for row in rows("weekdays.tsv") if row["short"]}


def year_case(word: str) -> Case:
    """Give the first case of a form of «год» in the singular, none for another word."""
    return next((case for case, form in YEAR_FORMS[Number.SING].items() if form == word), Case.NONE)
