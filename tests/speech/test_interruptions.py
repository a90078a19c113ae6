"""Runs that are killed, interrupted, or lose a worker: nothing spoken is lost, nothing broken is left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import interrupted_run
import psutil
import pytest
import silero_standin

from briefing.speech import load_card, speak
from briefing.speech.home import takes_folder
from briefing.speech.takes import TakeStore

SENTENCES = 30
JOBS = 2
RUN = Path(interrupted_run.__file__)
posix = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


@pytest.fixture
def run(silero_card: Path, silero_calls: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command of a run of about three seconds' speaking."""
    monkeypatch.setenv("STANDIN_PACE", "0.06")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    return [sys.executable, str(RUN), str(silero_card), str(JOBS), str(SENTENCES)]


def calls(path: Path) -> list[str]:
    return [str(call["text"]) for call in silero_standin.read_calls(path)]


def wait_for_end(processes: list[psutil.Process]) -> None:
    _, alive = psutil.wait_procs(processes, timeout=10)
    assert not alive


def hears_interruptions() -> None:
    """Take SIGINT as it is by default: in a shell's background it is ignored, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start_and_wait(run: list[str], path: Path, count: int) -> subprocess.Popen[str]:
    """Start a run and wait until the model was called `count` times."""
    process = subprocess.Popen(
        run, stdout=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=hears_interruptions
    )
    while len(calls(path)) < count and process.poll() is None:
        time.sleep(0.005)
    return process


@posix
def test_a_run_killed_at_any_moment_is_gone_on_with(run: list[str], silero_calls: Path) -> None:
    dice = random.Random(4)
    kills = 5
    for moment in sorted(dice.sample(range(1, SENTENCES), kills)):
        process = start_and_wait(run, silero_calls, moment)
        time.sleep(dice.random() * 0.1)
        workers = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        process.communicate()
        wait_for_end(workers)  # they end with their parent, though nobody told them
    finished = subprocess.run(run, check=True, capture_output=True, text=True).stdout.split()
    assert len(finished) == SENTENCES
    assert len(calls(silero_calls)) <= SENTENCES + kills * JOBS  # none but what was being spoken
    store = TakeStore(takes_folder())
    assert store.usage().takes == SENTENCES
    assert all(store.find(path.name.partition(".")[0]) for path in takes_folder().glob("??/*.flac"))


@posix
def test_ctrl_c_leaves_the_finished_takes_and_ends_the_workers(run: list[str], silero_calls: Path) -> None:
    process = start_and_wait(run, silero_calls, 12)
    workers = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to everybody
    output, _ = process.communicate(timeout=10)
    assert process.returncode == 130
    wait_for_end(workers)
    spoken = TakeStore(takes_folder()).usage().takes
    assert spoken >= len(output.split()) > 0
    assert spoken >= 12 - JOBS


@posix
def test_a_worker_that_is_killed_is_replaced(
    silero_card: Path, silero_calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDIN_PACE", "0.03")
    takes = speak(interrupted_run.script(SENTENCES), load_card(str(silero_card)), jobs=JOBS)
    names = [next(takes).path.name for _ in range(3)]
    victim = silero_standin.read_calls(silero_calls)[-1]["process"]
    assert isinstance(victim, int)
    os.kill(victim, signal.SIGKILL)
    names += [take.path.name for take in takes]
    assert len(set(names)) == SENTENCES
    assert len(calls(silero_calls)) <= SENTENCES + JOBS
