"""One number as it is written, with its scale and what it counts: «71,357 тыс. долларов», «3,92₽ трлн», «5 домов»."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.declined import declined
from briefing.normalization.kinds import Case, Number
from briefing.normalization.quantity.counted import noun_head
from briefing.normalization.quantity.figures import figures
from briefing.normalization.quantity.items import Head, Item
from briefing.normalization.quantity.scales import SHORT, of_sum, scale_behind
from briefing.normalization.quantity.unit_letters import another_unit, is_unit
from briefing.normalization.quantity.units import Measure, Written, behind, find, rate_behind, unit
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.readings import Counted
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_SIGN_BEFORE_SCALE = re.compile(rf"(?P<sign>[₽$€£¥])(?=[ ](?:{SHORT})(?![а-яё]))")
_THOUSAND_LEMMA = "тысяча"
_NO_TENTHS = ("0", "00")
_BEHIND_THOUSANDS = ("рублей", "долларов", "тонн", "евро", "руб", "долл", "т", "человек")
"""Measures as they stand behind thousands; they are said anew, as the last digit asks."""
_THOUSANDS = re.compile(r"[ ]тысяч(?P<few>[иа])?(?=[ ][а-яё])")
_THOUSANDTHS = 3  # decimals that tell a number of thousands to the last one
_THOUSAND = 1000
_TWENTY = 20


def item_at(text: Text, start: int, index: int) -> Item:
    """Read the number at an offset with what it counts: «71,357 тыс. долларов», «3,92₽ трлн», «5 домов»."""
    whole, digits, end = figures(text.clean, start)
    value = int(whole if whole.isdigit() else re.sub(r"[ ,.']", "", whole))
    sign = _SIGN_BEFORE_SCALE.match(text.clean, end)
    scale, behind = of_sum(text.clean, start, end) or scale_behind(text, sign.end() if sign else end)
    word = _THOUSANDS.match(text.clean, end) if not scale and text.clean.startswith(" т", end) else None
    if word and (len(digits) == _THOUSANDTHS or (value >= _THOUSAND and not digits and not word["few"])):
        scale, behind = 1, word.end()  # «5 193 тысяч тонн», «81,342 тысячи рублей»
    whole_thousands = scale == 1 and len(digits) == _THOUSANDTHS
    measure = whole_thousands and text.lower(text.at(behind)) in _BEHIND_THOUSANDS
    if whole_thousands and (measure or not _takes_singular(int(digits))):
        value, digits, scale = value * _THOUSAND + int(digits), "", 0  # «71,357 тыс. долларов» are 71 357
        whole = str(value)
    written = text.clean[start:end] if digits else whole
    item = Item(start, behind, written, value, digits, scale, number_end=end)
    if sign:  # «3,92₽ трлн»
        return item.counting(Head(Counted.MONEY, behind, unit(sign["sign"])))
    head = _head(text, item, text.at(behind, index))
    if head is None:
        return item
    item = item.counting(head)
    return _of_many(text, item, head) if item.is_whole else _in_singular(text, item, head)


def _of_many(text: Text, item: Item, head: Head) -> Item:
    """«Намолочено 3894 тонн», «3901 тонны», «304 миллионов», slips: what is counted so agrees with what is said."""
    if item.whole <= _TWENTY or head.kind is not Counted.NOUN or not _takes_singular(item.whole):
        return item
    form = next((one for one in head.forms if one.is_genitive_plural), head.forms[0])
    told = form.case is Case.GENT and (form.number is Number.PLUR or numerals.is_one(item.whole))
    if not told or head.token != text.at(item.end):
        return item
    measure = item.whole > _THOUSAND and form.lemma in _measures() - word_list("times")
    people = form.lemma == "человек" and numerals.is_few(item.whole)
    others = form.number is Number.PLUR and (people or form.lemma in numerals.scale_names())
    return item.counting(_said_anew(text, head)) if measure or others else item


def _said_anew(text: Text, head: Head, described: str = "") -> Head:
    """Give a measure written in full, and its adjective, as a unit, which agrees with what is said."""
    lemma = head.lemma
    kind = Counted.PERCENT if lemma == "процент" else Counted.MONEY if lemma in word_list("money") else Counted.UNIT
    measure = unit("чел.") if lemma == "человек" else Measure(declined(f"{described} *{lemma}".strip()))
    return Head(kind, text.end[head.token], measure)


def _takes_singular(n: int) -> bool:
    """Whether a noun behind a number is no genitive plural, as it is behind thousands: «12,301 тыс. тонн»."""
    return numerals.is_one(n) or numerals.is_few(n)


def _in_singular(text: Text, item: Item, head: Head) -> Item:
    """«45,3 долларов», «21,1 километр», slips: what tenths count is in the genitive singular; «8,5 минут» has a half.

    So does the adjective of «0,48 процентных пункта», and so do thousands: «2,5 тысяч домов».
    Millions stay as they are written, «1,5 миллионов рублей», but «1,5 миллион».
    """
    if not item.digits or item.scale or head.kind is not Counted.NOUN:
        return item
    if item.digits in _NO_TENTHS:
        return _without_tenths(text, item, head)
    lemma, plural = head.lemma, head.forms[0].number is Number.PLUR
    described = next((one.lemma for one in head.adjectives if one.number is Number.PLUR), "")
    own = text.small[head.token] == lemma
    halved = item.digits == "5" and not own and (plural or not described) and lemma != _THOUSAND_LEMMA
    if halved or (lemma not in _measures() and not (own and lemma in numerals.scale_names())):
        return item
    between = f" {text.word[head.token - 1]} " if described else " "
    if not (plural or described or own) or text.clean[item.end : text.start[head.token]] != between:
        return item
    return item.counting(_said_anew(text, head, described))


def _without_tenths(text: Text, item: Item, head: Head) -> Item:
    """«В 2,0 раза», «2,0 литра», «436,00 рубля»: a whole number, whose measure agrees with it."""
    lemma = head.lemma
    if (lemma != "раз" and lemma not in _measures()) or text.clean[item.end : text.start[head.token]] != " ":
        return item
    return item._replace(digits="", written=str(item.whole)).counting(_said_anew(text, head))


@cache
def _measures() -> frozenset[str]:
    return word_list("money") | word_list("sizes_not_numbered") | word_list("measured_in") | {_THOUSAND_LEMMA}


def _head(text: Text, item: Item, index: int) -> Head | None:
    """Find what a number counts: a unit («5 км») or a noun («5 новых домов»)."""
    spaces = len(text.clean[item.end : item.end + 1].strip()) == 0 and item.end < len(text.clean)
    offset = item.end + (1 if spaces and text.clean[item.end] == " " else 0)
    found = find(text.clean, offset)
    if found and not is_unit(text.clean, item, found) and " " in found.written:  # «5 л с горкой»: no horsepower
        found = find(text.clean[: text.clean.rfind(" ", found.start, found.end)], offset)
    if found and is_unit(text.clean, item, found):
        return _unit_head(text, item, found)
    return noun_head(text, item.end, index)


def _unit_head(text: Text, item: Item, found: Written) -> Head:
    """Give the unit behind a number, with its rate: «5 км/ч», «3 млрд долл. США», «50 л.»."""
    written = found.written
    other = another_unit(
        text,
        text.at(item.start),
        found,
        (item.whole, item.digits or text.clean[item.start : item.number_end].partition(",")[2]),
    )
    if other is not None:
        end = found.end + text.clean.startswith(".", found.end)
        return Head(Counted.UNIT, stops.behind(text.clean, end), Measure(other))
    measure, token = unit(written), text.at(found.end)
    if measure.money and token < text.count and text.word[token] in word_list("states_of_dollars"):
        return Head(Counted.MONEY, found.end, measure)  # «3 млрд долл. Канады»: whose dollars they are stands behind
    end = behind(text.clean, found)
    rate = rate_behind(text.clean, end, price=measure.money, scaled=item.scale > 0)
    if rate is not None:
        end, per = rate
        name = measure.name
        measure = replace(measure, name=replace(name, after=f"{name.after} {per}".strip()))
    if measure.money:
        return Head(Counted.MONEY, end, measure)
    return Head(Counted.PERCENT if measure.name.head == "процент" else Counted.UNIT, end, measure)
