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
        if heard(spoken) not in map(heard, case.spoken):
            wrong.append(f"{case.place}: {case.written}\n   spoken {spoken}\n   wanted {' | '.join(case.spoken)}")
    assert not wrong, f"{len(wrong)} wrong\n" + "\n".join(wrong)


def test_there_are_several_thousand_cases() -> None:
    assert sum(1 for path in FILES for _ in read(path)) >= 4000
