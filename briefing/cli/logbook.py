"""A log for runs that nobody watches: what was told, and how it ended, with the time, appended to a file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from briefing.cli.terminal import printable, tell
from briefing.errors import UsageError, said
from briefing.logs import opening
from briefing.reasons import reason_of
from briefing.stopping import Stopped
from briefing.telling import Tell
from briefing.translation import tr

log_option = click.option(
    "--log",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=tr("Append what happens to FILE, each line with its time."),
)


@contextlib.contextmanager
def logged(path: Path | None, *, quiet: bool = False) -> Iterator[Tell]:
    """Give a function that tells a line: on stderr unless `quiet`, and in the log at `path`, if any.

    How the run ended stands in the log too; what ended it goes on to the command line's own handling.
    """

    def write(line: str) -> None:
        if path:
            moment = datetime.now().astimezone().isoformat(timespec="seconds")
            with path.open("a", encoding="utf-8", newline="\n") as stream:
                stream.write(f"{moment} {printable(' '.join(line.split()))}\n")

    def tell_and_write(line: str) -> None:
        if not quiet:
            tell(line)
        write(line)

    if path:
        try:
            write(opening())
        except OSError as error:
            raise UsageError(
                tr("--log {path}: can't be written: {reason}").format(path=path, reason=reason_of(error))
            ) from error
    try:
        yield tell_and_write
    except Stopped as stop:
        write(str(stop))
        raise
    except BaseException as error:  # also an interruption: it is written down and goes on
        write(tr("failed: {reason}").format(reason=said(error)))
        raise
    write(tr("done"))
