"""Messages of the command line: English in the code, Russian where the locale is.

`tr` looks an English message up in `messages.ru.toml` (a table from the English text to the Russian); a message
without an entry stays English. Messages are templates for `str.format`.
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
    """Give the message in the user's language."""
    return _russian().get(message, message) if speaks_russian() else message
