"""How far the steps are that follow the speaking; mixing goes along with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.mixing.resampling import Samples


class Step(Enum):
    """What is done with what was spoken."""

    MEASURING = auto()  # how loud the mix becomes, limiter and all
    ENCODING = auto()  # and measuring what comes of it
    LEVELLING = auto()  # encoding again, with another gain, what missed its target


@dataclass(frozen=True, slots=True)
class Mixed:
    """Told after each block of sound. `done` is the share of the step that is done, from 0 to 1."""

    step: Step
    done: float


Progress = Callable[[Mixed], None]


def unwatched(mixed: Mixed) -> None:
    """Tell nobody."""


def watched(blocks: Iterable[Samples], frames: int, step: Step, progress: Progress) -> Iterator[Samples]:
    """Hand on the blocks of a mix of `frames` frames, and tell how far the step is."""
    done = 0
    for block in blocks:
        yield block
        done += len(block)
        progress(Mixed(step, done / frames))
