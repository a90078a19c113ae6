"""Measure publishing: the feed of a long-lived show, its pages, and the server under many listeners.

    python benchmarks/publishing.py [EPISODES]

Builds a show of EPISODES (200) half-hour episodes in a temporary folder. Prints seconds, megabytes and kilobytes.
"""

from __future__ import annotations

import datetime
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import requests

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "publishing"))
from studio import Studio, encode, make_script

from briefing.publishing import Manifest, rebuild
from briefing.publishing.feed import build_feed
from briefing.publishing.manifest_file import write_manifest

SENTENCE = "Президенты двух стран обсудили в Астане поставки электроэнергии и воды на зиму, а ещё —"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        studio = make_show(Path(folder) / "output", count)
        measure_feed(studio, count)
        measure_rebuild(studio)
        weigh_page(studio)
        measure_server(studio)


def make_show(output: Path, count: int) -> Studio:
    """One real half-hour episode, copied to `count` days."""
    audio = output.parent / "tone.mp3"
    encode(audio, 2)
    studio = Studio(output, audio)
    paragraph = tuple(f"{SENTENCE} {number}." for number in range(6))
    text = tuple((f"Глава {chapter}: переговоры и договорённости", (paragraph,) * 5) for chapter in range(10))
    first = studio.publish("2026-01-01-vypusk", date="2026-01-01", script=make_script(text))
    original = output / "episodes" / first.slug
    for day in range(1, count):
        moment = first.published + datetime.timedelta(days=day)
        slug = f"{moment:%Y-%m-%d}-vypusk"
        shutil.copytree(original, output / "episodes" / slug)
        write_manifest(copy_of(first, day, slug, moment), output / "episodes" / slug)
    return studio


def copy_of(first: Manifest, day: int, slug: str, moment: datetime.datetime) -> Manifest:
    guid = f"00000000-0000-5000-8000-{day:012}"
    changes = {"slug": slug, "guid": guid, "date": f"{moment:%Y-%m-%d}", "pub_date": moment.isoformat()}
    return replace(first, number=day + 1, title=f"Выпуск {day + 1}", **changes)


def measure_feed(studio: Studio, count: int) -> None:
    episodes = rebuild(studio.output, studio.settings)
    settings = replace(studio.settings, limit=count)
    start = time.perf_counter()
    feed = build_feed(episodes, settings, "9b024349-ccf0-5f69-a609-6b82873eab3c")["feed.xml"]
    seconds = time.perf_counter() - start
    again = build_feed(episodes, settings, "9b024349-ccf0-5f69-a609-6b82873eab3c")["feed.xml"]
    print(
        f"feed of {count} episodes: {seconds:.2f} s, {len(feed) / 1024:.0f} KB, the same bytes again: {feed == again}"
    )


def measure_rebuild(studio: Studio) -> None:
    start = time.perf_counter()
    rebuild(studio.output, studio.settings)
    print(f"`briefing feed`, nothing changed: {time.perf_counter() - start:.2f} s")


def weigh_page(studio: Studio) -> None:
    page = (studio.output / "episodes" / "2026-01-01-vypusk" / "index.html").stat().st_size
    assets = sum(path.stat().st_size for path in (studio.output / "assets").iterdir())
    print(f"page of half an hour: {page / 1024:.0f} KB, with style, script and type {(page + assets) / 1024:.0f} KB")


def measure_server(studio: Studio, listeners: int = 200, size: int = 1 << 20) -> None:
    """Every listener asks for a megabyte of one file; the server's memory before and after."""
    (studio.output / "big.bin").write_bytes(os.urandom(1 << 20) * 64)
    command = [sys.executable, "-m", "briefing", "serve", "--output", str(studio.output), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")
    assert process.stderr is not None
    address = process.stderr.readline().split(" at ")[1].split("/ ")[0]

    def fetch(number: int) -> int:
        start = number * 158_003 % (63 * size)
        headers = {"Range": f"bytes={start}-{start + size - 1}"}
        return len(requests.get(f"{address}/big.bin", headers=headers, timeout=60).content)

    def resident() -> float:
        lines = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024

    with ThreadPoolExecutor(listeners) as pool:
        list(pool.map(fetch, range(listeners)))
        before, start = resident(), time.perf_counter()
        total = sum(pool.map(fetch, range(listeners)))
        seconds = time.perf_counter() - start
    print(
        f"{listeners} listeners at once: {total / (1 << 20) / seconds:.0f} MB/s, "
        f"memory {before:.0f} -> {resident():.0f} MB; this process {peak():.0f} MB"
    )
    process.terminate()
    process.wait()


def peak() -> float:
    """Give this process's largest memory, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
