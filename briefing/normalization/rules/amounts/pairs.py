"""Two numbers with a stroke that are no fraction: a mark out of ten, two sizes or rates of one unit; and stars."""

from __future__ import annotations

import re

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.declined import declined
from briefing.normalization.grammar.governor import Governor, How
from briefing.normalization.grammar.inflection import inflect
from briefing.normalization.grammar.morphology import adjectives, analyses
from briefing.normalization.kinds import Case, Gender, Number
from briefing.normalization.quantity import joints, units
from briefing.normalization.quantity.saying import read_items
from briefing.normalization.rules.context import Context, where
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import SUMS, Counted, Kind, Reading
from briefing.normalization.sentence.text import LATIN, NUMBER
from briefing.normalization.tables import word_list

_MARK = re.compile(
    r"(?P<whole>\d{1,2})(?:[.,](?P<digits>\d{1,2}))?(?P<spaced>[ ]?)/[ ]?(?P<best>5|10|100)(?![\d/]|[.,]\d|[ ]?[ГМ]Гц)"
)
_SHOTS = re.compile(r"(?P<whole>\d{1,2})/(?P<best>\d{1,2})(?![\d/]|[.,]\d)")
_SIZES = re.compile(
    r"(?P<first>\d{1,4})(?:[.,](?P<digits>\d{1,2}))?/"
    r"(?=\d{1,4}(?:[.,]\d{1,2})?[ ]?(?:%|ГБ|Гб|ТБ|Тб|МБ|Мб|Мп|МП|[ГМ]Гц|[ГМ]бит/с|[GTM][Bb])(?!\w)"
    r"|(?<=\d\d/)\d{2,4}[ ]?(?:руб|₽|мг(?!\w)|мм(?!\w|[. ]{0,2}рт)))"
)
_MEMORY = re.compile(r"(?P<first>[2-8]|1[0-8]|24)/(?P<second>64|128|256|512)(?=,? ?и? ?\d{1,2}/\d{2,4})")
_PRESSURE = re.compile(
    r"(?P<first>\d{1,3}(?:[-–]\d{1,3})?)/(?P<second>\d{1,3})(?=(?:[-–]\d{1,3})?[ ]?мм[. ]{0,2}рт(?P<unit>))"
    r"|(?P<upper>[7-9]\d|[12]\d\d)/(?P<lower>[4-9]\d|1\d\d)(?![\d/]|[.,]\d)"
)
_IN_ONE = re.compile(
    r"(?P<things>[2-9]|1\d)(?:[ ]в[ ]|[-‑]?в[-‑]?)1"
    r"(?=[.,;:!?]?(?:\n|\Z)|[ ][—–(«]|(?:[.,;:!?)»\"]|[ ](?:и|для|со?|от|на|к|по|из|за))[ ]"
    r"(?!(?:во?[ ])?\d{1,2}(?!\d|[ ]в[ ]1\b)))"
)
_CURRENCIES = re.compile(r"(?P<of>[A-Z]{3})[/-]?(?P<to>[A-Z]{3}|USDT)(?![\w/])")
_STARS = re.compile(r"(?=☆*★)[★☆]{3,10}")
_STARS_OF_HOTEL = re.compile(r"(?P<stars>[1-5])\*(?![\w*])")
_TYPED_IN_RUSSIAN = {"Е": "и", "В": "би"}  # the letters behind the stroke of «P/E», «P/B»
_COMPARING = frozenset("<>≤≥")
_MANY_SHARES = 5  # from which on the second number of a rate is no denominator: «13/15 %», but «1/3 %»
_REACH = 5  # words before a mark that may say that it is one


