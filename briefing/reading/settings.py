"""What a house can choose about reading: the tables `[reading]` and `[sources]` of the configuration."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How documents are read."""

    footnotes: str = "inline"  # inline: after the paragraph that refers to them; chapter: at the chapter's end
    captions: bool = False  # true: captions of pictures are read
    newest: int = 20  # how many entries of a feed or messages of a channel are read, the newest ones


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """Where documents may come from."""

    # Hosts, addresses and networks that are not public and may be read all the same: wiki.local, 10.0.0.0/8.
    allow_private: tuple[str, ...] = ()
