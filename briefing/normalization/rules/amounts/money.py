"""Sums with the sign or code of their currency: $15 млн, €200, «44 миллиарда USD»."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.case_of_name import standing
from briefing.normalization.grammar.governor import Governor
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import joints, units
from briefing.normalization.quantity import saying as counting
from briefing.normalization.quantity.items import Head, Item
from briefing.normalization.quantity.scales import SHORT
from briefing.normalization.quantity.units import rate_behind
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.syntax.subjects import Place, agrees, has_subject_before
from briefing.normalization.tables import word_list

_WORD = re.compile(r"[ ](?P<word>[а-яё]+)")
_SHARED = re.compile(rf"[ ]до[ ](?P<sign>[$€£₽])\d+(?:[.,]\d+)?[ ]?(?P<scale>{SHORT})")
_REST = re.compile(r"[ ](?P<rest>\d{3})(?=[.,;)]|[ ](?:за|и|в|до|долларов)[ ]|\Z)(?![.,]\d)")
_NAME = 3  # tokens before a bracket among which the name of a currency stands
_STEM = 4  # letters by which it is known


def money_before(context: Context, index: int, governor: Governor | None = None) -> Reading | None:
    """Read a sum whose currency stands before it: $15 млн, €200, £1–2 bn.

    It is governed by what stands before it, unless a governor is given.
    """
    text = context.text
    match = units.currency_sign_pattern().match(text.clean, text.start[index])
    if match is None:
        return None
    number = text.at(match.end(), index)
    measure = units.unit(match.group())
    items = _sums(context.series(number), measure)
    if match.group().isalpha() and items[-1].head is not None and items[-1].head.kind is Counted.PERCENT:
        return None  # «доля USD 45 %»
    last = items[-1]
    if _is_named_again(last, measure) and (last.scale or not last.digits):  # «$1,5 млрд долларов»
        reading = counting.read_items(context.government, index, items, context.number, governor)
        return reading._replace(start=match.start())
    word = _WORD.match(text.clean, last.number_end)
    scale = numerals.power_of(word["word"]) if word else 0
    if word and scale:  # «$27 миллионов»
        last = last._replace(scale=scale, end=word.end())
    rest = _REST.match(text.clean, last.end) if scale == 1 and not last.digits else None
    if rest is not None:  # «$3 тысячи 950»
        last = last._replace(whole=last.whole * 1000 + int(rest["rest"]), scale=0, end=rest.end())
    shared = _SHARED.match(text.clean, last.end) if last.is_whole and index and not scale else None
    if shared and shared["sign"] == match.group() and text.lower(index - 1) == "от":  # «от $1 до $10 млн»
        gender = Gender.FEMN if shared["scale"] == "тыс" else Gender.MASC
        spoken = numerals.cardinal(last.whole, Case.GENT, gender)
        return Reading(match.start(), last.end, spoken, "first of two sums", kind=Kind.QUANTITY, case=Case.GENT)
    items[-1] = last._replace(head=Head(Counted.MONEY, last.end, measure))
    reading = counting.read_items(context.government, index, items, context.number, governor)
    reading = reading._replace(end=_past_name(text.clean, reading.end, measure))
    rate = rate_behind(text.clean, reading.end, price=True)
    if rate is not None:
        reading = reading._replace(end=rate[0], spoken=f"{reading.spoken} {rate[1]}")
    return reading._replace(start=match.start(), reason=reading.reason + ", currency before its number")


def _sums(items: list[Item], measure: units.Measure) -> list[Item]:
    """Give the numbers of a series that one currency sign may stand before.

    Not the year of «$30 млрд к 2030 году», nor another currency or none: «$70, 5500 рублей», «$90 и 20 минут».
    """
    if len(items) > 1 and (_is_of_another(items[-1].head, measure) or _is_of_things(items[-1])):
        return items[:1]
    for position, item in enumerate(items):
        if item.joint in joints.SECOND_CASE and item.joint != "до":
            return items[:position]
    return items


def _is_of_things(item: Item) -> bool:
    """Whether a number that is listed behind a sum counts things or time."""
    if item.head is None or item.joint not in LISTING:
        return False
    named = {form.lemma for form in item.head.forms}
    money = item.head.kind is Counted.MONEY or bool(named & word_list("money"))
    return not money and not named & numerals.scale_names()


def _is_of_another(head: Head | None, measure: units.Measure) -> bool:
    """Whether what is counted is another currency than that of the sign."""
    if head is None:
        return False
    names = {form.lemma for form in head.forms} if head.measure is None else {head.measure.name.head}
    return bool(names & (word_list("money") - {measure.name.head}))


def _past_name(clean: str, end: int, measure: units.Measure) -> int:
    """«€4 тысяч евро», «$6,5 долларов»: the currency was said, so that its name behind the sum is not."""
    word = _WORD.match(clean, end)
    named = word is not None and any(one.lemma == measure.name.head for one in analyses(word["word"]))
    return word.end() if word is not None and named else end


def _is_named_again(item: Item, measure: units.Measure) -> bool:
    head, name = item.head, measure.name.head
    measured = head is not None and head.measure is not None and head.measure.name.head == name
    return measured or (head is not None and any(form.lemma == name for form in head.forms))


def currency_behind(context: Context, index: int) -> Reading | None:
    """Read the code of a currency behind a scale that is written out: «44 миллиарда USD»."""
    text = context.text
    if not text.is_word(index - 1) or not numerals.power_of(text.lower(index - 1)):
        return None
    found = units.find(text.clean, text.start[index])
    if found is None or found.end != text.end[index] or not units.unit(found.written).money:
        return None
    name = units.unit(found.written).name.form(Case.GENT, Number.PLUR)
    return Reading(found.start, found.end, name, "currency behind its scale")


def code(context: Context, index: int) -> Reading | None:
    """Read the code of a currency: before a sum with it («RUB 5 млн»), else by its name («USD — 82,8 руб.»)."""
    text = context.text
    code = text.word[index]
    if text.clean.startswith("$", text.end[index]):
        return money_before(context, index)  # «US$5 млн»
    if code.lower() not in word_list("currency_codes") or not code.isupper() or _is_joined(text, index):
        return None
    if text.is_number(index + 1) and not text.broken(index + 1):
        return money_before(context, index)
    name = units.unit(code).name
    if _is_explained(context, index, name.head):
        return Reading(text.end[index - 2], text.end[index + 1], "", "the currency was just named")
    case = standing(context.government, index, name.gender, Number.SING).case
    if case is Case.GENT and _acts(context, index, name.gender):
        case = Case.NOMN  # «За сутки BTC вырос», but «Цена BTC выросла»
    joined = context.joined(index)
    if joined is not None and joined.case:  # «в CNY и USD»
        dash = text.word[index - 1] == "," and text.word[index + 1 : index + 2] in (("—",), ("–",), ("-",))
        case = Case.NOMN if dash else joined.case  # «Биткойн стоит $60 тыс., ETH — $3 тыс.»
    if text.is_latin(index + 1) and not text.broken(index + 1):
        case = Case.NOMN  # «запуск BTC ETF»
    many = Number.PLUR if case is Case.LOCT else Number.SING  # «депозиты в RUB»
    return Reading(text.start[index], text.end[index], name.form(case, many), f"a currency, {case}", case=case)


def _acts(context: Context, index: int, gender: Gender) -> bool:
    """Whether the verb behind a currency and its adverb agrees with it, and nothing before may be its subject."""
    text = context.text
    behind = (analyses(text.word[at])[0] for at in (index + 1, index + 2) if text.goes_on(at))
    verb = next((one for one in behind if one.pos != "ADVB"), None)
    if verb is None or verb.pos != "VERB" or not agrees(verb, frozenset([gender]), Number.SING):
        return False
    return not has_subject_before(Place(text, index, index, frozenset([gender]), Number.SING), verb)


def _is_explained(context: Context, index: int, name: str) -> bool:
    """«Биткоин (BTC)», «доллар США (USD)»: the code stands alone in brackets behind the currency's name."""
    text, last = context.text, context.last
    if index < 2 or text.word[index - 1 : index + 2 : 2] != ("(", ")"):
        return False
    said = last.spoken if last is not None and last.end == text.end[index - 2] else ""
    near = (*said.lower().split(), *map(str.lower, text.word[max(0, index - _NAME) : index - 1]))
    return any(word.startswith(name[:_STEM]) for word in near)


def _is_joined(text: Text, index: int) -> bool:
    """«USD-облигации», «USD/RUB»."""
    start, end = text.start[index], text.end[index]
    beside = text.clean[max(0, start - 1) : start] + text.clean[end : end + 1]
    return any(sign in beside for sign in "-/_&")
