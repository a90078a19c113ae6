"""The shape of the house: what may import what, and how large a file or a function grows."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "briefing"
TOOLS = PACKAGE.parent / "tools"
STAGES = ("reading", "normalization", "speech", "mixing", "publishing")
OF_THE_HOUSE = {  # what every stage may know beside its own folder
    "choices",
    "digests",
    "clock",
    "episode",
    "errors",
    "home",  # of what is kept between runs
    "logs",
    "reasons",
    "records",
    "rights",
    "secrets",
    "telling",
    "templates",
    "translation",
    "units",
}
ROOMS = {  # of the normalizer, as its data flows: the rooms that each may know beside itself
    "rules": {"quantity", "lexicon", "foreign", "syntax", "grammar", "sentence"},
    "quantity": {"lexicon", "syntax", "grammar", "sentence"},
    "lexicon": {"foreign", "grammar", "sentence"},
    "foreign": set(),
    "words": {"syntax", "grammar"},
    "syntax": {"grammar", "sentence"},
    "grammar": {"sentence"},
    "sentence": set(),
}
NOTATIONS = {  # the folders of rules/: those that each may know beside itself and the files beside the folders
    "amounts": {"codes", "letters", "calendar", "abbreviations"},
    "codes": {"calendar", "ordinals"},
    "calendar": {"ordinals", "abbreviations"},
    "letters": {"names"},
    "ordinals": set(),
    "abbreviations": set(),
    "names": set(),
}
FLOOR = {"columns", "kept", "kinds", "schemas", "tables"}  # what every room stands on
LINES, FUNCTION_LINES, PARAMETERS = 300, 40, 6
# What is larger, and why that is better than to split it.
LARGER = {
    "cli/make.py: command": "click hands every option over as a parameter",
    "mixing/mastering.py: master": "a stage's front door: all it is given, by name, most of it with no default",
    "producer.py: produce": "the program's front door: whom to tell and how to work are options with defaults",
    "speech/speaking.py: speak": "a stage's front door: whom to tell and how to work are options with defaults",
}


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> frozenset[str]:
    return frozenset(module_of(path) for path in PACKAGE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Give the project's modules that a file imports anywhere: for typing and inside functions too."""
    known = modules()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] == "briefing")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "briefing":
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in known else str(node.module)


def functions(path: Path) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(PACKAGE).as_posix()}: {node.name}", node


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines without its docstring, which can't be too long."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    return len([each for each in named if each.arg not in ("self", "cls")])


def test_no_circle_of_imports() -> None:
    """A package's front counts as what it imports; a file in it may be imported from anywhere."""
    graph = {module_of(path): set(imports(path)) - {module_of(path)} for path in files()}
    graph["briefing"] = set()  # its `produce` is loaded when it is asked for
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_its_own_folder_and_the_nouns_of_the_house(stage: str) -> None:
    foreign = []
    for path in sorted((PACKAGE / stage).rglob("*.py")):
        for module in imports(path):
            top = module.partition(".")[2].partition(".")[0]
            if top not in {stage, "", *OF_THE_HOUSE}:
                foreign.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert foreign == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_the_normalizer_knows_those_below(room: str) -> None:
    above = []
    for path in sorted((PACKAGE / "normalization" / room).rglob("*.py")):
        for module in imports(path):
            stage, _, inner = module.removeprefix("briefing.").partition(".")
            if stage == "normalization" and inner.partition(".")[0] not in {room, *ROOMS[room], *FLOOR}:
                above.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert above == []


@pytest.mark.parametrize("folder", NOTATIONS)
def test_a_folder_of_the_rules_knows_those_below(folder: str) -> None:
    rules = PACKAGE / "normalization" / "rules"
    above = []
    for path in sorted((rules / folder).rglob("*.py")):
        for module in imports(path):
            other = module.removeprefix("briefing.normalization.rules.").partition(".")[0]
            if other in NOTATIONS.keys() - NOTATIONS[folder] - {folder}:
                above.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert above == []


def test_every_folder_of_the_normalizer_is_a_room() -> None:
    folders = {path.parent.name for path in (PACKAGE / "normalization").glob("*/*.py")}
    assert folders == ROOMS.keys()
    assert {path.parent.name for path in (PACKAGE / "normalization" / "rules").glob("*/*.py")} == NOTATIONS.keys()


def test_a_file_fits_a_readers_head() -> None:
    assert [f"{path.relative_to(PACKAGE)}" for path in files() if len(path.read_bytes().splitlines()) > LINES] == []


def test_a_function_does_one_thing_with_few_parameters() -> None:
    large = {
        name
        for path in files()
        for name, node in functions(path)
        if code_lines(node) > FUNCTION_LINES or parameters(node) > PARAMETERS
    }
    assert large == set(LARGER)


@pytest.mark.parametrize("tool", sorted(TOOLS.glob("*.py")), ids=lambda tool: tool.stem)
def test_what_makes_the_tables_finds_what_it_takes_from_the_program(tool: Path) -> None:
    for node in ast.walk(ast.parse(tool.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("briefing"):
            module = importlib.import_module(str(node.module))
            assert [name.name for name in node.names if not hasattr(module, name.name)] == []
