"""What a house can choose about reading; a table of the configuration later."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How documents are read."""

    footnotes: str = "inline"  # inline: after the paragraph that refers to them; chapter: at the chapter's end
    captions: bool = False  # true: captions of pictures are read
    newest: int = 20  # how many entries of a feed or messages of a channel are read, the newest ones
