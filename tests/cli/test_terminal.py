"""What stands on a real terminal of 80 columns, and what in a file: nothing wraps, nothing is left of a bar."""

from __future__ import annotations

import os
import re
import struct
import sys
from pathlib import Path

import pytest
from quick_voice import QUICK

fcntl, pty, termios = (pytest.importorskip(name, reason="terminals of POSIX") for name in ("fcntl", "pty", "termios"))


def on_terminal(folder: Path, *arguments: str, columns: int = 80, locale: str = "ru_RU.UTF-8") -> list[str]:
    """Give the lines that a run shows on a terminal, without what was wiped out again."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        environment = {**os.environ, "LC_ALL": locale, "TERM": "xterm", "PYTHONPATH": str(Path(__file__).parents[2])}
        environment.pop("COLUMNS", None)
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        os.execve(sys.executable, [sys.executable, "-m", "briefing", *arguments], environment)
    shown = b""
    try:
        while piece := os.read(terminal, 65536):
            shown += piece
    except OSError:  # Linux: the other side is gone
        pass
    os.close(terminal)
    os.waitpid(child, 0)
    return _left(shown.decode()).split("\n")


def _left(shown: str) -> str:
    """Play the few sequences that rich writes: up a line, wipe the line, back to its beginning."""
    lines, row = [""], 0
    for part in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|\r?\n|\r|[^\x1b\r\n]+", shown):
        if part.endswith("\n"):
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif part.startswith("\x1b"):
            row -= int(part[2:-1] or 1) if part.endswith("A") else 0
            lines[row] = "" if part.endswith("K") else lines[row]
        elif part != "\r":
            lines[row] += part
    return "\n".join(lines).rstrip()


@pytest.fixture
def here(tmp_path: Path) -> Path:
    text = "# Утро\n\nКомпания МКБЧ встала рано. Замки открыты.\n\n# День\n\nТепло и тихо.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("locale", ["C.UTF-8", "ru_RU.UTF-8"])
@pytest.mark.parametrize(
    "arguments", [["voices"], ["--help"], ["make", "--help"], ["lexicon", "check", "a.md"], ["outline", "a.md"]]
)
def test_tables_and_help_fit_a_terminal_of_80_columns(here: Path, arguments: list[str], locale: str) -> None:
    lines = on_terminal(here, *arguments, locale=locale)
    told = [line for line in lines if not line.startswith(("слов на проверку", "words to look at"))]
    assert len(told) > 1
    assert [line for line in told if len(line) > 80] == []


def test_a_wide_terminal_shows_all_of_a_voice(here: Path) -> None:
    assert "CC-BY-NC-SA-4.0" in "".join(on_terminal(here, "voices", columns=200))


def test_nothing_is_left_of_the_bar_and_the_path_stands_last(here: Path) -> None:
    lines = on_terminal(here, "make", "a.md", "--voice", QUICK, "--chapter", "2")
    assert re.fullmatch(r"output/previews/.*\.mp3", lines[-1])
    assert not any("%" in line for line in lines)


def test_errors_stand_last_below_the_notes(here: Path) -> None:
    (here / "b.md").write_text("# Раз {voice=nobody}\n\nКомпания МКБЧ 😀.\n", encoding="utf-8")
    lines = on_terminal(here, "make", "b.md", "--voice", QUICK, columns=300)
    assert lines[-1].startswith("briefing: голос 'nobody'")
    assert "пропущено, эмодзи: 1 (😀)" in lines[:-1]
