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
    at = 0
    while at < len(tokens):
        end = _end_of_struck(tokens, at)
        if end:
            struck.append("".join(token.content for token in tokens[at + 1 : end] if token.type != "html_inline"))
        else:
            standing.append(tokens[at])
        at = max(end, at) + 1
    return standing, struck


def _end_of_struck(tokens: Sequence[Token], start: int) -> int:
    """Give the place where struck-out text that begins at `start` ends; 0: none begins there."""
    opened = _turn(tokens[start])
    if not opened or not opened[1]:
        return 0
    depth = 0
    for at in range(start, len(tokens)):
        turn = _turn(tokens[at])
        if turn and turn[0] == opened[0]:
            depth += 1 if turn[1] else -1
            if depth == 0:
                return at
    return 0


def _turn(token: Token) -> tuple[str, bool] | None:
    """Give the mark by which a token begins (true) or ends struck-out text."""
    if token.type in ("s_open", "s_close"):
        return "~~", token.type == "s_open"
    tag = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
    return (tag[2].lower(), not tag[1]) if tag else None
