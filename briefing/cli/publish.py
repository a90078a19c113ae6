"""`briefing publish`: the output folder to where listeners reach it."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.logbook import log_option, logged
from briefing.cli.options import config_option, output_option, quiet_option
from briefing.translation import tr


@click.command(help=tr("Publish the output folder to DEST: a folder, s3://bucket/path, sftp://user@host/path."))
@click.argument("address", metavar="DEST")
@output_option
@config_option
@click.option("--delete", is_flag=True, help=tr("Remove there what was published before and is gone here."))
@click.option("--adopt", is_flag=True, help=tr("Overwrite files there that this program did not put there."))
@click.option("--dry-run", is_flag=True, help=tr("Only say what would be done."))
@log_option
@quiet_option
def command(address: str, output: Path, config: Path | None, log: Path | None, quiet: bool, **options: bool) -> None:
    """Bring the feed up to the hour, send what changed, the feed last."""
    from briefing.publishing import refresh
    from briefing.publishing.destination import Destination
    from briefing.publishing.upload import publish
    from briefing.settings import load_settings

    with logged(log, quiet=quiet) as tell:
        destination = Destination(address)
        refresh(output, load_settings(config).podcast, tell=tell)
        delivery = publish(output, destination, tell=tell, **options)
        message = tr("{address}: {sent} files sent, {kept} unchanged, {removed} removed")
        if options["dry_run"]:
            message = tr("{address}: {sent} files to send, {kept} unchanged, {removed} to remove")
        tell(
            message.format(
                address=destination.address, sent=len(delivery.send), kept=delivery.kept, removed=len(delivery.remove)
            )
        )
