"""Commands that hold others: a mistyped name gets the nearest one for an answer."""

from __future__ import annotations

import difflib

import click

from briefing.translation import tr


class Group(click.Group):
    """A group whose complaint about an unknown command names the one that was likely meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that `args` begin with, else UsageError."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            complaint = tr("no such command: {name}").format(name=name)
            if near := difflib.get_close_matches(name, self.list_commands(ctx), n=1):
                complaint += " " + tr("(did you mean {names}?)").format(names=near[0])
            raise click.UsageError(complaint, ctx)
        return super().resolve_command(ctx, args)
