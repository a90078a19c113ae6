"""Scores and ratios: 3:1, «со счётом 2-1», 10:0, масштаб 1:25 000."""

from __future__ import annotations

import re

from briefing.normalization import numerals
from briefing.normalization.readings import Reading
from briefing.normalization.scene import Scene
from briefing.normalization.text import Text

_COLON = re.compile(r"(?P<first>\d{1,3})[ ]?:[ ]?(?P<second>\d{1,3}(?:[ ]\d{3})+(?!\d)|\d{1,3})(?![\d:]|[.,]\d)")
_DASH = re.compile(r"(?P<first>\d{1,3})[-–](?P<second>\d{1,3})(?![\d-]|[.,]\d)")
_RATIO = re.compile(r"пропорци|соотношени|отношени|масштаб|раствор|разба|шанс|разведи|курс")
_SCREEN = re.compile(r"экран|формат|сторон|разрешени|кадр")
_SPORT = (
    "счёт", "счет", "побед", "выигр", "проигр", "обыгр", "разгром", "поражен", "ничь", "уступ", "сыгра", "матч",
    "сет", "тайм", "серии", "закончил", "заверш",
)  # fmt: skip


def colon(scene: Scene, index: int) -> Reading | None:
    """Read two numbers with a colon between them, one after the other."""
    text = scene.text
    match = _COLON.match(text.clean, text.start[index])
    if match is None:
        return None
    near = " ".join(text.lower(left) for left in range(max(0, index - 4), index))
    if _SCREEN.search(near):
        return _score(match, "на")
    if _RATIO.search(near) or (int(match["first"]) == 1 and len(match["second"]) > 2):
        return _score(match, "к")
    return _score(match)


def dash(scene: Scene, index: int) -> Reading | None:
    """Read 2-1 as a score: alone on its line, or where a word of sport stands before it."""
    text = scene.text
    match = _DASH.match(text.clean, text.start[index])
    if match is None:
        return None
    if not _sporting(text, index) and not (
        int(match["first"]) < 10
        and text.clean.strip(" .!") == match.group()
        and int(match["first"]) >= int(match["second"])
    ):
        return None
    after = text.at(match.end(), index)
    if (
        text.is_word(after)
        and not text.broken(after)
        and text.lower(after) not in ("в", "и", "по", "на", "после", "над", "а", "у", "с", "к")
    ):
        return None
    return _score(match)


def _sporting(text: Text, index: int) -> bool:
    near = (text.lower(left) for left in range(max(0, index - 4), index))
    return any(word.startswith(_SPORT) for word in near)


def _score(match: re.Match[str], joint: str = "") -> Reading:
    first = numerals.cardinal(int(match["first"]))
    second = numerals.cardinal(int(match["second"].replace(" ", "")), "datv" if joint == "к" else "nomn")
    spoken = f"{first} {joint} {second}" if joint else f"{first} {second}"
    return Reading(match.start(), match.end(), spoken, "ratio" if joint else "score", head="score")
