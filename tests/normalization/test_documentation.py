"""docs/normalizer.md says nothing that is not so: its examples are run, its lists compared with what is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.normalization import Normalizer
from briefing.normalization.schemas import SCHEMAS
from tests.normalization.notation import heard, read

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "normalizer.md").read_text(encoding="utf-8")
TABLE_ROW = re.compile(r"^\| `([\w.]+\.(?:tsv|toml|txt))` \| .* \| (?:`([\w ]+)` )?\|$", re.MULTILINE)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("number", range(len(blocks("text"))))
def test_each_example_is_read_as_written(number: int, tmp_path: Path) -> None:
    path = tmp_path / "examples.txt"
    path.write_text(blocks("text")[number], encoding="utf-8")
    examples = list(read(path))
    assert examples
    for example in examples:
        spoken = Normalizer(acronyms=example.mode).speak(example.written)
        assert heard(spoken) in map(heard, example.spoken), spoken


def test_each_file_that_is_named_is_there() -> None:
    package, tests = ROOT / "briefing" / "normalization", ROOT / "tests"
    named = re.findall(r"`((?:\w+/)*\w+\.py)`", DOCUMENT)
    assert len(named) > 30
    there = [path for folder in (package, tests) for path in folder.rglob("*.py")]
    assert [name for name in named if not any(f"/{path.as_posix()}".endswith(f"/{name}") for path in there)] == []


def test_the_python_blocks_run() -> None:
    """All in one program, as they are read."""
    ran = run([sys.executable, "-c", "\n".join(blocks("python"))])
    assert ran.returncode == 0, ran.stderr


def test_the_commands_print_what_is_shown() -> None:
    for block in blocks("console"):
        shown = re.fullmatch(r"\$ echo '(.*)' \| briefing (.*)\n(.*)", block, re.DOTALL)
        assert shown, block
        written, arguments, printed = shown.groups()
        ran = run([sys.executable, "-m", "briefing", *arguments.split()], written + "\n")
        assert ran.stdout == printed, ran.stderr


def test_every_table_is_listed_with_its_columns() -> None:
    listed = dict(TABLE_ROW.findall(DOCUMENT))
    folder = ROOT / "briefing" / "normalization" / "data"
    there = {
        path.name: " ".join(SCHEMAS[path.name].columns) if path.suffix == ".tsv" else ""
        for path in folder.iterdir()
        if path.suffix in (".tsv", ".toml", ".txt")
    }
    assert listed == there


def test_the_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", DOCUMENT):
        assert (ROOT / "docs" / target).exists(), target


def run(command: list[str], written: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
    return subprocess.run(command, input=written, capture_output=True, encoding="utf-8", env=environment, check=False)
