"""The pages: one for the show, one for each episode. Templates, style and script lie beside this file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
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
TEMPLATES = ("base.html.jinja", "episode.html.jinja", "icons.html.jinja", "show.html.jinja")
PAGE_NAME = "index.html"


def asset_files() -> dict[str, bytes]:
    """Give what all pages share, by path in the output folder."""
    return {f"assets/{name.rpartition('/')[2]}": _resource(name) for name in ASSETS}


@dataclass(frozen=True, slots=True)
class EpisodePage:
    """An episode's page, with the way to the episodes before and after it."""

    episode: Manifest
    earlier: Manifest | None
    later: Manifest | None
    settings: PodcastSettings

    @property
    def mark(self) -> str:
        """Tell this page from one drawn of anything else; it stands in the page's head."""
        neighbours = [(other.slug, other.title) if other else None for other in (self.earlier, self.later)]
        return hashlib.sha256(repr((_version(), self.settings, self.episode, neighbours)).encode()).hexdigest()[:16]

    def stands_in(self, folder: Path) -> bool:
        """Whether just this page lies in `folder`: then it need not be drawn, which takes a long-lived show seconds."""
        try:
            with (folder / PAGE_NAME).open("rb") as stream:
                return self.mark.encode() in stream.read(1024)
        except FileNotFoundError:
            return False

    def draw(self, folder: Path) -> bytes:
        """Draw it from the manifest and the transcript in `folder`."""
        text = paragraphs.read_paragraphs(folder / paragraphs.NAME, len(self.episode.chapters))
        return _render(
            "episode.html",
            self.settings,
            root="../../",
            mark=self.mark,
            episode=self.episode,
            chapters=list(zip(self.episode.chapters, text, strict=False)),
            credits=episode_credits(self.episode),
            earlier=self.earlier,
            later=self.later,
        )


def episode_pages(episodes: Sequence[Manifest], settings: PodcastSettings) -> list[EpisodePage]:
    """Give the pages of all episodes, from the newest to the oldest, as `episodes` are."""
    return [
        EpisodePage(episode, earlier, later, settings)
        for later, episode, earlier in zip((None, *episodes), episodes, (*episodes[1:], None), strict=False)
    ]


def show_page(episodes: Sequence[Manifest], settings: PodcastSettings) -> bytes:
    """Draw the show's page; `episodes` are newest first."""
    years = [(year, list(some)) for year, some in groupby(episodes, key=lambda episode: episode.date[:4])]
    return _render("show.html", settings, root="", mark="", years=years)


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
        typography.has_number,
        typography.host,
    ):
        environment.filters[function.__name__] = function
    return environment


@cache
def _resource(name: str) -> bytes:
    return resources.files(__package__).joinpath(*name.split("/")).read_bytes()


@cache
def _version() -> str:
    """Tell a changed look from the last one: browsers by the addresses of style and script, this program by a mark."""
    return hashlib.sha256(b"".join(_resource(name) for name in (*ASSETS, *TEMPLATES))).hexdigest()[:8]
