"""Whether a show stays whole, and keeps to its hours, when its runs are killed: making, removing, feeding, publishing.

    python benchmarks/show_kills.py [--kills 100] [--seed 1]

Each run and all its processes get SIGKILL at a random moment. After each kill every episode that the show knows has
all its files as they were written, the feed here and the one that was published name only what is there, with its
length; nothing that is held back is named in feed or pages, or lies at the place of publication; and the same run, let
through, succeeds. Behind each publication nothing lies under a path that was given up. At the end nothing is left over:
no part of a file, no staging folder. Two of six documents are held back: for good, or for a few seconds at a time, so
that their hour comes while a run is at work. Voice: espeak-ng, documents of two sentences, MP3.
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
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from briefing import publishing  # noqa: E402
from briefing.fingerprints import intact  # noqa: E402
from briefing.publishing.identity import Identity, read_identity  # noqa: E402

DOCUMENTS = 6
FAR, NEAR = 4, 5  # the documents that are held back: until next year, and until the next minute
LINK = "https://example.org/briefing/"
RUNS = ("make", "make", "make", "remove", "feed", "publish", "publish")  # making is most of a day's work
WAYS = ((), (), (), ("--secret",), ("--new-secret",), ("--public",))
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
        (folder / "briefing.toml").write_text(f'[podcast]\nlink = "{LINK}"\nkeep = 3\n', encoding="utf-8")

    def command(self, run: str) -> list[str]:
        """Give a command of this kind for the show as it stands; removing and publishing need an episode."""
        slugs = [episode.slug for episode in publishing.read_manifests(self.output)]
        if run == "make" or not slugs:
            number = self._dice.randrange(DOCUMENTS)
            document = self.folder / f"document-{number}.txt"
            self._words += 1
            document.write_text(f"Выпуск {number}\n\nСегодня {self._words} новостей. Погода ясная.\n", encoding="utf-8")
            command = ["make", str(document), "--voice", "espeak", "--jobs", "1", "--date"]
            if number == FAR:
                return [*command, f"{datetime.now().year + 1}-12-01"]
            if number == NEAR:
                soon = datetime.now(ZoneInfo("Europe/Moscow")) + timedelta(minutes=1)
                return [*command, f"{soon:%Y-%m-%d}", "--time", f"{soon:%H:%M}", "--slug", f"held-soon-{self._words}"]
            return [*command, f"2026-11-{number + 1:02}"]
        if run == "remove":
            return ["remove", self._dice.choice(slugs)]
        return ["publish", str(self.place), *self._dice.choice(WAYS)] if run == "publish" else ["feed"]

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
        identity = self.identity()
        for path in {identity.secret, *identity.former} if identity else ():
            found += dangling(self.place / path, f"{LINK}{path}/" if path else LINK)
        own = f"{LINK}{identity.secret}/" if identity and identity.secret else LINK
        return found + dangling(self.output, own, strict=False) + self.too_early()

    def identity(self) -> Identity | None:
        """Give the show's paths; None before there is a show."""
        return read_identity(self.output) if (self.output / "podcast.json").exists() else None

    def too_early(self) -> list[str]:
        """Give the public files that tell of what is held back at this moment, by their names or in their text."""
        now = datetime.now(UTC)
        held = [each for each in publishing.read_manifests(self.output) if each.is_held(now)]
        files = [path for path in self.place.rglob("*") if path.is_file() and not path.name.startswith(".")]
        texts = {path: path.read_text(encoding="utf-8") for path in files if path.suffix in (".xml", ".html", ".json")}
        found = [f"{path}: {each.slug}" for each in held for path in files if each.slug in path.as_posix()]
        return found + [
            f"{path} names {each.slug}" for each in held for path, text in texts.items() if each.slug in text
        ]

    def given_up(self) -> list[str]:
        """Give what still lies under paths that the show gave up."""
        identity = self.identity()
        former = [path for path in identity.former if path] if identity else []
        found = [path for path in former if (self.place / path).exists()]
        if identity and identity.secret and (self.place / "feed.xml").exists():
            found.append("the open place")
        return found


def dangling(folder: Path, link: str, *, strict: bool = True) -> list[str]:
    """Give the enclosures of a folder's feed that are not there, or not as long as it says.

    A feed that is of another address, killed between the path's change and its own, is a fault where `strict`.
    """
    feed = folder / "feed.xml"
    if not feed.is_file():
        return []
    found = []
    for enclosure in etree.parse(feed).iter("enclosure"):
        url = enclosure.get("url", "")
        if not url.startswith(link) and not strict:
            continue
        path = folder / url.removeprefix(link)
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
            if command[0] == "publish" and not again.returncode:
                faults += [f"behind {command}: {fault} is still there" for fault in show.given_up()]
        left = [str(path.relative_to(name)) for kind in LEFT_OVER for path in Path(name).rglob(kind)]
        left = [path for path in left if not path.startswith("home")]  # a store of takes keeps what it has
    print(f"kills {kills.total()}: " + ", ".join(f"{run} {count}" for run, count in sorted(kills.items())))
    print(f"faults {len(faults)}, left over {len(left)}", *faults[:20], *left[:20], sep="\n  ")
    sys.exit(bool(faults or left))


if __name__ == "__main__":
    main()
