"""`briefing outline`: what would be read, before anything is spoken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli import completion
from briefing.cli.options import config_option, format_in_option, json_option, output_option
from briefing.cli.terminal import tell
from briefing.translation import tr

if TYPE_CHECKING:
    from rich.tree import Tree

    from briefing.episode import Document, Section


@click.command(
    help=tr("Show what would be read: chapters with their minutes, and what is left out, before anything is spoken.")
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", shell_complete=completion.sources)
@click.option("--keep-repeats", is_flag=True, help=tr("Read paragraphs again that stand in the input again."))
@format_in_option
@output_option
@config_option
@click.option("--strict", is_flag=True, help=tr("Fail where a file of a folder or an archive is not read."))
@json_option(tr("Print it all as JSON."))
def command(sources: tuple[str, ...], config: Path | None, as_json: bool, **options: Any) -> None:
    """Read the documents, or those of a recipe, and print their chapters."""
    document = _document(sources, config, options)
    if as_json:
        click.echo(json.dumps(_plain(document), ensure_ascii=False, indent=1))
        return
    _print(document)
    for note in document.notes:
        tell(note)


def _document(sources: tuple[str, ...], config: Path | None, options: dict[str, Any]) -> Document:
    from briefing.cli.documents import read_as_ordered
    from briefing.settings import load_settings, override

    settings = load_settings(config)
    settings = override(settings, speech=override(settings.speech, strict=options["strict"] or None))
    asked = {name: options[name] for name in ("keep_repeats", "format_in")}
    return read_as_ordered(sources, settings, options["output"], **asked)


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


def _print(document: Document) -> None:
    """Draw the document as a tree: its sources where it has several, their chapters, the headings in these."""
    import sys

    from rich.console import Console
    from rich.markup import escape
    from rich.tree import Tree

    tree = Tree(escape(f"{document.title} · {_minutes(document.sections)}"))
    branches = {0: tree}
    if len(document.sources) > 1:
        numbers = dict.fromkeys(section.source for section in document.sections)
        branches = {number: tree.add(escape(document.sources[number].name)) for number in numbers}
    for section in document.sections:
        _add(branches[section.source], section)
    Console(file=sys.stdout, highlight=False, soft_wrap=True).print(tree)


def _add(branch: Tree, section: Section) -> None:
    from rich.markup import escape

    from briefing.episode import Style

    leaf = branch.add(escape(f"{section.title} · {_minutes([section])}"))
    for paragraph in section.paragraphs:
        if paragraph.style is Style.HEADING:
            leaf.add(escape(paragraph.text))


def _minutes(sections: list[Section] | tuple[Section, ...]) -> str:
    from briefing.pace import section_seconds

    seconds = sum(map(section_seconds, sections))
    return (
        tr("{seconds} s").format(seconds=round(seconds))
        if seconds < 60
        else tr("{minutes:g} min").format(minutes=round(seconds / 60, 1 if seconds < 600 else None))
    )
