"""`briefing lexicon`: how words are spoken, by the show's own lexicon: one more, and which ones it may need."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import completion
from briefing.cli.groups import Group
from briefing.cli.options import config_option, format_in_option, lexicon_option, output_option
from briefing.cli.streams import print_path
from briefing.cli.terminal import tell
from briefing.errors import UsageError
from briefing.translation import tr

if TYPE_CHECKING:
    from briefing.normalization.lexicon.user import Entry, Lexicon

NAME = "lexicon.toml"  # of a lexicon that is begun here


@click.group(cls=Group, help=tr("Say how words are spoken: add one to the show's lexicon, find those it may need."))
def command() -> None:
    """Hold the commands on lexicons together."""


@command.command(
    "add",
    help=tr("Have WRITTEN be spoken as SPOKEN, with + before the stressed vowel: lexicon add Тверь Тв+ерь."),
)
@click.argument("written")
@click.argument("spoken")
@click.option("--decline", is_flag=True, help=tr("In all cases and numbers; give both in the nominative."))
@click.option(
    "--lexicon",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=tr("The file to write into [default: the last one that briefing.toml names]."),
)
@config_option
def add_command(written: str, spoken: str, decline: bool, lexicon: Path | None, config: Path | None) -> None:
    """Add an entry that contradicts none, say its forms, print the file's path."""
    from briefing.normalization.lexicon.editing import new_entry, stands_there, unmarked
    from briefing.normalization.lexicon.user import Lexicon
    from briefing.settings import DEFAULT_FILE, load_settings

    settings = load_settings(config)
    named = settings.lexicon
    path = lexicon or (named[-1] if named else (config or DEFAULT_FILE).with_name(NAME))
    entry = new_entry(written, spoken, path, decline=decline)
    files = [each for each in dict.fromkeys((*named, path)) if each.exists() or each != path]
    if stands_there(entry, Lexicon.load(files)):
        tell(tr("{path}: «{written}» is spoken so already; nothing was changed").format(path=path, written=written))
        print_path(path)
        return
    _write_down(entry, None if lexicon or named else config or DEFAULT_FILE)
    _tell_forms(Lexicon([entry]))
    if words := unmarked(entry.spoken):
        message = tr("without + the voice places the stress by itself: {words}")
        tell(message.format(words=", ".join(words)))
    print_path(path)


def _write_down(entry: Entry, config: Path | None) -> None:
    """Write an entry into its file, and name the file in the configuration `config`, if any."""
    from briefing.normalization.lexicon.editing import NEW, with_entry, with_lexicon_named

    path = entry.path
    changed = {path: with_entry(path.read_bytes().decode("utf-8-sig") if path.exists() else NEW, entry)}
    if config:
        if not config.exists():
            message = tr("no {config} names a lexicon: write one with `briefing init`, or give --lexicon FILE")
            raise UsageError(message.format(config=config))
        changed[config] = with_lexicon_named(config.read_bytes().decode("utf-8-sig"), path.name, config)
    for file, content in changed.items():
        _write(file, content)
    if config:
        tell(tr("{config} names the lexicon {name} now").format(config=config, name=path.name))


def _write(path: Path, content: str) -> None:
    """Put a file in place whole, through a link and with the rights that it has."""
    from briefing.publishing.files import write_whole
    from briefing.rights import writing_in

    path = path.resolve()
    mode = path.stat().st_mode if path.exists() else None
    with writing_in(path.parent):
        write_whole(path, content.encode())
        if mode is not None:
            path.chmod(mode)


def _tell_forms(lexicon: Lexicon) -> None:
    """Say what was written down, a line for every form, so that a wrong one is seen."""
    for written, spoken in lexicon.spoken_forms().items():
        tell(f"«{written}» → «{spoken}»")


@command.command(
    "check",
    help=tr("List the words of documents that the voices are likely to get wrong, with their number."),
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", shell_complete=completion.sources)
@click.option("--toml", "as_toml", is_flag=True, help=tr("Print them as lines for a lexicon, to be corrected."))
@lexicon_option
@format_in_option
@output_option
@config_option
def check_command(
    sources: tuple[str, ...],
    as_toml: bool,
    lexicon: tuple[Path, ...],
    format_in: str | None,
    output: Path,
    config: Path | None,
) -> None:
    """Read documents as `make` would, and print their doubtful words."""
    from briefing.cli.documents import read_as_ordered
    from briefing.cli.suspects import lines_of, toml_of
    from briefing.configured import check_named
    from briefing.normalization import Normalizer
    from briefing.proofreading import suspects
    from briefing.settings import load_settings, override

    settings = load_settings(config)
    check_named(settings, config, [] if lexicon else ["lexicon"])
    settings = override(settings, lexicon=lexicon)
    document = read_as_ordered(sources, settings, output, format_in=format_in)
    found = suspects(document, Normalizer(settings.acronyms, settings.lexicon).narration())
    for line in toml_of(found) if as_toml else lines_of(found):
        click.echo(line)
    if not found:
        tell(tr("there is nothing to look at: every word is listed"))
    elif not as_toml:
        message = tr("words to look at: {count}; `briefing lexicon add` sets one right, --toml prints lines to paste")
        tell(message.format(count=len(found)))
