"""Commands that hold others: a mistyped name gets the nearest one for an answer."""

from __future__ import annotations

import difflib

import click

from briefing.translation import tr


class Group(click.Group):
    """A group whose complaint about an unknown command names the one that was likely meant."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Show the help where nothing is asked for; that ends with 2, so that a script notices a command it lost."""
        if not args and not self.invoke_without_command and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with all of their help; click would cut it at the width of the line."""
        commands = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        with formatter.section("Commands"):
            formatter.write_dl([(name, (each.help or "") if each else "") for name, each in commands.items()])

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
