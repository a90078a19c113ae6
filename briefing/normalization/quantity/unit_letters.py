"""Whether letters behind a number are a unit: «5 с» is no second before a word, «2 р в день» no roubles."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing.normalization.quantity.items import Item, looks_like_year
from briefing.normalization.quantity.units import Written
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.nearby import stands_for_quotation_mark

_SHORT = 3  # letters of a unit that no word goes on from behind a full stop
_GROWN, _STOP_AND_LETTER = re.compile(r"-[а-яё]"), re.compile(r"\.[а-яё]")
_OF_ARTICLE = re.compile(r"\b[Сс]т(?:\.|ать[а-яё]{1,3})[ ]?\Z")
_RUBLES = re.compile(r"\d[ ]?(?:р|руб)\.?[ ]\Z")
_OF_RATIO = re.compile(r"(?:EBITDA|OIBDA|P/[EBS])\b[^.;,]*\Z")
_LEAST_PRICE = 10  # from which on «р» behind a number is roubles
_LEAST_CODE = 100_000  # from which on a number before «А», «В» is no volts or amperes
_GLANCE = 40  # characters behind a unit that tell whether it is one


def is_unit(clean: str, item: Item, found: Written) -> bool:
    """Whether letters behind a number are a unit here, and not a preposition or the start of another word."""
    written = found.written
    rest = clean[found.end : found.end + _GLANCE]
    if _GROWN.match(rest) or (len(written) < _SHORT and _STOP_AND_LETTER.match(rest)):
        return False
    if written in _OTHERWISE and _OTHERWISE[written].match(rest):
        return False
    return written not in _CONDITIONS or _CONDITIONS[written](clean, item, found, rest)


def _is_inch(clean: str, item: Item, found: Written, rest: str) -> bool:
    """«экран 6,7″», but «“Матч 5″»."""
    return not stands_for_quotation_mark(clean, found.start)


def _is_spaced(clean: str, item: Item, found: Written, rest: str) -> bool:
    """«до 2640,5 п.»."""
    return clean[found.start - 1] == " "


def _is_hour(clean: str, item: Item, found: Written, rest: str) -> bool:
    """«5 ч», but «по статье 158 ч. 3»."""
    of_article = _OF_ARTICLE.search(clean, max(0, item.start - _GLANCE), item.start)
    return of_article is None or re.match(r"\.?\s?\d", rest) is None


def _is_capital_unit(clean: str, item: Item, found: Written, rest: str) -> bool:
    """«220В», «16 А.», but «5 А класс»."""
    return not _is_spaced(clean, item, found, rest) or (not re.match(r"\s+\w", rest) and item.whole < _LEAST_CODE)


def _is_behind_roubles(clean: str, item: Item, found: Written, rest: str) -> bool:
    """«41 р. 20 к.»."""
    return _RUBLES.search(clean, max(0, item.start - _GLANCE), item.start) is not None


def _is_price(clean: str, item: Item, found: Written, rest: str) -> bool:
    """«32 млрд.р», «100 р», but «2 р в день»."""
    return bool(item.scale) or item.whole >= _LEAST_PRICE


def _is_times(clean: str, item: Item, found: Written, rest: str) -> bool:
    """«выросла в 2,4х», «долг/EBITDA 4х», but «2х шагах»."""
    told = item.digits or _OF_RATIO.search(clean, max(0, item.start - _GLANCE), item.start)
    return bool(told) and not _is_spaced(clean, item, found, rest)


def _is_gram(clean: str, item: Item, found: Written, rest: str) -> bool:
    """«50 г», but «1990 г», «г/г» and «44 г. до н. э.»."""
    return not looks_like_year(item) and not rest.startswith("/г") and not calendar.is_ancient(clean, found.end)


def _is_dram(clean: str, item: Item, found: Written, rest: str) -> bool:
    """«500 AMD», but «Computex 2022 AMD показала чипы»."""
    return not looks_like_year(item)


Condition = Callable[[str, Item, Written, str], bool]
_CONDITIONS: dict[str, Condition] = {
    "″": _is_inch,
    "п.": _is_spaced,
    "ч": _is_hour,
    "к.": _is_behind_roubles,
    "AMD": _is_dram,
    "р": _is_price,
    **dict.fromkeys(("В", "А", "К", "Н", "Ф", "K"), _is_capital_unit),
    **dict.fromkeys(("х", "x"), _is_times),
    **dict.fromkeys(("г", "г."), _is_gram),
}
"""By the writing of a unit: when it is one."""
_OTHERWISE = {
    **dict.fromkeys(("с", "в", "к", "о", "у"), re.compile(r"\s+[\w«]")),  # prepositions
    "л с": re.compile(r"\s+[\w«]"),
    "табл.": re.compile(r"\s?\d+(?!\d|\s?р(?:аза?)?\b)"),  # «п. 3 табл. 5»
    "р": re.compile(r"\s?(?:в\s|/|\.[а-яё])"),
    "п.": re.compile(r"\s?(?:\d|[«\"]|[а-яё]\.)"),  # «ст. 5 п. 3», «5 п. л.»
    "т": re.compile(r"\.\s?[еконп]\.|\.\d"),
    **dict.fromkeys(("ч", "час."), re.compile(r"\.?\s?\d+\s?(?:ст|статьи)")),
    "°": re.compile(r"\s?[cсCСfF]\b(?!\.)"),
}
"""By the writing of a unit: behind what it is none."""
