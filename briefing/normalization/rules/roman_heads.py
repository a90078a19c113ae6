"""The abbreviations of what is numbered, behind a Roman numeral or a small Arabic one: «XIX в.», «III кв.», «4 кл.»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.kinds import CASES, Case, Gender
from briefing.normalization.quantity import joints
from briefing.normalization.quantity.place import case_cut_short
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence import stops
from briefing.normalization.sentence.nearby import speaks_of
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import NUMBER, Text
from briefing.normalization.tables import rows

_QUARTERS = 4
_DEGREES = 4  # and stages of an illness
_REACH = 4  # tokens before a degree among which the illness is named
_ARABIC = re.compile(
    r"(?:(?P<first>\d{1,2})(?P<joint>[ ]?[-–—][ ]?|[ ](?:и|по)[ ]))?"
    r"(?P<n>\d{1,2})(?:-?[аеиоыу]?(?:й|е|я|м|го|му|ю))?[ ]?"
    r"(?P<mark>кв(?:\.|(?=[ ]20\d\d))|полуг\.|вв\.|в\.|кл\.|степ\.|стад\.|ст\.)"
    r"(?![ ]?(?:м|км|см)\b|[ ](?:санти|кило)?метр|[а-яё])"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What an abbreviation behind a numeral stands for, in its cases: «век»."""

    lemma: str
    gender: Gender
    singular: dict[Case, str]
    plural: dict[Case, str]


@cache
def heads() -> dict[str, Head]:
    """Give what is numbered by its abbreviation, without the full stop: «в», «вв», «кв»."""
    return {written: _mark(row) for row in rows("roman_heads.tsv") for written in row["written"].split("|")}


def head_of(text: Text, index: int, mark: str, number: int) -> Head | None:
    """Give what an abbreviation behind a numeral, that begins at a token, stands for: «XV ст.», «ожирение II ст.»."""
    written = mark.rstrip(".")
    if written != "ст":
        return heads().get(written)
    if number <= _DEGREES:
        if speaks_of(text, index, "ills_of_degrees", before=_REACH):
            return heads()["степ"]
        if speaks_of(text, index, "ills_of_stages", before=_REACH):
            return heads()["стад"]
    return heads()[written] if text.kind[index] is not NUMBER else None  # «158 ст.»: an article


def _mark(row: dict[str, str]) -> Head:
    return Head(
        row["lemma"],
        Gender(row["gender"]),
        dict(zip(CASES, row["singular"].split(), strict=True)),
        dict(zip(CASES, row["plural"].split(), strict=True)),
    )


def arabic(context: Context, index: int) -> Reading | None:
    """Read «в 4 кв.», «19 в.»: an Arabic numeral before the abbreviation of what is numbered."""
    text = context.text
    match = _ARABIC.match(text.clean, text.start[index])
    known = head_of(text, index, match["mark"], int(match["n"])) if match else None
    before = context.joined(index)
    if before is not None and before.kind is Kind.DESIGNATION:
        return None  # «дома 4, 4б и 6в.»
    if match is None or known is None or (known.lemma in ("квартал", "полугодие") and int(match["n"]) > _QUARTERS):
        return None
    governor = context.govern(index)
    between = [joints.joint(match["joint"])] if match["joint"] else []
    case = joints.SECOND_CASE.get(between[0], case_cut_short(governor)) if between else case_cut_short(governor)
    numbers = [int(match[part]) for part in ("first", "n") if match[part]]
    cases = joints.cases(between, case, first=governor.first)
    ordinals = [numerals.ordinal(n, own, known.gender) for n, own in zip(numbers, cases, strict=True)]
    names = known.plural if between and between[0] not in joints.SECOND_CASE else known.singular
    spoken = f"{joints.join(ordinals, between)} {names[case]}"
    end = stops.behind(text.clean, match.end())
    return Reading(match.start(), end, spoken, f"ordinal, {case}", kind=Kind.RANK, case=case)
