"""`briefing voices`: what voices there are, fetching one, a first listen."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import completion
from briefing.cli.groups import Group
from briefing.cli.options import acronyms_option, config_option, json_option, quiet_option, sound_file_option
from briefing.cli.streams import print_path
from briefing.cli.terminal import tell
from briefing.translation import tr

if TYPE_CHECKING:
    from briefing.speech.catalogue import Listing


@click.group(
    cls=Group,
    invoke_without_command=True,
    help=tr("Show the voices, the recommended first: sex, character, licence, installed or not."),
)
@config_option
@json_option(tr("Print the voices as one JSON object."))
@click.pass_context
def command(context: click.Context, config: Path | None, as_json: bool) -> None:
    """List the voices where no subcommand is given."""
    if context.invoked_subcommand:
        return
    from briefing.settings import load_settings
    from briefing.speech.catalogue import catalogue

    entries = catalogue(commercial=load_settings(config).commercial)
    if as_json:
        import json
        from dataclasses import asdict

        click.echo(json.dumps({"voices": [asdict(each) for each in entries]}, ensure_ascii=False, indent=2))
    else:
        _print_table(entries)


@command.command("install", help=tr("Fetch the model of the voice NAME (or of a card) and check it."))
@click.argument("name", shell_complete=completion.voices)
@click.option("--again", is_flag=True, help=tr("Fetch it anew, and accept a model that has changed."))
@quiet_option
def install_command(name: str, again: bool, quiet: bool) -> None:
    """Install a voice."""
    from briefing.cli.progress import progress_shown
    from briefing.speech import load_card
    from briefing.speech.voices import install

    card = load_card(name)
    with progress_shown(quiet=quiet) as progress:
        install(card, progress.fetching, again=again, tell=tell)
    if not quiet:
        tell(tr("{name} is installed ({licence})").format(name=card.name, licence=card.licence))


@command.command("say", help=tr("Speak TEXT with the voice NAME (or a card) into a sound file."))
@click.argument("name", shell_complete=completion.voices)
@click.argument("text")
@sound_file_option
@acronyms_option("spell", "spell")
@config_option
def say_command(name: str, text: str, target: Path, acronyms: str, config: Path | None) -> None:
    """Normalise and speak a text; print the file's path."""
    from briefing.cli.progress import progress_shown
    from briefing.configured import check_named
    from briefing.normalization import Normalizer
    from briefing.settings import load_settings
    from briefing.speech import load_card
    from briefing.speech.catalogue import say

    settings = load_settings(config)
    check_named(settings, config, ["lexicon"])
    card = load_card(name)
    spoken = Normalizer(acronyms=acronyms, lexicon=settings.lexicon).speak(text)
    with progress_shown() as progress:
        say(card, spoken, target, settings.speech, fetching=progress.fetching, tell=tell)
    print_path(target)


@command.command("compare", help=tr("Have all installed voices speak TEXT, into a folder with a page to listen to."))
@click.argument("text")
@click.option(
    "-o",
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="FOLDER",
    help=tr("The folder: an empty one, or that of an earlier comparison."),
)
@acronyms_option("spell", "spell")
@config_option
def compare_command(text: str, folder: Path, acronyms: str, config: Path | None) -> None:
    """Normalise a text, have every voice speak it, print the page's path."""
    from briefing.configured import check_named
    from briefing.normalization import Normalizer
    from briefing.settings import load_settings
    from briefing.speech.comparison import compare

    settings = load_settings(config)
    check_named(settings, config, ["lexicon"])
    spoken = Normalizer(acronyms=acronyms, lexicon=settings.lexicon).speak(text)
    print_path(compare(text, spoken, folder, settings.speech, commercial=settings.commercial, tell=tell))


def _print_table(listings: Sequence[Listing]) -> None:
    """Print the voices in columns; the widest name decides."""
    head = (
        tr("voice"),
        "★",
        tr("sex"),
        tr("character"),
        tr("engine"),
        tr("model"),
        tr("licence"),
        tr("commercial"),
        tr("installed"),
        tr("size"),
    )
    rows = _fitting([head, *(_row(each) for each in listings)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())


_CHARACTER = 3  # the column that a narrow terminal cuts
_DISPENSABLE = (5, 6, 9, 4)  # those that it does without, the first first: model, licence, size, engine


def _fitting(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Leave out and cut what doesn't fit into the terminal; a file or a pipe gets all."""
    if not sys.stdout.isatty():
        return list(rows)
    kept = list(range(len(rows[0])))
    widths = [max(len(row[column]) for row in rows) + 2 for column in kept]
    room = shutil.get_terminal_size().columns + 2
    for column in _DISPENSABLE:
        if sum(widths[each] for each in kept) > room:
            kept.remove(column)
    cut = max(1, widths[_CHARACTER] - 2 - max(0, sum(widths[each] for each in kept) - room))
    shown = [(*row[:_CHARACTER], _cut(row[_CHARACTER], cut), *row[_CHARACTER + 1 :]) for row in rows]
    return [tuple(row[column] for column in kept) for row in shown]


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _row(listing: Listing) -> tuple[str, ...]:
    from briefing.units import readable_bytes

    return (
        listing.name,
        "★" if listing.recommended else "",
        {"f": tr("female"), "m": tr("male")}.get(listing.sex, ""),
        listing.character,
        listing.engine,
        listing.model,
        listing.licence,
        tr("yes") if listing.commercial else tr("no"),
        tr("yes") if listing.installed else "—",
        readable_bytes(listing.size_bytes) if listing.size_bytes else "",
    )
