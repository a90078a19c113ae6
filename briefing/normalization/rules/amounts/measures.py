"""Measures with a notation of their own: «4х6», «2×50 Вт», «8xH100», 55° 45′ 20″, «2 р./сут.», «мотор 1.6»."""

from __future__ import annotations

import re

from briefing.normalization.foreign import latin
from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.declined import declined
from briefing.normalization.kinds import Case
from briefing.normalization.rules.context import Context, where
from briefing.normalization.rules.digits_of_names import say_digits
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import CLOSING, LATIN, NUMBER, Text
from briefing.normalization.tables import beginnings, word_list

_SIGNS_OF_TIMES = frozenset("xхХX×")
_TIMES = re.compile(r"(?P<first>\d+)(?:[.,](?P<digits>\d{1,2}))?[ ]?[xхХX×][ ]?(?=\d)(?!\dD\b)")
_SO_MANY = re.compile(r"(?P<first>\d{1,3})x(?:(?P<letters>[A-Z]{1,3})(?=\d{2})|[ ](?=[A-Z]{1,3}[ ]?\d{2}))")  # «8xH100»
_BARE = re.compile(r"\d{2,4}(?![\d,.]\d|[ ]?(?:м|км)\b|[ ]метр|[ ]килом|\w)")
_EACH = re.compile(
    r"\d+(?:[.,]\d+)?[ ]?(?:[кМГ]?Вт|л\.[ ]?с|[МГТ][БбB]|[GT]B|М[пП]|мк?г|мл)(?!\w)"
)  # «2×50 Вт»: so much each
_LAPS = re.compile(r"(?<=\d[xхХX×])[ ]?\d+(?:[.,]\d+)?[ ]?(?:к?м(?!\w)|(?:кило)?метр)")
_TIMES_AS_MANY = re.compile(r"[xх](?P<whole>\d{1,3})(?:[.,](?P<digits>\d))?(?!\w|[.,]\d|[ ]?[xхX×=])")
_ONE_UNKNOWN = re.compile(r"(?<!\w)[xх]1(?!\w|[.,]\d)")
_PROCESSORS = (32, 64, 86)
_NEAR = 20  # characters behind the first number, among which it is too: «4х7,5 км, эстафета»
_SENTENCE = 100  # characters before, among which a relay is spoken of
_ANGLE = re.compile(
    r"(?P<degree>\d{1,3})[ ]?°[ ]?(?P<minute>\d{1,2})[ ]?[′'](?:[ ]?(?P<second>\d{1,2})[ ]?(?:[″\"]|''))?"
)
_OFTEN = re.compile(
    r"(?P<numbers>[1-9](?:[-–][2-9])?)[ ]?р\.?(?:[ ]?/[ ]?|[ ]в[ ])"
    r"(?:(?P<day>день|д)|(?P<round>сутки|сут)|(?P<week>неделю|нед)|(?P<month>месяц|мес))(?![а-яё])\.?"
)
_SPANS = {"day": "день", "round": "сутки", "week": "неделю", "month": "месяц"}
_SIZE = re.compile(r"(?P<litres>[0-8])(?P<point>[.,])(?P<tenths>\d)(?![\d%]|[.,]\d)")
_LONGEST_MODEL = 5  # tokens of a maker's and a model's name
_POWER = re.compile(r"[ ]\(\d{2,4}[ ]?л\.?[ ]?с")  # «1.8 (122 л. с.)»


def between_measures(context: Context, index: int) -> Reading | None:
    """Read the sign between two measures: «20 см x 30 см», whatever letter it is."""
    text, last = context.text, context.last
    if text.word[index] not in _SIGNS_OF_TIMES or last is None or last.counted is not Counted.UNIT:
        return None
    if last.end < text.end[index - 1] or not text.is_number(index + 1) or text.broken(index):
        return None
    return Reading(text.start[index], text.end[index], "на", "dimensions")


