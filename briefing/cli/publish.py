"""`briefing publish`: the output folder to where listeners reach it."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import completion
from briefing.cli.logbook import log_option, logged
from briefing.cli.options import output_option, quiet_option
from briefing.translation import tr


@click.command(help=tr("Publish the output folder to DEST: a folder, s3://bucket/path, sftp://user@host/path."))
@click.argument("address", metavar="DEST", shell_complete=completion.files)
@output_option
@click.option("--delete", is_flag=True, help=tr("Remove there what was published before and is gone here."))
@click.option("--adopt", is_flag=True, help=tr("Overwrite files there that this program did not put there."))
@click.option("--dry-run", is_flag=True, help=tr("Only say what would be done."))
@log_option
@quiet_option
def command(address: str, output: Path, log: Path | None, quiet: bool, **options: bool) -> None:
    """Send what changed, the feed last."""
    from briefing.publishing.destination import Destination
    from briefing.publishing.upload import publish

    with logged(log, quiet=quiet) as tell:
        destination = Destination(address)
        delivery = publish(output, destination, tell=tell, **options)
        message = tr("{address}: {sent} files sent, {kept} unchanged, {removed} removed")
        if options["dry_run"]:
            message = tr("{address}: {sent} files to send, {kept} unchanged, {removed} to remove")
        tell(
            message.format(
                address=destination.address, sent=len(delivery.send), kept=delivery.kept, removed=len(delivery.remove)
            )
        )
