"""A number as it is written in figures: what parts its thousands, and where its decimals begin.

A full stop or comma before three digits may be either: «12.500 домов», «13,896 пациентов» count thousands, «1,000
килограмма» and «$52,225 за унцию» don't.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.sentence.nearby import IN_STREET, LONGEST_STREET
from briefing.normalization.tables import beginnings, word_list

_MEASURED = re.compile(
    r"(?:(?:[ ](?:до|и|или)[ ]|[ ]?[-–—][ ]?)\d+,\d)?"
    r"[ ]?(?:%|(?:[мскд]?м[²³]?|(?:[кмн]|мк)?г|м?л|т|га|м?моль|[кМГ]?Вт|[кМГ]?Гц|км/ч|м/с|тыс|мл(?:н|рд)|трлн)"
    r"(?![\w²³]|-))"
)
"""What a decimal of nought is not said before: a percent sign, a unit cut short, which agrees with what is said.

A number of those may stand between: «от 25,0 до 29,9 %», «25,0–29,9 %».
"""
_LEAST_SINGLE_PRICE = 10  # dollars; before a comma less are thousands: «$4,145 за унцию»
_SMALL_PRICE = re.compile(r"[$€£](?P<price>\d{1,3})(?:,\d{1,2})?(?!\d|,\d|[ ]\d{3}|[ ]?(?:тыс|мл|тр))")
_PRICES_NEAR = 120  # characters on either side
_ROW_BEHIND = re.compile(r"(?:,[ ]?\d{1,3}[а-я]?)*?,[ ]?\d{1,3},\d{1,3},\d")
"""«18,20, 21,25,27»: three numbers without a space show that commas join them."""
_ENDS_HOUSES = re.compile(r"[абвдежик]?(?:[ ]и[ ]\d{1,3}[а-я]?)?(?:[,.;)\n]|\Z)")
_HOUSES_BEFORE = re.compile(r"(?:[ ]\d{1,3}[а-я]?(?:/\d{1,2})?,){1,40}[ ]\Z")
"""The row of houses, each behind a space, in which two are joined by a comma: « 1, 1а, 3, 5, »."""
_STREET_ALONE = re.compile(r"(?:\A|\n)(?:[-–—•·*][ ])?[А-ЯЁ][а-яё-]+(?:ск|[нв])ая,[ ]\Z")
"""A line of an address that begins with the street alone: «Садовая, »."""
_ROW_REACH = 150  # characters of it
_HOUSE_BEFORE = re.compile(r"\d[абвдежик],\Z")
_HOUSE_REACH = 3  # characters of it
SHORT_SCALES = ("тыс", "млн", "млрд")
_NO_KOPECKS = re.compile(r"-00(?=[ ]?\|)")  # «Стирка | 140-00 |», in a list of prices
_LONG_TAIL = 4  # decimals from which on zeros at their end are not said
_KOPECKS_APART = re.compile(r",[ ](?P<digits>\d\d)(?=[ ]?(?:руб(?:ль|ля|лей)?(?![а-яё])|₽))")
"""«6 117 205, 40 руб.», as in papers of courts."""
_WORD = re.compile(r"[ ](?P<counted>[а-яё]+)")
_TENTHS_APART = re.compile(
    r",[ ](?P<digits>[1-9]|\d\d)[ ]"
    r"(?P<counted>(?:(?<=[15-9][ ])|(?<=[01]\d[ ])|(?<=\d0[ ]))[а-яё]+|(?<=,[ ]\d[ ])(?:тыс|млн|млрд)\b)"
)


_HUNDREDTHS_APART = re.compile(r",[ ](?P<digits>\d{1,2})[ ](?P<counted>[а-яё]+)")


@cache
def _number() -> re.Pattern[str]:
    """Make the pattern of a number: «1 234 567», «1,234.5», «1.234,5», «12,5»."""
    return re.compile(
        r"(?P<whole>(?=\d{1,3}[ ,.']\d)"  # most numbers have nothing of the following
        r"(?:\d{1,3}(?:[ ]\d{3})+(?!\d|-[а-яё]|[A-Z](?!\w))|\d{1,3}(?:[,']\d{3}){2,}(?!\d)|\d{1,3}'\d{3}(?![\d'])"
        r"|\d{1,3}(?:,\d{3})+(?=\.\d{1,2}(?![\d.]))"
        r"|(?:(?<=[$€£])|(?<=[$€£][ ]))\d{1,3}(?:,\d{3})+(?!\d|[ ]?(?:мл|тр|ми|ты))"
        r"|\d{1,3}(?:\.\d{3})+(?=,\d{1,2}(?!\d))"
        rf"|{_thousands_by_dot()}|{_thousands_by_comma()}"
        r"|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|[1-9]\d{0,2}(?:\.\d{3})+(?=[ ]?(?:[₽$€]|р(?![а-яё]))))|\d+)"
        r"(?:(?P<point>[.,])(?P<digits>\d+))?"
    )


def _thousands_by_dot() -> str:
    """«13.000 в месяц», «12.500 жилых домов», «на 1.700 складах»: behind a decimal stands the singular."""
    words, begin = ("|".join(beginnings(name)) for name in ("plurals_of_thousands", "sums_of_thousands"))
    adjective = r"(?:[а-яё]{3,20}[ыи](?:х|ми?)[ ])?"
    plural = rf"{begin}|(?:{words})\b|{adjective}[а-яё]{{3,20}}(?:ов|ев|ей|[ая]ми?|[ая]х)\b"
    return rf"[1-9]\d{{0,2}}\.(?:000(?=[ ][а-яё])|\d{{3}}(?=[ ](?!мил|тр|тыс)(?:{plural})))"


def _thousands_by_comma() -> str:
    """«100,000 взрослых», «13,896 пациентов», «£ 200,000 – 300,000», but «1,000 килограмма»."""
    people, measures = ("|".join(beginnings(name)) for name in ("people_of_thousands", "measures_behind_decimals"))
    return (
        rf"[1-9]\d{{0,2}},(?:000(?=[ ](?!{measures})[а-яё]{{4}})"
        r"|000(?=[ ]?[-–—][ ]?[1-9]\d{0,2},000(?!\d))"
        rf"|\d00(?=[ ](?:рублей|долларов))"
        r"|(?<=\d\d,)000(?=[ ](?:в|за|на)[ ](?:год|месяц|неделю|день|сутки|человека)(?![а-яё]))"
        r"|(?<=\d\d,)000(?=[ ](?:тонн|баррелей|кубометров|метров|километров|литров|гектаров)(?![а-яё]))"
        rf"|\d{{3}}(?=[ ](?:[а-яё]{{4,20}}ых[ ])?(?:человек\b|{people})))"
        r"|(?:(?<=,000[-–—])|(?<=,000[ ][-–—][ ]))[1-9]\d{0,2},000(?!\d)"
    )


@cache
def _sold_singly() -> re.Pattern[str]:
    singly = "|".join(beginnings("sold_singly"))
    return re.compile(rf"(?:[ ]\([^()\n]{{1,40}}\))?[ ]за[ ](?:тройскую[ ])?(?:{singly})")


def figures(clean: str, start: int) -> tuple[str, str, int]:
    """Give a number's whole as written, the decimals that are said and the offset behind."""
    match = _number().match(clean, start)
    assert match is not None  # the caller stands on a digit
    whole, point, digits, end = match["whole"], match["point"], match["digits"] or "", match.end()
    if not point and whole.count(",") == 1 and _has_thousandths(clean, match):
        whole, point, digits = whole.partition(",")
    apart = None if point or clean[end : end + 2] != ", " else _decimals_apart(clean, whole, end)
    if apart is not None:
        return whole, apart["digits"], apart.end("digits")
    if not point:
        kopecks = clean.startswith("-00", end) and len(whole) > 2 and _NO_KOPECKS.match(clean, end)
        return whole, "", end + 3 * bool(kopecks)
    if not _is_decimal(clean, match):
        return whole, "", match.end("whole")
    hundredths = (point == "," or "," in whole) and len(digits) > 1
    round_sum = not digits.strip("0") and (hundredths or _MEASURED.match(clean, end) is not None)
    if round_sum and not _counts_tenths(clean, whole, end):
        return whole, "", end  # «8,00 долларов», «1,400.00 долларов», «3,0 %», «2,0 л»
    return whole, digits.rstrip("0") if len(digits) >= _LONG_TAIL else digits, end  # «183.7000»


