"""What a reader hands over: the blocks of one document in their order, before they are grouped into chapters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.episode import Style
from briefing.reading.omissions import Kind, Omission, line_of
from briefing.reading.settings import ReadingSettings


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`level` 1 to 6, style HEADING) or a paragraph (`level` 0) as written, without markup."""

    text: str
    style: Style = Style.TEXT
    level: int = 0
    voice: str | None = None  # of the chapter that this heading opens
    link: str = ""  # of the chapter that this heading opens: where it stands on the web

    @property
    def is_heading(self) -> bool:
        """Whether this block may open a chapter."""
        return self.level > 0


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One document as its reader found it. What it says of itself is empty where it says nothing."""

    blocks: tuple[Block, ...]
    title: str = ""  # from its metadata; where it stands in the text too, it is the first block, a heading
    date: str = ""  # ISO 8601, as precise as the document has it
    author: str = ""
    lang: str = ""  # BCP 47: ru, ru-RU
    omissions: tuple[Omission, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """A line on each kind of thing in it that will not be spoken, with how many there are."""
        texts: dict[Kind, list[str]] = {}
        for omission in self.omissions:
            texts.setdefault(omission.kind, []).append(omission.text)
        return tuple(line_of(kind, found) for kind, found in texts.items())


Reader = Callable[[bytes, str, ReadingSettings], Manuscript]
"""From a document's bytes, its name for messages and the settings; SourceError: damaged, empty, not to be decoded."""


def heading(text: str, level: int, voice: str | None = None, link: str = "") -> Block:
    """Make a heading of `level` 1 (the most important) to 6."""
    return Block(text, Style.HEADING, level, voice, link)
