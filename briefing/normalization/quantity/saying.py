"""Saying quantities: numbers with their scale, unit, currency, percent or noun, in the case the sentence asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.declined import Declined
from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.ranked import is_ranked
from briefing.normalization.kinds import DIRECT, Case, Number
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.coordinated import with_number
from briefing.normalization.quantity.coordinated_with_nouns import fined, made_of, outfitted, with_noun
from briefing.normalization.quantity.coordinated_with_numerals import (
    before_numeral,
    behind_scale,
    in_place_of,
    smaller_part,
    with_numeral,
)
from briefing.normalization.quantity.deciding import agreements_of
from briefing.normalization.quantity.gapped import as_before, behind_aside, gapped, in_next_year
from briefing.normalization.quantity.items import Head, Item, Series
from briefing.normalization.quantity.scales import with_genitive
from briefing.normalization.sentence.readings import Counted, Kind, Reading

_EACH = (("один", "одному"), ("одну", "одной"))
_SCALE_EACH = {"тысячу": "тысяче", "один миллион": "миллиону", "один миллиард": "миллиарду"}
_ONES_EACH = {f"{one}{joint}": f"{each}{joint}" for one, each in _EACH for joint in ("-", " — ")}
"""Of «по 1–2 капли»."""
_MANY = 1000  # what «5 тыс.», «1,5 млн» count is as many as that to grammar
_SHARED: tuple[Callable[[Series], Governor | None], ...] = (
    as_before,
    with_number,
    with_numeral,
    in_place_of,
    smaller_part,
    behind_scale,
    with_noun,
    before_numeral,
    fined,
    outfitted,
    made_of,
    behind_aside,
    in_next_year,
    gapped,
)
"""What a number shares with those beside it; the first that fits holds, before what stands right before is asked."""
_FROM = Governor((Case.GENT,), "от", How.PREPOSITION)


def read_items(
    government: Government, index: int, items: list[Item], previous: Reading | None, governor: Governor | None = None
) -> Reading:
    """Read a series of numbers; what governs them stands before token `index`, unless a governor is given.

    `previous`: the number read before, for coordination.
    """
    series = Series(government, index, items, previous)
    shared = (found for step in _SHARED if (found := step(series)) is not None)
    governor = governor or next(shared, None) or government.at(index)
    from_zero = _is_from_zero(items, governor)
    if from_zero:
        items, governor = [items[0], items[1]._replace(joint="до")], _FROM
    items, ways = _agreeing(government, items, governor)
    spoken, end = _say_series(items, ways)
    if governor.words == "по" and ways[0].case is Case.ACCS:
        spoken = _in_distributive(spoken)
    last = ways[-1]
    if mended := with_genitive(government.text, items[-1], last.case):
        spoken, end = f"{spoken} {mended[0]}", mended[1]
    told = f" («{governor.words}»)" if governor.words else ""
    return Reading(
        items[0].start,
        end,
        f"от {spoken}" if from_zero else spoken,
        f"{last.case}{' ordinal' if last.ordinal else ''}{told}",
        kind=Kind.QUANTITY,
        case=last.case,
        counted=items[-1].counts,
        value=_value(items[-1], last),
    )


def _say_series(items: list[Item], ways: list[Agreement]) -> tuple[str, int]:
    """Say numbers with what they measure, and give the offset behind: «от трёх с половиной до восьми тысяч рублей»."""
    head = items[-1].head
    whole = head if head is None or not items[-1].scale else head._replace(kind=Counted.SCALE)  # «от 3,5 до 8,5 тысячи»
    spoken = joints.join(
        [_say(item, way, whole) for item, way in zip(items, ways, strict=True)],
        [item.joint for item in items[1:]],
        close=True,
    )
    return (spoken, items[-1].end) if head is None or head.measure is None else _with_measure(items, ways, head, spoken)


def _value(item: Item, way: Agreement) -> int:
    """Give how many of what follows a number counts: «3 АЭС», «5 тыс. АЭС»; 0 where it counts nothing."""
    if item.scale:
        return _MANY
    return item.whole if item.is_whole and not way.ordinal else 0


def _in_distributive(spoken: str) -> str:
    """«По 1500–1600 рублей», «по 1 200 000 рублей»: the first word of a number alone stands in the dative."""
    for one, each in _ONES_EACH.items():
        if spoken.startswith(one):
            return each + spoken.removeprefix(one)
    return " — ".join(map(_in_dative, spoken.split(" — ")))


def _in_dative(spoken: str) -> str:
    """Put the thousand or million that a number begins with into the dative."""
    scale = next((scale for scale in _SCALE_EACH if f"{spoken} ".startswith(f"{scale} ")), "")
    return _SCALE_EACH[scale] + spoken.removeprefix(scale) if scale else spoken


def _is_from_zero(items: list[Item], governor: Governor) -> bool:
    """«0–100 км/ч за 3,2 с», which is no «ноль-сто»."""
    if len(items) != 2 or items[0].written != "0" or items[1].joint != joints.DASH or governor.how is How.PREPOSITION:
        return False
    return items[1].head is not None and items[1].head.measure is not None


def _agreeing(government: Government, items: list[Item], governor: Governor) -> tuple[list[Item], list[Agreement]]:
    """Give how each number agrees, and the numbers: ordinals have no decimals, «5,6 и 7 классы» are three."""
    if _are_two_places(items):
        items = _without_decimals(items)
        return items, agreements_of(government, items, governor)
    ways = agreements_of(government, items, governor)
    if not any(item.digits and way.ordinal for item, way in zip(items, ways, strict=True)):
        return items, ways
    items = _without_decimals(items)
    return items, agreements_of(government, items, governor)


def _are_two_places(items: list[Item]) -> bool:
    """«5,6 классы», «для 5,6 классов»: no decimal goes with the noun, which is numbered."""
    head = items[-1].head
    if len(items) > 1 or not items[0].digits or items[0].scale or head is None or head.measure is not None:
        return False
    decimal = (form.case is Case.GENT and form.lemma != "класс" for form in head.forms)
    return is_ranked(head.forms) and not any(decimal)


def _without_decimals(items: list[Item]) -> list[Item]:
    """Give a decimal as the two numbers of a list without its space: «5,6»."""
    parted = []
    for item in items:
        parted.append(item._replace(written=str(item.whole), digits=""))
        if item.digits:
            parted.append(item._replace(whole=int(item.digits), written=item.digits, digits="", joint=","))
    return parted


def _say(item: Item, way: Agreement, head: Head | None) -> str:
    spoken = _number_words(item, way, before=head)
    if not item.scale:
        return spoken
    counted = (2, Case.NOMN) if item.digits else (item.whole, way.case)
    return f"{spoken} {numerals.scale(item.scale, *counted)}"


def _number_words(item: Item, way: Agreement, before: Head | None = None) -> str:
    """Say the bare number of an item."""
    if way.ordinal:
        return numerals.ordinal(item.whole, way.case, way.gender, way.animate)
    if way.collective and numerals.has_collective(item.whole):  # not the first of «1 и 2 суток»
        return numerals.collective(item.whole, way.case, way.animate)
    if item.digits:
        if half := _half_words(item, before, way.case):
            return half
        if item.digits == "0" and "." in item.written and before is None and not item.scale:
            return f"{numerals.cardinal(item.whole, way.case)} ноль"  # «мотор 2.0 TDI»
        return numerals.decimal(item.whole, item.digits, way.case)
    if item.written.startswith("0") and len(item.written) > 1 and not _is_hour(item):
        return numerals.spell_digits(item.written)  # «007», «003,500.00 €»
    if item.whole > numerals.LARGEST:
        return numerals.spell_digits(str(item.whole))
    if item.written == "1 000 000":
        return numerals.scale(2, 1, way.case)
    return numerals.cardinal(item.whole, way.case, way.gender, way.animate)


def _is_hour(item: Item) -> bool:
    """«С 08 час. 30 мин.», «до 09 часов»; but «00 часов»."""
    if not item.whole or item.head is None:
        return False
    measure, forms = item.head.measure, item.head.forms
    return measure.name.head == "час" if measure is not None else any(one.lemma == "час" for one in forms[:1])


def _takes_half(item: Item, head: Head, case: Case) -> bool:
    """«2,5 раза», but «две целых пять десятых года»; «2,5 тонн», whose plural goes with a half and not with tenths."""
    if item.digits != "5" or item.scale or head.kind is not Counted.NOUN:
        return False
    if head.lemma == "раз":
        return True
    plural = all(form.number is Number.PLUR for form in head.forms)
    return plural and (item.whole > 1 or (item.whole == 1 and case not in DIRECT))


def _half_words(item: Item, head: Head | None, case: Case) -> str:
    """Say N,5 of what goes with a half: «полтора», «два с половиной»; nothing of what does not."""
    if head is None or not _takes_half(item, head, case):
        return ""
    if item.whole == 1:
        return "полтора" if case in DIRECT else "полутора"
    return f"{numerals.cardinal(item.whole, case)} с половиной" if item.whole else ""


def _with_measure(items: list[Item], ways: list[Agreement], head: Head, spoken: str) -> tuple[str, int]:
    """Put the unit behind a spoken number: «пять рублей», «пять целых одна десятая рубля»; give where it ends."""
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
        case = Case.GENT if way.animate and way.case is Case.ACCS else way.case  # «осудили двух граждан»
        name = measure.name.counted(item.whole, case)
    return f"{spoken} {name}", head.end


def _money_words(item: Item, case: Case, name: Declined, minor: Declined) -> str:
    """Say a sum with its hundredths: 25 600,50 руб. → «… рублей пятьдесят копеек»."""
    parts = [(item.whole, name), (int(item.digits), minor)][not item.whole :]  # «0,09 руб.»
    return " ".join(f"{numerals.cardinal(n, case, one.gender)} {one.counted(n, case)}" for n, one in parts)
