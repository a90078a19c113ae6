"""Where footnotes are read: after the paragraph that refers to them, or at the end of its chapter."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.episode import Style
from briefing.reading.blocks import Block
from briefing.reading.outline import chapter_starts

OPENING_WORD = "Примечание: "  # heard before a footnote
INLINE = "inline"


class Footnotes:
    """Footnotes by number, what they say and which blocks refer to them."""

    def __init__(self) -> None:
        self._texts: dict[int, list[str]] = {}
        self._referred: dict[int, list[int]] = {}  # block -> footnotes
        self._nested: dict[int, list[int]] = {}  # footnote -> footnotes that it refers to

    def define(self, number: int, texts: list[str]) -> None:
        """Lay down what a footnote says."""
        self._texts.setdefault(number, texts)

    def refer(self, number: int, block: int) -> None:
        """Remember that the block refers to a footnote."""
        self._referred.setdefault(block, []).append(number)

    def nest(self, number: int, marks: list[int]) -> None:
        """Remember that a footnote refers to others: they are read with it."""
        self._nested.setdefault(number, []).extend(marks)

    def placed(self, blocks: Sequence[Block], title: str, where: str) -> list[Block]:
        """Give the blocks with each footnote once, in its place; what nothing refers to comes at the end."""
        starts = chapter_starts(blocks, title) if where != INLINE else frozenset()
        found: list[Block] = []
        waiting: list[Block] = []
        for at, block in enumerate(blocks):
            if at in starts:
                found += waiting
                waiting = []
            found.append(block)
            for number in self._referred.get(at, ()):
                (found if where == INLINE else waiting).extend(self._taken(number))
        found += waiting
        for number in list(self._texts):
            found += self._taken(number)
        return found

    def _taken(self, number: int) -> list[Block]:
        """Take a footnote and those that it refers to: each is read once."""
        found: list[Block] = []
        stack = [number]
        while stack:
            number = stack.pop()
            texts = self._texts.pop(number, [])
            found += [Block((OPENING_WORD if at == 0 else "") + text, Style.TEXT) for at, text in enumerate(texts)]
            stack += reversed(self._nested.get(number, []))
        return found
