"""Where the parts of the show are found on the web."""

from __future__ import annotations

from urllib.parse import quote

from briefing.publishing.settings import PodcastSettings


def episode_url(settings: PodcastSettings, slug: str, name: str = "") -> str:
    """Give the address of an episode's page, or of the file `name` beside it."""
    return f"{settings.base_url}episodes/{quote(slug)}/{quote(name)}"
