"""The documents that a command names, read as `make` would read them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.episode import Document
    from briefing.settings import Settings


def read_as_ordered(
    sources: tuple[str, ...],
    settings: Settings,
    output: Path,
    *,
    keep_repeats: bool = False,
    format_in: str | None = None,
) -> Document:
    """Read documents, or those of a recipe; SourceError where they can't be."""
    from briefing import publishing
    from briefing.orders import Order, document_of, recipe_for, today
    from briefing.settings import for_recipe

    recipe = recipe_for(sources, None, settings)
    if recipe:
        settings = for_recipe(settings, recipe)
    order = Order(sources, recipe, keep_repeats=keep_repeats, format_in=format_in)
    return document_of(order, today(settings), settings, output, publishing.read_manifests(output))
