"""Roman numerals, Cyrillic lookalikes among them, and what they number, cut short: «XIX в.», «III кв.», «4 кл.»."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.declined import Declined, declined
from briefing.normalization.kinds import Number
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.place import case_cut_short
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import rows

_LOOKALIKES = str.maketrans("ХІІІСМ", "XIIICM")
RUN = r"[IVXLCDMХІСМ]+"
NUMERAL = re.compile(rf"(?P<roman>{RUN})(?:-(?P<ending>й|го|му|м|я|ю|е|ого|ый|ая|ой|х))?(?!\w)")
"""A numeral with the ending that may be grown on it."""
ABBREVIATED = re.compile(r"[ ]?(?P<mark>вв\.?|в\.|кв\.|пол\.|полуг\.|степ\.|стад\.|ст\.|тыс\.)(?![а-яё])")
"""What is numbered, cut short: the writings of `roman_heads.tsv` with their full stop."""
_VALID = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ARABIC = re.compile(
    r"(?:(?P<first>\d{1,2})(?P<joint>[ ]?[-–—][ ]?|[ ](?:и|по)[ ]))?"
    r"(?P<n>\d{1,2})(?:-?[аеиоыу]?(?:й|е|я|м|го|му|ю))?[ ]?"
    r"(?P<mark>кв(?:\.|(?=[ ]20\d\d))|полуг\.|вв\.|в\.|кл\.|степ\.|стад\.|ст\.)"
    r"(?![ ]?(?:м|км|см)\b|[ ](?:санти|кило)?метр|[а-яё])"
)


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


@cache
def _heads() -> dict[str, Declined]:
    """Give what is numbered by its abbreviation, without the full stop: «в», «вв», «кв»."""
    table = rows("roman_heads.tsv")
    return {written: declined(f"*{row['lemma']}") for row in table for written in row["written"].split("|")}


def head_of(text: Text, index: int, mark: str, number: int) -> Declined | None:
    """Give what an abbreviation behind a numeral, that begins at a token, stands for: «XV ст.», «ожирение II ст.»."""
    written = mark.rstrip(".")
    if written != "ст":
        return _heads().get(written)
    if number <= 4:
        if speaks_of(text, index, "ills_of_degrees", before=4):
            return _heads()["степ"]
        if speaks_of(text, index, "ills_of_stages", before=4):
            return _heads()["стад"]
    return _heads()[written] if text.kind[index] is not NUMBER else None  # «158 ст.»: an article


def arabic(context: Context, index: int) -> Reading | None:
    """Read «в 4 кв.», «19 в.»: an Arabic numeral before the abbreviation of what is numbered."""
    text = context.text
    match = _ARABIC.match(text.clean, text.start[index])
    known = head_of(text, index, match["mark"], int(match["n"])) if match else None
    before = context.joined(index)
    if before is not None and before.kind is Kind.DESIGNATION:
        return None  # «дома 4, 4б и 6в.»
    if match is None or known is None or (known.head in ("квартал", "полугодие") and int(match["n"]) > 4):
        return None
    governor = context.govern(index)
    between = [joints.joint(match["joint"])] if match["joint"] else []
    case = joints.SECOND_CASE.get(between[0], case_cut_short(governor)) if between else case_cut_short(governor)
    numbers = [int(match[part]) for part in ("first", "n") if match[part]]
    cases = joints.cases(between, case, first=governor.first)
    ordinals = [numerals.ordinal(n, own, known.gender) for n, own in zip(numbers, cases, strict=True)]
    number = Number.PLUR if between and between[0] not in joints.SECOND_CASE else Number.SING
    spoken = f"{joints.join(ordinals, between)} {known.form(case, number)}"
    end = stops.behind(text.clean, match.end())
    return Reading(match.start(), end, spoken, f"ordinal, {case}", kind=Kind.RANK, case=case)
