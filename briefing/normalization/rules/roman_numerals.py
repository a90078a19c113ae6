"""What is written as a Roman numeral, and its value; Cyrillic lookalikes count."""

from __future__ import annotations

import re

_LOOKALIKES = str.maketrans("ХІІІСМ", "XIIICM")
RUN = r"[IVXLCDMХІСМ]+"
NUMERAL = re.compile(rf"(?P<roman>{RUN})(?:-(?P<ending>й|го|му|м|я|ю|е|ого|ый|ая|ой|х))?(?!\w)")
"""A numeral with the ending that may be grown on it."""
ABBREVIATED = re.compile(r"[ ]?(?P<mark>вв\.?|в\.|кв\.|пол\.|полуг\.|степ\.|стад\.|ст\.|тыс\.)(?![а-яё])")
"""What is numbered, cut short: the writings of `roman_heads.tsv` with their full stop."""
_VALID = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def latin(written: str) -> str:
    """Give a numeral in Latin letters."""
    return written.translate(_LOOKALIKES)


def value(written: str) -> int:
    """Give the value of a Roman numeral, 0 for what is none."""
    letters = latin(written)
    if not letters or not _VALID.match(letters):
        return 0
    total = 0
    for letter, following in zip(letters, letters[1:] + " ", strict=True):
        step = _VALUES[letter]
        total += -step if _VALUES.get(following, 0) > step else step
    return total
