"""Lines that stand around a text and not in it: «Читайте также», «Фото: …», «Подпишитесь», told by their words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from briefing.episode import Style
from briefing.reading.blocks import Block
from briefing.reading.credits import is_credit
from briefing.reading.omissions import Kind, Omission

_LONGEST = 300  # characters: what is longer is a paragraph of the text, whatever it begins with
_LONGEST_TITLE = 160  # characters: of another article, in a list under «Читайте также»
_ENDING = r"(?<=[.!?…»”\")\]])\s*(?:{})$"  # behind the end of a sentence, to the end of a paragraph

_Patterns = dict[Kind, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class _Furniture:
    """The table: words of names by kind, patterns of lines by kind, kinds whose headings take their list along, and
    kinds that no heading is.
    """

    names: dict[Kind, frozenset[str]]
    lines: tuple[_Patterns, _Patterns]  # of any document, and of the web
    endings: tuple[_Patterns, _Patterns]
    headings: frozenset[Kind]
    as_headings: frozenset[Kind]
    credit_nouns: frozenset[str]
    credit_verbs: frozenset[str]


@cache
def _furniture() -> _Furniture:
    text = resources.files("briefing.reading").joinpath("page_furniture.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return _Furniture(
        names={Kind[kind]: frozenset(words) for kind, words in table["names"].items()},
        lines=(_compiled(table["phrases"], table), _compiled(table["web_phrases"], table)),
        endings=(_compiled(table["endings"], table, _ENDING), _compiled(table["web_endings"], table, _ENDING)),
        headings=frozenset(Kind[kind] for kind in table["headings"]["kinds"]),
        as_headings=frozenset(Kind[kind] for kind in table["as_headings"]["kinds"]),
        credit_nouns=frozenset(table["credits"]["nouns"]),
        credit_verbs=frozenset(table["credits"]["verbs"]),
    )


def _compiled(patterns: dict[str, list[str]], table: dict[str, Any], frame: str = "(?:{})") -> _Patterns:
    words: dict[str, str] = table["words"]

    def whole(pattern: str) -> str:
        return pattern.replace("<call>", words["call"]).replace("<site>", words["site"])

    return {
        Kind[kind]: re.compile(frame.format("|".join(map(whole, each))), re.IGNORECASE)
        for kind, each in patterns.items()
    }


def kind_of_line(text: str, *, web: bool) -> Kind | None:
    """Give what a line is where it is no part of the text; `web`: it stands on a page, in a feed or in a channel."""
    if len(text) > _LONGEST:
        return None
    table = _furniture()
    found = (kind for each in table.lines[: 2 if web else 1] for kind, known in each.items() if known.fullmatch(text))
    return next((kind for kind in found if kind is not Kind.CREDIT or _is_credit(text)), None)


def _is_credit(text: str) -> bool:
    return is_credit(text, _furniture().credit_nouns, _furniture().credit_verbs)


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
        if kind is None:
            block, endings = _without_endings(block, web=web)
            omissions += endings
        if block.is_heading and not web and kind not in _furniture().as_headings:
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


def _without_endings(block: Block, *, web: bool) -> tuple[Block, list[Omission]]:
    """Cut what stands behind the last sentence of a paragraph and is no part of it."""
    omissions: list[Omission] = []
    for table in _furniture().endings[: 2 if web else 1]:
        for kind, pattern in table.items():
            found = None if block.is_heading else pattern.search(block.text, max(len(block.text) - _LONGEST, 0))
            if found:
                omissions.append(Omission(kind, found[0].strip()))
                block = replace(block, text=block.text[: found.start()])
    return block, omissions


def _is_listed(block: Block) -> bool:
    return (
        not block.is_heading
        and len(block.text) <= _LONGEST_TITLE
        and (block.style is Style.ITEM or not block.text.endswith((".", "!", "…", ":")))
    )
