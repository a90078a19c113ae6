"""A real dask scheduler and two workers, on loopback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import interrupted_run
import pytest
import silero_standin

from briefing.errors import BriefingError
from briefing.speech import VoiceCard, load_card, speak
from briefing.speech.cluster import ClusterWorkers
from briefing.speech.home import takes_folder
from briefing.speech.settings import SpeechSettings
from briefing.speech.takes import TakeStore

SENTENCES = 24
if not os.environ.get("CI"):
    pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("calls") / "calls.jsonl"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, calls: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, each with a BRIEFING_HOME of its own."""
    scheduler_file = tmp_path_factory.mktemp("scheduler") / "scheduler.json"
    common = ["--scheduler-file", str(scheduler_file), "--no-dashboard"]
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    processes = [subprocess.Popen([*command, *common], stderr=subprocess.DEVNULL)]
    for number in range(2):
        folder = tmp_path_factory.mktemp(f"machine{number}")
        command = [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny"]
        command += ["--host", "127.0.0.1", "--local-directory", str(folder)]
        environment = {**os.environ, "BRIEFING_HOME": str(folder), "STANDIN_CALLS": str(calls), "STANDIN_PACE": "0.05"}
        environment["PYTHONPATH"] = os.pathsep.join(sys.path)
        processes.append(subprocess.Popen([*command, *common], env=environment, stderr=subprocess.DEVNULL))
    from distributed import Client

    with Client(scheduler_file=str(scheduler_file), timeout=60, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        yield client.scheduler.address
    for process in processes:
        process.kill()
        process.wait()


@pytest.fixture
def card(silero_card: Path) -> VoiceCard:
    return load_card(str(silero_card))


def test_a_cluster_speaks_the_same_bytes_and_survives_the_loss_of_a_worker(
    cluster: str, card: VoiceCard, calls: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = interrupted_run.script(SENTENCES)
    takes = speak(script, card, SpeechSettings(cluster=cluster))
    there: list[str] = []
    while len(there) < 6 or len({call["process"] for call in silero_standin.read_calls(calls)}) < 2:
        there.append(next(takes).path.name)  # until both speak: on a busy machine one begins late
    victim = silero_standin.read_calls(calls)[-1]["process"]
    assert isinstance(victim, int)
    os.kill(victim, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    there += [take.path.name for take in takes]
    assert TakeStore(takes_folder()).usage().takes == SENTENCES
    monkeypatch.setenv("BRIEFING_HOME", f"{home} of another")
    assert [take.path.name for take in speak(script, card, jobs=1)] == there


def test_a_cluster_without_a_scheduler_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.speech.cluster._CONNECT_S", 1)
    with pytest.raises(BriefingError, match="no dask scheduler answers; start one with `dask scheduler`"):
        ClusterWorkers("tcp://127.0.0.1:9")
    with pytest.raises(BriefingError, match="no dask scheduler answers"):
        ClusterWorkers("nonsense://x")
