"""The day of a show, done from the docs alone, with Festival and a real S3 server (moto) on loopback.

    python benchmarks/day.py [--voice auto] [--no-wait]

A fresh home; set-up, a morning of four sources, a correction, a second episode of the day, an embargo (two minutes are
waited for), a take-down, a second show. After each step the published feed is read by feedparser, podcastparser and
podcast-partytime, and every address in it is asked for. Prints a row for each step: seconds, and what was found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "publishing")]

from a_day import Day, a_day  # noqa: E402


def steps(day: Day, *, wait: bool) -> list[Callable[[], str]]:
    return [
        day.sets_up,
        day.has_a_morning,
        day.corrects,
        day.makes_a_second,
        partial(day.holds_back, wait=wait),
        day.takes_down,
        day.opens_a_second_show,
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voice", default="festival")
    parser.add_argument("--no-wait", action="store_true", help="don't wait for the end of the embargo")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, a_day(Path(folder), options.voice) as day:
        for step in steps(day, wait=not options.no_wait):
            began = time.monotonic()
            found = step()
            name = getattr(step, "func", step).__name__.replace("_", " ")
            print(f"{name:20} {time.monotonic() - began:6.1f} s   {found}", flush=True)


if __name__ == "__main__":
    main()
