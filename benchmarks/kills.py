"""What a run loses when it is killed: `briefing make`, killed at random moments, again and again.

    python benchmarks/kills.py [--kills 50] [--seed 1]

Each run gets SIGKILL, the parent process alone, after a random number of the model's calls, and is started again; after
a run that got through comes a new episode. Counted are the calls of the model, a stand-in that works as long as a real
one. A call that is made twice has to be one that was in flight at a kill: at most one a worker and kill.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import silero_standin  # noqa: E402  (lies with the tests)

from briefing.speech.takes import TakeStore  # noqa: E402

JOBS = 2
SENTENCES = 120
MOST_CALLS = 12  # of the model, before a kill; with none it is killed while it starts
PACE = 0.1  # seconds of work for a second of sound


def make(folder: Path, episode: int) -> list[str]:
    """The command of an episode; each has sentences of its own."""
    script = folder / f"script-{episode}.txt"
    lines = [
        f"Предложение номер {'о' * (number % 60 + 1)} {'а' * (episode + 1)} {'у' * (number // 60)} из многих."
        for number in range(SENTENCES)
    ]
    script.write_text("# Глава\n" + "\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "briefing", "make", "--script", str(script), "--voice", str(folder / "card.toml")]
    command += ["--output", str(folder / "out"), "--date", "2026-11-23", "--slug", f"episode-{episode}", "-q"]
    return [*command, "--jobs", str(JOBS)]


def wait_for_calls(run: subprocess.Popen[bytes], noted: Path, count: int) -> bool:
    """Wait until the run has called the model `count` more times; whether it did before it ended."""
    before = len(silero_standin.read_calls(noted))
    while run.poll() is None:
        if len(silero_standin.read_calls(noted)) >= before + count:
            return True
        time.sleep(0.02)
    return False


def main() -> None:
    """Kill, go on, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        silero_standin.write_card(folder / "card.toml", silero_standin.build_model(folder / "model.pt"))
        noted = folder / "calls.jsonl"
        environment = {
            **os.environ,
            "BRIEFING_HOME": str(folder / "home"),
            "PYTHONPATH": str(ROOT),
            "STANDIN_CALLS": str(noted),
            "STANDIN_PACE": str(PACE),
        }
        kills = episode = 0
        while kills < options.kills:
            run = subprocess.Popen(make(folder, episode), env=environment, stdout=subprocess.DEVNULL)
            if wait_for_calls(run, noted, dice.randrange(MOST_CALLS)):
                time.sleep(dice.random())
            if run.poll() is None:
                run.kill()
                kills += 1
            else:
                assert run.returncode == 0, "a run failed"
                episode += 1
            run.wait()
        subprocess.run(make(folder, episode), env=environment, check=True, stdout=subprocess.DEVNULL)
        calls = Counter(str(call["text"] or call["ssml_text"]) for call in silero_standin.read_calls(noted))
        store = TakeStore(folder / "home" / "takes")
        names = [path.name.partition(".")[0] for path in store.folder.glob("??/*.flac")]
        broken = [name for name in names if store.find(name) is None]
        print(f"kills {kills}, episodes {episode + 1}, sentences {len(calls)}, calls {calls.total()}")
        print(f"calls made again: {calls.total() - len(calls)} (at most {kills * JOBS}, those in flight)")
        print(f"takes {len(names)}, damaged {len(broken)}")
        assert calls.total() - len(calls) <= kills * JOBS and not broken


if __name__ == "__main__":
    main()
