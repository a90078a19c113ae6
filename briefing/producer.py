"""How a briefing is made: read this file and you know the program. The only place where the stages meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from briefing import mixing, publishing, speech
from briefing.drafts import Draft, recall_draft, save_draft
from briefing.episode import Boundary, Script, Tags
from briefing.errors import SourceError, UsageError
from briefing.fingerprints import fingerprint_of, intact
from briefing.normalization import Normalizer
from briefing.reading import read, read_text
from briefing.script import announcement, framed, from_text, to_text, write_script
from briefing.settings import Settings
from briefing.slugs import free_slug, slug_of
from briefing.translation import tr

Tell = Callable[[str], None]  # takes one line for the user


@dataclass(frozen=True, slots=True)
class Produced:
    """An episode in place: its manifest and folder, and whether it stood there already just as asked for."""

    manifest: publishing.Manifest
    folder: Path
    unchanged: bool

    @property
    def audio(self) -> Path:
        """The enclosure."""
        return self.folder / self.manifest.audio[0].name


def produce(
    sources: Sequence[str] = (),
    *,
    script: Path | None = None,
    output: Path = Path("output"),
    title: str | None = None,
    day: date | None = None,
    slug: str | None = None,
    keep_repeats: bool = False,
    settings: Settings | None = None,
    jobs: int | None = None,
    stdin: BinaryIO | None = None,
    tell: Tell = lambda line: None,
    progress: speech.Progress | None = None,
) -> Produced:
    """Make one episode out of documents (files, folders, `-`), or out of a `script` that an editor corrected.

    `day` is today in the settings' time zone where none is given; `jobs` is the number of workers, None for one a core.
    An episode of the same day and sources is replaced; one that stands there just so is left as it is, and no voice is
    loaded. Raises the family of briefing.errors.
    """
    settings = settings or Settings()
    day = day or datetime.now(settings.zone).date()
    draft = _draft(sources, script, output, title, keep_repeats, settings, stdin)
    _tell_notes(draft.script, settings, tell)
    episodes = publishing.read_manifests(output)
    slug = slug or _slug(draft, day, episodes)
    spoken = _announced(draft.script, day, settings)
    previous = next((episode for episode in episodes if episode.slug == slug), None)
    choice = _choose_voice(settings, episodes, previous)
    tell(choice.reason)
    tags = _tags(draft.script.title, day, choice.card, settings)
    fingerprint = fingerprint_of(spoken, speech.identity(choice.card), settings, tags, draft.sources)
    folder = output / "episodes" / slug
    if previous and previous.fingerprint == fingerprint and intact(previous, folder):
        publishing.rebuild(output, settings.podcast)
        return Produced(previous, folder, unchanged=True)
    with publishing.staging_folder(output, slug) as staging:
        takes = speech.speak(spoken, choice.card, settings.speech, jobs=jobs, progress=progress)
        master = mixing.master(
            takes, spoken, settings=settings.mix, formats=settings.formats, tags=tags, folder=staging
        )
        manifest = publishing.publish_episode(
            output,
            master=master,
            script=spoken,
            script_text=to_text(spoken),
            slug=slug,
            title=draft.script.title,
            date=day,
            pub_date=datetime.combine(day, settings.publish_time, settings.zone),
            voice=_voice_info(choice.card),
            sources=draft.sources,
            fingerprint=fingerprint,
            settings=settings.podcast,
            folder=staging,
        )
    return Produced(manifest, folder, unchanged=False)
