"""The tagger: which case a place asks for, and that its arithmetic is exact."""

from __future__ import annotations

import random
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.normalization.kinds import Case, Number
from briefing.normalization.syntax.familiar import familiar
from briefing.normalization.syntax.forms import case_scores
from briefing.normalization.syntax.lanes import Rows, unpacked
from briefing.normalization.syntax.tagger import tagger


@pytest.mark.parametrize(
    ("before", "behind", "number", "case"),
    [
        ("опубликованы фотографии", ", найденные в архиве", Number.PLUR, Case.GENT),
        ("Участие в забеге приняли", "из соседних городов", Number.PLUR, Case.NOMN),
        ("Вчера министр посетил", "и музей", Number.SING, Case.ACCS),
        ("Договор подписан с", "в Москве", Number.SING, Case.ABLT),
        ("Она работает в", "с мая", Number.SING, Case.LOCT),
        ("После аварии генерал бежал в", ".", Number.SING, Case.ACCS),
    ],
)
def test_both_sides_of_a_place_tell_its_case(before: str, behind: str, number: Number, case: Case) -> None:
    scores = case_scores(before.split(), behind.split(), number)
    assert max(scores, key=lambda one: scores[one]) is case


def test_a_sentence_may_be_empty_on_either_side() -> None:
    assert case_scores([], [], Number.SING).keys() == set(Case) - {Case.NONE}


def test_only_the_nearest_words_count() -> None:
    near = ["в", "доме", ","]
    assert case_scores(["Он", "жил", *near], ["а", "не", "там"], Number.PLUR) == case_scores(
        near, ["а", "не", "там", "потом"], Number.PLUR
    )


@pytest.mark.parametrize(
    ("word", "known"), [("смердевшими", "работающими"), ("Бармаглоту", "Руководителю"), ("ххх", "ххх")]
)
def test_unknown_words_are_taken_for_familiar_ones_of_the_same_form(word: str, known: str) -> None:
    assert word not in tagger().vocabulary
    assert familiar(word) == known


@given(st.integers(1, 6), st.integers(1, 9), st.randoms(use_true_random=False))
def test_a_matrix_is_multiplied_exactly_in_lanes(inputs: int, outputs: int, chance: random.Random) -> None:
    weights = [[chance.randrange(-(2**15), 2**15) for _ in range(outputs)] for _ in range(inputs)]
    values = [chance.randrange(-(2**20), 2**20) for _ in range(inputs)]
    stored = b"".join(struct.pack("<H", weight + 2**15) for row in weights for weight in row)
    sums = [sum(value * row[at] for value, row in zip(values, weights, strict=True)) for at in range(outputs)]
    lane = max(max(abs(number) for number in sums).bit_length() // 8 + 1, 2)  # a weight has two bytes
    assert unpacked(Rows(memoryview(stored), outputs, lane).times(values), outputs, lane) == sums
