"""The order of the rules: what its comments say is so, nothing else depends on it, and every rule is needed."""

from __future__ import annotations

import inspect
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.normalization import Normalizer
from briefing.normalization.rules import order, triggers
from briefing.normalization.rules.context import Context, Rule
from briefing.normalization.sentence.readings import Reading
from tests.normalization.notation import Case, cases, spoken

CONDITIONED = ("AT_NUMBER", "AT_WORD")
"""The lists in which a condition stands beside each rule."""
LINE = re.compile(r"^(?:    # (?P<above>.*)\n)?    \(?(?P<rule>\w+\.\w+).*?,(?:  # (?P<comment>.*))?$", re.MULTILINE)
BEFORE = re.compile(r"before (?P<later>[\w.]+): «(?P<example>[^»]+)»")
SEEDS = (1, 2, 3)
Rules = dict[str, tuple[Rule, ...]]


@dataclass(frozen=True)
class Constraint:
    """Two rules of one list, and a text that is read otherwise when they change places."""

    where: str
    first: str
    later: str
    example: str = ""


def name(rule: Rule) -> str:
    return f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"


def lists() -> Rules:
    found: Rules = {where: getattr(order, where) for where in ("AT_LATIN", "AT_SIGN", "AT_DOT", "AT_DASH")}
    return found | {where: tuple(rule for rule, _ in getattr(order, where)) for where in CONDITIONED}


def constraints() -> Iterator[Constraint]:
    """Read the comments on the order."""
    source = Path(order.__file__).read_text(encoding="utf-8")
    for where, rules in lists().items():
        body = re.split(r"\n\)\n|\n\n", source[source.index(f"\n{where}: ") :], maxsplit=1)[0]
        for line in LINE.finditer(body):
            comment = "; ".join(filter(None, (line["comment"], line["above"])))
            for found in BEFORE.finditer(comment):
                yield Constraint(where, line["rule"], found["later"], found["example"])
            if comment.startswith("after all others"):
                for rule in rules[:-1]:
                    yield Constraint(where, name(rule), line["rule"])


def use(monkeypatch: pytest.MonkeyPatch, rules: Rules) -> None:
    """Let new normalizers ask these rules."""
    for where, those in rules.items():
        if where in CONDITIONED:
            conditions = {name(rule): condition for rule, condition in getattr(order, where)}
            monkeypatch.setattr(order, where, tuple((rule, conditions[name(rule)]) for rule in those))
        else:
            monkeypatch.setattr(order, where, those)


def replace(monkeypatch: pytest.MonkeyPatch, by: Callable[[Rule], Rule]) -> None:
    """Let new normalizers ask other rules in the places of these."""
    for where in CONDITIONED:
        pairs = tuple((by(rule), condition) for rule, condition in getattr(order, where))
        monkeypatch.setattr(order, where, pairs)
    others = {where: rules for where, rules in lists().items() if where not in CONDITIONED}
    use(monkeypatch, {where: tuple(map(by, rules)) for where, rules in others.items()})


def speak_cases() -> list[str]:
    normalizers = {mode: Normalizer(acronyms=mode) for mode in {case.mode for case in cases()}}
    return [normalizers[case.mode].speak(case.written) for case in cases()]


def spoken_now() -> list[str]:
    """Say all cases as the rules stand: first asked before anything else takes their places."""
    return [spoken(case) for case in cases()]


def assert_nothing_changed() -> None:
    changed = [
        f"{case.place}: {case.written}\n   {before}\n   {after}"
        for case, before, after in zip(cases(), spoken_now(), speak_cases(), strict=True)
        if before != after
    ]
    assert not changed, "\n".join(changed[:10])


def shuffled(rules: tuple[Rule, ...], where: str, seed: int) -> tuple[Rule, ...]:
    """Give an order by chance that keeps to the comments."""
    chance = random.Random(f"{where} {seed}")
    earlier = defaultdict(set)
    for constraint in constraints():
        if constraint.where == where:
            earlier[constraint.later].add(constraint.first)
    left, out = list(rules), []
    while left:
        names = {name(rule) for rule in left}
        free = [rule for rule in left if not earlier[name(rule)] & names]
        out.append(left.pop(left.index(chance.choice(free))))
    return tuple(out)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_order_that_keeps_to_the_comments_reads_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken_now()
    use(monkeypatch, {where: shuffled(rules, where, seed) for where, rules in lists().items()})
    assert_nothing_changed()


