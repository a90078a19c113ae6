"""Ctrl-C, SIGTERM and SIGHUP, at any moment and as often as one likes: one line, the exit code, the log's last line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from quick_voice import QUICK

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, and /proc to see who listens")


def hears_interruptions() -> None:
    """Take signals as they are by default: in the background and under nohup they are ignored, which is inherited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def start(folder: Path) -> subprocess.Popen[str]:
    text = "\n".join(f"Предложение номер {number}, и оно совсем не короткое." for number in range(3000))
    (folder / "a.txt").write_text(text, encoding="utf-8")
    options = ["--voice", QUICK, "--jobs", "2", "-q", "--log", "log.txt"]
    return subprocess.Popen(
        [sys.executable, "-m", "briefing", "make", "a.txt", *options],
        cwd=folder,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=hears_interruptions,
        env={**os.environ, "BRIEFING_HOME": str(folder / "home")},
    )


def wait_until_it_listens(process: subprocess.Popen[str]) -> None:
    while process.poll() is None:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
        caught = int(status.partition("SigCgt:")[2].split()[0], 16)
        if caught & 1 << signal.SIGTERM - 1:
            return
        time.sleep(0.001)


def end_of(process: subprocess.Popen[str]) -> tuple[int, str]:
    try:
        stdout, stderr = process.communicate(timeout=60)
    finally:
        process.kill()
    assert stdout == ""
    return process.returncode, stderr


def test_an_interruption_while_the_program_is_loaded_is_one_line(tmp_path: Path) -> None:
    process = start(tmp_path)
    wait_until_it_listens(process)
    process.send_signal(signal.SIGINT)
    assert end_of(process) == (130, "briefing: interrupted\n")


IMPORTING = """
import os, signal, sys
from briefing import stopping

def at_import(event, arguments):
    if event == "import" and arguments[0] == sys.argv[1] and not stopping.stopped():
        os.kill(os.getpid(), signal.SIGINT)

for name in [name for name in sys.modules if name.split(".")[0] in ("pathlib", "fnmatch", "typing")]:
    del sys.modules[name]  # the environment may have loaded them
sys.argv[1:] = [sys.argv[1], "--help"]
sys.addaudithook(at_import)
from briefing.__main__ import main
main()
"""


@pytest.mark.parametrize("name", ["fnmatch", "tomllib._parser", "importlib.resources._common", "briefing.cli.running"])
def test_an_interruption_amid_the_loading_of_a_module_is_one_line_in_any_language(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTING, name],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        preexec_fn=hears_interruptions,
        env={**os.environ, "LC_ALL": "ru_RU.UTF-8", "PYTHONUTF8": "1"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "briefing: прервано\n")


@pytest.mark.parametrize(
    ("number", "times", "code", "said"),
    [
        (signal.SIGINT, 6, 130, "interrupted"),
        (signal.SIGHUP, 1, 130, "interrupted"),
        (signal.SIGTERM, 1, 143, "terminated"),
    ],
)
def test_a_signal_to_all_while_workers_start_is_one_line(
    tmp_path: Path, number: signal.Signals, times: int, code: int, said: str
) -> None:
    process = start(tmp_path)
    while process.poll() is None and len(psutil.Process(process.pid).children()) < 2:
        time.sleep(0.01)
    for _ in range(times):
        os.killpg(process.pid, number)
        time.sleep(0.03)
    assert end_of(process) == (code, f"briefing: {said}\n")
    assert (tmp_path / "log.txt").read_text(encoding="utf-8").splitlines()[-1].endswith(f" {said}")


SWALLOWING = """
import os, signal, time
from briefing import __main__, cli

class Swallowing:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)  # the exception is raised here, and nothing that __del__ raises goes on

def run():
    Swallowing()
    try:
        time.sleep(60)
    finally:
        time.sleep(1.5)  # cleaning up goes on undisturbed
        print("clean")

cli.main = run
__main__.main()
"""


def test_an_interruption_that_something_swallows_is_raised_again() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SWALLOWING], capture_output=True, text=True, timeout=30, preexec_fn=hears_interruptions
    )
    assert (done.returncode, done.stdout) == (130, "clean\n")
    assert done.stderr.endswith("briefing: interrupted\n")
