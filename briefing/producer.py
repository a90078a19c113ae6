"""How a briefing is made: read this file and you know the program. The only place where the stages meet."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from briefing import mixing, publishing, speech
from briefing.announcements import announced
from briefing.drafts import Draft, recall_draft, save_draft
from briefing.episode import Master, Script, Source, Tags
from briefing.errors import BriefingError, SourceError, VoiceError
from briefing.fingerprints import fingerprint_of, intact
from briefing.normalization import Normalizer
from briefing.publishing.cover import draw_cover, prepare_cover
from briefing.publishing.credits import voice_credits
from briefing.publishing.episodes import check_slug
from briefing.reading import read, read_text
from briefing.script import from_text, to_text, write_script
from briefing.settings import Settings
from briefing.slugs import free_slug, slug_of
from briefing.speech.models import Fetching
from briefing.telling import Tell, unheard
from briefing.translation import tr


@dataclass(frozen=True, slots=True)
class Order:
    """The episode that is asked for: out of `sources` (files, folders, `-`), or of a `script` that was corrected."""

    sources: tuple[str, ...] = ()
    script: Path | None = None
    title: str | None = None  # None: the first heading, else the first words
    day: date | None = None  # None: today in the settings' time zone
    slug: str | None = None  # None: day and title in Latin letters
    keep_repeats: bool = False  # read paragraphs again that stand in the sources again
    stdin: BinaryIO | None = None  # for the source `-`; None: the process's own


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
    order: Order,
    output: Path = Path("output"),
    settings: Settings | None = None,
    *,
    jobs: int | None = None,
    strict: bool = False,
    tell: Tell = unheard,
    progress: speech.Progress | None = None,
    fetching: Fetching = lambda fetched: None,
) -> Produced:
    """Make one episode in the folder `output`, and bring its feed and pages up to date.

    An episode of the same day and sources is replaced; one that stands there just so is left as it is, and no voice is
    loaded. `jobs` is the number of workers, None for one a core. `strict` fails where a character can't be spoken or
    the loudness misses its target. `tell` is given lines for the user, `progress` and `fetching` how far the speech and
    a model's download are. Raises the family of briefing.errors.
    """
    settings = _strict(settings or Settings(), strict)
    day = order.day or today(settings)
    episodes = publishing.read_manifests(output)
    draft = _draft(order, day, settings, output, episodes)
    slug = _slug(order, draft, day, episodes)
    previous = next((episode for episode in episodes if episode.slug == slug), None)
    for line in (*settings.podcast.warnings(), *draft.script.notes):
        tell(line)

    folder = output / "episodes" / slug
    if previous and _stands(previous, folder, draft, day, settings):
        tell(tr("unchanged: {path}").format(path=folder))
        publishing.rebuild(output, settings.podcast)
        return Produced(previous, folder, unchanged=True)

    last_engine = episodes[0].engine if episodes else None
    choice = speech.choose_voice(
        settings.voice, commercial=settings.commercial, last_engine=last_engine, fetching=fetching
    )
    tell(choice.reason)
    tags = _tags(draft.script, day, choice.card, settings)
    speaking = speech.speak(
        draft.script,
        choice.card,
        settings.speech,
        jobs=jobs,
        commercial=settings.commercial,
        progress=progress,
        tell=tell,
        fetching=fetching,
    )
    with publishing.staging_folder(output, slug) as staging, closing(speaking) as takes:
        master = mixing.master(
            takes,
            draft.script,
            settings=settings.mix,
            formats=settings.formats,
            tags=_with_cover(tags, settings.podcast),
            folder=staging,
            tell=tell,
        )
        _check_loudness(master, settings, strict, tell)
        manifest = publishing.publish_episode(
            output,
            master=master,
            script=draft.script,
            script_text=to_text(draft.script),
            slug=slug,
            title=draft.script.title,
            date=day,
            pub_date=datetime.combine(day, settings.publish_time, settings.zone),
            voice=_voice_info(choice.card),
            other_voices=[_voice_info(card) for card in speech.guests(draft.script, choice.card, settings.speech)],
            sources=draft.sources,
            fingerprint=_fingerprint(draft, tags, choice.card, settings),
            settings=settings.podcast,
            folder=staging,
        )
    return Produced(manifest, folder, unchanged=False)


def write_draft(
    order: Order, output: Path = Path("output"), settings: Settings | None = None, *, tell: Tell = unheard
) -> Path:
    """Write `script.txt` for an editor, loading no voice; give its path, which `Order.script` takes.

    It lies where the episode will be. An episode that is there already keeps the script it was spoken from: then the
    draft goes to `scripts/` beside `episodes/`.
    """
    settings = settings or Settings()
    day = order.day or today(settings)
    episodes = publishing.read_manifests(output)
    draft = _draft(order, day, settings, output, episodes)
    slug = _slug(order, draft, day, episodes)
    for line in draft.script.notes:
        tell(line)
    room = "scripts" if any(episode.slug == slug for episode in episodes) else "episodes"
    return save_draft(draft, output / room / slug)


def today(settings: Settings) -> date:
    """Give the date of this moment in the settings' time zone."""
    return datetime.now(settings.zone).date()


