"""Lines for the user, on stderr: what a file or a document brings along can't steer the terminal."""

from __future__ import annotations

import re

import click

# C0 and C1 control characters, DEL, and what turns the direction of writing.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def tell(line: str) -> None:
    """Say one line on stderr."""
    click.echo(printable(line), err=True)


def printable(line: str) -> str:
    """Give a line with every character that a terminal would obey written as its escape (`\\x1b`)."""
    return _STEERING.sub(lambda found: found.group().encode("unicode_escape").decode(), line)
