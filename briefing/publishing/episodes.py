"""Publishing an episode: its folder is completed, put in place, and the feed follows."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from briefing.episode import Cue, Loudness, Master, Script, Source
from briefing.errors import BriefingError, UsageError
from briefing.publishing import paragraphs, transcript
from briefing.publishing.chapters_json import MIME as CHAPTERS_MIME
from briefing.publishing.chapters_json import NAME as CHAPTERS_NAME
from briefing.publishing.chapters_json import chapters_json
from briefing.publishing.excerpts import soundbite, summary
from briefing.publishing.identity import episode_guid, freeze_identity
from briefing.publishing.links import is_safe_link
from briefing.publishing.manifest import (
    SCHEMA,
    ChapterEntry,
    FileEntry,
    Manifest,
    VoiceInfo,
    entry_of,
)
from briefing.publishing.manifest_file import MANIFEST_NAME, find_manifest, write_manifest
from briefing.publishing.notes import NAME as NOTES_NAME
from briefing.publishing.pages import PAGE_NAME, EpisodePage
from briefing.publishing.schedule import Slot, free_minute, number_at, takes_new_hour
from briefing.publishing.settings import PodcastSettings
from briefing.publishing.shelf import folder_of, locked, put_in_place, read_manifests, take_away, tidy
from briefing.publishing.show import rebuild_locked, write_episode_page
from briefing.publishing.urls import episode_url
from briefing.publishing.xml_text import check_text, one_line
from briefing.telling import Tell, unheard
from briefing.translation import tr

WAVEFORM_NAME = "waveform.png"  # drawn by `briefing inspect`; neither served nor published
SCRIPT_NAME = "script.txt"  # what was given to the voice; an editor may have corrected it
MEMORY_NAME = "script.json"  # beside it: what this program wrote before that
PICTURE_MIMES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}


@dataclass(frozen=True, slots=True)
class Release:
    """An episode that is finished and not yet published."""

    slug: str
    slot: Slot  # when it is to come out
    master: Master
    script: Script
    script_text: str  # what was given to the voice, as `script.txt`
    voices: tuple[VoiceInfo, ...]  # the first speaks where no chapter has a voice of its own
    sources: tuple[Source, ...]
    fingerprint: str  # of everything that the audio was made from
    recipe: str = ""  # the name of the recipe that it was made by
    announcing: tuple[int, int] = (0, 0)  # so many sentences at its start and its end are the spoken intro and outro

    @property
    def body(self) -> Sequence[Cue]:
        """The cues between intro and outro; all of them where there would be none."""
        cues, (intro, outro) = self.master.cues, self.announcing
        return cues[intro : len(cues) - outro] or cues


def publish_episode(output: Path, release: Release, settings: PodcastSettings, folder: Path) -> Manifest:
    """Complete the staged `folder`, in which the master's files lie, and make it an episode in place.

    Adds chapters, transcripts, script, manifest and page; replaces an episode of that slug in one step; then
    brings the feed and the show's page up to date. An episode that is made again keeps its guid, publication date,
    number and season; one that nobody was told of yet gets another date where it is given one. Raises UsageError for a
    slug or text that can't be published.
    """
    check_slug(release.slug)
    title = _checked_title(release.script.title)
    check_script(release.script)
    with locked(output):
        tidy(output)
        others = read_manifests(output, without=release.slug)
        previous = find_manifest(output / "episodes" / release.slug)
        kept = _kept(previous, release, output, others) or _given(previous, release, output, settings, others)
        manifest = _manifest(release, title, kept, _write_parts(release, settings, folder))
        manifest = replace(manifest, revision=_revision(previous, manifest))
        write_manifest(manifest, folder)
        write_episode_page(folder, EpisodePage(manifest, None, None, settings))  # its neighbours come with the feed
        _keep_foreign(output / "episodes" / release.slug, folder, previous)
        put_in_place(output, release.slug, folder)
        rebuild_locked(output, settings)
    return manifest


def rebuild(output: Path, settings: PodcastSettings, *, tell: Tell = unheard) -> list[Manifest]:
    """Make feed, pages and cover anew from the episodes in place; files that would not change are left alone.

    `tell` is told which episodes are damaged: the show goes on without them.
    """
    with locked(output):
        tidy(output)
        return rebuild_locked(output, settings, tell=tell)


def remove_episode(output: Path, slug: str, settings: PodcastSettings, *, tell: Tell = unheard) -> None:
    """Take an episode out of the feed, then off the disk; raise BriefingError if there is none called `slug`.

    It may be damaged; `tell` is told which others are.
    """
    with locked(output):
        tidy(output)
        folder_of(output, slug)
        rebuild_locked(output, settings, without=slug, tell=tell)
        take_away(output, slug)


def check_slug(slug: str) -> str:
    """Give back a slug that is safe as a folder and in an address; raise UsageError for others."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,119}", slug):
        raise UsageError(
            tr("slug {slug!r}: Latin letters, digits, - and _ only, 120 at most; choose another with --slug").format(
                slug=slug
            )
        )
    return slug