def mark(context: Context, index: int) -> Reading | None:
    """Read 8,7/10 as «восемь целых семь десятых из десяти»; whole numbers only where the text speaks of marks."""
    text = context.text
    shots = _SHOTS.match(text.clean, text.start[index])
    if shots is not None and _are_shots(context, index, shots):
        return _out_of(context, index, shots, "")
    match = _MARK.match(text.clean, text.start[index])
    if match is None or int(match["whole"]) > int(match["best"]):
        return None
    if (match["digits"] is None or match["spaced"]) and not speaks_of(text, index, "marks", before=_REACH):
        return None
    return _out_of(context, index, match, match["digits"] or "")


def _are_shots(context: Context, index: int, match: re.Match[str]) -> bool:
    """«Броски — 7/15», «7/15 трёхочковых», «неудачно сыграл нападающий (0/7)», but «бросок решил матч 1/4 финала»."""
    text, whole, best = context.text, int(match["whole"]), int(match["best"])
    if whole > best or not best or match["best"][0] == "0":
        return False
    behind = text.at(match.end())
    parts = text.is_word(behind) and text.clean[match.end()] == " " and analyses(text.word[behind])[0]
    if parts and parts.case is Case.GENT and parts.number is Number.SING:
        return False
    alone = text.word[index - 1] == "(" and text.clean[match.end() : match.end() + 1] == ")"
    return (whole == 0 and alone) or speaks_of(text, index, "shots", before=_REACH, behind=_REACH)


def _out_of(context: Context, index: int, match: re.Match[str], digits: str) -> Reading:
    case, whole = context.govern(index).behind_preposition(Case.NOMN), int(match["whole"])
    given = numerals.decimal(whole, digits, case) if digits else numerals.cardinal(whole, case)
    best = numerals.cardinal(int(match["best"]), Case.GENT)
    return Reading(match.start(), match.end(), f"{given} из {best}", "so many out of", kind=Kind.SCORE)


