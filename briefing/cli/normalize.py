"""`briefing normalize`: written Russian to spoken Russian, a line out for every line in."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from briefing.choices import CONFIGURATION
from briefing.cli import completion
from briefing.cli.options import acronyms_option, config_option, lexicon_option, voice_option
from briefing.cli.rule_reasons import reason_in_words
from briefing.errors import SourceError
from briefing.reasons import reason_of
from briefing.translation import tr

if TYPE_CHECKING:
    from briefing.normalization import Doubt, Normalizer


@click.command(help=tr("Turn written Russian into spoken Russian, each line by itself; standard input without FILE."))
@click.argument("files", nargs=-1, metavar="[FILE...]", shell_complete=completion.files)
@acronyms_option("spell", "spell")
@lexicon_option
@click.option("--no-lexicon", is_flag=True, help=tr("Leave the lexicon of briefing.toml out."))
@config_option
@click.option("--whole-addresses", is_flag=True, help=tr("Say the path to a page, too, not its site alone."))
@click.option("--explain", is_flag=True, help=tr("Show under each line which rule changed what, and why."))
@voice_option(tr("Print what this voice would be given."), metavar="NAME|CARD.toml")
def command(
    files: tuple[str, ...], acronyms: str, whole_addresses: bool, explain: bool, voice: str | None, **lexicon: Any
) -> None:
    """Normalise line by line, so that a pipe gets each line as soon as it is known."""
    from briefing.normalization import Normalizer

    if voice and explain:
        raise click.UsageError(tr("--explain shows the rules, --voice what comes after them: choose one."))
    normalizer = Normalizer(acronyms=acronyms, lexicon=_lexicon(**lexicon), whole_addresses=whole_addresses)
    given = _giver(voice) if voice else None
    for name in files or ("-",):
        for line in _lines(name):
            if explain:
                _explain(normalizer, line)
            else:
                spoken = normalizer.speak(line)
                sys.stdout.write(_one_line(given(spoken) if given else spoken) + "\n")
            if name == "-":
                sys.stdout.flush()  # whoever writes a line into the pipe waits for its answer


def _lexicon(lexicon: tuple[Path, ...], no_lexicon: bool, config: Path | None) -> tuple[Path, ...]:
    """Give the lexicons that are named: by the option, else by the configuration."""
    if no_lexicon and lexicon:
        raise click.UsageError(tr("--lexicon names a lexicon, --no-lexicon leaves it out: choose one."))
    if lexicon or no_lexicon or not (config or Path(CONFIGURATION).exists()):
        return lexicon  # and spare a pipe the time that reading a configuration takes to load
    from briefing.configured import check_named
    from briefing.settings import load_settings

    settings = load_settings(config)
    check_named(settings, config, ["lexicon"])
    return settings.lexicon


def _giver(voice: str) -> Callable[[str], str]:
    from briefing.speech import load_card
    from briefing.speech.giving import giver

    return giver(load_card(voice), tell=lambda line: click.echo(line, err=True))


def _one_line(spoken: str) -> str:
    """Keep to a line for a line: other ends of a line within it (U+2028) are spoken as newlines."""
    return spoken.replace("\n", " ")


def _lines(name: str) -> Iterator[str]:
    """Give the lines of a file or of standard input; a line ends at a newline, or at that of Windows, alone."""
    if name == "-":
        yield from _decoded(sys.stdin.buffer, name)
        return
    try:
        with Path(name).open("rb") as stream:
            if _is_device(stream):
                raise SourceError(tr("{name}: a device; name files").format(name=name))
            if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                text = _text(stream.read(), name)
                yield from text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else ()
            else:
                yield from _decoded(stream, name)
    except FileNotFoundError:
        raise SourceError(tr("{name}: no such file or folder").format(name=name)) from None
    except IsADirectoryError:
        raise SourceError(tr("{name}: a folder; name files").format(name=name)) from None
    except OSError as error:
        raise SourceError(tr("{path}: can't be read: {reason}").format(path=name, reason=reason_of(error))) from error


def _is_device(stream: BinaryIO) -> bool:
    mode = os.fstat(stream.fileno()).st_mode
    return stat.S_ISBLK(mode) or (stat.S_ISCHR(mode) and not stream.isatty())


def _text(data: bytes, name: str) -> str:
    """Give a whole file's text, in whatever encoding a plain document may be."""
    try:
        if 0 not in data:
            return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    from briefing.reading.encoding import decode  # not needed, nor worth its time, for UTF-8

    return decode(data, name)


def _decoded(stream: BinaryIO, name: str) -> Iterator[str]:
    for number, line in enumerate(stream, start=1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            message = tr("{name}: line {line}: byte {place} is not valid {encoding}; save the file as UTF-8")
            raise SourceError(
                message.format(name=name, line=number, place=error.start + 1, encoding="UTF-8")
            ) from error
        yield text.removesuffix("\n").removesuffix("\r")


def _explain(normalizer: Normalizer, line: str) -> None:
    """Print the spoken line and under it each change: its span, what was written and is spoken, rule and reason."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    explanation = normalizer.explain(line)
    console.print(Text(_one_line(explanation.spoken), style="bold"))
    for change in explanation.changes:
        row = Text(f"  {change.start}-{change.end}  ", style="dim")
        row.append(change.written, style="red").append(" → ").append(change.spoken, style="green")
        row.append(f"  {change.rule}", style="cyan")
        row.append(f": {reason_in_words(change.reason)}" if change.reason else "", style="dim")
        console.print(row)
    for doubt in explanation.doubts:
        row = Text(f"  ? {doubt.start}-{doubt.end}  ", style="dim").append(doubt.written, style="yellow")
        console.print(row.append(f"  {doubt.doubt.grade}: {_doubt_name(doubt.doubt)}", style="dim"))
    for report in explanation.reports:
        console.print(Text(f"  ! {report}", style="yellow"))


def _doubt_name(doubt: Doubt) -> str:
    return {
        doubt.ACRONYM: tr("unlisted acronym"),
        doubt.LATIN: tr("Latin by rule"),
        doubt.HOMOGRAPH: tr("homograph by default"),
        doubt.FULL_NAME: tr("name given in full"),
        doubt.LEFT_OUT: tr("name said once"),
    }[doubt]
