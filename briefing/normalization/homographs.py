"""Words that are spelled alike and said differently, told from their neighbours where that is safe."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.normalization.morphology import Analysis


def is_homograph(word: str) -> bool:
    """Whether the word is in the table."""
    return False


def decide(
    word: str, previous: Sequence[str], following: Sequence[str], parse: Callable[[str], tuple[Analysis, ...]]
) -> str | None:
    """Give the word with its ё or `+`, or None where the neighbours don't tell."""
    return None
