"""`briefing feed`: feed and pages anew from the episodes in place."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.options import config_option, output_option
from briefing.cli.streams import print_path
from briefing.cli.terminal import tell
from briefing.errors import BriefingError
from briefing.translation import tr


@click.command(help=tr("Make feed, pages and cover anew from the episodes in the output folder."))
@output_option
@config_option
def command(output: Path, config: Path | None) -> None:
    """Rebuild, warn of what a directory would refuse, print the feed's path."""
    from briefing.publishing import rebuild
    from briefing.settings import load_settings

    if not output.is_dir():
        raise BriefingError(tr("{path}: no such folder; make an episode first").format(path=output))
    podcast = load_settings(config).podcast
    for line in podcast.warnings():
        tell(line)
    rebuild(output, podcast, tell=tell)
    print_path(output / "feed.xml")
