"""`briefing remove`: an episode out of the feed and off the disk."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.options import config_option, output_option
from briefing.cli.telling import tell
from briefing.translation import tr


@click.command(help=tr("Remove episodes, named as their folders in episodes/ are, from the feed and from the disk."))
@click.argument("slugs", nargs=-1, required=True, metavar="SLUG...")
@output_option
@config_option
def command(slugs: tuple[str, ...], output: Path, config: Path | None) -> None:
    """Remove one after the other."""
    from briefing.publishing import remove_episode
    from briefing.settings import load_settings

    podcast = load_settings(config).podcast
    for slug in slugs:
        remove_episode(output, slug, podcast, tell=tell)
        tell(tr("removed {path}").format(path=output / "episodes" / slug))
