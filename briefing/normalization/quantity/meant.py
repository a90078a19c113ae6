"""Letters of a unit that mean another one beside this number.

«384 с.» are pages, «430 л.» litres, «1,5 г.» years, «2 ч 15 м» minutes, «обезвредили 18 мин» mines.
"""

from __future__ import annotations

import re

from briefing.normalization.grammar.declined import Declined, declined
from briefing.normalization.quantity.units import Written
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_MONTHS = re.compile(r"\.?[ ]\d{1,2}[ ](?:мес|месяц)")
_COPIES = re.compile(r",?[ ]в[ ]\d+[ ]экз")
_HOW_LONG = ("за", "на", "в", "каждые")  # «за 18 мин обезвредили»
_MANY_SECONDS = 120
_MINUTES = 60  # of an hour
_YEAR = 12  # months
_HOTTEST = 60  # degrees of the air
_OLDEST = 120  # years
_CLAUSE = 10  # tokens before and behind among which mines are told of
_VERB = 5  # tokens before and behind among which the verb stands that tells what was done to mines
_NEAR = 3  # tokens before a number that tell what it measures


def another(text: Text, index: int, written: Written, number: tuple[int, str]) -> Declined | None:
    """Give what is meant behind a number (its whole and its decimals) in place of the unit, None where it is the unit.

    `index`: the token of the number.
    """
    whole, digits = number
    if written.written in ("гр", "гр.") and whole < _HOTTEST and speaks_of(text, index, "weather", before=2 * _NEAR):
        return declined("*градус")
    if written.written in ("м", "м.") and not digits and (unit := _unit_before(text, index)):
        if unit == "ч" and whole < _MINUTES:
            return declined("*минута")
        if unit in ("л", "г") and whole < _YEAR and text.word[index - 1] == ".":
            return declined("*месяц")  # «5 л. 6 м. лишения свободы»
    if written.written in ("мин", "мин.") and not digits and _are_laid(text, index):
        return declined("*мина")
    if written.written == "л/с" and speaks_of(text, index, "losers_in_war", before=_CLAUSE, behind=_NEAR):
        return declined("*человек личного состава", "человек")
    stop = written.written.endswith(".") or text.clean[written.end : written.end + 1] == "."
    if not stop:
        return None
    if written.written == "с" and not digits and whole > _MANY_SECONDS:
        return declined("*страница")
    if written.written == "л." and _is_enclosed(text, index, written.end):
        return declined("*лист")
    if written.written == "л." and (digits or whole > _OLDEST or speaks_of(text, index, "vessels", before=_NEAR)):
        return declined("*литр")
    if written.written in ("г", "г.") and (
        (digits and speaks_of(text, index, "spans", before=_NEAR))
        or _MONTHS.match(text.clean, written.end)
        or text.lower(text.at(written.end + (not written.written.endswith(".")))) in word_list("of_sentences")
    ):  # «срок 1,5 г.», «4 г. 6 мес.», «2 г. условно»
        return declined("*год", "лет")
    return None


def _are_laid(text: Text, index: int) -> bool:
    """«Сапёры обезвредили 18 мин»; but «сапёры 18 мин осматривали дом», «на разминирование ушло 18 мин»."""
    if not speaks_of(text, index, "mines", before=_CLAUSE, behind=_CLAUSE):
        return False
    if not speaks_of(text, index, "mines_taken", before=_VERB, behind=_VERB):
        return False
    ago = "назад" in text.small[index + 2 : index + 4]
    took = text.lower(index - 1) in _HOW_LONG or speaks_of(text, index, "takes_minutes", before=_NEAR)
    return not (ago or took)


def _is_enclosed(text: Text, index: int, end: int) -> bool:
    """«Приложение: на 3 л.», «на 3 л. в 2 экз.»."""
    if text.lower(index - 1) != "на":
        return False
    return _COPIES.match(text.clean, end) is not None or speaks_of(text, index, "enclosures", before=_NEAR)


def _unit_before(text: Text, index: int) -> str:
    """The letters of a unit behind the number before, «2 ч. 15 м.», «5 л. 6 м.»; empty where none stand there."""
    before = index - 2 if text.word[index - 1] == "." else index - 1
    return text.word[before] if text.is_number(before - 1) else ""
