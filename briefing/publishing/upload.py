"""`briefing publish`: the output folder to where listeners reach it, so that no moment of it shows a broken feed.

Sound, chapters and transcripts go first, then the pages, the feed last, what is gone is removed after that. Only what
changed is sent: a record on the other side says what lies there, so a run that was cut off goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from briefing.errors import BriefingError
from briefing.publishing.destination import Destination, Record
from briefing.publishing.feed_reading import read_enclosures, read_link
from briefing.publishing.identity import IDENTITY_NAME, read_identity
from briefing.publishing.manifest import Manifest
from briefing.publishing.manifest_file import MANIFEST_NAME
from briefing.publishing.notes import NAME as NOTES_NAME
from briefing.publishing.settings import LOCAL_LINK
from briefing.publishing.shelf import locked, read_manifests
from briefing.telling import Tell, unheard
from briefing.translation import tr

WORTH_RECORDING = 1_000_000  # bytes; a run that is killed without warning sends at most smaller files twice


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file to be published; `path` is relative to the output folder, with slashes."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is to be sent, in this order, and what removed after it."""

    send: tuple[LocalFile, ...]
    remove: tuple[str, ...]
    kept: int  # files that lie there already


def publish(
    output: Path,
    destination: Destination,
    *,
    delete: bool = False,
    dry_run: bool = False,
    tell: Tell = unheard,
) -> Delivery:
    """Publish `output`; with `delete`, remove what earlier runs sent and is gone now; `dry_run` changes nothing.

    `tell` gets a line for each file. BriefingError: another run is at work, a file is missing, the other side fails.
    """
    with locked(output, wait_s=0):
        files = publishable(output, tell=tell)
        for line in _doubts(output):
            tell(line)
        record, there = destination.read_record(), destination.sizes()
        delivery = delivery_of(files, record, there, delete=delete)
        for file in delivery.send:
            if dry_run:
                tell(tr("would send {path} ({bytes} bytes)").format(path=file.path, bytes=file.bytes))
        for path in delivery.remove:
            if dry_run:
                tell(tr("would remove {path}").format(path=path))
        if not dry_run:
            _carry_out(delivery, output, destination, record, files, tell)
    return delivery


def publishable(output: Path, *, tell: Tell = unheard) -> list[LocalFile]:
    """List what belongs to the show, the feed last; raise BriefingError where a file that the feed needs is missing."""
    if not (output / "feed.xml").exists():
        raise BriefingError(tr("{path} has no feed: make an episode first").format(path=output))
    files = [file for episode in read_manifests(output, tell=tell) for file in _episode_files(output, episode)]
    show = ["cover.jpg", IDENTITY_NAME, "index.html", *(path.name for path in output.glob("feed*.xml"))]
    show += [f"assets/{path.name}" for path in sorted((output / "assets").glob("*"))]
    files += [_measured(output, path) for path in show]
    _check_feed(output, {file.path for file in files})
    return sorted(files, key=lambda file: (_rank(file.path), -_feed_page(file.path), file.path))


def _doubts(output: Path) -> list[str]:
    """Say what makes a show unfit for the public, though it can be published."""
    found = []
    if read_link(output).startswith(LOCAL_LINK):
        message = tr("warning: the feed's addresses begin with {link}; set `link` in [podcast]")
        found.append(message.format(link=LOCAL_LINK))
    elif read_identity(output).feed_url.startswith(LOCAL_LINK):
        message = tr(
            "warning: {path} was made when `link` was not set, so other shows may have the same podcast:guid; "
            "if nobody has subscribed yet, remove it and run `briefing feed`"
        )
        found.append(message.format(path=output / IDENTITY_NAME))
    return found


