"""Saying quantities: numbers with their scale, unit, currency, percent or noun, in the case the sentence asks for."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement, cardinal_agreements
from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.joined import LISTING, case_like, joined_to
from briefing.normalization.grammar.morphology import analyses
from briefing.normalization.kinds import DIRECT, OBLIQUE, Case, Number
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.alike import governor_alike
from briefing.normalization.quantity.counted import Head
from briefing.normalization.quantity.deciding import agreements_of
from briefing.normalization.quantity.items import Item
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import word_list

_SUMS = frozenset([Counted.UNIT, Counted.MONEY])  # followed by their smaller part: «1 ч 21 мин»
_MANY = 1000  # what «5 тыс.», «1,5 млн» count is as many as that to grammar
_FROM = Governor((Case.GENT,), "от", How.PREPOSITION)
_DEGREES = "CСFКK"  # the last letters of units that no smaller one follows
_GREATER = ("час", "часа", "часов", "часах", "часами", "минута", "минуту", "минуты", "минут", "минутах", "минутами")
"""Spans of time behind which a number tells their smaller part."""
_SOME_OF_THEM = re.compile(r"\d+[ ]из[ ](?:которых|них)")
_TOLD = re.compile(r"\d+(?:,\d+)?[ ][–—][ ](?:в|на|у|из)[ ]")
"""A number of which something is told: «5,6 – в 163 км и 5,1 – в 115 км»."""
_WORDS_BETWEEN = 4  # from a number in words to «и»: «пяти с половиной лет и», «пяти федеральных сетях,»
_SHARED = (Case.GENT, Case.ACCS)
_TWO_TO_FOUR = frozenset(["два", "две", "три", "четыре"])  # forms that are direct cases alone
_MEASURED = frozenset([Counted.UNIT, Counted.MONEY, Counted.PERCENT])
_WHEN = frozenset([Kind.YEAR, Kind.DATE, Kind.ORDINAL])
_NAMED = frozenset([Counted.NOUN, Counted.UNIT, Counted.PERCENT])


def read_items(
    government: Government, index: int, items: list[Item], previous: Reading | None, governor: Governor | None = None
) -> Reading:
    """Read a series of numbers; what governs them stands before token `index`, unless a governor is given.

    `previous`: the number read before, for coordination.
    """
    text = government.text
    governor = (
        governor
        or governor_alike(government, index, items[-1], previous)
        or coordinated(text, index, previous, _counted(items[-1]))
        or _with_words(government, index, items)
        or _with_noun(government, index, items)
        or _with_words_behind(government, index, items)
    )
    governor = governor or government.at(index)
    from_zero = _is_from_zero(items, governor)
    if from_zero:
        items, governor = [items[0], items[1]._replace(joint="до")], _FROM
    ways = agreements_of(government, items, governor)
    head = items[-1].head
    spoken = joints.join(
        [_say(item, way, head) for item, way in zip(items, ways, strict=True)],
        [item.joint for item in items[1:]],
        close=True,
    )
    end = items[-1].end
    if head is not None and head.measure is not None:
        spoken, end = _with_measure(items, ways, head, spoken)
    reason = f"{ways[-1].case}{' ordinal' if ways[-1].ordinal else ''}"
    if governor.words:
        reason += f" («{governor.words}»)"
    return Reading(
        items[0].start,
        end,
        f"от {spoken}" if from_zero else spoken,
        reason,
        kind=Kind.QUANTITY,
        case=ways[-1].case,
        counted=_counted(items[-1]),
        value=_MANY if items[-1].scale else items[-1].whole if items[-1].is_whole and not ways[-1].ordinal else 0,
    )


def _is_from_zero(items: list[Item], governor: Governor) -> bool:
    """«0–100 км/ч за 3,2 с», which is no «ноль-сто»."""
    if len(items) != 2 or items[0].written != "0" or items[1].joint != joints.DASH or governor.how is How.PREPOSITION:
        return False
    return items[1].head is not None and items[1].head.measure is not None


def _counted(item: Item) -> Counted:
    return item.head.kind if item.head is not None else Counted.SCALE if item.scale else Counted.NONE


def coordinated(text: Text, index: int, previous: Reading | None, counts: Counted = Counted.NONE) -> Governor | None:
    """Share the case of the number before, where only «и», «или», a comma or a noun and «и» stand between."""
    if previous is None or not previous.case or index == 0:
        return None
    if previous.case is not Case.GENT and _SOME_OF_THEM.match(text.clean, text.start[index]):
        return None  # «с 35 медалями, 13 из которых золотые»
    if counts in _MEASURED and previous.kind in _WHEN:
        return None  # «10 % в 2027-м и 8 % в 2028-м»
    adjacent = not text.clean[previous.end : text.start[index]].strip()
    if adjacent and text.clean[previous.end - 1] in _DEGREES:
        return None  # «при 180 °C 30–40 мин»
    if adjacent and (previous.counted is Counted.SCALE or (previous.counted in _SUMS and counts is not Counted.NOUN)):
        return Governor((previous.case,), "", How.COORDINATION)  # «1 млн 200 тыс.», «1 ч 21 мин»
    if _is_smaller_part(text, previous.end, index):
        return Governor((previous.case,), "", How.COORDINATION)
    if previous.counted is Counted.NOUN and text.clean[previous.end : text.start[index]].strip() in _GREATER:
        return Governor((previous.case,), "", How.COORDINATION)  # «за 4 минуты 6,01 секунды»
    if text.lower(index - 1) not in LISTING or _TOLD.match(text.clean, text.start[index]):
        return None
    limited = text.lower(text.at(previous.start) - 1) in word_list("limits")
    if limited and text.lower(index - 1) == "," and previous.counted is counts is Counted.NOUN:
        return None  # «потеряли более 800 человек, 20 танков»: the limit is of the first alone
    between = text.clean[previous.end : text.start[index - 1]].strip()
    brand = previous.counted is Counted.SCALE is counts and between.isascii() and between.istitle()
    if between and (previous.counted in _NAMED or brand):  # «4,1 тыс. Haval и 1,3 тыс. Xcite»
        words = between.split()
        if not 1 <= len(words) <= 3 or not all(word.replace("-", "").isalpha() for word in words):
            return None
        if any(not word.isupper() and analyses(word)[0].pos in ("VERB", "PRTS") for word in words):
            return None  # «не менее 12 человек погибли и 30 ранены», but «5 БПЛА и 147 районов»
    elif between:
        return None
    if text.lower(index - 1) == "," and previous.counted in _SUMS and counts is Counted.NONE:
        return None  # «на глубине 10 км, 5,4 — ближе к берегу»
    sums = previous.counted in _SUMS and counts in _SUMS  # «превысили 5 млн долларов, 1,5 млн евро»
    if text.lower(index - 1) == "," and previous.case in DIRECT and not sums:
        return None
    return Governor((previous.case,), "", How.COORDINATION)


def _is_smaller_part(text: Text, end: int, index: int) -> bool:
    """«от 8 лет 6 месяцев», «порядка 6 тысяч 800 лет»: only the larger measure stands between."""
    if not text.is_word(index - 1) or not text.is_word(index + 1) or text.clean[end : text.start[index - 1]] != " ":
        return False
    larger = {one.lemma for one in analyses(text.word[index - 1])}
    if not larger.isdisjoint(numerals.scale_names()):
        return True
    smaller = {one.lemma for one in analyses(text.word[index + 1])}
    return any(f"{one}/{other}" in word_list("smaller_measures") for one in larger for other in smaller)


def _with_words(government: Government, index: int, items: list[Item]) -> Governor | None:
    """Share the case of a number in words: «в виде четырёх лет и 7 месяцев», «в пяти федеральных сетях, 5 местных»."""
    text, head = government.text, items[-1].head
    if head is None or head.kind is not Counted.NOUN or text.lower(index - 1) not in LISTING:
        return None
    for token in text.words_back(index - 2, _WORDS_BETWEEN):
        if text.lower(token) in _TWO_TO_FOUR and all(form.is_adjective for form in head.forms):
            return Governor((Case.NOMN,), "", How.COORDINATION)  # «три полевых армии и 3 танковых»
        numeral = tuple(one.case for one in analyses(text.word[token]) if one.pos == "NUMR" and one.case in OBLIQUE)
        if numeral:
            noun = {one.case for one in analyses(text.word[index - 2]) if one.pos == "NOUN"}
            shared = tuple(case for case in government.at(token).cases + numeral if case in numeral and case in noun)
            case = (shared or numeral)[0]
            apart = text.lower(index - 1) == "," and not all(form.is_adjective for form in head.forms)
            agree = any(way.case is case for way in cardinal_agreements(items[-1].whole, head.agreeing_forms))
            return Governor((case,), "", How.COORDINATION) if agree and not apart else None
    return None


def _with_words_behind(government: Government, index: int, items: list[Item]) -> Governor | None:
    """Share the case of a number in words that ends the list: «лишились гаубицы, 7 машин и трёх танков»."""
    text, head = government.text, items[-1].head
    if head is None or head.kind is not Counted.NOUN or text.lower(index - 1) not in (",", "и"):
        return None
    joint = next(
        (token for token in range(head.token + 1, head.token + 1 + _WORDS_BETWEEN) if _is_joint(text, token)), 0
    )
    if not joint or not text.is_word(joint + 2):
        return None
    cases = {one.case for one in analyses(text.word[joint + 1]) if one.pos == "NUMR"}
    things = [one.case for one in analyses(text.word[joint + 2]) if one.pos == "NOUN" and not one.animate]
    if not cases or cases & {Case.NOMN}:
        return None
    case = next((case for case in things if case in cases.intersection(OBLIQUE)), None)
    agree = any(way.case is case for way in cardinal_agreements(items[-1].whole, head.agreeing_forms))
    return Governor((case,), "", How.COORDINATION) if case and agree else None


def _is_joint(text: Text, token: int) -> bool:
    return text.lower(token) == "и" and text.is_word(token + 1) and not text.broken(token)


def _with_noun(government: Government, index: int, items: list[Item]) -> Governor | None:
    """Share the case of a noun: «задержали директора и 2 сотрудников», «гибель девочки и 3 подростков»."""
    head, item = items[-1].head, items[-1]
    joined = joined_to(government.text, index)
    if joined < 0 or head is None or head.kind is not Counted.NOUN or not numerals.is_few(item.whole) or item.digits:
        return None
    if not all(form.animate and form.number is Number.PLUR for form in head.forms):
        return None
    owner = government.at(joined)
    if owner.is_noun and any(one.animate for one in analyses(government.text.word[owner.token])):
        return None  # «водитель автобуса и 2 пассажиров»
    case = case_like(government, joined)
    agree = any(way.case is case for way in cardinal_agreements(item.whole, head.agreeing_forms))
    return Governor((case,), government.text.word[joined], How.COORDINATION) if agree and case in _SHARED else None


def _say(item: Item, way: Agreement, head: Head | None) -> str:
    spoken = number_words(item, way, before=head)
    if item.scale:
        spoken += " " + scale_words(item, way.case)
    return spoken


def number_words(item: Item, way: Agreement, before: Head | None = None) -> str:
    """Say the bare number of an item."""
    if way.ordinal:
        return numerals.ordinal(item.whole, way.case, way.gender, way.animate)
    if way.collective and numerals.has_collective(item.whole):  # not the first of «1 и 2 суток»
        return numerals.collective(item.whole, way.case, way.animate)
    if item.digits:
        if (
            before is not None
            and not item.scale
            and before.kind is Counted.NOUN
            and _takes_half(item, before, way.case)
        ):
            half = half_words(item, way.case)
            if half:
                return half
        if item.digits == "0" and "." in item.written and before is None and not item.scale:
            return f"{numerals.cardinal(item.whole, way.case)} ноль"  # «мотор 2.0 TDI»
        return numerals.decimal(item.whole, item.digits, way.case)
    if item.written.startswith("0") and len(item.written) > 1:
        return numerals.spell_digits(item.written.replace(" ", ""))
    if item.whole > numerals.LARGEST:
        return numerals.spell_digits(str(item.whole))
    if item.written == "1 000 000":
        return numerals.scale(2, 1, way.case)
    return numerals.cardinal(item.whole, way.case, way.gender, way.animate)


def _takes_half(item: Item, head: Head, case: Case) -> bool:
    """«2,5 раза», but «две целых пять десятых года»; «2,5 тонн», whose plural goes with a half and not with tenths."""
    if item.digits != "5" or head.forms[0].lemma == "раз":
        return item.digits == "5"
    plural = all(form.number is Number.PLUR for form in head.forms)
    return plural and (item.whole > 1 or (item.whole == 1 and case not in DIRECT))


def half_words(item: Item, case: Case) -> str:
    """Say N,5 times: «полтора», «два с половиной»."""
    if item.digits != "5":
        return ""
    if item.whole == 1:
        return "полтора" if case in DIRECT else "полутора"
    return f"{numerals.cardinal(item.whole, case)} с половиной" if item.whole else ""


def scale_words(item: Item, case: Case) -> str:
    """Give тыс., млн … as the item's number counts it."""
    if item.digits:
        return numerals.scale(item.scale, 2, Case.NOMN)
    return numerals.scale(item.scale, item.whole, case)