@pytest.mark.parametrize(
    "constraint", [each for each in constraints() if each.example], ids=lambda each: f"{each.first}-{each.later}"
)
def test_a_comment_on_the_order_is_true(constraint: Constraint, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = Normalizer().speak(constraint.example)
    rules = list(lists()[constraint.where])
    places = {name(rule): place for place, rule in enumerate(rules)}
    first, later = places[constraint.first], places[constraint.later]
    assert first < later
    rules.insert(first, rules.pop(later))
    use(monkeypatch, {constraint.where: tuple(rules)})
    assert Normalizer().speak(constraint.example) != spoken


def renamed(rule: Rule, number: int) -> Rule:
    def another(context: Context, index: int) -> Reading | None:
        return rule(context, index)

    another.__name__ = f"rule_{number}"
    return another


def test_the_names_of_the_rules_decide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken_now()
    replace(monkeypatch, lambda rule: renamed(rule, hash(rule)))
    assert_nothing_changed()


PIECES = st.sampled_from(
    [
        "8",
        "12",
        "2025",
        "0,5",
        "1/2",
        " ",
        "-",
        "–",
        "+",
        "°",
        "%",
        "½",
        "'",
        ":",
        "х",
        "и ",
        "-го ",
        "км ",
        "мая ",
        "года ",
        "этажный ",
        "в ",
        "г",
        "м ",
        ".",
        "«",
    ]
)


def without_triggers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let new normalizers ask every rule at every number."""
    monkeypatch.setattr(order, "AT_NUMBER", tuple((rule, triggers.any_number) for rule, _ in order.AT_NUMBER))


def test_a_trigger_hides_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken_now()
    without_triggers(monkeypatch)
    assert_nothing_changed()


@given(st.lists(PIECES, max_size=8).map("".join))
def test_a_trigger_hides_no_reading_of_a_jumble(jumble: str) -> None:
    spoken = Normalizer().explain(jumble)
    with pytest.MonkeyPatch.context() as patch:
        without_triggers(patch)
        assert Normalizer().explain(jumble) == spoken


def watched(rule: Rule, tell: Callable[[str], None]) -> Rule:
    def watching(context: Context, index: int) -> Reading | None:
        reading = rule(context, index)
        if reading is not None:
            tell(name(rule))
        return reading

    return watching


@pytest.fixture(scope="module")
def users() -> dict[str, list[Case]]:
    """Each rule's cases: those in which it gave a reading."""
    found: dict[str, list[Case]] = defaultdict(list)
    with pytest.MonkeyPatch.context() as patch:
        current: list[Case] = []

        def tell(rule: str) -> None:
            found[rule].append(current[-1])

        replace(patch, lambda rule: watched(rule, tell))
        normalizers = {mode: Normalizer(acronyms=mode) for mode in {case.mode for case in cases()}}
        for case in cases():
            current.append(case)
            normalizers[case.mode].speak(case.written)
    return found


@pytest.mark.parametrize("rule", sorted({name(rule) for rules in lists().values() for rule in rules}))
def test_every_rule_has_a_case_that_fails_without_it(
    rule: str, users: dict[str, list[Case]], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {case: spoken(case) for case in users[rule][:50]}
    use(monkeypatch, {where: tuple(one for one in rules if name(one) != rule) for where, rules in lists().items()})
    normalizers = {mode: Normalizer(acronyms=mode) for mode in {case.mode for case in before}}
    assert any(normalizers[case.mode].speak(case.written) != said for case, said in before.items())


def test_every_rule_says_in_its_docstring_what_it_reads() -> None:
    undocumented = [name(rule) for rules in lists().values() for rule in rules if not inspect.getdoc(rule)]
    assert undocumented == []
