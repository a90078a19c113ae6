"""Recipes: what a briefing that is made every day consists of; the tables `[[briefing]]` of the configuration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefing.clock import hour_of
from briefing.errors import UsageError
from briefing.reading import Selection, Sequencing
from briefing.reading.sources import STDIN
from briefing.reading.web import is_web_address
from briefing.templates import SPOKEN_NAMES, TITLE_NAMES, check_template
from briefing.translation import tr

COLLECTION = "{show}, {date}"  # the title of several documents, none of which can speak for the others


class Place(str):
    """A source in a recipe: an address, or a file, folder or pattern, whose path counts from the configuration file."""

    @classmethod
    def placed(cls, text: str, folder: Path) -> Place:
        """Read it from a configuration in `folder`."""
        if is_web_address(text) or text == STDIN:
            return cls(text)
        return cls((folder / Path(text).expanduser()).as_posix())


@dataclass(frozen=True, slots=True)
class RecipeSection:
    """Sources that stand together: a table `[[briefing.section]]`."""

    sources: tuple[Place, ...]  # files, folders, patterns, addresses of pages and feeds
    title: str = ""  # a rubric, spoken before the first of them
    voice: str = ""  # another voice than the briefing's
    newest: int = 0  # so many of the documents, and of the entries of each feed; 0: all, of a feed [reading] newest
    order: str = Sequencing.GIVEN.value  # given, newest, oldest, name

    def __post_init__(self) -> None:
        if not self.sources:
            raise UsageError(tr("[[briefing.section]]: name at least one source"))
        if self.order not in list(Sequencing):
            message = tr("{key}: {value!r} is unknown; choose one of {known}")
            known = ", ".join(Sequencing)
            raise UsageError(message.format(key="[[briefing.section]] order", value=self.order, known=known))
        if self.newest < 0:
            raise UsageError(
                tr("[[briefing.section]] newest: {value} is no number of documents").format(value=self.newest)
            )

    def selection(self, *, strict: bool) -> Selection:
        """Give it as the reader takes it; `strict`: what can't be had today is an error."""
        return Selection(
            sources=tuple(map(str, self.sources)),
            title=self.title,
            voice=self.voice or None,
            order=Sequencing(self.order),
            newest=self.newest or None,
            lenient=not strict,
        )


@dataclass(frozen=True, slots=True)
class Recipe:
    """A briefing out of many sources, made by its name: `briefing make morning`. Wrong values raise UsageError."""

    name: str
    sources: tuple[Place, ...] = ()  # in short, for one section without a rubric
    section: tuple[RecipeSection, ...] = ()
    title: str = COLLECTION  # {show}, {date} («23 ноября 2026 года»), {weekday}
    intro: str | None = None  # spoken first: {show}, {title}, {date}, {weekday}, {headlines}; absent: that of [mix]
    outro: str | None = None  # spoken last
    voice: str = ""  # empty: the voice of the house
    publish_at: str = ""  # HH:MM, the hour in `pubDate`; empty: that of the house
    cover: Path | None = None  # of the episode's audio; absent: as of other episodes
    longest_min: float = 0.0  # minutes; what doesn't fit is left out and named; 0: no limit
    new_only: bool = False  # leave out what an earlier episode had
    keep_repeats: bool = False  # read paragraphs again that stand in the sources again

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[^\W_][\w-]*", self.name):
            message = tr("[[briefing]] name: {value!r} is no name; write letters, digits, - and _")
            raise UsageError(message.format(value=self.name))
        if not self.sources and not self.section:
            raise UsageError(tr("[[briefing]] {name}: name at least one source").format(name=self.name))
        if self.longest_min < 0:
            message = tr("[[briefing]] {name}: longest_min is {value!r}; give minutes, or 0 for no limit")
            raise UsageError(message.format(name=self.name, value=self.longest_min))
        if self.publish_at:
            _check_hour(f"[[briefing]] {self.name}: publish_at", self.publish_at)
        check_template(f"[[briefing]] {self.name}: title", self.title, TITLE_NAMES)
        for key, template in (("intro", self.intro), ("outro", self.outro)):
            check_template(f"[[briefing]] {self.name}: {key}", template or "", SPOKEN_NAMES)

    def selections(self, *, strict: bool = False) -> tuple[Selection, ...]:
        """Give its sources as the reader takes them."""
        bare = (RecipeSection(self.sources),) if self.sources else ()
        return tuple(section.selection(strict=strict) for section in (*bare, *self.section))


def _check_hour(where: str, written: str) -> None:
    try:
        hour_of(written)
    except ValueError as error:
        message = tr("{where}: {value!r} is no time of the day; write it as 06:00")
        raise UsageError(message.format(where=where, value=written)) from error


def check_names(recipes: tuple[Recipe, ...]) -> None:
    """See that no two recipes have one name; UsageError."""
    names = [recipe.name for recipe in recipes]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(tr("[[briefing]]: two recipes are named {name}").format(name=name))
