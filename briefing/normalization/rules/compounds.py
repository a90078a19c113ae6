"""Compound words with a number inside: 25-летие, 16-этажный, 50%-ная, 1,5-литровая, 30–40-летние."""

from __future__ import annotations

import re

from briefing.normalization import numerals
from briefing.normalization.morphology import analyses
from briefing.normalization.readings import Reading
from briefing.normalization.scene import Scene

_COMPOUND = re.compile(
    r"(?P<first>\d+(?:,\d+)?)(?:-?[ ]?[-–—][ ]?(?P<second>\d+(?:,\d+)?))?"
    r"(?P<percent>[ ]?%)?[ ]?[-‑–](?P<word>[а-яё]{2,}(?:-[а-яё]+)*)(?![\w])"
)
_JOINED = re.compile(r"(?P<first>\d+)(?P<second>)(?P<percent>)(?P<word>летн[а-яё]+|лети[а-яё]+|кратн[а-яё]+|этажн[а-яё]+)")
_PERCENT_ENDING = re.compile(r"н?(?:ый|ая|ое|ые|ого|ой|ому|ую|ым|ом|ых|ыми|й)\Z")
_HALF = {"0,5": "полу", "1,5": "полутора", "2,5": "двух с половиной ", "3,5": "трёх с половиной "}


def compound(scene: Scene, index: int) -> Reading | None:
    """Read a number joined by a hyphen to the word that it is part of."""
    text = scene.text
    match = _COMPOUND.match(text.clean, text.start[index]) or _JOINED.match(text.clean, text.start[index])
    if match is None:
        return None
    word = match["word"]
    if match["percent"]:
        if not _PERCENT_ENDING.match(word):
            return None
        word = "процент" + (word if word.startswith("н") else "н" + word)
    elif not _can_follow(word):
        return None
    first, second = _stem(match["first"]), _stem(match["second"]) if match["second"] else None
    if first is None or match["second"] and second is None:
        return None
    stems = first if second is None else f"{first}-{second}"
    return Reading(match.start(), match.end(), _joined(stems, word), "number inside a compound word")


def _stem(written: str) -> str | None:
    if written in _HALF:
        return _HALF[written]
    if "," in written:
        return None
    n = int(written)
    return numerals.stem(n) if n <= numerals.LARGEST else None


def _joined(stem: str, word: str) -> str:
    if stem.endswith(" "):
        return stem + word
    if stem == "одно" and word.startswith(("тысячн", "миллионн", "миллиардн")):
        stem = ""
    if word.startswith("летн") and stem.endswith("одно") and stem != "одно":
        return stem + word
    return stem + word


def _can_follow(word: str) -> bool:
    """Whether a word behind a number and hyphen is the rest of a compound (an adjective or noun), not an ending."""
    if len(word) < 3:
        return False
    if word.startswith(("лет", "тысячн", "миллионн", "миллиардн", "кратн", "процентн", "градусн")):
        return True
    return analyses(word)[0].pos in ("ADJF", "NOUN", "PRTF", "ADVB")
