"""What is asked for, and the script that comes of it: documents are read and written out, or a correction is taken."""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

from briefing import clock
from briefing.announcements import Occasion, announced, announcing, title_from
from briefing.clock import hour_of
from briefing.corrections import from_text
from briefing.digests import sha256_of
from briefing.drafts import Draft, recall_draft
from briefing.earlier import earlier_texts
from briefing.episode import Document, Source
from briefing.errors import NothingNewError, SourceError, UsageError
from briefing.excerpts import Excerpt
from briefing.normalization import Normalizer
from briefing.pace import fitted
from briefing.publishing import Manifest, Slot
from briefing.reading import Intake, read, read_text
from briefing.reading.sources import shown
from briefing.recipes import COLLECTION, Recipe
from briefing.script import Narrator, write_script
from briefing.settings import Settings
from briefing.source_names import public_sources
from briefing.translation import tr


@dataclass(frozen=True, slots=True)
class Order:
    """The episode that is asked for: of `sources` (files, folders, addresses, `-`), by a `recipe`, of a `script`."""

    sources: tuple[str, ...] = ()
    recipe: Recipe | None = None
    script: Path | None = None
    title: str | None = None  # None: the recipe's, of several sources show and date, else the document's first heading
    day: date | None = None  # None: that of the script, else today in the settings' time zone
    hour: time | None = None  # None: `publish_at`; one that is given holds the episode back until then
    slug: str | None = None  # None: day and title (or the recipe's name) in Latin letters
    discard_edits: bool = False  # overwrite a script that an editor has corrected
    excerpt: Excerpt | None = None  # what of it `preview` speaks
    keep_repeats: bool = False  # read paragraphs again that stand in the sources again
    format_in: str | None = None  # of `-`; None: told by its content
    stdin: BinaryIO | None = None  # for the source `-`; None: the process's own

    def __post_init__(self) -> None:
        if self.day and not 1000 <= self.day.year <= 9998:  # near both ends of time, zones can't be compared
            raise UsageError(tr("--date {day}: the year has to be 1000 to 9998").format(day=self.day))


def recipe_for(sources: Sequence[str], script: Path | None, settings: Settings) -> Recipe | None:
    """Find the recipe that is the only source, or that `script` was drafted by; None: files are named.

    UsageError: a recipe is named among other sources.
    """
    known = {recipe.name: recipe for recipe in settings.briefing}
    if script:
        draft = recall_draft(script)
        return known.get(draft.recipe) if draft else None
    for source in sources:
        near = () if os.path.exists(source) else difflib.get_close_matches(source, known, n=1)  # noqa: PTH110
        if near and source not in known:
            message = tr("{name}: no such file or folder (did you mean the recipe {near}?)")
            raise SourceError(message.format(name=source, near=near[0]))
    named = [source for source in sources if source in known]
    if named and len(sources) > 1:
        raise UsageError(tr("{name} is a recipe: it is made alone, without other sources").format(name=named[0]))
    return known[named[0]] if named else None


def today(settings: Settings) -> date:
    """Give the date of this moment in the settings' time zone."""
    return clock.present().astimezone(settings.zone).date()


def slot_of(order: Order, settings: Settings, output: Path, episodes: Sequence[Manifest]) -> Slot:
    """Say when the episode is to come out; an hour that is asked for and a later day hold it back until then.

    A script is of its draft's or its episode's day, unless another is asked for; a draft keeps its hour too.
    """
    draft = recall_draft(order.script) if order.script else None
    owner = _owner_of(order.script, output, episodes) if order.script else None
    known = (draft and draft.day) or (owner.date if owner else "")
    day = order.day or (date.fromisoformat(known) if known else today(settings))
    hour = order.hour or (hour_of(draft.hour) if draft and draft.hour else None)
    moment = datetime.combine(day, hour or settings.publish_time, settings.zone)
    return Slot(moment, embargo=hour is not None or day > today(settings), hour_given=hour is not None)


