"""Real shells complete commands, options, voices, recipes and episodes, by the lines that the README gives."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shells of POSIX")
README = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
CASES = [
    ("briefing lex", "lexicon"),
    ("briefing lexicon ch", "check"),
    ("briefing make --keep", "--keep-repeats"),
    ("briefing make mor", "morning"),
    ("briefing make a.md --voice ru_ka", "ru_karina"),
    ("briefing inspect 2026-11-2", "2026-11-26-utro"),
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a recipe and an episode, where `briefing` is a command."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "briefing"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefing "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    folder = tmp_path / "here"
    (folder / "output" / "episodes" / "2026-11-26-utro").mkdir(parents=True)
    (folder / "briefing.toml").write_text('[[briefing]]\nname = "morning"\nsources = ["a.md"]\n', encoding="utf-8")
    return folder


def given(shell: str) -> str:
    """The line that the README gives for a shell's configuration, or to be run once."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is missing")
    line = re.search(rf"^.*_BRIEFING_COMPLETE={shell}_source.*$", README, re.MULTILINE)
    assert line, shell
    return line[0].split("  #")[0].strip()


def run(shell: str, program: str, folder: Path) -> str:
    done = subprocess.run([shell, "-c", program], cwd=folder, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def test_bash_completes(here: Path) -> None:
    program = [given("bash")]
    for line, _ in CASES:
        words = line.split(" ")
        program += [
            "COMPREPLY=()",
            f"COMP_WORDS=({line})",
            f"COMP_CWORD={len(words) - 1}",
            "_briefing_completion briefing",
        ]
        program += ['echo "${COMPREPLY[0]}"']
    assert run("bash", "\n".join(program), here).split() == [expected for _, expected in CASES]


def test_fish_completes(here: Path) -> None:
    install = given("fish")
    (here.parent / ".config" / "fish" / "completions").mkdir(parents=True)
    run("fish", install, here)
    asked = "\n".join(f"complete -C '{line}' | head -n 1" for line, _ in CASES)
    assert [line.split("\t")[0] for line in run("fish", asked, here).splitlines()] == [name for _, name in CASES]


def test_zsh_completes(here: Path) -> None:
    import pty

    (here.parent / ".zshrc").write_text(f"autoload -U compinit; compinit -u\n{given('zsh')}\nPROMPT='%%%% '\n")
    line, expected = CASES[0]
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(here)
        os.execvpe("zsh", ["zsh", "-i"], {**os.environ, "TERM": "dumb", "ZDOTDIR": str(here.parent)})
    try:
        assert heard(terminal, "%% ")
        os.write(terminal, f"{line}\t".encode())
        assert heard(terminal, expected)
    finally:
        os.close(terminal)
        os.waitpid(child, 0)


def heard(terminal: int, wanted: str, seconds: float = 30) -> bool:
    """Read a terminal until it shows something."""
    shown = b""
    until = time.monotonic() + seconds
    while wanted.encode() not in shown and time.monotonic() < until:
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 4096)
    return wanted.encode() in shown
