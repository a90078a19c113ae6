"""Which names of episodes are taken: by episodes in place, and by those that other runs are making at this moment.

output/.staging/<slug>.claim    what the run that holds `<slug>.lock` is making
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from briefing.episode import Source
from briefing.publishing.files import write_whole
from briefing.publishing.shelf import read_manifests, staging_folder
from briefing.records import RecordError, from_json, to_json


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that is taken, and for what: the day (YYYY-MM-DD), the documents, and the recipe, if any."""

    slug: str
    day: str
    sources: tuple[Source, ...]
    recipe: str = ""


def claims(output: Path) -> list[Claim]:
    """Give all names that are taken, those of the newest episodes first. The output's lock should be held."""
    episodes = read_manifests(output)
    in_place = [Claim(each.slug, each.date, each.sources, each.recipe) for each in episodes]
    return [*in_place, *_in_the_making(output)]


@contextlib.contextmanager
def claimed(output: Path, claim: Claim) -> Iterator[Path]:
    """Take a name and give the folder in which to build its episode; InUseError where another run is building it."""
    with staging_folder(output, claim.slug) as folder:
        note = _note_of(output, claim.slug)
        write_whole(note, to_json(claim).encode())
        try:
            yield folder
        finally:
            note.unlink(missing_ok=True)


def _in_the_making(output: Path) -> Iterator[Claim]:
    for note in sorted((output / ".staging").glob("*.claim")):
        lock = FileLock(note.with_suffix(".lock"))
        try:
            lock.acquire(timeout=0)
        except Timeout:  # held: its run lives
            with contextlib.suppress(RecordError, FileNotFoundError):  # done a moment ago
                yield from_json(Claim, note.read_bytes())
        else:
            note.unlink(missing_ok=True)
            lock.release()


def _note_of(output: Path, slug: str) -> Path:
    return output / ".staging" / f"{slug}.claim"
