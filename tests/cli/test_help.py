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
from briefing.cli.click_words import MODULES

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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mak"], "такой команды нет: mak (может быть, make?). См."),
        (["make", "a.txt", "--jobs", "0"], "неверное значение '--jobs': 0 не годится: возможно от 1."),
        (["make", "a.txt", "--jobs", "два"], "неверное значение '--jobs': 'два' — не целое число. См."),
        (["make", "a.txt", "--minutes", "два"], "неверное значение '--minutes': 'два' — не число. См."),
        (["make", "a.txt", "--format", "wav"], "'wav' не подходит, возможны 'mp3'"),
        (["make", "a.txt", "--title"], "параметру '--title' нужно значение."),
        (["make", "a.txt", "--config", "."], "Файл '.': это папка."),
        (["make", "a.txt", "--strict=да"], "у параметра '--strict' нет значения."),
        (["make", "a.txt", "--date", "завтра"], "'завтра' — не дата; пишите 2026-11-26 или 26.11.2026."),
        (["say", "-o", "x.wav", "раз", "два"], "лишний аргумент (два)"),
    ],
)
def test_clicks_own_errors_are_russian_where_the_locale_is(briefing, arguments: list[str], said: str) -> None:
    done = briefing(*arguments, env={"LC_ALL": "ru_RU.UTF-8"})
    assert done.returncode == 2
    assert said in done.stderr


# Said to who writes a command line, not to who uses it: wrong declarations of options and parameters.
TO_PROGRAMMERS = (
    "Could not determine name for option",
    "No options defined but a name was passed",
    "Arguments take exactly one parameter declaration",
    "Name '{name}' defined twice",
    "Choice({choices})",  # in a traceback alone
    "Boolean option {decl!r} cannot use the same flag",
)


def test_every_message_of_click_has_its_russian() -> None:
    found = {message for module in MODULES for message in translated_by(Path(module.__file__), "_", "ngettext")}
    assert "No such command {name!r}." in found
    ours = {message for message in found if not message.startswith(TO_PROGRAMMERS)}
    assert sorted(ours - russian().keys()) == []


def translated_by(path: Path, *functions: str) -> set[str]:
    """Give every literal in a file that is an argument of one of these functions."""
    return {
        argument.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions
        for argument in node.args
        if isinstance(argument, ast.Constant)
    }


def messages() -> set[str]:
    """Give every literal that goes through `tr` anywhere in the package."""
    return {message for path in (ROOT / "briefing").rglob("*.py") for message in translated_by(path, "tr")}


def russian() -> dict[str, str]:
    return tomllib.loads((ROOT / "briefing" / "messages.ru.toml").read_text(encoding="utf-8"))


def test_every_message_has_its_russian() -> None:
    assert sorted(messages() - russian().keys()) == []


def test_every_translation_is_of_something_said() -> None:
    paths = [*(ROOT / "briefing").rglob("*.py"), *(Path(module.__file__) for module in (*MODULES, click.decorators))]
    literals = {
        node.value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert sorted(russian().keys() - literals) == []


def test_a_translation_has_the_fields_of_its_original() -> None:
    def fields(message: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(message) if name}

    assert [english for english, other in russian().items() if fields(english) != fields(other)] == []
