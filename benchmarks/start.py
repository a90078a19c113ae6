"""How long the start takes: `briefing --help`, a draft, and an unchanged run over thirty minutes of audio.

    python benchmarks/start.py [--voice espeak]

Each is the median of several runs, beside the start of a bare Python in the same loop.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 7
CHARACTERS = 27_000  # about thirty minutes of speech at 15 characters a second
PARAGRAPH = (
    "В {year} г. завод выпустил {cars} машин, на {percent} % больше, чем годом раньше. По словам директора, спрос "
    "растёт по всей стране, а новый цех номер {shop} откроют к концу года."
)


def document() -> str:
    """Write thirty minutes of distinct paragraphs under a heading each."""
    parts, number = [], 0
    while sum(map(len, parts)) < CHARACTERS:
        number += 1
        if number % 10 == 1:
            parts.append(f"## Глава {number // 10 + 1}")
        parts.append(PARAGRAPH.format(year=1900 + number % 125, cars=number * 37, percent=number % 90 + 1, shop=number))
    return "\n\n".join(parts)


def median_s(command: list[str], folder: Path) -> float:
    """Give the median of `RUNS` runs of a command, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--voice", default="espeak")
    voice = arguments.parse_args().voice
    briefing = [sys.executable, "-m", "briefing"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "doc.md").write_text(document(), encoding="utf-8")
        make = [*briefing, "make", "doc.md", "--voice", voice, "--date", "2026-11-23", "-q"]
        subprocess.run(make, cwd=folder, capture_output=True, check=True)
        print(f"python -c pass         {median_s([sys.executable, '-c', 'pass'], folder):6.3f} s")
        print(f"briefing --help        {median_s([*briefing, '--help'], folder):6.3f} s")
        print(f"briefing make, draft   {median_s([*briefing, 'make', 'doc.md', '--script-only'], folder):6.3f} s")
        print(f"briefing make, again   {median_s(make, folder):6.3f} s")


if __name__ == "__main__":
    main()
