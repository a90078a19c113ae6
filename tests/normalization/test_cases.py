"""Every case that the linguist wrote is read as one of its accepted readings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.normalization.notation import CASES, cases, heard, read, spoken

FILES = sorted(CASES.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_case_of_the_file_is_read_as_a_linguist_would(path: Path) -> None:
    wrong = []
    for case in read(path):
        right = heard(spoken(case)) in map(heard, case.spoken)
        if right and case.known_fault:
            wrong.append(f"{case.place}: {case.written} is read right now: take the `? ` away")
        elif not right and not case.known_fault:
            wrong.append(f"{case.place}: {case.written}\n   spoken {spoken(case)}\n   wanted {' | '.join(case.spoken)}")
    assert not wrong, f"{len(wrong)} wrong\n" + "\n".join(wrong)


def test_several_thousand_cases_have_few_known_faults() -> None:
    assert len(cases()) >= 5000
    assert sum(case.known_fault for case in cases()) <= 0.02 * len(cases())
