"""`briefing make`: documents to an episode."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from briefing.choices import FORMATS
from briefing.cli.options import (
    acronyms_option,
    config_option,
    json_option,
    lexicon_option,
    output_option,
    quiet_option,
)
from briefing.translation import tr


@click.command(help=tr("Make one episode out of documents: files, folders, or - for standard input."))
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "--script",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=tr("Speak a corrected script instead of documents."),
)
@click.option("--script-only", is_flag=True, help=tr("Write script.txt for an editor, load no voice, print its path."))
@output_option
@click.option("--voice", metavar="NAME|CARD.toml|auto", help=tr("Who speaks [default: auto]; see `briefing voices`."))
@click.option("--title", help=tr("The episode's title [default: the first heading, else the first words]."))
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=tr("Its date [default: today].")
)
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
@json_option(tr("Print the episode's manifest instead of the audio's path."))
@quiet_option
def command(
    sources: tuple[str, ...],
    script: Path | None,
    script_only: bool,
    output: Path,
    day: datetime | None,
    config: Path | None,
    as_json: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Check the options, make the episode, print where it is."""
    _check(sources, script, script_only)
    from briefing.producer import produce, write_draft
    from briefing.settings import load_settings, override

    over = {name: options.pop(name) for name in ("voice", "acronyms", "lexicon", "formats")}
    settings = override(load_settings(config), **over)
    tell = _silent if quiet else _tell
    if script_only:
        jobless = {name: value for name, value in options.items() if name != "jobs"}
        path = write_draft(sources, output=output, day=_day(day), settings=settings, tell=tell, **jobless)
        click.echo(str(path))
        return
    from briefing.cli.progress import progress_shown

    with progress_shown(quiet=quiet) as progress:
        produced = produce(
            sources,
            script=script,
            output=output,
            day=_day(day),
            settings=settings,
            tell=tell,
            progress=progress,
            **options,
        )
    click.echo((produced.folder / "episode.json").read_text(encoding="utf-8"), nl=False) if as_json else click.echo(
        str(produced.audio)
    )


def _check(sources: tuple[str, ...], script: Path | None, script_only: bool) -> None:
    if script and (sources or script_only):
        raise click.UsageError(tr("--script speaks a script that is written: name no SOURCE and no --script-only."))
    if not script and not sources:
        raise click.UsageError(tr("name a SOURCE: a file, a folder, or - for standard input."))


def _day(day: datetime | None) -> date | None:
    return day.date() if day else None


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def _silent(_: str) -> None:
    """Say nothing."""
