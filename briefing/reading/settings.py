"""What a house can choose about reading: the tables `[reading]` and `[sources]` of the configuration."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.errors import UsageError
from briefing.translation import tr

_FOOTNOTES = ("inline", "chapter")


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How documents are read. Wrong values raise UsageError."""

    footnotes: str = "inline"  # inline: after the paragraph that refers to them; chapter: at the chapter's end
    captions: bool = False  # true: captions of pictures and tables are read
    newest: int = 20  # how many entries of a feed or messages of a channel are read, the newest ones
    newest_first: bool = False  # true: the newest entry of a feed is read first; false: as they came

    def __post_init__(self) -> None:
        if self.footnotes not in _FOOTNOTES:
            message = tr("{key}: {value!r} is unknown; choose one of {known}")
            raise UsageError(message.format(key="reading.footnotes", value=self.footnotes, known=", ".join(_FOOTNOTES)))
        if self.newest < 1:
            raise UsageError(tr("reading.newest has to be at least 1"))


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """Where documents may come from."""

    # Hosts, addresses and networks that are not public and may be read all the same: wiki.local, 10.0.0.0/8.
    allow_private: tuple[str, ...] = ()
