"""How a briefing is made: read this file and you know the program. The only place where the stages meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing import mixing, publishing, speech
from briefing.corrections import to_text
from briefing.drafts import Draft, drafts_in, refuse_to_lose, remember_original, save_draft
from briefing.episode import Master, Tags, Take
from briefing.errors import BriefingError, VoiceError
from briefing.excerpts import Excerpt
from briefing.fingerprints import fingerprint_of, intact
from briefing.lineup import Lineup, lineup_of
from briefing.orders import Order, announcing_in, draft_of, slot_of
from briefing.progress import Progress, unwatched
from briefing.publishing.cover import draw_cover, prepare_cover
from briefing.publishing.credits import voice_credits
from briefing.settings import Settings, override
from briefing.slugs import slug_for
from briefing.speech.models import Fetching
from briefing.telling import Tell, unheard
from briefing.translation import tr

__all__ = ["Excerpt", "Order", "Produced", "preview", "produce", "write_draft"]


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
    progress: Progress = unwatched,
    fetching: Fetching = lambda fetched: None,
) -> Produced:
    """Make one episode in the folder `output`, and bring its feed and pages up to date.

    An episode of the same day and sources is replaced; one that stands there just so is left as it is, and no voice is
    loaded. `jobs` is the number of workers, None for one a core. `strict` fails where a character can't be spoken or
    the loudness misses its target. `tell` is given lines for the user, `progress` and `fetching` how far the speech and
    what follows it, and a model's download are. Raises the family of briefing.errors.
    """
    settings = settings or Settings()
    settings = replace(settings, speech=override(settings.speech, strict=strict or None))
    episodes = publishing.read_manifests(output, tell=tell)
    plan = _plan(order, output, settings, episodes)
    for line in (*settings.podcast.warnings(), *plan.draft.script.notes):
        tell(line)
    standing = next((each for each in episodes if each.slug == plan.slug and _stands(each, plan, episodes)), None)
    if standing:
        tell(tr("unchanged: {path}").format(path=plan.folder))
        publishing.rebuild(output, settings.podcast)
        publishing.tell_when(standing, plan.slot, output, tell)
        return Produced(standing, plan.folder, unchanged=True)
    with _claimed(order, plan) as (plan, staging):
        lineup = _lineup(plan, episodes, tell, fetching)
        takes = speech.speak(
            plan.draft.script,
            lineup.host,
            settings.speech,
            jobs=jobs,
            commercial=settings.commercial,
            progress=progress,
            tell=tell,
            fetching=fetching,
        )
        with closing(takes):
            master = _master(takes, plan, lineup, staging, tell, progress)
        _check_loudness(master, settings, strict, tell)
        remember_original(order.script, plan.draft, staging)
        manifest = publishing.publish_episode(output, _release(plan, lineup, master), settings.podcast, staging)
    publishing.tell_when(manifest, plan.slot, output, tell)
    return Produced(manifest, plan.folder, unchanged=False)


def write_draft(
    order: Order, output: Path = Path("output"), settings: Settings | None = None, *, tell: Tell = unheard
) -> Path:
    """Write `script.txt` for an editor, loading no voice; give its path, which `Order.script` takes.

    It lies where the episode will be. An episode that is there already keeps the script it was spoken from: then the
    draft goes to `scripts/` beside `episodes/`.
    """
    plan = _plan(order, output, settings or Settings(), publishing.read_manifests(output, tell=tell))
    for line in plan.draft.script.notes:
        tell(line)
    with publishing.locked(output):
        plan = replace(plan, slug=_slug(order, plan))
        made = publishing.find_manifest(plan.folder)
        folder = output / ("scripts" if made else "episodes") / plan.slug
        if not order.discard_edits:
            refuse_to_lose(folder, None, order.script)
        return save_draft(plan.draft, folder)


def preview(
    order: Order,
    output: Path = Path("output"),
    settings: Settings | None = None,
    *,
    tell: Tell = unheard,
    progress: Progress = unwatched,
    fetching: Fetching = lambda fetched: None,
) -> Path:
    """Speak the order's excerpt into `previews/` beside `episodes/`, never into the feed; give the file's path.

    Raises the family of briefing.errors.
    """
    settings = settings or Settings()
    episodes = publishing.read_manifests(output, tell=tell)
    plan = _plan(order, output, settings, episodes)
    script = (order.excerpt or Excerpt()).of(plan.draft.script, settings.mix)
    plan = replace(plan, draft=replace(plan.draft, script=script))
    lineup = _lineup(plan, episodes, tell, fetching)
    takes = speech.speak(script, lineup.host, settings.speech, progress=progress, tell=tell, fetching=fetching)
    folder = output / "previews"
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".") as staging, closing(takes):
        audio = _master(takes, plan, lineup, Path(staging), tell, progress).files[0].path
        return audio.replace(folder / f"{plan.slug}{audio.suffix}")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be spoken, when it comes out, under which name, and how."""

    draft: Draft
    slot: publishing.Slot
    slug: str
    output: Path
    settings: Settings  # with the cover of this episode

    @property
    def folder(self) -> Path:
        return self.output / "episodes" / self.slug


