"""`briefing init`: a commented configuration to start from."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.streams import print_path
from briefing.errors import UsageError
from briefing.translation import tr


@click.command(help=tr("Write a commented briefing.toml to start from; one that is there is left as it is."))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="[DIR]")
def command(folder: Path) -> None:
    """Write the file, print its path."""
    from importlib import resources

    from briefing.rights import writing_in
    from briefing.settings import DEFAULT_FILE

    path = folder / DEFAULT_FILE
    text = resources.files("briefing").joinpath("starter.toml").read_bytes()
    try:
        with writing_in(folder):
            folder.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(text)
    except FileExistsError as error:
        raise UsageError(tr("{path} is there already; nothing was changed").format(path=path)) from error
    print_path(path)
