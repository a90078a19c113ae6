"""Where the parts of the show are found on the web."""

from __future__ import annotations

from urllib.parse import quote, urljoin

from briefing.publishing.settings import PodcastSettings


def show_url(settings: PodcastSettings) -> str:
    """Give the address of the show's page, by its file's name: an object store shows no page for a folder."""
    return f"{settings.base_url}index.html"


def episode_url(settings: PodcastSettings, slug: str, name: str = "index.html") -> str:
    """Give the address of an episode's page, or of the file `name` beside it."""
    return f"{settings.base_url}episodes/{quote(slug)}/{quote(name)}"


def chapter_link(settings: PodcastSettings, slug: str, link: str) -> str:
    """Give a chapter's link for those who read it elsewhere: whole, also where it counts from the episode's page."""
    return urljoin(episode_url(settings, slug), link) if link else ""
