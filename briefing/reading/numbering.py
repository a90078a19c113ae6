"""The numbers of lists as they are shown: 1, a, iv, б."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_UNITS = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"  # without ё, й, ъ, ы, ь, which lists leave out


def number_text(number: int, counting: str) -> str:
    """Give a number counted as decimal, lower-latin, upper-latin, lower-roman, upper-roman, lower-russian or
    upper-russian; any other way of counting is decimal.
    """
    kind = counting.removeprefix("lower-").removeprefix("upper-")
    if number < 1 or kind not in ("latin", "roman", "russian"):
        return str(number)
    if kind == "roman":
        text = _roman(number) if number < 4000 else str(number)
    else:
        letters = _LATIN if kind == "latin" else _RUSSIAN
        text = letters[(number - 1) % len(letters)] * min((number - 1) // len(letters) + 1, 3)
    return text.upper() if counting.startswith("upper-") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_UNITS):
        text += letters * (number // value)
        number %= value
    return text