def check_script(script: Script) -> None:
    """See that what would go into feed, pages and transcripts can stand there; UsageError where it can't."""
    _checked_title(script.title)
    for chapter in script.chapters:
        where = tr("chapter «{title}»").format(title=one_line(chapter.title))
        check_text(chapter.title, where)
        if not is_safe_link(chapter.link):
            message = tr("{where}: the link {link!r} is neither http(s) nor relative")
            raise UsageError(message.format(where=where, link=chapter.link))
        for sentence in chapter.sentences:
            check_text(sentence.written, where)


def _checked_title(title: str) -> str:
    title = one_line(check_text(title, tr("the title")))
    if all(character.isspace() or unicodedata.category(character) == "Cf" for character in title):
        raise UsageError(tr("the title is empty; give the episode one with --title"))
    return title


@dataclass(frozen=True, slots=True)
class _Kept:
    """What never changes once an episode is out."""

    guid: str
    pub_date: str
    number: int
    season: int
    embargo: bool


def _kept(previous: Manifest | None, release: Release, output: Path, others: Sequence[Manifest]) -> _Kept | None:
    if previous is None or takes_new_hour(previous, release.slot, others, output):
        return None
    return _Kept(previous.guid, previous.pub_date, previous.number, previous.season, previous.embargo)


def _given(
    previous: Manifest | None, release: Release, output: Path, settings: PodcastSettings, others: Sequence[Manifest]
) -> _Kept:
    """Give an episode that is new, or gets another hour, what it will keep."""
    moment = free_minute(release.slot.moment, others)
    return _Kept(
        guid=previous.guid if previous else episode_guid(freeze_identity(output, settings.feed_url).guid, release.slug),
        pub_date=moment.isoformat(timespec="seconds"),
        number=number_at(moment, others, output),
        season=previous.season if previous else settings.season,
        embargo=release.slot.embargo,
    )


def _manifest(release: Release, title: str, kept: _Kept, parts: _Parts) -> Manifest:
    master, (voice, *other_voices) = release.master, release.voices
    return Manifest(
        schema=SCHEMA,
        title=title,
        guid=kept.guid,
        date=release.slot.day.isoformat(),
        pub_date=kept.pub_date,
        slug=release.slug,
        number=kept.number,
        season=kept.season,
        revision=1,
        voice=voice.name,
        engine=voice.engine,
        licence=voice.licence,
        attribution=voice.attribution,
        commercial=voice.commercial,
        other_voices=tuple(other_voices),
        duration_s=round(master.files[0].duration_s, 3),
        loudness=_rounded(master.files[0].loudness),
        summary=summary(release.body, master.chapters),
        files=parts.files,
        chapters=parts.chapters,
        soundbite=soundbite(release.body, master.chapters),
        sources=release.sources,
        fingerprint=release.fingerprint,
        recipe=release.recipe,
        embargo=kept.embargo,
    )


