"""What a paragraph is by the name of its style: title, heading, quotation, caption."""

from __future__ import annotations

import re
import tomllib
from enum import Enum
from functools import cache
from importlib import resources


class Role(Enum):
    """What a paragraph of a style is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    AUTHOR = "author"
    DATE = "date"
    HEADING = "heading"
    QUOTE = "quote"
    CAPTION = "caption"
    CODE = "code"
    CONTENTS = "contents"
    HEADER = "header"


_ESCAPED = re.compile(r"_([0-9a-f]{2})_")  # OpenDocument: `Heading_20_1`
_NUMBERED = re.compile(r"(.*?)(\d)?$")
_NUMBERED_ROLES = (Role.HEADING, Role.CONTENTS)


@cache
def _roles() -> dict[str, Role]:
    table = tomllib.loads(
        resources.files("briefing.reading.office").joinpath("styles.toml").read_text(encoding="utf-8")
    )
    return {name: Role(role) for role, names in table.items() for name in names}


def role_of(style: str) -> tuple[Role, int] | None:
    """Give what the name of a style says, and the level of a heading (0 for others); None: plain text."""
    name = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), style)
    name = re.sub(r"[\s_-]", "", name).lower()
    if name in _roles():
        role = _roles()[name]
        return (role, 0) if role is not Role.HEADING else None  # LibreOffice's «Heading» is what others grow from
    numbered = _NUMBERED.fullmatch(name)
    role_numbered = _roles().get(numbered[1]) if numbered and numbered[2] else None
    if numbered and role_numbered in _NUMBERED_ROLES:
        return role_numbered, int(numbered[2]) if role_numbered is Role.HEADING else 0
    return None
