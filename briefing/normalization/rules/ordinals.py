"""Numbers with a grown-on ending: 3-й, 21-го, 1990-х, в 25-ти томах, 2-мя."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.normalization import numerals
from briefing.normalization.agreement import Agreement
from briefing.normalization.governance import govern
from briefing.normalization.morphology import CASES
from briefing.normalization.quantities import Head, noun_head
from briefing.normalization.readings import Reading
from briefing.normalization.scene import Scene
from briefing.normalization.text import Text

_ENDINGS = "ого|его|ему|ому|ыми|ими|ый|ий|ой|ая|яя|ья|ое|ье|ые|ьи|ых|их|ым|им|ом|ем|ую|ью|го|му|ми|мя|ти|ех|ёх|ух|й|я|е|х|м|ю|и"
_NUMBER = rf"\d+(?:[  ]\d{{3}})*[-‑–]?(?:{_ENDINGS})(?![а-яё])"
_SERIES = re.compile(
    rf"(?P<first>\d+)(?:(?P<joint>[ ]?[-–—][ ]?|[ ]и[ ]|[ ]или[ ]|,[ ])(?P<second>\d+))?[-‑](?P<ending>{_ENDINGS})(?![а-яё\w-])"
)
_GENDERS = ("masc", "femn", "neut", "plur")


@lru_cache(maxsize=5000)
def _candidates(n: int, ending: str) -> tuple[Agreement, ...]:
    """All forms of the ordinal and the cardinal that end so; those that the ending usually means first."""
    ordinal = [
        Agreement(True, case, gender)
        for gender in _GENDERS
        for case in CASES
        if numerals.ordinal(n, case, gender).endswith(ending)
    ]
    cardinal = [
        Agreement(False, case, gender)
        for gender in ("masc", "femn")
        for case in CASES
        if numerals.cardinal(n, case, gender).endswith(ending)
    ]
    if ending in ("ти", "мя", "ех", "ёх", "ух", "и") or ending == "х" and numerals.is_few(n) or (ending == "м" and False):
        return tuple(cardinal + ordinal)
    return tuple(ordinal + cardinal)


def with_ending(scene: Scene, index: int) -> Reading | None:
    """Read a number with its ending, agreeing with the noun behind it and the words before."""
    text = scene.text
    match = _SERIES.match(text.clean, text.start[index])
    if match is None:
        return None
    written = match["second"] or match["first"]
    n = int(written)
    candidates = _candidates(n, match["ending"].lower())
    if not candidates:
        return None
    after = text.at(match.end(), index)
    head = noun_head(text, match.end(), after)
    way = _choose(text, index, candidates, head)
    spoken = _say(n, way)
    if match["second"]:
        first = _say(int(match["first"]), way)
        joint = match["joint"].strip()
        spoken = f"{first} — {spoken}" if joint in "-–—" else f"{first}, {spoken}" if joint == "," else f"{first} {joint} {spoken}"
    return Reading(
        match.start(), match.end(), spoken, f"{'ordinal' if way.ordinal else 'cardinal'}, {way.case} {way.gender}",
        case=way.case, head="noun" if head else "",
    )


def _choose(text: Text, index: int, candidates: tuple[Agreement, ...], head: Head | None) -> Agreement:
    fitting = [way for way in candidates if head is not None and _agrees(way, head)]
    pool = fitting or list(candidates)
    governor = govern(text, index)
    if governor.how in ("preposition", "verb", "adjective", "relation"):
        for case in governor.cases:
            for way in pool:
                if way.case == case:
                    return way
    return pool[0]


def _agrees(way: Agreement, head: Head) -> bool:
    for form in head.forms:
        if way.ordinal:
            if form.case == way.case and ("plur" if form.number == "plur" else form.gender or "masc") == way.gender:
                return True
        elif form.number == "plur" and form.case == way.case:
            return True
    return False


def _say(n: int, way: Agreement) -> str:
    if way.ordinal:
        return numerals.ordinal(n, way.case, way.gender)
    return numerals.cardinal(n, way.case, way.gender)
