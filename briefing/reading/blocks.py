"""What a reader hands over: the blocks of one source in their order, before they are grouped into chapters."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.episode import Style


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`level` 1 to 6, style HEADING) or a paragraph (`level` 0) as written, without markup."""

    text: str
    style: Style = Style.TEXT
    level: int = 0
    voice: str | None = None  # of the chapter that this heading opens

    @property
    def is_heading(self) -> bool:
        """Whether this block may open a chapter."""
        return self.level > 0


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of one source, and a line on everything in it that will not be spoken."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()


def heading(text: str, level: int, voice: str | None = None) -> Block:
    """Make a heading of `level` 1 (the most important) to 6."""
    return Block(text, Style.HEADING, level, voice)
