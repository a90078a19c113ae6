"""What `make` says where it can't set itself up."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name != "posix" or not shutil.which("make"), reason="make is missing")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what the set-up itself consists of."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    return tmp_path


def python_that(checkout: Path, does: str) -> str:
    path = checkout / "python"
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)
    return f"PYTHON={path}"


def make(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=checkout, capture_output=True, text=True)


def test_a_python_that_is_too_old_is_named(checkout: Path) -> None:
    done = make(checkout, "briefing", python_that(checkout, "exit 1"))
    assert done.returncode
    assert "Python 3.11, 3.12 or 3.13 is needed" in done.stderr


def test_a_python_without_venv_is_told_how_to_get_it(checkout: Path) -> None:
    done = make(checkout, "briefing", python_that(checkout, 'case "$2" in *version*) exit 0;; esac; exit 1'))
    assert done.returncode
    assert "apt-get install python3-venv" in done.stderr
    assert not (checkout / ".venv").exists()


def test_a_change_of_what_is_needed_installs_again(checkout: Path) -> None:
    stamp = checkout / ".venv" / ".installed"
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").touch()
    stamp.touch()
    assert make(checkout, "--question", ".venv/.installed").returncode == 0
    os.utime(checkout / "pyproject.toml", (stamp.stat().st_mtime + 10,) * 2)
    assert make(checkout, "--question", ".venv/.installed").returncode == 1


def test_the_system_is_left_alone_on_request(checkout: Path) -> None:
    done = subprocess.run(
        [checkout / ".ci" / "apt-install", "No voice", "festival"],
        capture_output=True,
        text=True,
        env={**os.environ, "NO_APT": "1"},
        check=True,
    )
    assert done.stdout == "No voice: run as root: apt-get install festival\n"
