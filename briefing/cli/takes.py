"""`briefing takes`: the store of spoken sentences."""

from __future__ import annotations

import click

from briefing.cli.groups import Group
from briefing.cli.options import json_option
from briefing.translation import tr
from briefing.units import bytes_of, readable_bytes


def _bytes(_context: click.Context, _parameter: click.Parameter, value: str) -> int:
    """Give the bytes of 500MB or 2GB."""
    try:
        return bytes_of(value)
    except ValueError as error:
        message = tr("{value!r} is no size; write it as 500MB or 2GB")
        raise click.BadParameter(message.format(value=value)) from error


@click.group(
    cls=Group, invoke_without_command=True, help=tr("Show the store of takes: sentences that need not be spoken again.")
)
@json_option(tr("Print the figures as one JSON object."))
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Show how many takes there are, their size and folder."""
    if context.invoked_subcommand:
        return
    from briefing.speech.home import takes_folder
    from briefing.speech.takes import TakeStore

    usage = TakeStore(takes_folder()).usage()
    if as_json:
        import json

        click.echo(json.dumps({"takes": usage.takes, "bytes": usage.bytes, "folder": str(takes_folder())}))
    else:
        message = tr("{count} takes, {size}, in {folder}")
        click.echo(message.format(count=usage.takes, size=readable_bytes(usage.bytes), folder=takes_folder()))


@command.command("prune", help=tr("Remove the takes that were not used for longest, until the store fits."))
@click.option(
    "--max", "largest", callback=_bytes, required=True, metavar="SIZE", help=tr("The size to keep: 500MB, 2GB.")
)
def prune_command(largest: int) -> None:
    """Prune the store."""
    from briefing.speech.home import takes_folder
    from briefing.speech.takes import TakeStore

    removed = TakeStore(takes_folder()).prune(largest)
    click.echo(tr("{count} takes removed, {size}").format(count=removed.takes, size=readable_bytes(removed.bytes)))
