"""Help pages in the user's language: click's own few words go through `tr` as ours do."""

from __future__ import annotations

from collections.abc import Iterable

import click

from briefing.translation import tr


class TranslatedFormatter(click.HelpFormatter):
    """Writes a help page; headings and the texts of click's own options are translated."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how the command is called."""
        super().write_usage(prog, args, prefix or tr("Usage:") + " ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(tr(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write the options or commands with what they do."""
        translated = [(name, tr(text).replace("[default: ", tr("[default: "))) for name, text in rows]
        super().write_dl(translated, col_max, col_spacing)


class TranslatedContext(click.Context):
    """A context whose help is written by `TranslatedFormatter`."""

    formatter_class = TranslatedFormatter
