"""The one way in which anything is said to the user while a run goes on: a function that is given a line."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[str], None]  # takes one line, in the user's language, without its line end


def unheard(line: str) -> None:
    """Tell nobody: the default where a caller wants to hear nothing."""
