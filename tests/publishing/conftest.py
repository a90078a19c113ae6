"""Fixtures of the publishing tests: real episodes, and the readers of feeds that run on Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from studio import NODE, Studio, encode, make_script, missing


@pytest.fixture(scope="session")
def tones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("audio") / "tones.mp3"
    encode(path, sum(len(chapter.sentences) for chapter in make_script().chapters))
    return path


@pytest.fixture
def studio(tmp_path: Path, tones: Path) -> Studio:
    return Studio(tmp_path / "output", tones)


@pytest.fixture(scope="session")
def make_studio(tones: Path) -> Callable[[Path], Studio]:
    return lambda output: Studio(output, tones)


@pytest.fixture(scope="session")
def run_node() -> Callable[..., object]:
    """Run a script of tests/node and give the JSON that it prints."""
    if not shutil.which("node"):
        missing("node")
    if not (NODE / "node_modules").is_dir():
        missing("tests/node/node_modules (npm ci)")

    def run(script: str, *arguments: object) -> object:
        command = ["node", str(NODE / script), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
        return json.loads(done.stdout)

    return run
