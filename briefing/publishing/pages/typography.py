"""How Russian is set on the pages: dates, durations, and words that must not end a line."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from briefing.publishing.wording import month

NO_BREAK = "\u00a0"
_NUMBER = re.compile(r"\(?(?:\d+(?:\.\d+)*[.)]|[^\W\d_]\)|[a-zа-яё]\.|[IVXLC]+[.)])(?:\s|$)")  # «А. Пушкин» has none


def day(iso: str) -> str:
    """Write a date of the form YYYY-MM-DD out: 23 ноября 2026."""
    moment = date.fromisoformat(iso)
    return f"{moment.day}{NO_BREAK}{month(moment.month)} {moment.year}"


def day_of_month(iso: str) -> str:
    """Write a date without its year: 23 ноября."""
    moment = date.fromisoformat(iso)
    return f"{moment.day}{NO_BREAK}{month(moment.month)}"


def minutes(seconds: float) -> str:
    """Say about how long something is: 45 с, 4 мин, 1 ч 5 мин."""
    if seconds < 60:
        return f"{max(1, round(seconds))}{NO_BREAK}с"
    whole = round(seconds / 60)
    hours, rest = divmod(whole, 60)
    parts = [f"{hours}{NO_BREAK}ч"] if hours else []
    parts += [f"{rest}{NO_BREAK}мин"] if rest or not hours else []
    return NO_BREAK.join(parts)


def clock(seconds: float) -> str:
    """Write a moment as players do: 1:05, 1:02:03."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def period(seconds: float) -> str:
    """Write a duration as HTML's `datetime` wants it: PT4M12S."""
    whole = round(seconds)
    return f"PT{whole // 60}M{whole % 60}S"


def bind(text: str) -> str:
    """Keep together what Russian typesetting does (Milchin, «Справочник издателя и автора», on line breaks).

    A short word with the next one, a dash with the last one, a number with what it counts, initials with the name.
    page.js does the same to the transcript.
    """
    text = re.sub(r" (?=[—–])", NO_BREAK, text)
    text = re.sub(r"(?<![\w-])([^\W\d_]{1,2}) (?=\S)", rf"\1{NO_BREAK}", text)
    text = re.sub(r"([\d№]) (?=\S)", rf"\1{NO_BREAK}", text)
    return re.sub(r"(?<!\w)([А-ЯЁA-Z]\.) (?=[А-ЯЁA-Z])", rf"\1{NO_BREAK}", text)


def host(address: str) -> str:
    """Give the host of an address, as a reader knows it: example.org."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def has_number(item: str) -> bool:
    """Whether an item of a list opens with a number or a letter that counts it, and needs no dash before it."""
    return _NUMBER.match(item) is not None
