"""Whether a show stays whole when its runs are killed: making, replacing, removing, feeding and publishing.

    python benchmarks/show_kills.py [--kills 100] [--seed 1]

Each run and all its processes get SIGKILL at a random moment. After each kill every episode that the show knows has
all its files as they were written, the feed here and the one that was published name only what is there, with its
length; and the same run, let through, succeeds. At the end nothing is left over: no part of a file, no staging folder.
Voice: espeak-ng, documents of two sentences, MP3.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from briefing import publishing  # noqa: E402
from briefing.fingerprints import intact  # noqa: E402

DOCUMENTS = 4
RUNS = ("make", "make", "make", "remove", "feed", "publish")  # making is most of a day's work
LONGEST = {"make": 5.0, "remove": 1.2, "feed": 1.2, "publish": 1.5}  # seconds until a kill, about what a run takes
LEFT_OVER = ("*.part", "*.claim", ".staging/*/")  # the locks of `.staging` stay


class Show:
    """A show in a folder, with a place where it is published."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self.folder, self.output, self.place = folder, folder / "output", folder / "public"
        self._dice = dice
        self._environment = {**os.environ, "BRIEFING_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
        self._words = 0
        self.place.mkdir()

    def command(self, run: str) -> list[str]:
        """Give a command of this kind for the show as it stands; removing and publishing need an episode."""
        slugs = [episode.slug for episode in publishing.read_manifests(self.output)]
        if run == "make" or not slugs:
            number = self._dice.randrange(DOCUMENTS)
            document = self.folder / f"document-{number}.txt"
            self._words += 1
            document.write_text(f"Выпуск {number}\n\nСегодня {self._words} новостей. Погода ясная.\n", encoding="utf-8")
            return ["make", str(document), "--voice", "espeak", "--date", f"2026-11-{number + 1:02}", "--jobs", "1"]
        if run == "remove":
            return ["remove", self._dice.choice(slugs)]
        return ["publish", str(self.place)] if run == "publish" else ["feed"]

    def start(self, command: list[str]) -> subprocess.Popen[bytes]:
        """Start a run in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "briefing", *command, "--output", str(self.output)],
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def faults(self) -> list[str]:
        """Say what of the show is not whole."""
        found = []
        for episode in publishing.read_manifests(self.output):
            if not intact(episode, self.output / "episodes" / episode.slug):
                found.append(f"{episode.slug}: a file is missing or other than written")
        return found + dangling(self.output) + dangling(self.place)


def dangling(folder: Path) -> list[str]:
    """Give the enclosures of a folder's feed that are not there, or not as long as it says."""
    feed = folder / "feed.xml"
    if not feed.is_file():
        return []
    found = []
    for enclosure in etree.parse(feed).iter("enclosure"):
        path = folder / urlsplit(enclosure.get("url", "")).path.lstrip("/")
        if not path.is_file() or path.stat().st_size != int(enclosure.get("length", "0")):
            found.append(f"{feed}: {path.name} of {path.parent.name}")
    return found


def main() -> None:
    """Kill, look, go on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    kills: Counter[str] = Counter()
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        show = Show(Path(name), dice)
        while kills.total() < options.kills:
            command = show.command(dice.choice(RUNS))
            run = show.start(command)
            time.sleep(dice.random() * LONGEST[command[0]])
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)
                kills[command[0]] += 1
            run.communicate()
            faults += [f"after {command}: {fault}" for fault in show.faults()]
            again = show.start(command)
            said = again.communicate()[1].decode()
            gone = command[0] == "remove" and again.returncode != 0  # the killed run had removed it
            if again.returncode and not gone:
                faults.append(f"{command} again: exit {again.returncode}: {said.strip().splitlines()[-1:]}")
            faults += [f"behind {command}: {fault}" for fault in show.faults()]
        left = [str(path.relative_to(name)) for kind in LEFT_OVER for path in Path(name).rglob(kind)]
        left = [path for path in left if not path.startswith("home")]  # a store of takes keeps what it has
    print(f"kills {kills.total()}: " + ", ".join(f"{run} {count}" for run, count in sorted(kills.items())))
    print(f"faults {len(faults)}, left over {len(left)}", *faults[:20], *left[:20], sep="\n  ")
    sys.exit(bool(faults or left))


if __name__ == "__main__":
    main()