def _decimals_apart(clean: str, whole: str, end: int) -> re.Match[str] | None:
    """Find decimals behind a comma with a space: «3, 5 тысячи», «75, 30 доллара», no five of the singular."""
    thousands = " " in whole  # «4 077, 54 пункта»: no row goes on with so few
    kopecks = _KOPECKS_APART.match(clean, end) if thousands else None
    tenths = None if kopecks else (_HUNDREDTHS_APART if thousands else _TENTHS_APART).match(clean, end)
    told = tenths and (tenths["counted"] in word_list("counted_in_tenths") or tenths["counted"] in SHORT_SCALES)
    return tenths if told else kopecks


def _counts_tenths(clean: str, whole: str, end: int) -> bool:
    """«45,00 рубля»: the singular goes with decimals alone; but «92,00 рубля», «45,00 рублей»."""
    behind = _WORD.match(clean, end)
    singular = behind is not None and behind["counted"] in word_list("counted_in_tenths")
    return singular and not (whole.isdecimal() and numerals.is_few(int(whole)))


def _has_thousandths(clean: str, match: re.Match[str]) -> bool:
    """Whether a comma before three digits is decimal: «поднялась с $74 до $75,485», «$52,225 за унцию»."""
    least = int(match["whole"].partition(",")[0])
    if least >= _LEAST_SINGLE_PRICE and _sold_singly().match(clean, match.end()):
        return True
    near = _SMALL_PRICE.finditer(clean, max(0, match.start() - _PRICES_NEAR), match.end() + _PRICES_NEAR)
    return any(least * 2 < int(one["price"]) * 3 and int(one["price"]) * 2 < least * 3 for one in near)


