"""What the rules give: a reading of a span; and what the user is shown of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Reading:
    """A span of the cleaned text and how it is spoken; `reason` says why so, `report` what to check."""

    start: int
    end: int
    spoken: str
    reason: str = ""
    rule: str = ""
    report: str = ""
    case: str = ""  # of a number or name: the case it was read in, for what is coordinated with it
    head: str = ""  # of a number: what kind of thing it counted
    count: int = 0  # of a cardinal without a noun of its own: its value, for the name it counts («3 АЭС»)


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `start` and `end` count characters of the original text."""

    start: int
    end: int
    written: str
    spoken: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The spoken text, what was changed on the way, in order, and what an editor should look at, a line each."""

    spoken: str
    changes: tuple[Change, ...] = ()
    reports: tuple[str, ...] = ()
