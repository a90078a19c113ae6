"""Standard streams that are closed, full, or of a locale of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from quick_voice import QUICK

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full and descriptors")


def run(folder: Path, arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    (folder / "a.txt").write_text("Да, это так.\n", encoding="utf-8")
    line = f"{sys.executable} -m briefing {arguments}"
    return subprocess.run(line, shell=True, cwd=folder, capture_output=True, env={**os.environ, **env})


def test_a_run_with_closed_streams_is_made_and_writes_into_no_file_of_its_own(tmp_path: Path) -> None:
    done = run(tmp_path, f"make a.txt --voice {QUICK} --slug x <&- >&- 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "output/episodes/x/episode.mp3").stat().st_size > 1000


def test_a_full_standard_output_is_said_once(tmp_path: Path) -> None:
    done = run(tmp_path, "normalize a.txt > /dev/full")
    assert done.returncode == 1
    assert done.stderr == b"briefing: standard output can't be written: no space left on the disk\n"


def test_messages_that_nobody_can_receive_stop_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "make a.txt --script-only --slug x 2> /dev/full")
    assert (done.returncode, done.stdout) == (0, b"output/episodes/x/script.txt\n")
    assert run(tmp_path, "make missing.txt 2> /dev/full").returncode == 3


def test_a_printed_path_is_the_bytes_on_the_disk(tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for name in ("выпуск".encode(), "выпуск".encode("koi8-r")):
        output = tmp_path / os.fsdecode(name)
        output.mkdir()
        done = run(tmp_path, f"make a.txt --script-only --slug x --output {output.name}", **plain)
        assert (done.returncode, done.stdout) == (0, name + b"/episodes/x/script.txt\n"), done.stderr
