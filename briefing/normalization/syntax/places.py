"""Which case a place in a sentence asks for.

A noun that doesn't decline is put there («СМИ»), and the tagger says in which case it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from briefing.normalization.kinds import Case, Number
from briefing.normalization.syntax.familiar import known_to_tagger, lazy_tagger
from briefing.normalization.syntax.reach import REACH
from briefing.normalization.tables import rows


@cache
def _stand_ins() -> dict[Number, str]:
    return {Number(row["number"]): row["word"] for row in rows("stand_ins.tsv")}


def case_scores(before: Sequence[str], behind: Sequence[str], number: Number) -> Mapping[Case, float]:
    """Say how well each case fits between these words and marks: the more, the better.

    Three on either side count. On news a lead of 3.5 was right nine times in ten, one of 5 in 96 of 100.
    """
    left, right = known_to_tagger(before[-REACH:]), known_to_tagger(behind[:REACH])
    return lazy_tagger().case_scores(left, _stand_ins()[number], right)
