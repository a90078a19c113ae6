"""`briefing make`: documents to an episode."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.choices import DEVICES, FASTEST, FORMATS, SLOWEST
from briefing.cli import completion
from briefing.cli.logbook import log_option, logged
from briefing.cli.options import (
    acronyms_option,
    config_option,
    day,
    format_in_option,
    hour,
    json_option,
    lexicon_option,
    output_option,
    quiet_option,
    voice_option,
)
from briefing.cli.streams import print_path
from briefing.errors import NothingNewError
from briefing.telling import Tell
from briefing.translation import tr

if TYPE_CHECKING:
    from briefing.recipes import Recipe
    from briefing.settings import Settings


@click.command(
    help=tr(
        "Make one episode out of documents (files, folders, addresses, - for standard input) or by a recipe's name."
    )
)
@click.argument("sources", nargs=-1, metavar="SOURCE...", shell_complete=completion.sources)
@click.option(
    "--script",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=tr("Speak a corrected script instead of documents."),
)
@click.option("--script-only", is_flag=True, help=tr("Write script.txt for an editor, load no voice, print its path."))
@click.option(
    "--chapter",
    type=click.IntRange(min=1),
    metavar="N",
    help=tr("Speak this chapter alone, for a first listen, into previews/ and not into the feed."),
)
@click.option(
    "--minutes",
    type=click.FloatRange(min=0, min_open=True),
    metavar="N",
    help=tr("Speak the first minutes alone, for a first listen, into previews/ and not into the feed."),
)
@output_option
@voice_option(tr("Who speaks [default: auto]; see `briefing voices`."))
@click.option(
    "--title",
    help=tr("The episode's title [default: the recipe's, else the document's own, or its first heading or words]."),
)
@click.option(
    "--date",
    "day",
    type=day,
    metavar="YYYY-MM-DD",
    help=tr("Its date, also written 26.11.2026 [default: today]."),
)
@click.option(
    "--time",
    "hour",
    type=hour,
    metavar="HH:MM",
    help=tr("The hour it comes out; it is held back until then, as one of a later day is [default: publish_at]."),
)
@click.option("--discard-edits", is_flag=True, help=tr("Overwrite a script.txt that was corrected."))
@click.option("--slug", help=tr("The name of its folder [default: date and title in Latin letters]."))
@acronyms_option(None, "first")
@lexicon_option
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help=tr("Audio format [default: mp3]; may be given several times, the first is the feed's."),
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=tr("Workers that speak [default: the cores]."))
@config_option
@click.option("--keep-repeats", is_flag=True, help=tr("Read paragraphs again that stand in the input again."))
@format_in_option
@click.option(
    "--strict",
    is_flag=True,
    help=tr("Fail where a file of a folder is not read, a character can't be spoken or the loudness is off."),
)
@click.option(
    "--speed",
    type=click.FloatRange(SLOWEST, FASTEST),
    metavar="0.8-1.5",
    help=tr("How fast it is spoken, pitch unchanged [default: 1]; speaks nothing anew."),
)
@click.option("--device", type=click.Choice(DEVICES), help=tr("Where Silero computes [default: auto]."))
@click.option("--cluster", metavar="ADDRESS", help=tr("Speak on many machines: the address of a dask scheduler."))
@log_option
@json_option(tr("Print the episode's manifest instead of the audio's path."))
@quiet_option
def command(
    sources: tuple[str, ...],
    script: Path | None,
    script_only: bool,
    output: Path,
    config: Path | None,
    jobs: int | None,
    log: Path | None,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Check the options, make the episode, print where it is."""
    with logged(log, quiet=quiet) as tell, _calm(tell):
        _check(sources, script, script_only)
        from briefing.cli.progress import progress_shown
        from briefing.producer import Excerpt, Order, preview, produce, write_draft

        settings, recipe = _settings(sources, script, config, options)
        excerpt = Excerpt(options["chapter"], options["minutes"])
        order = Order(sources, recipe, script, excerpt=excerpt, **{name: options[name] for name in _ORDERED})
        if script_only:
            print_path(write_draft(order, output, settings, tell=tell))
            return
        with progress_shown(quiet=quiet) as progress:
            shown: dict[str, Any] = {"tell": tell, "progress": progress, "fetching": progress.fetching}
            if excerpt != Excerpt():
                audio, manifest = preview(order, output, settings, **shown), None
            else:
                made = produce(order, output, settings, jobs=jobs, strict=options["strict"], **shown)
                audio, manifest = made.audio, made.folder / "episode.json"
        if as_json and manifest:
            click.echo(manifest.read_text(encoding="utf-8").rstrip())
        else:
            print_path(audio)


@contextlib.contextmanager
def _calm(tell: Tell) -> Iterator[None]:
    """Let a day on which there is nothing new end well, with a line: nobody is to be woken by it."""
    try:
        yield
    except NothingNewError as nothing:
        tell(tr("{reason}: no episode is made").format(reason=nothing))


_ORDERED = (
    "title",
    "day",
    "hour",
    "slug",
    "discard_edits",
    "keep_repeats",
    "format_in",
)  # options that an order takes as they are


def _check(sources: tuple[str, ...], script: Path | None, script_only: bool) -> None:
    if script and (sources or script_only):
        raise click.UsageError(tr("--script speaks a script that is written: name no SOURCE and no --script-only."))
    if not script and not sources:
        raise click.UsageError(tr("name a SOURCE: a file, a folder, an address, a recipe, or - for standard input."))


def _settings(
    sources: tuple[str, ...], script: Path | None, config: Path | None, options: dict[str, Any]
) -> tuple[Settings, Recipe | None]:
    """Read the configuration, then the recipe that is asked for, and put the options over both."""
    from briefing.configured import check_named, check_voice
    from briefing.orders import recipe_for
    from briefing.settings import for_recipe, load_settings, override

    settings = load_settings(config)
    recipe = recipe_for(sources, script, settings)
    if options["voice"]:
        check_voice(options["voice"])
    named = ("voice", "lexicon", "cards", "cover", "jingles")
    check_named(settings, config, [name for name in named if not options.get(name)], recipe)
    if recipe:
        settings = for_recipe(settings, recipe)
    speech = override(
        settings.speech,
        device=options["device"],
        cluster=options["cluster"],
        speed=options["speed"],
        strict=options["strict"] or None,
    )
    names = ("voice", "acronyms", "lexicon", "formats")
    return override(settings, speech=speech, **{name: options[name] for name in names}), recipe
