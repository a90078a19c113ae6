"""What all tests share: the command line as users run it, and a home that is not the user's."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import silero_standin
from hypothesis import settings

# Properties are tried on the same examples at every run; with FUZZ=1 in the environment on new ones.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("new", deadline=None)
settings.load_profile("new" if os.environ.get("FUZZ") else "same")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BRIEFING_HOME for the runs of one session: what one test has spoken the next need not."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def _apart_from_the_user(monkeypatch: pytest.MonkeyPatch, shared_home: Path) -> None:
    """Keep tests away from the user's models and takes, from the network, and in English."""
    monkeypatch.setenv("BRIEFING_HOME", str(shared_home))
    monkeypatch.setenv("BRIEFING_OFFLINE", "1")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def briefing(tmp_path: Path) -> Iterator[Run]:
    """Run `briefing ARGUMENTS` in an empty folder, as a process of its own; `env` adds to the environment."""
    folder = tmp_path / "here"
    folder.mkdir()

    def run(
        *arguments: object, stdin: bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "briefing", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=folder,
            env={**os.environ, **(env or {})},
            timeout=300,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    yield run


@pytest.fixture(scope="session")
def silero_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stand-in for a Silero model: a torch package. Skips where torch is missing, except in CI."""
    if importlib.util.find_spec("torch") is None:
        if os.environ.get("CI"):
            pytest.fail("torch is missing")
        pytest.skip("torch is missing")
    return silero_standin.build_model(tmp_path_factory.mktemp("silero") / "standin.pt")


@pytest.fixture
def silero_card(silero_model: Path, tmp_path: Path) -> Path:
    """A voice card (`--voice` takes its path) for the stand-in, by file://."""
    return silero_standin.write_card(tmp_path / "standin.toml", silero_model)


@pytest.fixture
def silero_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the stand-in notes its calls, for `silero_standin.read_calls`."""
    monkeypatch.setenv("STANDIN_CALLS", str(tmp_path / "calls.jsonl"))
    return tmp_path / "calls.jsonl"
