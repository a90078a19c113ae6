"""Help pages: quick, complete, and in the user's language."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from briefing.cli import COMMANDS, group

ROOT = Path(__file__).parents[2]
HEAVY = "torch numpy pymorphy3 razdel pydub PIL lxml requests jinja2 rich soundfile mutagen starlette uvicorn fsspec"


def commands() -> Iterator[tuple[str, click.Command]]:
    """Give every command and subcommand with its name as it is typed."""
    context = click.Context(group)
    for name in COMMANDS:
        command = group.get_command(context, name)
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {sub}", each) for sub, each in command.commands.items())


@pytest.mark.parametrize("arguments", [["--help"], ["make", "--help"], ["normalize", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom briefing.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        f"print(sorted(set({HEAVY.split()!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_and_option_is_in_the_readme(name: str, command: click.Command) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    part = next((part for part in re.split(r"\n(?=### )", readme) if part.startswith(f"### `briefing {name}")), None)
    if part is None:
        row = re.search(rf"^\| `briefing {name}( [^`]*)?` \|.*$", readme, re.MULTILINE)
        assert row, f"briefing {name} is not in the README"
        part = row[0]
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    missing = [option.opts for option in options if not any(f"`{way}" in part for way in option.opts)]
    assert [ways for ways in missing if ways != ["--debug"]] == []


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_and_option_is_explained(name: str, command: click.Command) -> None:
    assert command.help
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


def test_help_is_russian_where_the_locale_is(briefing) -> None:
    done = briefing("make", "--help", env={"LC_ALL": "ru_RU.UTF-8"})
    assert done.returncode == 0
    assert done.stdout.startswith("Вызов: ")
    assert "Показать эту справку" in done.stdout
    assert "Папка" in done.stdout


def test_errors_are_russian_where_the_locale_is(briefing) -> None:
    done = briefing("make", "nowhere.txt", env={"LC_ALL": "ru_RU.UTF-8"})
    assert done.stderr == "briefing: nowhere.txt: такого файла или папки нет\n"


def messages() -> set[str]:
    """Give every literal that goes through `tr` anywhere in the package."""
    found = set()
    for path in (ROOT / "briefing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                found |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    return found


def russian() -> dict[str, str]:
    return tomllib.loads((ROOT / "briefing" / "messages.ru.toml").read_text(encoding="utf-8"))


def test_every_message_has_its_russian() -> None:
    assert sorted(messages() - russian().keys()) == []


def test_a_translation_has_the_fields_of_its_original() -> None:
    def fields(message: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(message) if name}

    assert [english for english, other in russian().items() if fields(english) != fields(other)] == []
