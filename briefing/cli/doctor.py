"""`briefing doctor`: what is missing on this machine and how to get it."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.options import config_option, json_option, output_option, voice_option
from briefing.translation import tr


@click.command(help=tr("Say what is missing on this machine, and how to get it."))
@output_option
@config_option
@voice_option(tr("Try this voice: is it what the program takes it for?"), metavar="NAME|CARD.toml")
@json_option(tr("Print the findings as one JSON object."))
@click.pass_context
def command(context: click.Context, output: Path, config: Path | None, voice: str | None, as_json: bool) -> None:
    """Examine the machine; end with 1 where nothing can be made on it."""
    from briefing.doctor import ailing, examine, examine_voice
    from briefing.settings import load_settings

    settings = load_settings(config)
    findings = examine_voice(voice, settings) if voice else examine(output, settings)
    if as_json:
        import json
        from dataclasses import asdict

        click.echo(json.dumps({"findings": [asdict(each) for each in findings]}, ensure_ascii=False, indent=2))
    else:
        width = max(len(finding.name) for finding in findings)
        for finding in findings:
            click.echo(f"{'✓' if finding.ok else '✗'} {finding.name:<{width}}  {finding.detail}")
            if finding.remedy and not finding.ok:
                click.echo(f"  {'':<{width}}  → {finding.remedy}")
    context.exit(int(ailing(findings)))
