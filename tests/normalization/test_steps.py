"""Where several conditions are asked in turn, each is needed: a case is read differently without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest

from briefing.normalization import Normalizer
from briefing.normalization.kinds import Case
from tests.normalization import notation

LISTS = (
    "grammar.governing_nouns._STEPS",
    "quantity.beyond._STEPS",
    "quantity.exceptions._EXCEPTIONS",
    "quantity.measured._CASES_BY_HOW",
    "quantity.regoverning._RULES_BY_HOW",
    "quantity.saying._SHARED",
    "quantity.telling_nouns._STEPS",
    "quantity.weighing._SURE",
    "rules.abbreviations.abbreviation_cases._CASES",
    "rules.calendar.bare_years._STEPS",
    "rules.letters.brands._CASES",
    "rules.letters.capitals._UNLISTED",
    "rules.calendar.dotted._JUDGES",
    "rules.names.name_doubts._DOUBTS",
    "rules.names.name_lists.DOUBTS",
    "rules.names.name_meaning._STEPS",
    "rules.names.name_verbs.DOUBTS",
    "rules.ordinals.roman._STEPS",
    "syntax.verb_before._STEPS",
    "syntax.verb_behind._STEPS",
    "words.behind_adjectives._STEPS",
    "words.behind_nouns._ANSWERS",
    "words.behind_verbs._STEPS",
    "words.behind_words._STEPS",
    "words.noun_homographs._STEPS",
)
"""Tuples of functions, each alone or before what it decides, or dictionaries of such tuples."""
Step = Callable[..., Any]


def place(path: str) -> tuple[Any, str]:
    module, _, attribute = path.rpartition(".")
    return import_module(f"briefing.normalization.{module}"), attribute


def changed(asked: Any, by: Callable[[Step], Step | None]) -> Any:
    """Give what is asked with other functions in the place of these; none where `by` gives none."""
    if callable(asked):
        return by(asked)
    if isinstance(asked, dict):
        return {key: new for key, old in asked.items() if (new := changed(old, by)) is not None}
    if callable(asked[0]) and not all(isinstance(one, tuple) or callable(one) for one in asked):
        step = by(asked[0])
        return None if step is None else (step, *asked[1:])
    return tuple(new for old in asked if (new := changed(old, by)) is not None)


def steps() -> Iterator[tuple[str, Step]]:
    for path in LISTS:
        module, attribute = place(path)
        found: dict[Step, None] = {}
        changed(getattr(module, attribute), lambda step, found=found: found.setdefault(step))  # type: ignore[misc]
        yield from ((path, step) for step in found)


@pytest.fixture(scope="module")
def users() -> dict[Step, list[notation.Case]]:
    """Each step's cases: those in which it held."""
    found: dict[Step, list[notation.Case]] = defaultdict(list)
    current: list[notation.Case] = []

    def watched(step: Step) -> Step:
        def watching(*given: Any) -> Any:
            answer = step(*given)
            if answer is not None and answer not in (False, Case.NONE) and found[step][-1:] != current[-1:]:
                found[step].append(current[-1])
            return answer

        return watching

    with pytest.MonkeyPatch.context() as patch:
        for path in LISTS:
            module, attribute = place(path)
            patch.setattr(module, attribute, changed(getattr(module, attribute), watched))
        normalizers = {mode: Normalizer(acronyms=mode) for mode in ("spell", "first", "expand")}
        for case in notation.cases():
            current.append(case)
            normalizers[case.mode].speak(case.written)
    return found


@pytest.mark.parametrize(
    ("path", "step"), [pytest.param(path, step, id=f"{path}: {step.__name__}") for path, step in steps()]
)
def test_every_step_has_a_case_that_fails_without_it(
    path: str, step: Step, users: dict[Step, list[notation.Case]], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = {case: notation.spoken(case) for case in users[step][:100]}
    module, attribute = place(path)
    others = changed(getattr(module, attribute), lambda one: None if one is step else one)
    monkeypatch.setattr(module, attribute, others)
    normalizers = {mode: Normalizer(acronyms=mode) for mode in {case.mode for case in spoken}}
    assert any(normalizers[case.mode].speak(case.written) != before for case, before in spoken.items())


@pytest.mark.parametrize("step", [step for _, step in steps()], ids=lambda each: each.__name__)
def test_every_step_shows_an_example(step: Step) -> None:
    assert "«" in (step.__doc__ or "")
