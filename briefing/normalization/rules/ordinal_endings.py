"""What an ending grown on a number may stand for: «3-й» the third, «25-ти» of twenty-five, «2-е» two or the second."""

from __future__ import annotations

from functools import lru_cache

from briefing.normalization.grammar import numerals
from briefing.normalization.grammar.agreement import Agreement
from briefing.normalization.kinds import CASES, Case, Gender

ENDINGS = (
    "ка|ро|ей|ого|его|ему|ому|ыми|ими|ый|ий|ой|ая|яя|ья|ое|ье|ые|ьи|ых|их|ым|им|ом|ем|ую|ью|го|му|ми|мя|ти|ех|ёх|ух|"
    "й|я|е|х|м|ю|и"
)
"""What may be written behind a number as the ending of its word: an alternation, each behind those that it begins."""
GROWN_ENDINGS = frozenset(ENDINGS.split("|"))
_LARGEST_COLLECTIVE = 7
_THOUSAND = 1000
FIRST_DECADE = 20  # «20-е»; smaller numbers are no years
FIRST_YEAR = 1000  # from which on a bare ordinal behind «в», «на» is a year: «планы на 2020-й»
_HUNDRED = 100
_LONGEST_TAIL = 5  # letters at an ordinal's end by which its forms are told: what changes, and what endings may hold
_GENDERS = (Gender.MASC, Gender.FEMN, Gender.NEUT, Gender.PLUR)


@lru_cache(maxsize=1000)
def _of_last_word(n: int, ending: str) -> tuple[tuple[Agreement, ...], tuple[Agreement, ...]]:
    cardinal = [
        Agreement(False, case, gender)
        for gender in (Gender.MASC, Gender.FEMN)
        for case in CASES
        if numerals.cardinal(n, case, gender).endswith(ending)
    ]
    return _of_ordinal(numerals.ordinal(n)[-_LONGEST_TAIL:], ending), tuple(cardinal)


@lru_cache(maxsize=1000)
def _of_ordinal(tail: str, ending: str) -> tuple[Agreement, ...]:
    """Give the forms that end so of the ordinals that have this tail: many decline alike."""
    return tuple(
        Agreement(True, case, gender)
        for gender in _GENDERS
        for case in CASES
        if numerals.decline_ordinal(tail, case, gender).endswith("й" if ending == "ый" else ending)  # «7-ый»
    )


@lru_cache(maxsize=5000)
def candidates(n: int, ending: str) -> tuple[Agreement, ...]:
    """All forms of the ordinal and the cardinal that end so; those that the ending usually means first."""
    ending = "ёх" if ending == "ех" else ending  # «33-ех»
    ordinal, cardinal = map(list, _of_last_word(numerals.last_part(n), ending))
    if ordinal and numerals.is_one(n):
        cardinal = []  # «на 1-й и 2-й Садовых» is no «одной»
    collective = [
        Agreement(False, case, collective=True)
        for case in CASES
        if 2 <= n <= _LARGEST_COLLECTIVE and numerals.collective(n, case).endswith(ending)
    ]
    third = Agreement(True, Case.NOMN, Gender.PLUR) in ordinal  # «3-и сутки», but «30-и его служащим»
    if (
        (ending == "и" and not third)
        or ending in ("ти", "мя", "ех", "ёх", "ух", "ка", "ро")
        or (ending == "ми" and n % _THOUSAND)  # «8-ми», but «заканчивая 2000-ми»
        or (ending == "х" and numerals.is_few(n))
    ):
        return tuple(cardinal + collective + ordinal)
    if n % 10 == 0 and (FIRST_DECADE <= n < _HUNDRED or n >= FIRST_YEAR) and ending in ("е", "ые"):
        ordinal.sort(key=lambda way: way.gender is not Gender.PLUR)  # «90-е» alone are years
    return tuple(ordinal + collective + cardinal)
