"""`briefing remove`: an episode out of the feed and off the disk."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import completion
from briefing.cli.options import config_option, output_option
from briefing.cli.terminal import tell
from briefing.translation import tr


@click.command(help=tr("Remove episodes, named as their folders in episodes/ are, from the feed and from the disk."))
@click.argument("slugs", nargs=-1, required=True, metavar="SLUG...", shell_complete=completion.episodes)
@output_option
@config_option
def command(slugs: tuple[str, ...], output: Path, config: Path | None) -> None:
    """Remove one after the other."""
    from briefing.publishing import remove_episode
    from briefing.publishing.whereabouts import still_public
    from briefing.settings import load_settings

    podcast = load_settings(config).podcast
    for slug in slugs:
        remove_episode(output, slug, podcast, tell=tell)
        for address in still_public(output, slug):
            message = tr("{slug} is still public at {address}; `briefing publish {address} --delete` takes it away")
            tell(message.format(slug=slug, address=address))
        tell(tr("removed {path}").format(path=output / "episodes" / slug))
