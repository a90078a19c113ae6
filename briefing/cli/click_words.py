"""Click's own complaints in the user's language.

Click asks gettext, which wants a compiled catalogue in a folder of its own; its few messages stand in
`messages.ru.toml` with ours instead, where an editor can read and mend them.
"""

from __future__ import annotations

from typing import Any

import click
import click.core
import click.exceptions
import click.parser
import click.types

from briefing.translation import tr

# What a user of this program can meet; the others ask in the terminal, edit files or complete in a shell.
MODULES = (click.core, click.exceptions, click.parser, click.types)


def translate_click() -> None:
    """Have click look its messages up as we do ours, for the rest of this process."""
    for module in MODULES:
        vars(module).update(_=tr, ngettext=_by_number)
    for kind, name in ((click.IntRange, tr("whole number")), (click.FloatRange, tr("number"))):
        vars_of_kind: Any = kind
        vars_of_kind._describe_range = _range_in_words
        vars_of_kind.name = name


def _by_number(one: str, many: str, count: int) -> str:
    return tr(one if count == 1 else many)


def _range_in_words(kind: click.IntRange | click.FloatRange) -> str:
    """Say «1 or more» where click says «x>=1»."""
    if kind.min is not None and kind.max is not None:
        return tr("{least!r} to {most!r}").format(least=kind.min, most=kind.max)
    return tr("more than {least!r}" if kind.min_open else "{least!r} or more").format(least=kind.min)
