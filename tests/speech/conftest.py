"""What the tests of voices share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.speech.workers import LocalWorkers


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty BRIEFING_HOME for each test; the network stays forbidden unless a test allows it."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalWorkers]:
    """One worker for the tests of a module (torch takes seconds to load), in a home with a Cyrillic name."""
    folder = tmp_path_factory.mktemp("голоса")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("BRIEFING_HOME", str(folder))
        environment.setenv("STANDIN_CALLS", str(folder / "calls.jsonl"))
        workers = LocalWorkers(1)
        workers.submit(os.getpid).result()
        yield workers
    workers.shutdown(cancel_futures=True)


@pytest.fixture
def calls(workers: LocalWorkers) -> Path:
    """Where the worker's model notes its calls; empty."""
    path = Path(workers.submit(os.getenv, "STANDIN_CALLS").result())
    path.unlink(missing_ok=True)
    return path
