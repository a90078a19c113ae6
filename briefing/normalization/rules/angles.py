"""Degrees with their minutes and seconds: 55° 45′ 20″."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.declined import Declined, declined
from briefing.normalization.kinds import Case
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Kind, Reading

_ANGLE = re.compile(
    r"(?P<degree>\d{1,3})[ ]?°[ ]?(?P<minute>\d{1,2})[ ]?[′'](?:[ ]?(?P<second>\d{1,2})[ ]?(?:[″\"]|''))?"
)


@cache
def _units() -> tuple[Declined, Declined, Declined]:
    return declined("*градус"), declined("*минута"), declined("*секунда")


def angle(context: Context, index: int) -> Reading | None:
    """Read an angle part by part."""
    match = _ANGLE.match(context.text.clean, context.text.start[index])
    if match is None:
        return None
    governor = context.govern(index)
    case = governor.behind_preposition(Case.NOMN)
    parts = [
        f"{numerals.cardinal(int(written), case, unit.gender)} {unit.counted(int(written), case)}"
        for written, unit in zip(match.groups(), _units(), strict=True)
        if written
    ]
    return Reading(match.start(), match.end(), " ".join(parts), f"angle, {case}", kind=Kind.QUANTITY, case=case)