def delivery_of(files: Sequence[LocalFile], record: Record, there: dict[str, int], *, delete: bool) -> Delivery:
    """Compare what is here with what lies `there` (sizes) as the `record` has it (digests)."""
    send = tuple(file for file in files if record.get(file.path) != file.sha256 or there.get(file.path) != file.bytes)
    wanted = {file.path for file in files}
    remove = tuple(sorted(path for path in record if path not in wanted)) if delete else ()
    return Delivery(send, remove, len(files) - len(send))


def _carry_out(
    delivery: Delivery, output: Path, destination: Destination, record: Record, files: Sequence[LocalFile], tell: Tell
) -> None:
    sent = {path: digest for path, digest in record.items() if path not in {file.path for file in delivery.send}}
    if delivery.send:
        destination.write_record(sent)  # from now on nothing is known of what is about to be overwritten
    checked = False
    try:
        for file in delivery.send:
            if file.path.startswith("feed") and not checked:
                _check_arrival(destination, files)
                checked = True
            destination.send(output / file.path, file.path)
            sent[file.path] = file.sha256
            if file.bytes >= WORTH_RECORDING:
                destination.write_record(sent)
            tell(tr("sent {path}").format(path=file.path))
        there = destination.sizes() if delivery.remove else {}
        for path in delivery.remove:
            if path in there:
                destination.remove(path)
            del sent[path]
            tell(tr("removed {path}").format(path=path))
    finally:
        if delivery.send or delivery.remove:
            destination.write_record(sent)


def _check_arrival(destination: Destination, files: Sequence[LocalFile]) -> None:
    """See that everything the feed is about to name lies there, whole."""
    there = destination.sizes()
    for file in files:
        if _rank(file.path) < _rank("feed-2.xml") and there.get(file.path) != file.bytes:
            raise BriefingError(
                tr("{address}: {path} did not arrive whole, so the feed stays as it was; run it again").format(
                    address=destination.address, path=file.path
                )
            )


def _episode_files(output: Path, episode: Manifest) -> list[LocalFile]:
    folder = f"episodes/{episode.slug}"
    files = [LocalFile(f"{folder}/{file.name}", file.bytes, file.sha256) for file in episode.files]
    for file in files:
        path = output / file.path
        if not path.is_file() or path.stat().st_size != file.bytes:
            raise BriefingError(tr("{path} is missing or damaged: make the episode again").format(path=path))
    return files + [_measured(output, f"{folder}/{name}") for name in (NOTES_NAME, MANIFEST_NAME, "index.html")]


def _measured(output: Path, path: str) -> LocalFile:
    try:
        content = (output / path).read_bytes()
    except FileNotFoundError as error:
        raise BriefingError(
            tr("{path} is missing: `briefing feed` makes it anew").format(path=output / path)
        ) from error
    return LocalFile(path, len(content), hashlib.sha256(content).hexdigest())


def _check_feed(output: Path, paths: set[str]) -> None:
    """See that the feed names no file that will not be sent: it may be older than the episodes."""
    link = read_link(output)
    for enclosure in read_enclosures(output):
        if unquote(enclosure.url.removeprefix(link)) not in paths:
            raise BriefingError(
                tr("feed.xml names {url}, which is not in {path}: `briefing feed` makes it anew").format(
                    url=enclosure.url, path=output
                )
            )


# The order of sending: whatever names a file comes after it.
_RANKS = (
    r"assets/.*|cover\.jpg|episodes/[^/]+/(?!index\.html$|episode\.json$).*",
    r"episodes/[^/]+/episode\.json|podcast\.json",
    r"episodes/[^/]+/index\.html",
    r"feed-\d+\.xml",
    r"index\.html",
    r"feed\.xml",
)


def _rank(path: str) -> int:
    return next(rank for rank, pattern in enumerate(_RANKS) if re.fullmatch(pattern, path))


def _feed_page(path: str) -> int:
    """Give the number of a further page of the feed: each links to the next, so the last one goes first."""
    found = re.fullmatch(r"feed-(\d+)\.xml", path)
    return int(found[1]) if found else 0