# What is spoken


def _draft(order: Order, day: date, settings: Settings, output: Path, episodes: Sequence[publishing.Manifest]) -> Draft:
    narrator = Normalizer(acronyms=settings.acronyms, lexicon=settings.lexicon).narration()
    if order.script:
        text = read_text(str(order.script))
        known = recall_draft(order.script)
        sources = known.sources if known else _sources_of(order.script, output, episodes)
        script = from_text(text, narrator, title=order.title, original=known.script if known else None)
    else:
        document = read(order.sources, title=order.title, keep_repeats=order.keep_repeats, stdin=order.stdin)
        sources = document.sources
        script = write_script(document, narrator)
    if not script.chapters:
        name = str(order.script or ", ".join(order.sources))
        raise SourceError(tr("{name}: there is nothing in it to read aloud").format(name=name))
    if not order.script:  # a script that was corrected holds its intro and outro
        script = announced(script, day, settings.podcast.title, settings.mix, narrator)
    return Draft(script, sources)


def _sources_of(script: Path, output: Path, episodes: Sequence[publishing.Manifest]) -> tuple[Source, ...]:
    """Give the sources of the episode in whose folder a script lies; elsewhere the script is its own source."""
    for episode in episodes:
        if script.resolve().parent == (output / "episodes" / episode.slug).resolve():
            return episode.sources
    return (Source(script.as_posix(), hashlib.sha256(script.read_bytes()).hexdigest()),)


def _slug(order: Order, draft: Draft, day: date, episodes: Sequence[publishing.Manifest]) -> str:
    """Give the folder's name: the one asked for, that of the episode of the same day and sources, else a new one."""
    if order.slug:
        return check_slug(order.slug)
    wanted = slug_of(day, draft.script.title)
    same = [each.slug for each in episodes if each.date == day.isoformat() and _same(each.sources, draft.sources)]
    if same and wanted not in same:
        return same[0]
    return wanted if same else free_slug(wanted, {episode.slug for episode in episodes})


def _same(some: Sequence[Source], others: Sequence[Source]) -> bool:
    """Whether two episodes were made from the same documents: of the same names, or with the same content."""
    return [each.name for each in some] == [each.name for each in others] or (
        [each.sha256 for each in some] == [each.sha256 for each in others]
    )


# Whether it is made already


def _stands(previous: publishing.Manifest, folder: Path, draft: Draft, day: date, settings: Settings) -> bool:
    """Whether an episode in place would come out the same. Asks no network: the voice is one that this machine has."""
    try:
        choice = speech.choose_voice(
            settings.voice, commercial=settings.commercial, last_engine=previous.engine, network=False
        )
    except VoiceError:
        return False  # to be fetched, or not to be had: choosing it in earnest will tell
    tags = _tags(draft.script, day, choice.card, settings)
    return previous.fingerprint == _fingerprint(draft, tags, choice.card, settings) and intact(previous, folder)


def _fingerprint(draft: Draft, tags: Tags, card: speech.VoiceCard, settings: Settings) -> str:
    return fingerprint_of(draft.script, _identities(draft.script, card, settings), settings, tags, draft.sources)


def _identities(script: Script, card: speech.VoiceCard, settings: Settings) -> list[str]:
    """Give what makes the sound of each voice that speaks in the script."""
    return [speech.identity(each, settings.speech) for each in (card, *speech.guests(script, card, settings.speech))]


def _voice_info(card: speech.VoiceCard) -> publishing.VoiceInfo:
    return publishing.VoiceInfo(
        name=card.name, engine=card.engine, licence=card.licence, attribution="", commercial=card.commercial
    )


# How it sounds


def _tags(script: Script, day: date, card: speech.VoiceCard, settings: Settings) -> Tags:
    podcast = settings.podcast
    voices = [_voice_info(each) for each in (card, *speech.guests(script, card, settings.speech))]
    return Tags(
        title=script.title,
        artist=podcast.shown_author,
        album=podcast.title,
        date=day.isoformat(),
        comment=" ".join(voice_credits(*voices)),
        link=podcast.link,
    )


def _with_cover(tags: Tags, podcast: publishing.PodcastSettings) -> Tags:
    if podcast.cover:
        return replace(tags, cover_jpeg=prepare_cover(Path(podcast.cover)))
    return replace(tags, cover_jpeg=draw_cover(tags.title, tags.date, podcast.colour))


def _check_loudness(master: Master, settings: Settings, strict: bool, tell: Tell) -> None:
    for file in master.files:
        for fault in mixing.loudness_faults(file.loudness, settings.mix):
            line = f"{file.path.name}: {fault}"
            if strict:
                raise BriefingError(line)
            tell(line)


def _strict(settings: Settings, strict: bool) -> Settings:
    return replace(settings, speech=replace(settings.speech, strict=True)) if strict else settings
