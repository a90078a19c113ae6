"""The nouns of the house: what one stage hands to the next.

    documents -reading-> Document -script-> Script -speech-> Takes -mixing-> Master -publishing-> episode, feed, pages

Every stage knows these and its own folder, never another stage's inside. All times are seconds of the finished
audio, all offsets count from 0, all text is Unicode in NFC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

OPENING = "Вступление"  # the chapter before the first heading: shown in players, not spoken


class Style(StrEnum):
    """What a piece of text is in its document; engines that can give each its own prosody."""

    TEXT = "text"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"


class Boundary(StrEnum):
    """What stands before a piece of speech, from the weakest to the strongest; each has a pause of its own."""

    COMMA = "comma"  # a long sentence split for the engine
    SENTENCE = "sentence"
    ITEM = "item"  # an item of a list
    PARAGRAPH = "paragraph"
    HEADING = "heading"  # between a spoken heading and the text under it
    CHAPTER = "chapter"  # before a chapter's first sound
    VOICE = "voice"  # a change of voice


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as written, without markup. A heading inside a chapter is a paragraph of style HEADING."""

    text: str
    style: Style = Style.TEXT


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of a document. `title` is shown; it is spoken where `title_spoken` (not for an unnamed opening)."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    title_spoken: bool = True
    voice: str | None = None  # a voice card's name, where this section has a voice of its own
    link: str = ""  # where it stands on the web, for players to show
    source: int = 0  # index into Document.sources

    @property
    def spoken(self) -> tuple[Paragraph, ...]:
        """What of it is read aloud: the title, where that is, and the paragraphs."""
        heading = (Paragraph(self.title, Style.HEADING),) if self.title_spoken else ()
        return (*heading, *self.paragraphs)


@dataclass(frozen=True, slots=True)
class Source:
    """One input: `name` as the user gave it (`-` for stdin), the SHA-256 of its bytes, in hex."""

    name: str
    sha256: str
    title: str = ""  # what it calls itself; empty where it doesn't


@dataclass(frozen=True, slots=True)
class Document:
    """What was read: all sources as one, in order. `notes` say what was left out and why, a line each."""

    title: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence `written` (for the transcript) and `spoken` (for the voice), and what stands before it."""

    written: str
    spoken: str
    boundary: Boundary
    style: Style = Style.TEXT


@dataclass(frozen=True, slots=True)
class ScriptChapter:
    """A chapter of a script. A spoken heading is its first sentence, with style HEADING."""

    title: str
    sentences: tuple[Sentence, ...]
    voice: str | None = None
    link: str = ""  # an address that players show with the chapter
    picture: Path | None = None  # a JPEG or PNG file that players show during the chapter
    source: int = 0  # index into the sources of the document that it was written from


@dataclass(frozen=True, slots=True)
class Script:
    """What is to be spoken. `notes` are a line each: what was left out, what was guessed."""

    title: str
    chapters: tuple[ScriptChapter, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a sentence that an utterance speaks: the sentence's place in the script, and the spoken text."""

    chapter: int  # index into Script.chapters
    sentence: int  # index into ScriptChapter.sentences
    text: str  # as given to the engine, `+` included
    opens: bool = True  # the sentence's first part


@dataclass(frozen=True, slots=True)
class Utterance:
    """One call of an engine: a sentence, several tiny ones joined, or a part of one that is too long."""

    text: str
    parts: tuple[Part, ...]
    boundary: Boundary  # before its first sound
    style: Style
    voice: str  # the name of the card that speaks it


@dataclass(frozen=True, slots=True)
class Take:
    """A spoken utterance: a lossless mono 16-bit file that belongs to the store (never to be changed or removed)."""

    utterance: Utterance
    path: Path
    sample_rate: int  # Hz
    frames: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the finished audio, in seconds. `start_s` lies a little before its first word."""

    title: str
    start_s: float
    end_s: float
    link: str = ""
    picture: Path | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A sentence as written and when it is heard, in seconds of the finished audio."""

    text: str
    start_s: float
    end_s: float
    chapter: int  # index into the master's chapters
    voice: str


@dataclass(frozen=True, slots=True)
class Loudness:
    """Measured on the encoded file: integrated LUFS, true peak dBTP (EBU R128), loudness range LU."""

    integrated_lufs: float
    true_peak_dbtp: float
    range_lu: float


@dataclass(frozen=True, slots=True)
class AudioFile:
    """One encoding of the master. `mime` as a feed names it (audio/mpeg, audio/x-m4a, audio/ogg)."""

    path: Path
    format: str  # mp3 | m4a | opus
    mime: str
    bytes: int
    duration_s: float
    loudness: Loudness


@dataclass(frozen=True, slots=True)
class Master:
    """The finished audio: the first file is the feed's enclosure. Chapters and cues ascend in time."""

    files: tuple[AudioFile, ...]
    chapters: tuple[Chapter, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """What the audio file says of itself."""

    title: str
    artist: str
    album: str  # the show
    date: str  # YYYY-MM-DD
    comment: str = ""
    genre: str = "Podcast"
    link: str = ""
    cover_jpeg: bytes = field(default=b"", repr=False)
