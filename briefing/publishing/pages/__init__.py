"""The pages: one for the show, one for each episode. Templates, style and script lie beside this file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.publishing import paragraphs
from briefing.publishing.credits import episode_credits
from briefing.publishing.manifest import Manifest
from briefing.publishing.pages import typography
from briefing.publishing.pages.colour import DAY_PAPER, NIGHT_PAPER, readable
from briefing.publishing.settings import PodcastSettings

if TYPE_CHECKING:
    import jinja2

ASSETS = ("page.css", "page.js", "fonts/literata-cyrillic-400-normal.woff2", "fonts/literata-latin-400-normal.woff2")


def asset_files() -> dict[str, bytes]:
    """Give what all pages share, by path in the output folder."""
    return {f"assets/{name.rpartition('/')[2]}": _resource(name) for name in ASSETS}


def episode_page(folder: Path, episode: Manifest, episodes: Sequence[Manifest], settings: PodcastSettings) -> bytes:
    """Draw an episode's page from its manifest and the transcript in `folder`.

    `episodes` are all of the show, in any order: the neighbours in time are linked.
    """
    ordered = sorted(episodes, key=lambda other: (other.published, other.number, other.slug))
    place = next(index for index, other in enumerate(ordered) if other.slug == episode.slug)
    text = paragraphs.read_paragraphs(folder / paragraphs.NAME, len(episode.chapters))
    return _render(
        "episode.html",
        settings,
        root="../../",
        episode=episode,
        chapters=list(zip(episode.chapters, text, strict=False)),
        credits=episode_credits(episode),
        earlier=ordered[place - 1] if place > 0 else None,
        later=ordered[place + 1] if place + 1 < len(ordered) else None,
    )


def show_page(episodes: Sequence[Manifest], settings: PodcastSettings) -> bytes:
    """Draw the show's page; `episodes` are newest first."""
    years = [(year, list(some)) for year, some in groupby(episodes, key=lambda episode: episode.date[:4])]
    return _render("show.html", settings, root="", years=years)


def _render(template: str, settings: PodcastSettings, **values: Any) -> bytes:
    text = (
        _environment()
        .get_template(template)
        .render(
            show=settings,
            version=_version(),
            day_accent=readable(settings.colour, DAY_PAPER),
            night_accent=readable(settings.colour, NIGHT_PAPER),
            **values,
        )
    )
    return text.encode()


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: _resource(f"{name}.jinja").decode()),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    for function in (
        typography.day,
        typography.day_of_month,
        typography.minutes,
        typography.clock,
        typography.period,
        typography.bind,
        typography.host,
    ):
        environment.filters[function.__name__] = function
    return environment


@cache
def _resource(name: str) -> bytes:
    return resources.files(__package__).joinpath(*name.split("/")).read_bytes()


@cache
def _version() -> str:
    """Tell browsers a changed style or script from the one they keep."""
    return hashlib.sha256(b"".join(_resource(name) for name in ASSETS)).hexdigest()[:8]
