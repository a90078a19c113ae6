"""Show notes with the chapters' times: HTML for `content:encoded`, Markdown for `notes.md`.

Each time is a link to that moment of the episode's page, and stands first on its line: Apple Podcasts, Spotify and
YouTube make a time there one that can be tapped.
"""

from __future__ import annotations

import re
from html import escape

from briefing.publishing.credits import episode_credits
from briefing.publishing.manifest import ChapterEntry, Manifest
from briefing.publishing.pages.typography import clock
from briefing.publishing.settings import PodcastSettings
from briefing.publishing.source_list import SOURCES, sources_of
from briefing.publishing.urls import chapter_link, episode_url
from briefing.publishing.xml_text import one_line

NAME = "notes.md"


def notes_html(episode: Manifest, settings: PodcastSettings) -> str:
    """Write the summary, the chapters with their times, the sources, and what has to be said of the voice."""
    parts = [f"<p>{escape(episode.summary)}</p>"] if episode.summary else []
    if episode.chapters:
        lines = [
            f'<li><a href="{escape(_moment(chapter, episode, settings))}">{clock(chapter.start_s)}</a> '
            f"{_linked_html(chapter, episode, settings)}</li>"
            for chapter in episode.chapters
        ]
        parts.append("\n".join(["<ul>", *lines, "</ul>"]))
    named = [(escape(each.title), escape(each.link)) for each in sources_of(episode)]
    if named:
        lines = [f'<li><a href="{link}">{title}</a></li>' if link else f"<li>{title}</li>" for title, link in named]
        parts.append("\n".join([f"<p>{SOURCES}</p>", "<ul>", *lines, "</ul>"]))
    parts += [f"<p>{escape(line)}</p>" for line in episode_credits(episode)]
    return "\n".join(parts)


def notes_markdown(episode: Manifest, settings: PodcastSettings) -> str:
    """Write the same as Markdown, under the episode's title."""
    parts = [f"# {_plain(episode.title)}"]
    if episode.summary:
        parts.append(_plain(episode.summary))
    if episode.chapters:
        lines = [
            f"- [{clock(chapter.start_s)}]({_moment(chapter, episode, settings)}) "
            f"{_linked_markdown(chapter, episode, settings)}"
            for chapter in episode.chapters
        ]
        parts.append("\n".join(lines))
    named = [(_plain(each.title), each.link) for each in sources_of(episode)]
    if named:
        lines = [f"- [{title}](<{link}>)" if link else f"- {title}" for title, link in named]
        parts.append("\n".join([SOURCES, "", *lines]))
    parts += [_plain(line) for line in episode_credits(episode)]
    return "\n\n".join(parts) + "\n"


def _moment(chapter: ChapterEntry, episode: Manifest, settings: PodcastSettings) -> str:
    """Give the address of the page at the chapter's start, in whole seconds: rather early than late."""
    return f"{episode_url(settings, episode.slug)}#t={int(chapter.start_s)}"


def _linked_html(chapter: ChapterEntry, episode: Manifest, settings: PodcastSettings) -> str:
    title, link = escape(chapter.title), escape(chapter_link(settings, episode.slug, chapter.link))
    return f'<a href="{link}">{title}</a>' if link else title


def _linked_markdown(chapter: ChapterEntry, episode: Manifest, settings: PodcastSettings) -> str:
    title, link = _plain(chapter.title), chapter_link(settings, episode.slug, chapter.link)
    return f"[{title}](<{link}>)" if link else title


def _plain(text: str) -> str:
    """Escape what Markdown would read as its own signs."""
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", one_line(text))
