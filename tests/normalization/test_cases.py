"""Every case that the linguist wrote is read as one of its accepted readings."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from briefing.normalization import Normalizer
from tests.normalization.notation import CASES, heard, read

FILES = sorted(CASES.glob("*.txt"))


@cache
def normalizer(mode: str) -> Normalizer:
    return Normalizer(acronyms=mode)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_case_of_the_file_is_read_as_a_linguist_would(path: Path) -> None:
    wrong = []
    for case in read(path):
        spoken = normalizer(case.mode).speak(case.written)
        right = heard(spoken) in map(heard, case.spoken)
        if right and case.known_fault:
            wrong.append(f"{case.place}: {case.written} is read right now: take the `? ` away")
        elif not right and not case.known_fault:
            wrong.append(f"{case.place}: {case.written}\n   spoken {spoken}\n   wanted {' | '.join(case.spoken)}")
    assert not wrong, f"{len(wrong)} wrong\n" + "\n".join(wrong)


def test_several_thousand_cases_have_few_known_faults() -> None:
    cases = [case for path in FILES for case in read(path)]
    assert len(cases) >= 5000
    assert sum(case.known_fault for case in cases) <= 0.02 * len(cases)
