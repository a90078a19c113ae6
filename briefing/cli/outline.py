"""`briefing outline`: what would be read, before anything is spoken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.options import config_option, format_in_option, json_option, output_option
from briefing.cli.telling import tell
from briefing.translation import tr

if TYPE_CHECKING:
    from briefing.episode import Document


@click.command(help=tr("Show what would be read: chapters and what is left out, before anything is spoken."))
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--keep-repeats", is_flag=True, help=tr("Read paragraphs again that stand in the input again."))
@format_in_option
@output_option
@config_option
@click.option("--strict", is_flag=True, help=tr("Fail where a file of a folder or an archive is not read."))
@json_option(tr("Print it all as JSON."))
def command(sources: tuple[str, ...], config: Path | None, as_json: bool, **options: Any) -> None:
    """Read the documents and print their chapters."""
    from briefing.reading import Intake, read
    from briefing.settings import load_settings

    document = read(
        sources,
        keep_repeats=options["keep_repeats"],
        settings=load_settings(config).reading,
        strict=options["strict"],
        intake=Intake(format_in=options["format_in"], output=options["output"]),
    )
    if as_json:
        click.echo(json.dumps(_plain(document), ensure_ascii=False, indent=1))
        return
    click.echo("\n".join([document.title, *(f"  {section.title}" for section in document.sections)]))
    for note in document.notes:
        tell(note)


def _plain(document: Document) -> dict[str, Any]:
    """Give the document in the names that other programs rely on."""
    return {
        "title": document.title,
        "sections": [
            {
                "title": section.title,
                "paragraphs": [{"text": each.text, "style": each.style.value} for each in section.paragraphs],
            }
            for section in document.sections
        ],
        "notes": list(document.notes),
    }
