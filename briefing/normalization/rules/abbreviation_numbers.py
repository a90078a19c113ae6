"""The numbers behind an abbreviated noun: «ст. 5 и 7», «рис. 4-6», «ст.ст. 15-17», «д. 5,7б и 9»."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import cardinal_agreements, ordinal_agreements
from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.ranked import is_ranked
from briefing.normalization.kinds import Case
from briefing.normalization.quantity import joints
from briefing.normalization.rules import law
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import calendar
from briefing.normalization.tables import word_list

_HOUSE, _STOP = "дом", "платформа"
_IN_RANGES = ("страница", "рисунок", "таблица", "глава", "квартира")
"""What a hyphen joins two numbers of: «рис. 4-6» are three, «кв. 5-8» four; «д. 4-6» is one house."""
_NUMBERS = re.compile(
    r"[ ]?(?P<numbers>\d+(?:\.\d+)*(?:/\d+)?(?:(?:, | и | или |[-–—])\d+(?:\.\d+)*)*)(?![\d]|[-–][а-яё])(?!\.\d)"
)
_ONE_HOUSE = r"\d{1,4}(?:[А-Яа-я](?!\w))?(?:/\d+)?"
_HOUSES = re.compile(
    rf"[ ]?(?P<numbers>{_ONE_HOUSE}(?:(?:,[ ]?| и | или |[-–—]){_ONE_HOUSE})*)(?!\w|[-–][а-яё]|[.,/]\d)"
)
_CLOSE_COMMA = re.compile(r",(?=\d)")
_LAST = re.compile(r"(?:, | и | или )(?P<last>\d+(?:\.\d)?)\Z")
_DOUBLED = re.compile(r"(?P<one>[а-я]{1,2})\.?[ ]?(?P=one)\.", re.IGNORECASE)
_FROM_TO = re.compile(r"(?P<first>\d{1,3})-(?P<last>\d{1,3})\Z")
_PART = re.compile(r"(?P<sign>[./])|(?P<digits>\d+)|(?P<letter>\w)")
_SIGNS = {".": "точка", "/": "дробь"}


class Numbers(NamedTuple):
    """Numbers as they are written, with a space behind each comma, and the offset behind them."""

    written: str
    end: int


def behind(context: Context, end: int, name: Declined) -> Numbers | None:
    """Give the numbers behind an abbreviation that ends at an offset."""
    pattern = _HOUSES if name.head == _HOUSE else _NUMBERS
    match = pattern.match(context.text.clean, end) if name.head != _STOP else None  # «пл. 47 км»
    if match is None:
        return None
    start, stop = match.span("numbers")
    stop = _before_counted(context, start, stop, name)
    return Numbers(_CLOSE_COMMA.sub(", ", match.string[start:stop]), stop)


def _before_counted(context: Context, start: int, stop: int, name: Declined) -> int:
    """Leave out what counts the thing behind it: «в д. 5, 12 квартир», «по ст. 105, 10 лет колонии», «д. 5, 3 мая»."""
    text = context.text
    last = _LAST.search(text.clean[start:stop])
    if last is None:
        return stop
    shorter, number = start + last.start(), text.at(start + last.start("last"))
    if text.lower(text.at(stop)) in calendar.genitives() or text.clean.startswith(" ч.", stop):
        return shorter  # «ст. 222 ч. 1 и 228.1 ч. 4»
    item = context.series(number)[0]
    if item.head is None:
        return shorter if item.scale else stop
    forms = item.head.forms
    if item.scale or item.head.measure or not _measures().isdisjoint(one.lemma for one in forms):
        return shorter
    counts = cardinal_agreements(item.whole, forms) or (is_ranked(forms) and ordinal_agreements(forms))
    return shorter if name.head == _HOUSE and counts else stop


def _measures() -> frozenset[str]:
    return word_list("measured_in") | word_list("money")


def are_several(name: Declined, abbreviation: str, written: str) -> bool:
    """Whether more than one number is written: «ст. 5 и 7», «ст. 15-17»; but «д. 15-17», «ст. 228-1»."""
    if any(joint in written for joint in ",и–—"):
        return True
    if "-" not in written:
        return False
    if name.head in _IN_RANGES or _DOUBLED.fullmatch(abbreviation):
        return True
    bounds = _FROM_TO.fullmatch(written)
    is_part = name.head in law.PARTS and not name.before
    return is_part and bounds is not None and int(bounds["first"]) < int(bounds["last"])


def say(context: Context, index: int, name: Declined, numbers: Numbers, case: Case) -> str:
    """Say the numbers behind an abbreviation that begins at a token; of parts of an article, ordinals."""
    parts, between = joints.parted(numbers.written)
    spoken = law.numbers_of_parts(context, index, name.head, parts, numbers.end, case)
    return joints.join(spoken or [_say_one(context, part) for part in parts], between)


def _say_one(context: Context, written: str) -> str:
    """Say «7», «1.2», «5/2», «7б»."""
    return " ".join(_say_part(context, part) for part in _PART.finditer(written))


def _say_part(context: Context, part: re.Match[str]) -> str:
    if part["sign"]:
        return _SIGNS[part["sign"]]
    return numerals.cardinal(int(part["digits"])) if part["digits"] else context.letters.say(part["letter"].upper())