def _with_measure(items: list[Item], ways: list[Agreement], head: Head, spoken: str) -> tuple[str, int]:
    measure = head.measure
    assert measure is not None
    item, way = items[-1], ways[-1]
    if measure.money and measure.minor and len(item.digits) == 2 and not item.scale and len(items) == 1:
        sum_of_money = _money_words(item, way.case, replace(measure.name, after=""), measure.minor)
        return f"{sum_of_money} {measure.name.after}".rstrip(), head.end  # «… рублей … копеек за килограмм»
    if item.scale:
        name = measure.name.form(Case.GENT, Number.PLUR)
    elif item.digits:
        name = measure.name.form(Case.GENT, Number.SING)
    else:
        name = measure.name.counted(item.whole, way.case)
    return f"{spoken} {name}", head.end


def _money_words(item: Item, case: Case, name: Declined, minor: Declined) -> str:
    """Say a sum with its hundredths: 25 600,50 руб. → «… рублей пятьдесят копеек»."""
    spoken = f"{numerals.cardinal(item.whole, case, name.gender)} {name.counted(item.whole, case)}"
    hundredths = int(item.digits)
    if not item.whole and hundredths:  # «0,09 руб.»
        return f"{numerals.cardinal(hundredths, case, minor.gender)} {minor.counted(hundredths, case)}"
    if not hundredths:
        return spoken
    return f"{spoken} {numerals.cardinal(hundredths, case, minor.gender)} {minor.counted(hundredths, case)}"
