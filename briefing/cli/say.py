"""`briefing say`: a sentence or two as the show would say them."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.options import config_option, sound_file_option, voice_option
from briefing.cli.streams import print_path
from briefing.cli.terminal import tell
from briefing.translation import tr


@click.command(help=tr("Speak TEXT into a sound file as the show would: with its voice, its acronyms and its lexicon."))
@click.argument("text")
@sound_file_option
@voice_option(tr("Who speaks [default: auto]; see `briefing voices`."))
@config_option
def command(text: str, target: Path, voice: str | None, config: Path | None) -> None:
    """Read the text as a document of one paragraph, speak it, print the file's path."""
    from briefing import speech
    from briefing.cli.progress import progress_shown
    from briefing.configured import check_named
    from briefing.episode import Document, Paragraph, Section
    from briefing.normalization import Normalizer
    from briefing.script import write_script
    from briefing.settings import load_settings
    from briefing.speech.catalogue import check_format, written

    check_format(target)
    settings = load_settings(config)
    check_named(settings, config, ("lexicon",) if voice else ("voice", "lexicon"))
    narrator = Normalizer(acronyms=settings.acronyms, lexicon=settings.lexicon).narration()
    script = write_script(Document("", (Section("", (Paragraph(text),), title_spoken=False),)), narrator)
    for line in script.notes:
        tell(line)
    with progress_shown() as progress:
        choice = speech.choose_voice(
            voice or settings.voice, commercial=settings.commercial, fetching=progress.fetching
        )
        takes = speech.speak(script, choice.card, settings.speech, jobs=1, tell=tell, fetching=progress.fetching)
        written(takes, target, choice.card)
    print_path(target)
