"""What stands between the numbers of a series: which case it asks of the second one, and how the parts are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.normalization.kinds import Case
from briefing.normalization.sentence.text import DASHES

SECOND_CASE = {
    "до": Case.GENT, "по": Case.ACCS, "к": Case.DATV, "на": Case.ACCS, "из": Case.GENT, "против": Case.GENT,
}  # fmt: skip
"""The case of the second of two numbers: «с 5 по 7», «с 2015 на 2016 год», «5 из 7», «5 против 7».

Not what `prepositions.tsv` says of a preposition by itself («по 7 рублей», «на 7 этаже»).
"""
DASH = "—"
_BETWEEN = re.compile(r"(, | и | или |[-–—])")


def joint(written: str) -> str:
    """Give what is written between two numbers as a joint: a dash of any length, a comma or a word."""
    bare = written.strip()
    return DASH if bare in DASHES else bare


def parted(written: str) -> tuple[list[str], list[str]]:
    """Part numbers that are written in a row, «5, 6 и 7», and give them, and their joints."""
    parts = _BETWEEN.split(written)
    return parts[::2], [joint(between) for between in parts[1::2]]


def cases(between: Sequence[str], case: Case, *, first: Case) -> list[Case]:
    """Give the case of each part of a series: its joint's, else that of the part before.

    The first part stands in `case`, but in `first` where the second has a preposition («с 2010 по 2015 год»).
    """
    found = [first if between and between[0] in SECOND_CASE else case]
    for joint in between:
        found.append(SECOND_CASE.get(joint, found[-1]))
    return found


def join(spoken: Sequence[str], joints: Sequence[str], *, close: bool = False) -> str:
    """Join the parts of a series; `joints` are what stands between them.

    `close`: single words are joined by a hyphen («пять-семь лет»), as numbers are that tell one quantity.
    """
    out = spoken[0]
    for words, between in zip(spoken[1:], joints, strict=True):
        if between.startswith(","):
            out += f"{between} {words}"
        elif between != DASH:
            out += f" {between} {words}"
        elif close and " " not in out.rsplit(", ", 1)[-1] and " " not in words:
            out += f"-{words}"
        else:
            out += f" — {words}"
    return out
