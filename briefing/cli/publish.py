"""`briefing publish`: the output folder to where listeners reach it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import completion
from briefing.cli.logbook import log_option, logged
from briefing.cli.options import config_option, output_option, quiet_option
from briefing.telling import Tell
from briefing.translation import tr

if TYPE_CHECKING:
    from briefing.publishing.settings import PodcastSettings


@click.command(help=tr("Publish the output folder to DEST: a folder, s3://bucket/path, sftp://user@host/path."))
@click.argument("address", metavar="DEST", shell_complete=completion.files)
@output_option
@config_option
@click.option("--delete", is_flag=True, help=tr("Remove there what was published before and is gone here."))
@click.option("--adopt", is_flag=True, help=tr("Overwrite files there that this program did not put there."))
@click.option(
    "--secret",
    "way",
    flag_value="secret",
    help=tr("Make the show private: it lies under a path that nobody guesses, from now on."),
)
@click.option(
    "--new-secret",
    "way",
    flag_value="new-secret",
    help=tr("Give a private show another path; what lies under the one before is taken away."),
)
@click.option("--public", "way", flag_value="public", help=tr("Make a private show open to all again."))
@click.option("--dry-run", is_flag=True, help=tr("Only say what would be done."))
@log_option
@quiet_option
def command(address: str, output: Path, config: Path | None, log: Path | None, quiet: bool, **options: Any) -> None:
    """Bring the feed up to the hour, send what changed, the feed last."""
    from briefing.publishing import refresh
    from briefing.publishing.destination import Destination
    from briefing.publishing.upload import publish
    from briefing.settings import load_settings

    way = options.pop("way")
    with logged(log, quiet=quiet) as tell:
        destination = Destination(address)
        podcast = load_settings(config).podcast
        feed = _settled(output, podcast, way, dry_run=options["dry_run"], tell=tell) if way else ""
        refresh(output, podcast, tell=tell)
        delivery = publish(output, destination, tell=tell, **options)
        message = tr("{address}: {sent} files sent, {kept} unchanged, {removed} removed")
        if options["dry_run"]:
            message = tr("{address}: {sent} files to send, {kept} unchanged, {removed} to remove")
        tell(
            message.format(
                address=destination.address, sent=len(delivery.send), kept=delivery.kept, removed=len(delivery.remove)
            )
        )
        if feed:
            tell(tr("private feed, for those who are given its address: {url}").format(url=feed))


def _settled(output: Path, podcast: PodcastSettings, way: str, *, dry_run: bool, tell: Tell) -> str:
    """Give the show its path; return the address of its feed if that is a secret."""
    from briefing.publishing.identity import read_identity
    from briefing.publishing.privacy import Way, settle_path

    identity = settle_path(output, podcast, Way(way), keep=not dry_run)
    if dry_run and identity != read_identity(output):
        tell(tr("would change the path of the show, and take away what lies under the former one"))
        return ""
    return podcast.at(identity.secret).feed_url if identity.secret else ""
