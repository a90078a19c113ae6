"""Options that several commands have, each written once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click

from briefing.choices import ACRONYMS, DOCUMENT_FORMATS
from briefing.cli import completion
from briefing.clock import hour_of
from briefing.translation import tr

Function = TypeVar("Function", bound=Callable[..., Any])

DEBUG = "briefing.debug"  # the key in the root context's `meta`


def day(written: str) -> date:
    """Read a date as the feed writes it, or as a Russian does; a type of click's options."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        with suppress(ValueError):
            return datetime.strptime(written, form).date()
    raise click.BadParameter(tr("{value!r} is no date; write it as 2026-11-26 or 26.11.2026.").format(value=written))


def hour(written: str) -> time:
    """Read an hour of the day; a type of click's options."""
    try:
        return hour_of(written)
    except ValueError as error:
        message = tr("{value!r} is no time of the day; write it as 18:00.")
        raise click.BadParameter(message.format(value=written)) from error


def debug_option() -> click.Option:
    """Make `--debug`, which stands before or after a command's name."""
    return click.Option(
        ["--debug"],
        is_flag=True,
        expose_value=False,
        callback=_remember_debug,
        help=tr("Show the traceback of an error."),
    )


def _remember_debug(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.find_root().meta[DEBUG] = True


def output_option(function: Function) -> Function:
    """Add `--output DIR`, a Path."""
    return click.option(
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("output"),
        show_default=True,
        metavar="DIR",
        help=tr("The folder that holds the feed, the pages and the episodes."),
    )(function)


def config_option(function: Function) -> Function:
    """Add `--config FILE`, a Path or None; `load_settings` takes it as it is."""
    return click.option(
        "--config",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help=tr("The configuration; without it briefing.toml where there is one."),
    )(function)


def acronyms_option(default: str | None, shown: str) -> Callable[[Function], Function]:
    """Add `--acronyms`; `shown` is the default as the help tells it."""
    return click.option(
        "--acronyms",
        type=click.Choice(ACRONYMS),
        default=default,
        help=tr("How acronyms are read: expanded at the first mention, spelled, or always expanded.")
        + f" [default: {shown}]",
    )


def format_in_option(function: Function) -> Function:
    """Add `--format-in`, the format of standard input."""
    return click.option(
        "--format-in",
        type=click.Choice(DOCUMENT_FORMATS),
        metavar="NAME",
        help=tr("What standard input holds [default: told by its content]: {names}.").format(
            names=", ".join(DOCUMENT_FORMATS)
        ),
    )(function)


def lexicon_option(function: Function) -> Function:
    """Add `--lexicon FILE`, repeatable: a tuple of Paths."""
    return click.option(
        "--lexicon",
        type=click.Path(dir_okay=False, path_type=Path),
        multiple=True,
        metavar="FILE",
        help=tr("Pronunciations of your own (TOML); may be given several times."),
    )(function)


def voice_option(help_text: str, metavar: str = "NAME|CARD.toml|auto") -> Callable[[Function], Function]:
    """Add `--voice`, a str or None."""
    return click.option("--voice", metavar=metavar, shell_complete=completion.voices, help=help_text)


def json_option(help_text: str) -> Callable[[Function], Function]:
    """Add `--json` as the flag `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help=help_text)


def quiet_option(function: Function) -> Function:
    """Add `-q`, a flag."""
    return click.option("-q", "--quiet", is_flag=True, help=tr("Say nothing but errors."))(function)


sound_file_option = click.option(
    "-o",
    "--out",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help=tr("The sound file: .wav, .flac, .ogg or .mp3."),
)
