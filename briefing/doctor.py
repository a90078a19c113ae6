"""What is on this machine, what is missing, and how to get it. Touches no network.

Loads no engine, unless a voice is named: that one is tried.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from briefing import __version__, speech
from briefing.home import home, offline
from briefing.settings import Settings
from briefing.speech.contact import first_contact
from briefing.speech.engines import MODULES
from briefing.translation import tr
from briefing.units import readable_bytes

_ROOMY_BYTES = 1 << 30  # a voice model has 145 MB, an hour's takes about 150 MB, torch's wheel 200 MB and more
_WORKER_BYTES = 1 << 30  # memory that a worker with a Silero model and torch takes; measured by benchmarks/speech.py


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is as it has to be, what it is, and what to do where it isn't."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""
    needed: bool = False  # nothing works without it


def examine(output: Path, settings: Settings) -> tuple[Finding, ...]:
    """Look at everything that a run needs; the order is that of the report."""
    return (
        _python(),
        _ffmpeg(),
        _lame(),
        *_engines(),
        *_voices(settings),
        _workers(),
        *_places(output),
    )


def examine_voice(name: str, settings: Settings) -> tuple[Finding, ...]:
    """Load a voice, by its name or its card's path, and try it. VoiceError: there is no such card."""
    card = speech.load_card(name)
    remedy = tr("please report this line, with `briefing --version`: the program was built without this very voice")
    return tuple(
        Finding(seen.name, seen.as_expected, seen.detail, "" if seen.as_expected else remedy, needed=seen.vital)
        for seen in first_contact(card, settings.speech)
    )


def _python() -> Finding:
    version = f"{platform.python_version()}, briefing {__version__}, {platform.system()} {platform.machine()}"
    ok = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding("Python", ok, version, tr("3.11, 3.12 or 3.13 is needed"), needed=True)


def _ffmpeg() -> Finding:
    remedy = tr("install it again: pip install --force-reinstall imageio-ffmpeg; or set IMAGEIO_FFMPEG_EXE")
    try:
        import imageio_ffmpeg

        executable = imageio_ffmpeg.get_ffmpeg_exe()
        run = subprocess.run([executable, "-version"], capture_output=True, check=True)
    except (ImportError, RuntimeError, OSError, subprocess.CalledProcessError) as error:
        return Finding("ffmpeg", False, str(error), remedy, needed=True)
    version = run.stdout.decode(errors="replace").split("\n", 1)[0].split(" Copyright")[0]
    return Finding("ffmpeg", True, f"{version} ({executable})")


def _lame() -> Finding:
    try:
        import lameenc  # noqa: F401 - a wheel for another system can't be loaded
    except ImportError as error:
        return Finding("LAME", False, str(error), "pip install --force-reinstall lameenc", needed=True)
    return Finding("LAME", True, f"lameenc {metadata.version('lameenc')}")


def _engines() -> Iterator[Finding]:
    for presence in (engine.presence() for engine in MODULES.values()):
        yield Finding(presence.name, presence.ready, presence.found or tr("not installed"), presence.remedy)


def _voices(settings: Settings) -> Iterator[Finding]:
    cards = [card for card in speech.all_cards() if card.commercial or not settings.commercial]
    ready = [card.name for card in cards if speech.installed(card)]
    yield Finding(
        tr("voices"),
        bool(ready),
        tr("{count} of {all} are installed: {names}").format(
            count=len(ready), all=len(cards), names=", ".join(ready) or "—"
        ),
        tr("briefing voices install xenia"),
        needed=True,
    )
    if offline():
        yield Finding(tr("network"), True, tr("BRIEFING_OFFLINE is set: nothing is fetched"))


def _workers() -> Finding:
    cores = os.cpu_count() or 1
    memory = _memory_bytes()
    if memory is None:
        return Finding(tr("workers"), True, tr("{cores} cores").format(cores=cores))
    fitting = max(1, min(cores, memory // _WORKER_BYTES))
    detail = tr("{cores} cores, {memory} of memory: {jobs} workers").format(
        cores=cores, memory=readable_bytes(memory), jobs=fitting
    )
    return Finding(tr("workers"), fitting == cores, detail, tr("speak with --jobs {jobs}").format(jobs=fitting))


def _places(output: Path) -> Iterator[Finding]:
    for name, path in (("BRIEFING_HOME", home()), ("output", output.absolute())):
        standing = next(parent for parent in (path, *path.parents) if parent.exists())
        free = shutil.disk_usage(standing).free
        detail = tr("{path}, {free} free").format(path=path, free=readable_bytes(free))
        if not os.access(standing, os.W_OK):
            yield Finding(name, False, detail, tr("not writable: choose another folder"), needed=True)
        else:
            yield Finding(name, free > _ROOMY_BYTES, detail, tr("free some space, or: briefing takes prune --max 1GB"))


def ailing(findings: Sequence[Finding]) -> bool:
    """Whether something is missing without which no episode can be made."""
    return any(finding.needed and not finding.ok for finding in findings)


def _memory_bytes() -> int | None:
    """Give the machine's memory; None where the system doesn't tell it this way (Windows)."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None