def _is_decimal(clean: str, match: re.Match[str]) -> bool:
    """A comma or point between digits is decimal unless it ends a number of a list («5,6 и 7», «2.10.2024»)."""
    begin = match.start()
    if clean[begin - 1 : begin] == "," == match["point"] and clean[begin - 2 : begin - 1].isdecimal():
        return False  # «в домах 53,55,31а»
    if match["point"] == "," and _parts_houses(clean, begin, match.end()):
        return False
    point, digit = clean[match.end() : match.end() + 1], clean[match.end() + 1 : match.end() + 2]
    return point != match["point"] or not digit.isdecimal()


def _parts_houses(clean: str, begin: int, end: int) -> bool:
    """Whether a comma without a space parts two of a row of houses: «Мира, 18,20, 21,25,27», «ул. Мира, 5,7»."""
    if clean.startswith(",", end) and _ROW_BEHIND.match(clean, end):
        return True
    if _HOUSE_BEFORE.search(clean, max(0, begin - _HOUSE_REACH), begin):
        return True  # «Мира, 2, 9а,11,13а», but «12В,1,5А», «шнур 5м,1,5м»
    if not clean.startswith(", ", begin - 2) or _ENDS_HOUSES.match(clean, end) is None:
        return False
    if _STREET_ALONE.search(clean, max(0, begin - LONGEST_STREET), begin):
        return True
    row = _HOUSES_BEFORE.search(clean, max(0, begin - _ROW_REACH), begin)
    first = row.start() + 1 if row is not None else begin
    return IN_STREET.search(clean, max(0, first - LONGEST_STREET), first) is not None
