"""What a rule may look at: the text, what was read so far, and how letters are said in this narration."""

from __future__ import annotations

from collections.abc import Callable

from briefing.normalization.acronyms import Acronyms
from briefing.normalization.readings import Reading
from briefing.normalization.text import Text

Rule = Callable[["Scene", int], Reading | None]
"""A rule: asked at a token, it gives the reading of a span that begins there, or None."""


class Scene:
    """A text being read, from left to right."""

    __slots__ = ("letters", "number", "rules_at_number", "text")

    def __init__(self, text: Text, letters: Acronyms, rules_at_number: tuple[Rule, ...]) -> None:
        self.text = text
        self.letters = letters
        self.rules_at_number = rules_at_number
        self.number: Reading | None = None
        """The last number read: «до 5 танков и 7 самолётов» shares the case."""

    def read_number(self, index: int) -> Reading | None:
        """Read the number at a token by the first rule that knows it."""
        for rule in self.rules_at_number:
            reading = rule(self, index)
            if reading is not None and self.text.splits_no_token(reading.end):
                reading.rule = reading.rule or rule.__name__
                return reading
        return None
