"""Signs: minus and plus before numbers, № and §, currency before its number, arithmetic, the rest by a table."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from briefing.normalization import counting, measures
from briefing.normalization.governance import Governor
from briefing.normalization.quantities import Head, rates, series
from briefing.normalization.readings import Reading
from briefing.normalization.rules.designations import say_digits
from briefing.normalization.scene import Scene
from briefing.normalization.tables import rows
from briefing.normalization.text import NUMBER

_NUMBERED = re.compile(r"№{1,2}[ ]?(?P<numbers>\d+(?:(?:, | и |[-–—])\d+)*)(?![\d.]\d)")
_RATE = re.compile(r"/(?P<rate>[а-яё]+[²2]?\.?)(?![\w/])")
_PARAGRAPH = re.compile(r"§{1,2}[ ]?(?=\d)")
_SIGNED = re.compile(r"(?P<sign>[-–−+±~≈><≥≤]{1,2})[ ]?(?=\d)")
_SIGN_WORDS = {"-": "минус", "–": "минус", "−": "минус", "+": "плюс", "±": "плюс-минус", "~": "примерно", "≈": "примерно",
               ">": "больше", "<": "меньше", "≥": "не меньше", "≤": "не больше", "+-": "плюс-минус", "+/-": "плюс-минус"}  # fmt: skip
_GENITIVE = frozenset(["больше", "меньше", "не меньше", "не больше"])


@cache
def table() -> dict[str, str]:
    """Every sign of the table and its reading."""
    return {row["symbol"]: row["reading"] for row in rows("symbols.tsv")}


def signed(scene: Scene, index: int) -> Reading | None:
    """Read a sign that belongs to the number behind it: -10 °C, +3,5 %, ±5, > 100."""
    text = scene.text
    match = _SIGNED.match(text.clean, text.start[index])
    if match is None or match["sign"] not in _SIGN_WORDS:
        return None
    before = text.clean[: match.start()].rstrip(" ")
    spaced = text.clean[match.end() - 1] == " "
    if before and (before[-1].isdigit() or before[-1].isalpha() and (not text.clean[match.start() - 1] == " " or spaced)):
        return None
    if before and before[-1] in "%)°" and spaced:
        return None
    number = text.at(match.end(), index)
    inner = scene.read_number(number)
    if inner is None:
        return None
    if inner.rule == "quantity":  # its case is asked for by what stands before the sign
        inner = counting.read_items(text, index, series(text, number), scene.number)
    word = _SIGN_WORDS[match["sign"]]
    if word in _GENITIVE:
        inner = counting.read_items(text, index, series(text, number), None, Governor(("gent",), word, "preposition"))
    return replace(inner, start=match.start(), spoken=f"{word} {inner.spoken.strip()}")


def numbered(scene: Scene, index: int) -> Reading | None:
    """Read № with the number or numbers behind it."""
    text = scene.text
    match = _NUMBERED.match(text.clean, text.start[index])
    if match is None:
        return None
    parts = re.split(r"(, | и |[-–—])", match["numbers"])
    spoken = "".join(say_digits(part) if part.isdigit() else (" — " if part in "-–—" else part) for part in parts)
    word = "номера" if len(parts) > 1 else "номер"
    return Reading(match.start(), match.end(), f"{word} {spoken}", "number sign")


def paragraph(scene: Scene, index: int) -> Reading | None:
    """Read § before a number."""
    match = _PARAGRAPH.match(scene.text.clean, scene.text.start[index])
    if match is None:
        return None
    return Reading(match.start(), match.end(), "параграф ", "paragraph sign")


def money_before(scene: Scene, index: int) -> Reading | None:
    """Read a sum whose currency stands before it: $15 млн, €200, £1–2 bn."""
    text = scene.text
    match = measures.currency_sign_pattern().match(text.clean, text.start[index])
    if match is None:
        return None
    number = text.at(match.end(), index)
    items = series(text, number)
    measure = measures.unit(match.group())
    last = items[-1]
    items[-1] = replace(last, head=Head("money", last.end, measure))
    reading = counting.read_items(scene.text, index, items, scene.number)
    rate = _RATE.match(text.clean, reading.end)
    if rate and rate["rate"] in rates():
        reading = replace(reading, end=rate.end(), spoken=f"{reading.spoken} {rates()[rate['rate']]}")
    return replace(reading, start=match.start(), reason=reading.reason + ", currency before its number")


def multiplied(scene: Scene, index: int) -> Reading | None:
    """Read x between numbers as «на» for sizes (3×4 м) and «умножить на» in sums."""
    text = scene.text
    sign = text.word[index]
    if sign not in "×xхXХ*" or not (0 < index < text.count - 1):
        return None
    if text.kind[index - 1] != NUMBER or text.kind[index + 1] != NUMBER:
        return None
    equals = "=" in text.clean[text.end[index] : text.end[index] + 12]
    word = "на" if sign in "xхXХ" or not equals and len(text.clean) > 12 and sign != "*" else "умножить на"
    start, end = text.end[index - 1], text.start[index + 1]
    return Reading(start, end, f" {word} ", "multiplication")


def arithmetic(scene: Scene, index: int) -> Reading | None:
    """Read + - = ÷ : between numbers."""
    text = scene.text
    word = {"+": "плюс", "=": "равно", "÷": "разделить на", "−": "минус"}.get(text.word[index])
    if word is None or not (0 < index < text.count - 1):
        return None
    start, end = text.end[index - 1], text.start[index + 1]
    return Reading(start, end, f" {word} ", "sign between terms")


def by_table(scene: Scene, index: int) -> Reading | None:
    """Read any other sign by the table; one without a reading is left out, with a report unless it is mere ornament."""
    text = scene.text
    sign = text.word[index]
    start, end = text.start[index], text.end[index]
    if sign in "[{":
        return Reading(start, end, "(", "bracket")
    if sign in "]}":
        return Reading(start, end, ")", "bracket")
    if sign in "/\\|":
        rate = _RATE.match(text.clean, start)
        if rate and rate["rate"] in rates() and index and text.is_word(index - 1):
            return Reading(start, rate.end(), " " + rates()[rate["rate"]], "rate")
        return Reading(start, end, " " if text.glued(index) else "", "stroke")
    if sign in "*_~^`•·●■▪◦►▶†‡¶#":
        return Reading(start, end, "", "ornament")
    spoken = table().get(sign)
    if spoken:
        lead = "" if start == 0 or text.clean[start - 1] in " \n" else " "
        tail = "" if end >= len(text.clean) or text.clean[end] in " \n.,;:!?)»" else " "
        return Reading(start, end, lead + spoken + tail, "sign")
    return Reading(start, end, "", "nothing to say", report=sign)


