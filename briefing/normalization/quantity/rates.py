"""What stands behind a stroke: «/с» in a second, «/кг» for a kilogramme."""

from __future__ import annotations

import re
from functools import cache

from briefing.normalization.sentence import stops
from briefing.normalization.tables import rows

_YEAR = "г"  # or a gramme


def rate_behind(clean: str, offset: int, *, price: bool, scaled: bool = False) -> tuple[int, str] | None:
    """Give the end and the reading of a rate («/с» → «в секунду») at an offset; a stop that ends a sentence stays.

    `price`: of money («500 руб./кг» is «за килограмм», «5 мг/кг» «на килограмм»); `scaled`: of millions, which are paid
    a year («5 млн руб./г»).
    """
    if clean[offset : offset + 1] != "/":
        return None
    found = _rate_pattern().match(clean, offset)
    if found is None:
        return None
    per, for_each = _rates()[found["rate"]]
    each = price and for_each and not (scaled and found["rate"] == _YEAR)
    return stops.behind(clean, found.end()), (for_each if each else per)


@cache
def _rate_pattern() -> re.Pattern[str]:
    written = "|".join(re.escape(one) for one in sorted(_rates(), key=len, reverse=True))
    return re.compile(rf"/[ ]?(?P<rate>{written})(?![\w/])")


@cache
def _rates() -> dict[str, tuple[str, str]]:
    return {
        written: (row["spoken"], row["price"]) for row in rows("rates.tsv") for written in row["written"].split("|")
    }