@where(_IN_ONE)
def in_one(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «2 в 1», «3-в-1» as so many things in one; but «2 в 1 туре», «2 в 1 и 3 во 2 туре»."""
    spoken = f"{numerals.cardinal(int(match['things']))} в одном"
    return Reading(match.start(), match.end(), spoken, "things in one", kind=Kind.DESIGNATION)


def sizes(context: Context, index: int) -> Reading | None:
    """Read «12/256 ГБ» and «13/15 %»: two numbers of one unit."""
    text = context.text
    memory = _MEMORY.match(text.clean, text.start[index])
    if memory is not None:  # «8/128, 8/256 и 8/512 ГБ»
        spoken = " и ".join(numerals.cardinal(int(memory[part])) for part in ("first", "second"))
        return Reading(memory.start(), memory.end(), spoken, "two sizes of memory")
    match = _SIZES.match(text.clean, text.start[index])
    if match is None:
        return None
    last = context.series(text.at(match.end(), index))[0]
    percent = "%" in text.clean[match.end() : last.end + 2]
    if percent and last.whole <= _MANY_SHARES:
        return None
    inner = read_items(context.government, index, [last], None, context.govern(index))
    whole, digits = int(match["first"]), (match["digits"] or "").rstrip("0")
    first = numerals.decimal(whole, digits, inner.case) if digits else numerals.cardinal(whole, inner.case)
    joint = " — " if percent else " и "
    return Reading(match.start(), inner.end, first + joint + inner.spoken, "two of one unit", case=inner.case)


@where(_PRESSURE)
def pressure(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «давление 140/90 мм рт. ст.» as «сто сорок на девяносто миллиметров ртутного столба»."""
    text = context.text
    upper = [int(bound) for bound in re.split("[-–]", match["first"] or match["upper"])]
    told = match["unit"] is not None or text.word[index - 1] == "АД"
    if not told and not speaks_of(text, index, "of_blood_pressure", before=_REACH):
        return None
    second = text.at(match.start("second" if match["second"] else "lower"), index)
    lower = context.series(second)
    lower = lower[:2] if lower[-1].joint == joints.DASH else lower[:1]
    inner = read_items(context.government, second, lower, None, Governor((Case.ACCS,), "на", How.NONE))
    compared = text.word[index - 1] in _COMPARING  # «больше ста сорока на девяносто»
    case = Case.GENT if compared else context.govern(index).behind_preposition(Case.NOMN)
    spoken = f"{' — '.join(numerals.cardinal(bound, case) for bound in upper)} на {inner.spoken}"
    return Reading(match.start(), inner.end, spoken, f"pressure of the blood, {case}")


@where(_STARS)
def stars(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read ★★★☆☆ as «три из пяти»."""
    full = numerals.cardinal(match.group().count("★"))
    best = numerals.cardinal(len(match.group()), Case.GENT)
    return Reading(match.start(), match.end(), f"{full} из {best}", "stars")


@where(_STARS_OF_HOTEL)
def stars_of_hotel(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read «отель 4*» as «четыре звезды»."""
    if not speaks_of(context.text, index, "hotels", before=_REACH, behind=_REACH):
        return None
    return Reading(match.start(), match.end(), declined("*звезда").so_many(int(match["stars"])), "stars of a hotel")


def ratio(context: Context, index: int) -> Reading | None:
    """Read the stroke of «долг/EBITDA», «P/E» and «долг / EBITDA» as «к»."""
    text = context.text
    if text.word[index] not in "/\\" or not 0 < index < text.count - 1 or text.broken(index + 1):
        return None
    quoted = text.word[index + 1] == "«" and text.kind[index - 1] is LATIN and text.word[index - 1].isupper()
    if quoted:  # «GMV/«рыночная капитализация»»
        return Reading(text.start[index], text.end[index], " к ", "ratio")
    start, end, word = text.end[index - 1], text.end[index + 1], text.lower(index + 1)
    if text.word[index - 1] == "P" and text.word[index + 1] in _TYPED_IN_RUSSIAN:
        to = _TYPED_IN_RUSSIAN[text.word[index + 1]]
    elif text.lower(index + 2) in word_list("ratio_of") and text.is_word(index + 1) and adjectives(word):
        to = inflect(word, Case.DATV, Number.SING, Gender.FEMN)  # «долг / скорректированная EBITDA»
    elif word not in word_list("ratio_of") or not text.word[index - 1].isalpha():
        return None
    elif text.is_word(index + 1):  # «капитализация/капитал»
        to = inflect(word, Case.DATV, analyses(word)[0].number or Number.SING)
    else:
        to, end = "", text.start[index + 1]
    return Reading(start, end, f" к {to}", "ratio")


@where(_CURRENCIES)
def currencies(context: Context, index: int, match: re.Match[str]) -> Reading | None:
    """Read USD/RUB, BTC-USD and EURUSD by the names of the two: «доллар-рубль»."""
    names = [units.name_of_code(match[code]) for code in ("of", "to")]
    if None in names or (context.text.glued(index) and context.text.word[index - 1] == "/"):
        return None
    spoken = "-".join(name.form(Case.NOMN, Number.SING) for name in names if name is not None)
    return Reading(match.start(), match.end(), spoken, "pair of currencies")


def price(context: Context, index: int) -> Reading | None:
    """Read the stroke of «500 руб./2 ч» as «за», the price of so many, and of «400 мг/5 мл» as «на»."""
    text, last = context.text, context.last
    if text.word[index] != "/" or last is None or last.counted not in SUMS or last.end != text.start[index]:
        return None
    head = context.series(index + 1)[0].head if text.glued(index + 1) and text.kind[index + 1] is NUMBER else None
    if head is None:
        return None
    if last.counted is Counted.MONEY:
        return Reading(text.start[index], text.end[index], " за ", "price of so many", Kind.PREPOSITION, lemma="за")
    if head.measure is None or not head.measure.name.head.endswith(("грамм", "литр")):
        return None  # «220 В/50 Гц»
    return Reading(text.start[index], text.end[index], " на ", "amount in so much", Kind.PREPOSITION, lemma="на")
