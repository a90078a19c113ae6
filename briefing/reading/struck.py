"""Struck-out text in Markdown: between `~~`, or within HTML's own elements for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from briefing.reading.sites.struck import STRUCK_TAGS

_TAG = re.compile(rf"<(/?)({'|'.join(sorted(STRUCK_TAGS))})\b[^>]*>", re.IGNORECASE)


def without_struck(tokens: Sequence[Token]) -> tuple[list[Token], list[str]]:
    """Give the parts of a line that stand, and the texts that are struck out."""
    standing: list[Token] = []
    struck: list[str] = []
    ends = _ends_of_struck(tokens)
    at = 0
    while at < len(tokens):
        end = ends.get(at, 0)
        if end:
            struck.append("".join(token.content for token in tokens[at + 1 : end] if token.type != "html_inline"))
        else:
            standing.append(tokens[at])
        at = max(end, at) + 1
    return standing, struck


def _ends_of_struck(tokens: Sequence[Token]) -> dict[int, int]:
    """Give for each place where struck-out text begins the one where it ends; what is never ended begins none."""
    ends: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        turn = _turn(token)
        if turn is None:
            continue
        mark, begins = turn
        begun = opened.setdefault(mark, [])
        if begins:
            begun.append(at)
        elif begun:
            ends[begun.pop()] = at
    return ends


def _turn(token: Token) -> tuple[str, bool] | None:
    """Give the mark by which a token begins (true) or ends struck-out text."""
    if token.type in ("s_open", "s_close"):
        return "~~", token.type == "s_open"
    tag = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
    return (tag[2].lower(), not tag[1]) if tag else None
