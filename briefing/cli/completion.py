"""What a shell offers behind a command: files and recipes, voices, episodes. Quick: nothing heavy is loaded."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click
from click.shell_completion import CompletionItem, shell_complete

from briefing.choices import CONFIGURATION

VARIABLE = "_BRIEFING_COMPLETE"  # set by the shell's function, as click writes it


def complete_if_asked(group: click.Group) -> None:
    """Answer a shell that asks what may stand next, or for the function with which it will, and exit."""
    if instruction := os.environ.get(VARIABLE):
        sys.exit(shell_complete(group, {}, "briefing", VARIABLE, instruction))


def sources(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the recipes of the configuration whose names begin so; else files."""
    return _beginning(incomplete, _recipes(context.params.get("config"))) or [CompletionItem(incomplete, type="file")]


def files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer files."""
    return [CompletionItem(incomplete, type="file")]


def voices(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the voices whose names begin so; else files, for a card."""
    from briefing.speech.card_files import shipped_names

    return _beginning(incomplete, ["auto", *shipped_names()]) or [CompletionItem(incomplete, type="file")]


def episodes(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the episodes in the output folder, the newest first."""
    folder = Path(context.params.get("output") or "output") / "episodes"
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return _beginning(incomplete, sorted(names, reverse=True))


def _beginning(incomplete: str, names: Iterable[str]) -> list[CompletionItem]:
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def _recipes(config: Path | None) -> list[str]:
    with suppress(OSError, ValueError, RecursionError, TypeError, KeyError, AttributeError):  # told when it is used
        table = tomllib.loads((config or Path(CONFIGURATION)).read_text(encoding="utf-8-sig"))
        return [str(recipe["name"]) for recipe in table.get("briefing", [])]
    return []
