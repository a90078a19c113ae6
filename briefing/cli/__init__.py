"""The command line: options in, one call, messages out. Each command is a file of its own with a click `command`.

exit code   0 done · 1 failed · 2 wrong usage or configuration · 3 source · 4 voice · 130 interrupted · 143 terminated
"""

from __future__ import annotations

import importlib
from typing import Any

import click

from briefing import __version__
from briefing.cli.formatting import TranslatedContext
from briefing.cli.groups import Group
from briefing.cli.options import debug_option
from briefing.translation import tr

__all__ = ["main"]

# In the order of a day's work; a command's module is loaded when the command, or the list of all, is asked for.
COMMANDS = (
    "init",
    "make",
    "outline",
    "normalize",
    "lexicon",
    "say",
    "voices",
    "takes",
    "inspect",
    "feed",
    "serve",
    "publish",
    "watch",
    "remove",
    "doctor",
)


class _Commands(Group):
    """Finds a command in the module of its name."""

    context_class = TranslatedContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command and give it what all commands share: `--debug` and help in the user's language."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"briefing.cli.{cmd_name}").command
        return _with_common_ways(command)


def _with_common_ways(command: click.Command) -> click.Command:
    command.context_class = TranslatedContext
    if isinstance(command, click.Group):
        for each in command.commands.values():
            _with_common_ways(each)
    elif all(parameter.name != "debug" for parameter in command.params):
        command.params.append(debug_option())
    return command


@click.command(
    cls=_Commands,
    help=tr("Turn Russian documents into a spoken podcast episode with chapters, transcript, page and feed."),
    params=[debug_option()],
)
@click.version_option(__version__, prog_name="briefing", help=tr("Show the version and exit."))
def group() -> None:
    """Hold the commands together."""


def main(argv: list[str] | None = None) -> Any:
    """Run the command line and exit with the contract's code."""
    from briefing.cli.click_words import translate_click
    from briefing.cli.completion import complete_if_asked
    from briefing.cli.running import run

    translate_click()
    complete_if_asked(group)
    return run(group, argv)
