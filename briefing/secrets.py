"""Passwords in addresses, which nobody is shown: not on the screen, not in a log, not in an error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

_PASSWORD = re.compile(r"(://[^/\s:@]*):([^/\s]*)@")


def masked(text: str) -> str:
    """Give a text with the password of every address in it as `***`: sftp://user:***@host/path."""
    return _PASSWORD.sub(r"\1:***@", text)


def passwords_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Give the passwords of the addresses in some texts, as written and as they are sent."""
    found = (match[2] for text in texts for match in _PASSWORD.finditer(text))
    return tuple(dict.fromkeys(form for each in found for form in (each, unquote(each)) if form))
