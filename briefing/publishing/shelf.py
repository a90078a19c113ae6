"""The folders of the episodes: built aside, put in place at once, taken away whole, cleaned up after a killed run.

output/.lock                    held while anything in output/ is changed
output/.staging/<slug>/         an episode being made; `<slug>.lock` is held by the run that makes it
output/.staging/<slug>.old/     the episode it replaces, for the moment of the exchange
output/episodes/<slug>/         episodes in place
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from briefing.errors import BriefingError
from briefing.publishing.files import flush_folder
from briefing.publishing.manifest import Manifest
from briefing.publishing.manifest_file import MANIFEST_NAME, DamagedError, read_manifest
from briefing.rights import writing_in
from briefing.telling import Tell, unheard
from briefing.translation import tr

LOCK_WAIT_S = 600.0  # another run's exchange takes a moment, its `publish` minutes


class InUseError(BriefingError):
    """Another run is at work where this one would be."""


@contextlib.contextmanager
def locked(output: Path, *, wait_s: float = LOCK_WAIT_S) -> Iterator[None]:
    """Hold the output folder; raise InUseError where another run holds it for longer than `wait_s`."""
    lock = FileLock(output / ".lock")
    try:
        with writing_in(output):
            output.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=wait_s)
    except Timeout as error:
        raise InUseError(
            tr("{path} is in use by another run of briefing: wait for it to end, then try again").format(path=output)
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def staging_folder(output: Path, slug: str) -> Iterator[Path]:
    """Give an empty folder in which to build the episode `slug`; whatever is left there at the end goes.

    Two runs can't make the same episode at a time: the second gets an InUseError.
    """
    room = output / ".staging"
    room.mkdir(parents=True, exist_ok=True)
    lock = FileLock(room / f"{slug}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise InUseError(
            tr("episode {slug} is being made by another run of briefing: wait for it to end").format(slug=slug)
        ) from error
    folder = room / slug
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()


def put_in_place(output: Path, slug: str, folder: Path) -> None:
    """Make the staged `folder` the episode `slug`, replacing an older one in one step. The lock must be held."""
    flush_folder(folder)
    final = output / "episodes" / slug
    final.parent.mkdir(parents=True, exist_ok=True)
    if not final.exists():
        folder.rename(final)
        return
    if _exchange(folder, final):  # `folder` is the old episode now; the staging folder is emptied by its owner
        return
    old = output / ".staging" / f"{slug}.old"
    final.rename(old)
    folder.rename(final)
    shutil.rmtree(old, ignore_errors=True)


def folder_of(output: Path, slug: str) -> Path:
    """Give the folder of an episode in place; raise BriefingError if there is none called `slug`."""
    folder = output / "episodes" / slug
    if not slug or Path(slug).name != slug or slug in (".", "..") or not folder.is_dir():
        raise BriefingError(
            tr("there is no episode {slug} in {path}: its folder's name under episodes/ is needed").format(
                slug=slug, path=output
            )
        )
    return folder


def take_away(output: Path, slug: str) -> None:
    """Remove an episode's folder: it is gone at once, its files a moment later. The lock must be held."""
    folder = folder_of(output, slug)
    away = output / ".staging" / f"{slug}.gone"
    away.parent.mkdir(exist_ok=True)
    shutil.rmtree(away, ignore_errors=True)
    folder.rename(away)
    shutil.rmtree(away)


def tidy(output: Path) -> None:
    """Clear what killed runs left: put an episode back that was between two names. The lock must be held."""
    room = output / ".staging"
    if not room.is_dir():
        return
    for left in sorted(room.iterdir()):
        final = output / "episodes" / left.stem
        if left.suffix == ".old" and left.is_dir() and not final.exists():
            left.rename(final)
        elif left.suffix in (".old", ".gone"):
            shutil.rmtree(left, ignore_errors=True)
        elif left.is_dir():
            _drop_if_abandoned(left)


def _drop_if_abandoned(folder: Path) -> None:
    lock = FileLock(folder.with_name(f"{folder.name}.lock"))
    with contextlib.suppress(Timeout):  # held: its run is alive
        lock.acquire(timeout=0)
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()


def read_manifests(output: Path, *, without: str = "", tell: Tell = unheard) -> list[Manifest]:
    """Read every episode in place but the one called `without`, newest first; `tell` is told which are damaged."""
    found = []
    for path in sorted((output / "episodes").glob(f"*/{MANIFEST_NAME}")):
        if path.parent.name == without:
            continue
        try:
            found.append(read_manifest(path.parent))
        except DamagedError as error:
            tell(str(error))
    return newest_first(found)


def newest_first(episodes: Sequence[Manifest]) -> list[Manifest]:
    """Put episodes in the order of the feed."""
    return sorted(episodes, key=lambda episode: (episode.published, episode.number, episode.slug), reverse=True)


def _exchange(first: Path, second: Path) -> bool:
    """Swap two folders' names in one step where the system can (Linux, macOS); say whether it was done."""
    if sys.platform == "linux":
        call, arguments = "renameat2", (-100, os.fsencode(first), -100, os.fsencode(second), 2)  # RENAME_EXCHANGE
    elif sys.platform == "darwin":
        call, arguments = "renamex_np", (os.fsencode(first), os.fsencode(second), 2)  # type: ignore[assignment]  # RENAME_SWAP
    else:
        return False
    function = getattr(ctypes.CDLL(None), call, None)
    return function is not None and function(*arguments) == 0
