"""Numbers with a grown-on ending: 3-й, 21-го, 1990-х, в 25-ти томах, 2-мя."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.grammar.government import Governor, How
from briefing.normalization.kinds import CASES, Case, Gender, Number
from briefing.normalization.quantity.counted import Head, noun_head
from briefing.normalization.quantity.finding import ends_sentence
from briefing.normalization.quantity.saying import coordinated
from briefing.normalization.quantity.units import find, unit
from briefing.normalization.rules.context import Context
from briefing.normalization.sentence.readings import Counted, Kind, Reading
from briefing.normalization.sentence.text import Text

_ENDINGS = (
    "ка|ро|ого|его|ему|ому|ыми|ими|ый|ий|ой|ая|яя|ья|ое|ье|ые|ьи|ых|их|ым|им|ом|ем|ую|ью|го|му|ми|мя|ти|ех|ёх|ух|"
    "й|я|е|х|м|ю|и"
)
GROWN_ENDINGS = frozenset(_ENDINGS.split("|"))
"""What may be written behind a number and a hyphen as the ending of its word."""
_SERIES = re.compile(
    rf"(?P<first>\d+)(?:(?P<joint>[ ]?[-–—][ ]?|[ ]и[ ]|[ ]или[ ]|,[ ])(?P<second>\d+))?"
    rf"[-‑](?P<ending>{_ENDINGS})(?![а-яё\w-])"
)
_LARGEST_COLLECTIVE = 7
_FIRST_DECADE = 20
_YEARS = re.compile(r"[ ]?(?P<mark>гг?\.(?:[ ]?г\.)?)")
_ALIKE = re.compile(r"(?:[ ](?:и|или|на|по|до)[ ]|,[ ])\d+-[а-яё]{1,3}(?![а-яё])")
_GENDERS = (Gender.MASC, Gender.FEMN, Gender.NEUT, Gender.PLUR)


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
        for gender in (Gender.MASC, Gender.FEMN)
        for case in CASES
        if numerals.cardinal(n, case, gender).endswith(ending)
    ]
    collective = [
        Agreement(False, case, collective=True)
        for case in CASES
        if 2 <= n <= _LARGEST_COLLECTIVE and numerals.collective(n, case).endswith(ending)
    ]
    if ending in ("ти", "мя", "ех", "ёх", "ух", "ка", "ро") or (ending == "х" and numerals.is_few(n)):
        return tuple(cardinal + collective + ordinal)
    if n % 10 == 0 and n >= _FIRST_DECADE and ending in ("е", "ые"):
        ordinal.sort(key=lambda way: way.gender != Gender.PLUR)  # «90-е» alone are years
    return tuple(ordinal + collective + cardinal)


def with_ending(context: Context, index: int) -> Reading | None:
    """Read a number with its ending, agreeing with the noun behind it and the words before."""
    text = context.text
    match = _SERIES.match(text.clean, text.start[index])
    if match is None:
        return None
    written = match["second"] or match["first"]
    n = int(written)
    candidates = _candidates(n, match["ending"].lower())
    if not candidates:
        return None
    end = match.end()
    while alike := _ALIKE.match(text.clean, end):  # «на 1-й и 2-й позициях»
        end = alike.end()
    if text.clean[end : end + 2] == ", " and match["ending"] in ("м", "й", "го", "му"):
        end += 1  # «в минувшем, 2025-м, году»
    head = noun_head(text, end, text.at(end, index))
    years = _YEARS.match(text.clean, match.end())
    way = _choose(
        context,
        index,
        candidates,
        head,
        several=end != match.end(),
        match_few=numerals.is_few(n) and match["ending"] in ("м", "х", "ми"),
    )
    if years and n >= _FIRST_DECADE:
        return _with_years(text, match, n, way, years)
    spoken = _say(n, way)
    if match["second"]:
        first = _say(int(match["first"]), way)
        joint = match["joint"].strip()
        spoken = (
            f"{first} — {spoken}"
            if joint in "-–—"
            else f"{first}, {spoken}"
            if joint == ","
            else f"{first} {joint} {spoken}"
        )
    end, unit_name = _unit_behind(text, match.end(), way)
    return Reading(
        match.start(),
        end,
        spoken + unit_name,
        f"{'ordinal' if way.ordinal else 'cardinal'}, {way.case} {way.gender}",
        kind=Kind.ORDINAL,
        case=way.case,
        counted=Counted.NOUN if head else Counted.NONE,
    )


def _unit_behind(text: Text, end: int, way: Agreement) -> tuple[int, str]:
    """«на 41-м км»: the unit agrees with the ordinal."""
    if not way.ordinal or text.clean[end : end + 1] != " ":
        return end, ""
    found = find(text.clean, end + 1)
    if found is None or found.written not in ("км", "мин", "мин.", "м", "сек"):
        return end, ""
    return found.end, " " + unit(found.written).form(way.case, Number.SING)


def _with_years(text: Text, match: re.Match[str], n: int, way: Agreement, years: re.Match[str]) -> Reading:
    """Read «в 30-х гг.»."""
    names = {
        Case.NOMN: "годы",
        Case.GENT: "годов",
        Case.DATV: "годам",
        Case.ACCS: "годы",
        Case.ABLT: "годами",
        Case.LOCT: "годах",
    }
    end = years.end() - (1 if ends_sentence(text.clean, years.end()) else 0)
    first = f"{_say(int(match['first']), way)} — " if match["second"] else ""
    return Reading(
        match.start(),
        end,
        f"{first}{_say(n, way)} {names[way.case]}",
        f"decade, {way.case}",
        kind=Kind.ORDINAL,
        case=way.case,
    )


def _choose(
    context: Context,
    index: int,
    candidates: tuple[Agreement, ...],
    head: Head | None,
    *,
    several: bool,
    match_few: bool,
) -> Agreement:
    fitting = [way for way in candidates if head is not None and _agrees(way, head, several=several)]
    if not fitting and head is not None and not several:
        fitting = [way for way in candidates if _agrees(way, head, several=True)]
    pool = fitting or list(candidates)
    if (
        match_few
        and len(pool) > 1
        and any(not way.ordinal for way in pool)
        and all(way.gender == Gender.PLUR for way in pool if way.ordinal)
    ):
        pool.sort(key=lambda way: way.ordinal)  # «по 2-м причинам»: few things are counted, not ranked
    previous = context.number
    alike = previous if previous is not None and previous.kind is Kind.ORDINAL else None
    governor = coordinated(context.text, index, alike) or context.govern(index)
    if head is None and governor.words in ("в", "во", "на"):
        governor = Governor((Case.LOCT, Case.ACCS), governor.words, governor.how)  # «во 2-й пол.»
    if governor.how is How.COORDINATION and head is not None:
        fitting = [way for way in candidates if _agrees(way, head, several=True)]
        pool = fitting or pool
    if governor.how in (How.PREPOSITION, How.VERB, How.ADJECTIVE, How.RELATION, How.COORDINATION):
        for case in governor.cases:
            for way in pool:
                if way.case == case:
                    return way
    return pool[0]


def _agrees(way: Agreement, head: Head, *, several: bool) -> bool:
    for form in head.forms:
        if way.collective:
            if form.number == Number.PLUR and form.case == Case.GENT and form.animate:
                return True
        elif way.ordinal:
            gender = Gender.PLUR if form.number == Number.PLUR and not several else form.gender or Gender.MASC
            if form.case == way.case and gender == way.gender and not (form.case == Case.ACCS and form.animate):
                return True
        elif form.number == Number.PLUR and form.case == way.case:
            return True
    return False


def _say(n: int, way: Agreement) -> str:
    if way.ordinal:
        return numerals.ordinal(n, way.case, way.gender)
    if way.collective:
        return numerals.collective(n, way.case)
    return numerals.cardinal(n, way.case, way.gender)