def draft_of(order: Order, slot: Slot, settings: Settings, output: Path, episodes: Sequence[Manifest]) -> Draft:
    """Read what is to be spoken.

    SourceError: a source is missing, can't be used, or holds nothing to read aloud. BriefingError: something in it
    can't be said, in strict mode.
    """
    if order.script:  # it holds its intro and outro already
        draft = _checked(_corrected(order, order.script, settings, output, episodes), str(order.script))
        return replace(draft, sources=public_sources(draft.sources), day=slot.day.isoformat(), hour=slot.given_hour)
    narrator = _narrator(settings)
    document = document_of(order, slot.day, settings, output, episodes)
    script = write_script(document, narrator, strict=settings.speech.strict)
    recipe = order.recipe
    if recipe and recipe.longest_min:
        script = fitted(script, recipe.longest_min * 60, settings.mix)
    name = recipe.name if recipe else ""
    sources = public_sources(document.sources)
    draft = Draft(script, sources, slot.day.isoformat(), name, slot.given_hour)
    _checked(draft, name or ", ".join(order.sources), quiet=bool(recipe) and not settings.speech.strict)
    return replace(draft, script=announced(script, Occasion(settings.podcast.title, slot.day), settings.mix, narrator))


def announcing_in(draft: Draft, day: date, settings: Settings) -> tuple[int, int]:
    """Count the sentences at a draft's start and end that are its spoken intro and outro."""
    occasion = Occasion(settings.podcast.title, day)
    return announcing(draft.script, occasion, settings.mix, _narrator(settings))


def _narrator(settings: Settings) -> Narrator:
    return Normalizer(acronyms=settings.acronyms, lexicon=settings.lexicon).narration()


def document_of(order: Order, day: date, settings: Settings, output: Path, episodes: Sequence[Manifest]) -> Document:
    """Read the documents of an order; SourceError as `draft_of`."""
    recipe = order.recipe
    document = read(
        recipe.selections(strict=settings.speech.strict) if recipe else order.sources,
        keep_repeats=order.keep_repeats or bool(recipe and recipe.keep_repeats),
        settings=settings.reading,
        strict=settings.speech.strict,
        intake=Intake(order.stdin, order.format_in, output, settings.web),
        earlier=earlier_texts(episodes, recipe.name, day, output) if recipe and recipe.new_only else (),
    )
    title = order.title
    if not title and (recipe or len(document.sources) > 1):
        title = title_from(recipe.title if recipe else COLLECTION, Occasion(settings.podcast.title, day))
    return replace(document, title=" ".join(title.split())) if title else document


def _checked(draft: Draft, name: str, *, quiet: bool = False) -> Draft:
    """Give a draft that holds something to speak; NothingNewError where a `quiet` day was to be expected."""
    if not draft.script.chapters:
        reasons = "".join(f"; {note}" for note in draft.script.notes[-1:])
        if quiet:
            raise NothingNewError(tr("{name}: nothing new today").format(name=name) + reasons)
        raise SourceError(tr("{name}: there is nothing in it to read aloud").format(name=name) + reasons)
    return draft


def _corrected(
    order: Order, script_file: Path, settings: Settings, output: Path, episodes: Sequence[Manifest]
) -> Draft:
    text = read_text(str(script_file))
    known = recall_draft(script_file)
    original, strict = known.script if known else None, settings.speech.strict
    script = from_text(text, _narrator(settings), title=order.title, original=original, strict=strict)
    if known:
        return Draft(script, known.sources, recipe=known.recipe)
    if owner := _owner_of(script_file, output, episodes):
        return Draft(script, owner.sources, recipe=owner.recipe)
    own = Source(shown(script_file), sha256_of(script_file))
    return Draft(script, (own,))


def _owner_of(script_file: Path, output: Path, episodes: Sequence[Manifest]) -> Manifest | None:
    """Find the episode in whose folder a script lies."""
    folder = script_file.resolve().parent
    return next((each for each in episodes if folder == (output / "episodes" / each.slug).resolve()), None)
