"""An episode's show notes, as HTML for `content:encoded`."""

from __future__ import annotations

from html import escape

from briefing.publishing.credits import episode_credits
from briefing.publishing.manifest import Manifest
from briefing.publishing.settings import PodcastSettings


def notes_html(episode: Manifest, settings: PodcastSettings) -> str:
    """Write the summary, the chapters with their times, and what has to be said of the voice."""
    parts = [f"<p>{escape(episode.summary)}</p>"] if episode.summary else []
    parts += [f"<p>{escape(line)}</p>" for line in episode_credits(episode)]
    return "\n".join(parts)
