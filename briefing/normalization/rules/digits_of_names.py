"""How the digits of a name are said: «две тысячи сто семь», «семьсот двадцать», «ноль ноль семь»."""

from __future__ import annotations

from briefing.normalization.grammar import numerals

_LONGEST_WHOLE = 4  # digits of a designation said as one number; longer ones are said in pairs or one by one


def say_digits(digits: str) -> str:
    """Say the digits of a name: leading zeros one by one, up to four as a number, five as two and three, then pairs."""
    zeros = len(digits) - len(digits.lstrip("0"))
    rest = digits[zeros:]
    words = ["ноль"] * zeros
    if len(rest) == _LONGEST_WHOLE + 1 and rest.endswith("00"):  # «i7-14700»
        words.append(numerals.cardinal(int(rest)))
    elif len(rest) == _LONGEST_WHOLE + 1:  # «ОФЗ-26238», «i5-12450H»
        words += [numerals.cardinal(int(rest[:2])), say_digits(rest[2:])]
    elif len(rest) > _LONGEST_WHOLE:
        odd = len(rest) % 2
        pairs = ([rest[:odd]] if odd else []) + [rest[at : at + 2] for at in range(odd, len(rest), 2)]
        for pair in pairs:
            words.append(say_pair(pair))
    elif rest:
        words.append(numerals.cardinal(int(rest)))
    return " ".join(words)


def say_pair(digits: str) -> str:
    """Say two digits: «двадцать один», «ноль семь»."""
    return numerals.spell_digits(digits) if digits.startswith("0") else numerals.cardinal(int(digits))
