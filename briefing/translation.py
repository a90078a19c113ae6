"""Messages of the command line: English in the code, Russian where the locale is.

`tr` looks an English message up in `messages.ru.toml` (a table from the English text to the Russian); a message
without an entry stays English. Messages are templates for `str.format`; a number that a user is to write, which has a
point in any language, stands in them with `!r`.
"""

from __future__ import annotations

import os
from functools import cache


@cache
def _russian() -> dict[str, str]:
    import tomllib  # needed by those alone who read Russian
    from importlib import resources

    text = resources.files("briefing").joinpath("messages.ru.toml").read_text(encoding="utf-8")
    return {str(english): str(russian) for english, russian in tomllib.loads(text).items()}


@cache
def speaks_russian() -> bool:
    """Whether the user's locale is Russian (the first of LC_ALL, LC_MESSAGES and LANG that is set)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return value.lower().startswith("ru")
    return False


def tr(message: str) -> str:
    """Give the message in the user's language; in Russian its numbers get a decimal comma, but for those with `!r`."""
    if not speaks_russian():
        return message
    russian = _russian().get(message, message)
    return _RussianTemplate(russian) if "{" in russian else russian


class _RussianTemplate(str):
    __slots__ = ()

    def format(self, *args: object, **kwargs: object) -> str:
        return super().format(*map(_with_comma, args), **{name: _with_comma(each) for name, each in kwargs.items()})


class _Number(float):
    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(".", ",")


def _with_comma(value: object) -> object:
    return _Number(value) if isinstance(value, float) else value