@where(_TIMES_AS_MANY)
def times_as_many(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «(х2,3)», «прибыль выросла: x3» as so many times; but «(x1, x2)» are unknowns."""
    text = context.text
    bracketed = text.word[index - 1] == "("
    if not index or (text.glued(index) and not bracketed) or text.is_latin(index - 1):
        return None
    alone = bracketed and text.clean.startswith(")", match.end())
    unknowns = _ONE_UNKNOWN.search(text.clean) is not None
    if not match["digits"] and (int(match["whole"]) in _PROCESSORS or unknowns):
        return None  # «x86», «x1 упало, x2 выросло»
    if not (match["digits"] or alone or speaks_of(text, index, "changes", before=5)):
        return None
    whole, digits = int(match["whole"]), match["digits"] or ""
    if digits == "5" and whole:
        number = "полтора" if whole == 1 else f"{numerals.cardinal(whole, Case.ACCS)} с половиной"
    elif digits.strip("0"):
        number, whole = numerals.decimal(whole, digits, Case.ACCS), 2
    else:
        number = numerals.cardinal(whole, Case.ACCS)
    times = declined("*раз", "раз").counted(2 if number == "полтора" else whole, Case.ACCS)
    return Reading(match.start(), match.end(), f"в {number} {times}", "times as many", kind=Kind.QUANTITY)


def dimensions(context: Context, index: int) -> Reading | None:
    """Read the first number of 4х6 with the sign between («на»; «по» for a relay, «2×50 Вт»), whatever letter it is."""
    text = context.text
    several = _SO_MANY.match(text.clean, text.start[index])
    if several is not None:
        spoken = numerals.cardinal(int(several["first"]), context.govern(index).behind_preposition(Case.NOMN))
        letters = several["letters"]  # of the same token as the sign
        spoken += f" {latin.spell(letters) if letters else ''}"
        return Reading(several.start(), several.end(), spoken, "so many of a model")
    match = _TIMES.match(text.clean, text.start[index])
    if match is None:
        return None
    earliest = max(0, match.start() - _SENTENCE)
    begins = text.clean.rfind("\n", earliest, match.start()) + 1
    near = text.clean[max(begins, earliest) : match.end() + _NEAR].lower()
    laps = _LAPS.match(text.clean, match.end()) is not None  # «прошли дистанцию 4х5 км»: a relay too
    relay = "эстафет" in near or (laps and any(word in near for word in beginnings("raced")))
    each = relay or _EACH.match(text.clean, match.end()) is not None
    whole, digits = match["first"], match["digits"]
    first = numerals.decimal(int(whole), digits, Case.NOMN) if digits else say_digits(whole)
    spoken = f"{first} {'по' if each else 'на'} "
    bare = _BARE.match(text.clean, match.end()) if relay else None
    if bare:  # «в эстафете 4x200 лучшей стала …»
        return Reading(match.start(), bare.end(), spoken + say_digits(bare.group()), "dimensions")
    end = match.start() + len(match.group().rstrip())
    said = spoken if end == match.end() else spoken.rstrip()
    kind = Kind.OTHER if each else Kind.PREPOSITION
    return Reading(match.start(), end, said, "dimensions", kind=kind, lemma="умножить на")


@where(_ANGLE)
def angle(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read an angle part by part."""
    case = context.govern(index).behind_preposition(Case.NOMN)
    names = (declined("*градус"), declined("*минута"), declined("*секунда"))
    spoken = " ".join(name.so_many(int(n), case) for n, name in zip(match.groups(), names, strict=True) if n)
    return Reading(match.start(), match.end(), spoken, f"angle, {case}", kind=Kind.QUANTITY, case=case)


@where(_OFTEN)
def often(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read so few «р.» a day as times, not roubles."""
    numbers = [int(number) for number in re.split("[-–]", match["numbers"])]
    said = "-".join(numerals.cardinal(number) for number in numbers)
    span = next(span for name, span in _SPANS.items() if match[name])
    spoken = f"{said} {declined('*раз', 'раз').counted(numbers[-1], Case.NOMN)} в {span}"
    end = stops.behind(match.string, match.end())
    return Reading(match.start(), end, spoken, "how often", kind=Kind.QUANTITY, case=Case.NOMN)


@where(_SIZE)
def size(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read litres and tenths behind an engine or before its code, where no unit stands: «мотор 2.0» is «два ноль»."""
    text = context.text
    behind = text.lower(text.at(match.end(), index))
    coded = behind in word_list("engine_codes") or _POWER.match(text.clean, match.end())
    of_engine = _is_of_engine(context, index) or (match["point"] == "." and _is_of_car(text, index))
    if not coded and (not of_engine or context.series(index)[0].is_amount):
        return None  # «двигатель 1,6 л», «дизель 2,5 процента»
    litres, tenths = int(match["litres"]), int(match["tenths"])
    joint = " и " if tenths else " "
    spoken = numerals.cardinal(litres) + joint + numerals.cardinal(tenths)
    return Reading(match.start(), match.end(), spoken, "size of an engine", kind=Kind.DESIGNATION)


def _is_of_engine(context: Context, index: int) -> bool:
    """«С мотором 1.6», «двигатели 1.4 и 1.6»."""
    text, before = context.text, context.joined(index)
    if before is not None and before.kind is Kind.DESIGNATION and _SIZE.fullmatch(text.clean, before.start, before.end):
        return True
    last = index - 1 - (text.word[index - 1] in CLOSING)  # «атмосферник» 1.5
    return text.is_word(last) and text.lower(last).startswith(beginnings("engines"))


def _is_of_car(text: Text, index: int) -> bool:
    """«Kia Rio 1.6», «Peugeot 2008 1.2 Puretech»: whether the maker of a car stands before in Latin letters."""
    for before in range(index - 1, max(-1, index - 1 - _LONGEST_MODEL), -1):
        if text.broken(before + 1) or text.kind[before] not in (LATIN, NUMBER):
            return False
        if text.lower(before) in word_list("car_makers"):
            return True
    return False
