"""What the feed and the pages say of an episode; `manifest_file` keeps it beside the audio, as `episode.json`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from briefing.digests import sha256_of
from briefing.episode import Loudness, Source

SCHEMA = 1  # raised when a field changes its meaning; a newer one than this program's is refused


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """Who speaks: the card's name, its engine and licence; `attribution` is what the licence asks to be said."""

    name: str
    engine: str
    licence: str
    attribution: str = ""
    commercial: bool = False


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of the episode's folder. `kind` says what for: audio, chapters, picture, transcript, script."""

    name: str
    kind: str
    mime: str
    bytes: int
    sha256: str  # hex
    duration_s: float | None = None  # of audio


@dataclass(frozen=True, slots=True)
class ChapterEntry:
    """A chapter of the audio, in seconds. `picture` is the name of a file in the episode's folder, or empty."""

    title: str
    start_s: float
    end_s: float
    link: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A stretch of the audio that stands for the episode, 15-120 s as `podcast:soundbite` asks."""

    start_s: float
    duration_s: float
    title: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """An episode as published. What must never change once it is out: guid, pub_date, number, season."""

    schema: int
    title: str
    guid: str
    date: str  # YYYY-MM-DD, the episode's own date
    pub_date: str  # ISO 8601 with its offset from UTC
    slug: str
    number: int  # 1, 2, … by `pub_date`, as far as listeners had not seen another
    season: int  # 0: none
    revision: int  # 1; one more each time the spoken text was corrected
    voice: str
    engine: str
    licence: str
    attribution: str
    commercial: bool
    other_voices: tuple[VoiceInfo, ...]  # of chapters that have a voice of their own
    duration_s: float  # of the enclosure
    loudness: Loudness  # of the enclosure
    summary: str  # the first sentences, for lists
    files: tuple[FileEntry, ...]  # the first is the enclosure; the page is not listed
    chapters: tuple[ChapterEntry, ...]
    soundbite: Soundbite | None
    sources: tuple[Source, ...]
    fingerprint: str  # of everything the audio was made from; the producer's
    recipe: str = ""  # the name of the recipe that it was made by
    embargo: bool = False  # nothing of it is public before `pub_date`

    @property
    def published(self) -> datetime:
        """`pub_date` as a moment, with its zone: the offset in whole minutes, as RFC 2822 has it.

        Before the zones of today, offsets had seconds (Moscow until 1919: +04:31:19).
        """
        moment = datetime.fromisoformat(self.pub_date)
        offset = moment.utcoffset()
        if offset is None or not offset % timedelta(minutes=1):
            return moment
        return moment.replace(tzinfo=timezone(offset // timedelta(minutes=1) * timedelta(minutes=1)))

    def is_held(self, now: datetime) -> bool:
        """Whether nothing of it may be public at the moment `now`."""
        return self.embargo and now < self.published

    @property
    def main_voice(self) -> VoiceInfo:
        """Who speaks where no chapter has a voice of its own."""
        return VoiceInfo(self.voice, self.engine, self.licence, self.attribution, self.commercial)

    @property
    def audio(self) -> tuple[FileEntry, ...]:
        """The audio files, the enclosure first."""
        return tuple(file for file in self.files if file.kind == "audio")

    @property
    def transcripts(self) -> tuple[FileEntry, ...]:
        """The transcripts, WebVTT first."""
        return tuple(file for file in self.files if file.kind == "transcript")

    def file(self, name: str) -> FileEntry | None:
        """The entry of the file called `name`, if the episode has one."""
        return next((file for file in self.files if file.name == name), None)


def entry_of(path: Path, kind: str, mime: str, duration_s: float | None = None) -> FileEntry:
    """Describe a file that is already written."""
    return FileEntry(path.name, kind, mime, path.stat().st_size, sha256_of(path), duration_s)
