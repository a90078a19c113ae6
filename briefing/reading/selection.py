"""What is to be read together: sources, how many of them, in which order, under which title and in whose voice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from briefing.reading.settings import ReadingSettings

Dated = TypeVar("Dated")


class Sequencing(StrEnum):
    """In which order documents are read."""

    GIVEN = "given"  # as the sources are named; of a folder or a pattern by their names
    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Selection:
    """Sources that stand together in a briefing. `newest` counts documents, and entries of each feed; None: all."""

    sources: tuple[str, ...]
    title: str = ""  # a rubric, spoken before the first of them
    voice: str | None = None  # a voice card's name, where another voice than the briefing's reads them
    order: Sequencing = Sequencing.GIVEN
    newest: int | None = None
    lenient: bool = False  # what can't be had from the web, or matches no file today, is told and passed over

    def over(self, settings: ReadingSettings) -> ReadingSettings:
        """Give the settings for its documents."""
        changed = replace(settings, newest=self.newest or settings.newest)
        if self.order in (Sequencing.NEWEST, Sequencing.OLDEST):
            changed = replace(changed, newest_first=self.order is Sequencing.NEWEST)
        return changed


def arranged(
    found: Sequence[Dated], selection: Selection, date_of: Callable[[Dated], str], name_of: Callable[[Dated], str]
) -> list[Dated]:
    """Give the documents of a selection in its order, the newest ones alone where it says how many.

    Dates are ISO 8601; a document without one is older than all others. Of equal ones the first named stays first.
    """
    by_age = sorted(found, key=date_of, reverse=True)
    kept = by_age[: selection.newest] if selection.newest else by_age
    if selection.order is Sequencing.NEWEST:
        return kept
    if selection.order is Sequencing.OLDEST:
        return kept[::-1]
    if selection.order is Sequencing.NAME:
        return sorted(kept, key=name_of)
    places = {id(each) for each in kept}
    return [each for each in found if id(each) in places]
