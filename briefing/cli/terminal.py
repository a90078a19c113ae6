"""Lines for the user, on stderr: what a file brings along can't steer the terminal, and no password is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from briefing.secrets import masked, passwords_in

# C0 and C1 control characters, DEL, and what turns the direction of writing.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


_passwords: list[str] = []  # those of this run's arguments


def keep_secret(arguments: Sequence[str]) -> None:
    """From now on show none of the passwords in the addresses among a command's arguments."""
    _passwords[:] = passwords_in(arguments)


def tell(line: str) -> None:
    """Say one line on stderr."""
    click.echo(printable(line), err=True)


def printable(line: str) -> str:
    """Give a line with every character that a terminal would obey written as its escape (`\\x1b`), and no password."""
    line = masked(line)
    for password in _passwords:
        line = line.replace(password, "***")
    return _STEERING.sub(lambda found: found.group().encode("unicode_escape").decode(), line)
