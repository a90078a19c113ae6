"""`briefing serve`: the output folder over HTTP."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.options import config_option, output_option
from briefing.cli.terminal import tell
from briefing.translation import tr


@click.command(help=tr("Serve the output folder over HTTP, with byte ranges; new episodes show without a restart."))
@output_option
@config_option
@click.option("--host", default="127.0.0.1", show_default=True, help=tr("The address to listen on."))
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help=tr("The port; 0 takes a free one.")
)
def command(output: Path, config: Path | None, host: str, port: int) -> None:
    """Serve until Ctrl+C."""
    from briefing.publishing.server import serve
    from briefing.settings import load_settings

    serve(output, load_settings(config).podcast, host=host, port=port, tell=tell)
