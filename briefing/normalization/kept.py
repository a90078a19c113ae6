"""Answers that are kept once they were given, up to a number; then all are forgotten."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

_Question = TypeVar("_Question", bound=Hashable)
_Answer = TypeVar("_Answer")


class Kept(dict[_Question, _Answer]):
    """A dictionary that asks for what it lacks. Beside `lru_cache`: no object for each answer that has to be watched.

    It serves where thousands of words are asked about, most of them once: there the collector of garbage took as long
    as the answers did.
    """

    def __init__(self, answer: Callable[[_Question], _Answer], most: int) -> None:
        super().__init__()
        self._answer, self._most = answer, most

    def __missing__(self, question: _Question) -> _Answer:
        if len(self) >= self._most:
            self.clear()
        found = self[question] = self._answer(question)
        return found
