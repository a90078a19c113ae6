"""What a rule may look at: the text, what was read so far, and how letters are said in this narration."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps

from briefing.normalization.grammar.government import Government
from briefing.normalization.grammar.governor import Governor
from briefing.normalization.grammar.joined import LISTING
from briefing.normalization.lexicon.acronyms import Acronyms
from briefing.normalization.quantity.finding import find_series
from briefing.normalization.quantity.items import Item
from briefing.normalization.sentence.readings import Kind, Reading
from briefing.normalization.sentence.text import Text

Rule = Callable[["Context", int], Reading | None]
"""A rule: asked at a token, it gives the reading of a span that begins there, or None."""


def where(pattern: re.Pattern[str]) -> Callable[[Callable[[Context, int, re.Match[str]], Reading | None]], Rule]:
    """Let a rule read what a pattern finds from a token on; where that finds nothing, it is not asked."""

    def asked(read: Callable[[Context, int, re.Match[str]], Reading | None]) -> Rule:
        @wraps(read)
        def rule(context: Context, index: int) -> Reading | None:
            match = pattern.match(context.text.clean, context.text.start[index])
            return None if match is None else read(context, index, match)

        return rule

    return asked


class Context:
    """A text being read from left to right, and all that changes on the way."""

    __slots__ = ("_rules_at_number", "_series", "government", "letters", "noun", "number", "text")

    def __init__(self, text: Text, letters: Acronyms, rules_at_number: tuple[Rule, ...]) -> None:
        self.text = text
        self.letters = letters
        """How letters are said, and the acronyms that were met before in this narration."""
        self.government = Government(text)
        self.noun: Reading | None = None
        """The last abbreviated noun read: «по ул. 8 Марта, ул. Мира» shares the case."""
        self.number: Reading | None = None
        """The last number read: «до 5 танков и 7 самолётов» shares the case."""
        self._rules_at_number = rules_at_number
        self._series: dict[int, tuple[Item, ...]] = {}

    @property
    def last(self) -> Reading | None:
        """The reading made last."""
        return self.government.last

    def joined(self, index: int, *marks: str) -> Reading | None:
        """Give the reading that «и», «или», a comma or one of these marks joins a token to: «в CNY и USD»."""
        last, text = self.last, self.text
        listed = index > 1 and (text.lower(index - 1) in LISTING or text.lower(index - 1) in marks)
        return last if last is not None and listed and last.end == text.end[index - 2] else None

    def note(self, reading: Reading) -> None:
        """Take note of a reading that was made."""
        self.government.note(reading)
        if reading.kind is Kind.NOUN:
            self.noun = reading

    def govern(self, index: int) -> Governor:
        """Say what the words before a token ask of a number or name that starts there."""
        return self.government.at(index)

    def series(self, index: int) -> list[Item]:
        """Give the numbers that begin at a token and share a head, in order; at least one."""
        found = self._series.get(index)
        if found is None:
            found = self._series[index] = tuple(find_series(self.text, index))
        return list(found)

    def read_number(self, index: int) -> Reading | None:
        """Read the number at a token by the first rule that knows it."""
        return self.ask(self._rules_at_number, index)

    def ask(self, rules: tuple[Rule, ...], index: int) -> Reading | None:
        """Ask rules in their order; the first reading that ends between tokens holds."""
        for rule in rules:
            reading = rule(self, index)
            if reading is not None and self.text.splits_no_token(reading.end):
                return reading if reading.rule else reading.made_by(rule.__name__)
        return None
