"""Lines that stand around a text and not in it: «Читайте также», «Фото: …», «Подпишитесь», told by their words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from briefing.episode import Style
from briefing.reading.blocks import Block
from briefing.reading.omissions import Kind, Omission

_LONGEST = 300  # characters: what is longer is a paragraph of the text, whatever it begins with
_LONGEST_TITLE = 160  # characters: of another article, in a list under «Читайте также»


@dataclass(frozen=True, slots=True)
class _Furniture:
    """The table: words of names by kind, patterns of lines by kind, kinds whose headings take their list along."""

    names: dict[Kind, frozenset[str]]
    phrases: dict[Kind, re.Pattern[str]]
    web_phrases: dict[Kind, re.Pattern[str]]
    headings: frozenset[Kind]


@cache
def _furniture() -> _Furniture:
    text = resources.files("briefing.reading").joinpath("page_furniture.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return _Furniture(
        names={Kind[kind]: frozenset(words) for kind, words in table["names"].items()},
        phrases=_compiled(table["phrases"]),
        web_phrases=_compiled(table["web_phrases"]),
        headings=frozenset(Kind[kind] for kind in table["headings"]["kinds"]),
    )


def _compiled(patterns: dict[str, list[str]]) -> dict[Kind, re.Pattern[str]]:
    return {Kind[kind]: re.compile("|".join(each), re.IGNORECASE) for kind, each in patterns.items()}


def kind_of_line(text: str, *, web: bool) -> Kind | None:
    """Give what a line is where it is no part of the text; `web`: it stands on a page, in a feed or in a channel."""
    if len(text) > _LONGEST:
        return None
    tables = [_furniture().phrases, *([_furniture().web_phrases] if web else [])]
    return next((kind for table in tables for kind, pattern in table.items() if pattern.fullmatch(text)), None)


@lru_cache(maxsize=4096)  # a page has a few hundred names, and many elements of each
def kind_of_name(names: str) -> Kind | None:
    """Give what the `class` and `id` of an element say that it is, where that is no part of an article."""
    if not names.strip():
        return None
    words = f"-{'-'.join(_words(names))}-"
    for kind, known in _furniture().names.items():
        if any(f"-{name}-" in words for name in known):
            return kind
    return None


def _words(names: str) -> list[str]:
    """Divide names at signs and at capitals: `postShare_bottom` is post, share, bottom."""
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-zа-я]+\d*|\d+", names[:500])
    return [part.lower() for part in parts]


def without_furniture(blocks: Sequence[Block], *, web: bool) -> tuple[list[Block], list[Omission]]:
    """Leave out the lines that are no part of the text; a heading among them takes its list of links along."""
    kept: list[Block] = []
    omissions: list[Omission] = []
    follows: Kind | None = None  # what a heading above says of the short lines under it
    for block in blocks:
        kind = kind_of_line(block.text, web=web)
        if block.is_heading and not web and kind is not Kind.RELATED:
            kind = None
        if kind is None and follows and _is_listed(block):
            kind = follows
        elif kind in _furniture().headings and (block.is_heading or block.text.endswith(":")):
            follows = kind
        elif kind is None:
            follows = None
        if kind:
            omissions.append(Omission(kind, block.text))
        else:
            kept.append(block)
    return kept, omissions


def _is_listed(block: Block) -> bool:
    return (
        not block.is_heading
        and len(block.text) <= _LONGEST_TITLE
        and (block.style is Style.ITEM or not block.text.endswith((".", "!", "…", ":")))
    )
