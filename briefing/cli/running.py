"""One run of the command line: what ends it, as an exit code and one line on stderr."""

from __future__ import annotations

import difflib
import errno
import os
import sys
import traceback

import click

from briefing.cli.options import DEBUG
from briefing.cli.streams import prepare_streams
from briefing.cli.terminal import keep_secret, printable
from briefing.errors import BriefingError
from briefing.reasons import reason_of
from briefing.stopping import INTERRUPTED, Stopped, settle, stopped
from briefing.translation import tr

FAILED, WRONG_USAGE = 1, 2


def run(group: click.Group, argv: list[str] | None) -> None:
    """Run `group` with the arguments (the process's own where None) and exit."""
    prepare_streams()
    # numpy's matrices are small here: more threads would only take the cores from the workers and the encoder.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    arguments = sys.argv[1:] if argv is None else argv
    code = _exit_code(group, arguments)
    settle(code)
    sys.exit(code)


def _exit_code(group: click.Group, arguments: list[str]) -> int:
    context: click.Context | None = None
    keep_secret(arguments)
    try:
        with group.make_context("briefing", list(arguments)) as context:
            group.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except Stopped as stop:
        return _stop(stop)
    except (KeyboardInterrupt, EOFError, click.Abort):
        _complain(tr("interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        return FAILED
    except Exception as error:  # the outermost frame: whatever it is, the user gets a line and not a traceback
        if signalled := stopped():
            return _stop(signalled)
        if (context and DEBUG in context.meta) or "--debug" in arguments:
            for line in "".join(traceback.format_exception(error)).splitlines():
                print(printable(line), file=sys.stderr)
        _complain(_one_line(error))
        return _code_of(error)
    return 0


def _stop(stop: Stopped) -> int:
    _complain(str(stop))
    return stop.exit_code


def _code_of(error: Exception) -> int:
    if isinstance(error, BriefingError):
        return error.exit_code
    return WRONG_USAGE if isinstance(error, click.ClickException) else FAILED


def _one_line(error: Exception) -> str:
    if isinstance(error, click.UsageError):
        return _usage_line(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, BriefingError):
        return str(error)
    if isinstance(error, OSError):
        return _system_line(error)
    message = tr("unexpected error, please report it: {kind}: {reason} (--debug shows where)")
    return message.format(kind=type(error).__name__, reason=error)


def _usage_line(error: click.UsageError) -> str:
    """Say what is wrong with the arguments in the user's language, and where the right ones are told."""
    path = error.ctx.command_path if error.ctx else "briefing"
    reason = error.format_message()
    if isinstance(error, click.NoSuchOption):
        reason = tr("no such option: {name}").format(name=error.option_name)
        if near := difflib.get_close_matches(error.option_name, error.possibilities or (), n=1):
            reason += " " + tr("(did you mean {names}?)").format(names=near[0])
    elif isinstance(error, click.MissingParameter) and error.param:
        name = error.param.opts[-1] if isinstance(error.param, click.Option) else error.param.human_readable_name
        reason = tr("{name} is missing").format(name=name)
    return tr("{reason}. See `{path} --help`.").format(path=path, reason=reason.rstrip("."))


def _system_line(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        message = tr("no space left on the disk{where}; free some or choose another folder with --output")
        return message.format(where=f" ({error.filename})" if error.filename else "")
    return ": ".join(str(part) for part in (error.filename, reason_of(error)) if part)


def _complain(line: str) -> None:
    print("briefing: " + printable(" ".join(line.split())), file=sys.stderr)