def foreign_files(folder: Path, manifest: Manifest | None) -> list[Path]:
    """List what lies in an episode's or a draft's folder and is not this program's."""
    own = {SCRIPT_NAME, MEMORY_NAME, WAVEFORM_NAME}
    if manifest:
        own |= {MANIFEST_NAME, PAGE_NAME, NOTES_NAME, *(file.name for file in manifest.files)}
    return [path for path in sorted(folder.iterdir()) if path.name not in own] if folder.is_dir() else []


def _keep_foreign(place: Path, folder: Path, previous: Manifest | None) -> None:
    """Take what somebody laid beside the old episode along to the new one."""
    for path in foreign_files(place, previous):
        target = folder / path.name
        if os.path.lexists(target):
            raise BriefingError(
                tr("{path} is not of this program and in the way of the episode: rename it").format(path=path)
            )
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, target, symlinks=True)
        else:
            shutil.copy2(path, target, follow_symlinks=False)


def _revision(previous: Manifest | None, episode: Manifest) -> int:
    """Count a correction where listeners hear or read something else than before; another bit rate is none."""
    if previous is None:
        return 1
    digests = [[file.sha256 for file in each.files if file.kind == "script"] for each in (previous, episode)]
    return previous.revision + int(previous.title != episode.title or digests[0] != digests[1])


@dataclass(frozen=True, slots=True)
class _Parts:
    """An episode's chapters and the files of its folder, the enclosure first."""

    chapters: tuple[ChapterEntry, ...]
    files: tuple[FileEntry, ...]


def _write_parts(release: Release, settings: PodcastSettings, folder: Path) -> _Parts:
    chapters, pictures = _chapters(release.master, folder)
    text = chapters_json(chapters, partial(episode_url, settings, release.slug))
    return _Parts(chapters, (*_audio_entries(release.master), *_write_texts(folder, release, text), *pictures))


def _audio_entries(master: Master) -> tuple[FileEntry, ...]:
    return tuple(entry_of(file.path, "audio", file.mime, round(file.duration_s, 3)) for file in master.files)


def _chapters(master: Master, folder: Path) -> tuple[tuple[ChapterEntry, ...], tuple[FileEntry, ...]]:
    """Describe the chapters; their pictures are copied into the folder."""
    chapters, pictures = [], []
    for number, chapter in enumerate(master.chapters, start=1):
        name = ""
        if chapter.picture:
            name = f"chapter-{number:03}{chapter.picture.suffix.lower()}"
            shutil.copyfile(chapter.picture, folder / name)
            pictures.append(entry_of(folder / name, "picture", PICTURE_MIMES[chapter.picture.suffix.lower()]))
        times = round(chapter.start_s, 3), round(chapter.end_s, 3)
        chapters.append(ChapterEntry(one_line(chapter.title), *times, chapter.link, name))
    return tuple(chapters), tuple(pictures)


def _write_texts(folder: Path, release: Release, chapters_text: str) -> tuple[FileEntry, ...]:
    cues = release.master.cues
    texts = (
        (CHAPTERS_NAME, "chapters", CHAPTERS_MIME, chapters_text),
        ("transcript.vtt", "transcript", "text/vtt", transcript.vtt(cues)),
        ("transcript.srt", "transcript", "application/x-subrip", transcript.srt(cues)),
        (paragraphs.NAME, "transcript", paragraphs.MIME, paragraphs.transcript_json(cues, release.script)),
        (SCRIPT_NAME, "script", "text/plain", release.script_text),
    )
    for name, _kind, _mime, text in texts:
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return tuple(entry_of(folder / name, kind, mime) for name, kind, mime, _text in texts)


def _rounded(loudness: Loudness) -> Loudness:
    return Loudness(
        *(round(value, 2) for value in (loudness.integrated_lufs, loudness.true_peak_dbtp, loudness.range_lu))
    )