def _plan(order: Order, output: Path, settings: Settings, episodes: Sequence[publishing.Manifest]) -> _Plan:
    slot = slot_of(order, settings, output, episodes)
    draft = draft_of(order, slot, settings, output, episodes)
    publishing.check_script(draft.script)
    if order.recipe and order.recipe.cover:
        settings = replace(settings, podcast=replace(settings.podcast, cover=order.recipe.cover))
    plan = _Plan(draft, slot, "", output, settings)
    with publishing.locked(output):
        return replace(plan, slug=_slug(order, plan))


def _slug(order: Order, plan: _Plan) -> str:
    """Name the episode's folder; the name is another's no more only while the output's lock is held."""
    if order.slug:
        return publishing.check_slug(order.slug)
    taken = [*publishing.claims(plan.output), *drafts_in(plan.output)]
    return slug_for(plan.slot.day, plan.draft, taken)


@contextmanager
def _claimed(order: Order, plan: _Plan) -> Iterator[tuple[_Plan, Path]]:
    """Settle the episode's name and hold it, see that no correction gets lost; give the folder to build it in."""
    with ExitStack() as held:
        with publishing.locked(plan.output):
            publishing.refuse_to_overwrite(plan.output)
            plan = replace(plan, slug=_slug(order, plan))
            previous = publishing.find_manifest(plan.folder)
            if not order.discard_edits:
                refuse_to_lose(plan.folder, previous, order.script)
            claim = publishing.Claim(plan.slug, plan.slot.day.isoformat(), plan.draft.sources, plan.draft.recipe)
            staging = held.enter_context(publishing.claimed(plan.output, claim))
        yield plan, staging


# Who speaks, and whether that was done already


def _lineup(plan: _Plan, episodes: Sequence[publishing.Manifest], tell: Tell, fetching: Fetching) -> Lineup:
    choice = speech.choose_voice(
        plan.settings.voice,
        commercial=plan.settings.commercial,
        last_engine=episodes[0].engine if episodes else None,
        fetching=fetching,
        tell=tell,
    )
    tell(choice.reason)
    return lineup_of(plan.draft.script, choice.card, plan.settings.speech)


def _stands(previous: publishing.Manifest, plan: _Plan, episodes: Sequence[publishing.Manifest]) -> bool:
    """Whether an episode in place would come out the same. Asks no network: the voice is one that this machine has."""
    settings = plan.settings
    others = [each for each in episodes if each is not previous]
    if publishing.takes_new_hour(previous, plan.slot, others, plan.output):
        return False
    try:
        choice = speech.choose_voice(
            settings.voice, commercial=settings.commercial, last_engine=previous.engine, network=False
        )
    except VoiceError:
        return False  # to be fetched, or not to be had: choosing it in earnest will tell
    lineup = lineup_of(plan.draft.script, choice.card, plan.settings.speech)
    return previous.fingerprint == _fingerprint(plan, lineup) and intact(previous, plan.folder)


def _fingerprint(plan: _Plan, lineup: Lineup) -> str:
    voices = lineup.identities(plan.settings.speech)
    return fingerprint_of(plan.draft.script, voices, plan.settings, _tags(plan, lineup), plan.draft.sources)


# How it sounds


def _master(
    takes: Iterable[Take], plan: _Plan, lineup: Lineup, staging: Path, tell: Tell, progress: Progress
) -> Master:
    speed = plan.settings.speech.speed
    with TemporaryDirectory(dir=staging, prefix=".stretched-") as stretching:
        return mixing.master(
            mixing.stretched(takes, speed, Path(stretching)),
            plan.draft.script,
            settings=plan.settings.mix.at_speed(speed),
            formats=plan.settings.formats,
            tags=_with_cover(_tags(plan, lineup), plan.settings.podcast),
            folder=staging,
            tell=tell,
            progress=progress,
        )


def _tags(plan: _Plan, lineup: Lineup) -> Tags:
    podcast = plan.settings.podcast
    return Tags(
        title=plan.draft.script.title,
        artist=podcast.shown_author,
        album=podcast.title,
        date=plan.slot.day.isoformat(),
        comment=" ".join(voice_credits(*lineup.credits)),
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


# What is published


def _release(plan: _Plan, lineup: Lineup, master: Master) -> publishing.Release:
    return publishing.Release(
        slug=plan.slug,
        slot=plan.slot,
        master=master,
        script=plan.draft.script,
        script_text=to_text(plan.draft.script),
        voices=lineup.credits,
        sources=plan.draft.sources,
        fingerprint=_fingerprint(plan, lineup),
        recipe=plan.draft.recipe,
        announcing=announcing_in(plan.draft, plan.slot.day, plan.settings),
    )
