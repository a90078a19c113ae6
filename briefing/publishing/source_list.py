"""From which sources an episode was made, as its listeners are told: by title, never by a path on somebody's disk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from briefing.episode import Source
from briefing.publishing.manifest import Manifest

SOURCES = "Источники:"


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A source by its title, and its address where it is on the web."""

    title: str
    link: str = ""


def sources_of(episode: Manifest) -> tuple[NamedSource, ...]:
    """Give the sources of an episode out of several, or from the web, each once; none for one document of the house."""
    if len(episode.sources) < 2 and not any(_is_web(source) for source in episode.sources):
        return ()
    named = (_named(source) for source in episode.sources if source.title or source.name != "-")
    return tuple(dict.fromkeys(named))


def _named(source: Source) -> NamedSource:
    if _is_web(source):
        host = (urlsplit(source.name).hostname or "").removeprefix("www.")
        return NamedSource(f"{source.title} ({host})" if source.title else host, source.name)
    return NamedSource(source.title or PurePath(source.name).name)


def _is_web(source: Source) -> bool:
    return bool(re.match(r"https?://", source.name, re.IGNORECASE))
