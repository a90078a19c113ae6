"""The show's own files, made from the manifests: feed, cover, index and the pages of the episodes."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from briefing import __version__, clock
from briefing.errors import BriefingError, UsageError
from briefing.publishing.files import write_whole
from briefing.publishing.identity import IDENTITY_NAME, freeze_identity, read_identity
from briefing.publishing.manifest import Manifest
from briefing.publishing.manifest_file import MANIFEST_NAME, DamagedError
from briefing.publishing.notes import NAME as NOTES_NAME
from briefing.publishing.notes import notes_markdown
from briefing.publishing.pages import PAGE_NAME, EpisodePage, asset_files, episode_pages, show_page
from briefing.publishing.schedule import absences, on_air
from briefing.publishing.settings import PodcastSettings
from briefing.publishing.shelf import locked, read_manifests, tidy
from briefing.publishing.shown import COVER_NAME, missing_files
from briefing.reasons import reason_of
from briefing.telling import Tell, unheard
from briefing.translation import tr

_INDEX, _FEED = "index.html", "feed.xml"
_FEED_PAGE = re.compile(r"feed-\d+\.xml")


def refuse_to_overwrite(output: Path) -> None:
    """BriefingError: `output` is no show yet, and a file in it has the name of one that a show writes."""
    if (output / IDENTITY_NAME).exists() or any(output.glob(f"episodes/*/{MANIFEST_NAME}")):
        return
    for name in (_INDEX, _FEED, COVER_NAME, *asset_files()):
        if (output / name).exists():
            message = tr(
                "{path} is not of this program, and a show would overwrite it: choose another folder by --output"
            )
            raise BriefingError(message.format(path=output / name))


def rebuild_locked(
    output: Path, settings: PodcastSettings, *, without: str = "", tell: Tell = unheard
) -> list[Manifest]:
    """Write all of them, the feed last; only what changed is written. The output's lock must be held.

    `without` names an episode that is about to be removed. `tell` is told what is damaged, held back,
    or older than the show keeps: the rest goes on without it; and which files of an episode are gone. Gives the
    episodes that the feed tells of, newest first.
    """
    from briefing.publishing.feed import build_feed  # lxml is wanted here alone

    refuse_to_overwrite(output)
    known, now = read_manifests(output, without=without, tell=tell), clock.present()
    episodes = on_air(known, settings, now)
    for line in absences(known, settings, now):
        tell(line)
    identity = freeze_identity(output, settings.feed_url)
    settings = settings.at(identity.secret)
    feed = build_feed(episodes, settings, identity.guid)
    _refresh_cover(output, settings)
    for name, content in asset_files().items():
        write_whole(output / name, content)
    held = (EpisodePage(episode, None, None, settings) for episode in known if episode.is_held(now))
    for page in (*episode_pages(episodes, settings), *held):
        _write_page(output, page, tell)
    write_whole(output / _INDEX, show_page(episodes, settings))
    for name in reversed(feed):  # each page after the next one, to which it links: feed.xml, which is read first, last
        write_whole(output / name, feed[name])
    for path in output.glob("feed-*.xml"):
        if path.name not in feed and _FEED_PAGE.fullmatch(path.name):
            path.unlink()
    return episodes


def _write_page(output: Path, page: EpisodePage, tell: Tell) -> None:
    """Write an episode's page where its transcript can be read; tell, once each, which of its files can't be."""
    broken = ""
    try:
        write_episode_page(output / "episodes" / page.episode.slug, page)
    except DamagedError as error:  # its page stays as it was
        broken = str(error)
        tell(broken)
    for path in missing_files(output, page.episode):
        if str(path) not in broken:
            tell(tr("{path} is missing or damaged: make the episode again").format(path=path))


def refresh(output: Path, settings: PodcastSettings, *, tell: Tell = unheard) -> None:
    """Bring feed and pages up to the present hour; where they tell of the right episodes they stay as they are.

    `tell` is told what is held back. UsageError: they would have to be made anew, but `settings` are not theirs.
    """
    from briefing.publishing.feed_reading import read_link

    with locked(output, wait_s=0):
        if not (output / _FEED).exists():
            return
        if is_current(output, settings):
            for line in absences(read_manifests(output), settings, clock.present()):
                tell(line)
            return
        if not read_link(output).startswith(settings.base_url):
            message = tr(
                "{path} is of another configuration, not of {link}: name its own with --config, or run `briefing feed`"
            )
            raise UsageError(message.format(path=output / _FEED, link=settings.base_url))
        tidy(output)
        rebuild_locked(output, settings, tell=tell)


def is_current(output: Path, settings: PodcastSettings) -> bool:
    """Whether the feed on the disk tells of just the episodes that it would tell of at this moment, at its path."""
    from briefing.publishing.feed_reading import read_enclosures, read_link

    episodes = on_air(read_manifests(output), settings, clock.present())
    in_feed = {(item.guid, item.bytes) for item in read_enclosures(output)}
    if {(episode.guid, episode.audio[0].bytes) for episode in episodes} != in_feed:
        return False
    return not in_feed or read_identity(output).is_path_of(read_link(output))


def write_episode_page(folder: Path, page: EpisodePage) -> None:
    """Write an episode's page and notes into its folder, unless they stand there."""
    if not page.stands_in(folder):
        write_whole(folder / PAGE_NAME, page.draw(folder))
    write_whole(folder / NOTES_NAME, notes_markdown(page.episode, page.settings).encode())


def _refresh_cover(output: Path, settings: PodcastSettings) -> None:
    """Draw or copy the cover where it is not the one that these settings give; drawing takes a second."""
    from briefing.publishing import cover

    path, note = output / COVER_NAME, output / ".cover"
    picture = _picture_bytes(settings.cover) if settings.cover else b""
    wanted = _digest(__version__, settings.title, settings.colour, picture)
    if path.exists() and note.exists() and note.read_bytes() == (wanted + _digest(path.read_bytes())).encode():
        return
    if settings.cover:
        content = cover.prepare_cover(settings.cover)
    else:
        content = cover.draw_cover(settings.title, "", settings.colour)
    write_whole(path, content)
    write_whole(note, (wanted + _digest(content)).encode())


def _picture_bytes(picture: Path) -> bytes:
    try:
        return picture.read_bytes()
    except OSError as error:
        raise UsageError(
            tr("[podcast] cover: {path} can't be read ({reason})").format(path=picture, reason=reason_of(error))
        ) from error


def _digest(*parts: str | bytes) -> str:
    each = (hashlib.sha256(part.encode() if isinstance(part, str) else part).digest() for part in parts)
    return hashlib.sha256(b"".join(each)).hexdigest()
