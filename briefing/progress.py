"""How far a run is: what those who make an episode are told of its steps."""

from __future__ import annotations

from collections.abc import Callable

from briefing.mixing.progress import Mixed
from briefing.speech.progress import Spoken

Progress = Callable[[Spoken | Mixed], None]


def unwatched(step: Spoken | Mixed) -> None:
    """Tell nobody."""
