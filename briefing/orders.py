"""What is asked for, and the script that comes of it: documents are read and written out, or a correction is taken."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from briefing.announcements import announced
from briefing.corrections import from_text
from briefing.drafts import Draft, recall_draft
from briefing.episode import Source
from briefing.errors import SourceError
from briefing.normalization import Normalizer
from briefing.publishing import Manifest
from briefing.reading import Intake, read, read_text
from briefing.reading.sources import shown
from briefing.script import Narrator, write_script
from briefing.settings import Settings
from briefing.source_names import public_sources
from briefing.translation import tr


@dataclass(frozen=True, slots=True)
class Order:
    """The episode that is asked for: out of `sources` (files, folders, `-`), or of a `script` that was corrected."""

    sources: tuple[str, ...] = ()
    script: Path | None = None
    title: str | None = None  # None: the first heading, else the first words
    day: date | None = None  # None: today in the settings' time zone
    slug: str | None = None  # None: day and title in Latin letters
    discard_edits: bool = False  # overwrite a script that an editor has corrected
    keep_repeats: bool = False  # read paragraphs again that stand in the sources again
    format_in: str | None = None  # of `-`; None: told by its content
    stdin: BinaryIO | None = None  # for the source `-`; None: the process's own


def draft_of(order: Order, day: date, settings: Settings, output: Path, episodes: Sequence[Manifest]) -> Draft:
    """Read what is to be spoken. SourceError: a source is missing, can't be used, or holds nothing to read aloud."""
    narrator = Normalizer(acronyms=settings.acronyms, lexicon=settings.lexicon).narration()
    if order.script:
        draft = _corrected(order, order.script, narrator, output, episodes)
    else:
        document = read(
            order.sources,
            title=order.title,
            keep_repeats=order.keep_repeats,
            settings=settings.reading,
            strict=settings.speech.strict,
            intake=Intake(order.stdin, order.format_in, output),
        )
        draft = Draft(write_script(document, narrator), document.sources)
    if not draft.script.chapters:
        name = str(order.script or ", ".join(order.sources))
        raise SourceError(tr("{name}: there is nothing in it to read aloud").format(name=name))
    script = draft.script
    if not order.script:  # one that was corrected holds its intro and outro already
        script = announced(script, day, settings.podcast.title, settings.mix, narrator)
    return Draft(script, public_sources(draft.sources), day.isoformat())


def _corrected(
    order: Order, script_file: Path, narrator: Narrator, output: Path, episodes: Sequence[Manifest]
) -> Draft:
    text = read_text(str(script_file))
    known = recall_draft(script_file)
    script = from_text(text, narrator, title=order.title, original=known.script if known else None)
    return Draft(script, known.sources if known else _sources_of(script_file, output, episodes))


def _sources_of(script_file: Path, output: Path, episodes: Sequence[Manifest]) -> tuple[Source, ...]:
    """Give the sources of the episode in whose folder a script lies; elsewhere the script is its own source."""
    for episode in episodes:
        if script_file.resolve().parent == (output / "episodes" / episode.slug).resolve():
            return episode.sources
    return (Source(shown(script_file), hashlib.sha256(script_file.read_bytes()).hexdigest()),)
