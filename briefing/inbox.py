"""A folder in which documents land: which of them lie there whole, and which were dealt with already."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from briefing.errors import BriefingError, SourceError
from briefing.publishing.files import write_whole
from briefing.reading.formats import is_document
from briefing.reasons import reason_of
from briefing.records import RecordError, from_table
from briefing.rights import writing_in
from briefing.settings import DEFAULT_FILE
from briefing.translation import tr

MEMORY_NAME = ".watched.json"

# What copying, downloading and editing leave beside a document for as long as they last.
_PASSING_PREFIXES = (".", "~$", "~")
_PASSING_SUFFIXES = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", ".swp", "~")


@contextlib.contextmanager
def sole_watch(output: Path) -> Iterator[None]:
    """See that nobody else watches a folder for this output; BriefingError where somebody does."""
    with writing_in(output):
        output.mkdir(parents=True, exist_ok=True)
        lock = FileLock(output / ".watched.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BriefingError(tr("another `briefing watch` is at work for {path}").format(path=output)) from error
    try:
        yield
    finally:
        lock.release()


State = tuple[int, int]  # a file's size and its time of change


class Inbox:
    """Looks at the files of a folder, not at those of the folders in it."""

    def __init__(self, folder: Path, settle_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._settle_s = settle_s
        self._clock = clock
        self._since: dict[str, tuple[State, float]] = {}  # what lies there, and since when it is so
        self._given: dict[str, State] = {}

    def settled(self) -> list[Path]:
        """Give the documents that have stayed as they are for the time of settling, each once, the oldest first.

        Raises BriefingError where the folder can't be looked at (a network drive that is away, no rights).
        """
        now, found = self._clock(), dict(self._files())
        self._since = {
            name: self._since[name] if name in self._since and self._since[name][0] == state else (state, now)
            for name, state in found.items()
        }
        whole = [
            name
            for name, (state, since) in self._since.items()
            if now - since >= self._settle_s and self._given.get(name) != state
        ]
        self._given |= {name: found[name] for name in whole}
        return [self._folder / name for name in sorted(whole, key=lambda name: (found[name][1], name))]

    def _files(self) -> Iterator[tuple[str, State]]:
        try:
            paths = list(self._folder.iterdir())
        except OSError as error:
            raise BriefingError(
                tr("{path}: can't be looked at: {reason}").format(path=self._folder, reason=reason_of(error))
            ) from error
        for path in paths:
            name = path.name
            passing = name.startswith(_PASSING_PREFIXES) or name.lower().endswith(_PASSING_SUFFIXES)
            if passing or name == DEFAULT_FILE.name:
                continue
            try:
                status = path.stat()
                if path.is_file():
                    yield name, (status.st_size, status.st_mtime_ns)
            except OSError:  # gone a moment ago, or a link to nowhere
                continue


@dataclass(frozen=True, slots=True)
class Dealt:
    """What became of a document: the SHA-256 of what it held, the day (YYYY-MM-DD) of its episode, if there is one."""

    sha256: str
    day: str = ""  # empty: it could not be read, and is left alone until it changes


class Memory:
    """What was dealt with, by the document's name, kept in the output folder across restarts."""

    def __init__(self, output: Path) -> None:
        self._path = output / MEMORY_NAME
        self._dealt = self._read()

    def is_new(self, document: Path, sha256: str) -> bool:
        """Whether a document that holds this now has not been dealt with so."""
        known = self._dealt.get(document.name)
        return known is None or known.sha256 != sha256

    def day_of(self, document: Path) -> str:
        """Give the day of the episode that was made of a document before; empty where there is none."""
        known = self._dealt.get(document.name)
        return known.day if known else ""

    def note(self, document: Path, sha256: str, day: str) -> None:
        """Write down what became of a document."""
        self._dealt[document.name] = Dealt(sha256, day)
        content = {name: asdict(dealt) for name, dealt in sorted(self._dealt.items())}
        write_whole(self._path, msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")

    def _read(self) -> dict[str, Dealt]:
        try:
            return from_table(dict[str, Dealt], msgspec.json.decode(self._path.read_bytes()))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecordError) as error:
            message = tr("{path} is damaged ({reason}): remove it; then every document of the folder counts as new")
            raise BriefingError(message.format(path=self._path, reason=error)) from error


def check_kind(document: Path) -> None:
    """Raise SourceError for what is no document, though it landed among them: a picture, a log, an empty file."""
    content = document.read_bytes()
    if not content:
        raise SourceError(tr("{name}: the file is empty").format(name=document.name))
    if not is_document(content, document.suffix.lower()):
        raise SourceError(tr("{name}: not a kind of document that is read").format(name=document.name))
