"""The Dockerfile's steps, taken one by one without Docker."""

from __future__ import annotations

import fnmatch
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path, PurePosixPath

import pytest
from quick_voice import QUICK

from tests.dockerfile import Instruction, instructions

ROOT = Path(__file__).parents[1]
STEPS = instructions(ROOT / "Dockerfile")


def all_of(name: str) -> list[Instruction]:
    return [step for step in STEPS if step.name == name]


def commands_of(program: str) -> list[list[str]]:
    return [command for step in all_of("RUN") for command in step.commands if command[0] == program]


def copied() -> list[str]:
    return [source for step in all_of("COPY") for source in step.words[:-1]]


def packages() -> list[str]:
    (install,) = (command for command in commands_of("apt-get") if "install" in command)
    return [word for word in install[2:] if not word.startswith("-")]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the COPY instructions make."""
    folder = tmp_path_factory.mktemp("image")
    for step in all_of("COPY"):
        *sources, target = step.words
        for source in sources:
            place = folder / target / source if target == "./" else folder / target
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / source, place)
    return folder


@pytest.mark.skipif(not shutil.which("apt-get"), reason="not Debian")
def test_every_package_of_the_system_can_be_installed() -> None:
    assert {"festival", "festvox-ru"} <= {*packages()}
    known = subprocess.run(["apt-cache", "show", *packages()], capture_output=True, text=True, check=False)
    if known.returncode and "No packages found" in known.stderr:
        pytest.skip("apt has no lists: apt-get update")
    done = subprocess.run(["apt-get", "-s", "install", *packages()], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_is_copied_is_there_kept_by_git_and_let_through() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_through = [line.removeprefix("!") for line in ignored if line.startswith("!")]
    for source in copied():
        assert (ROOT / source).exists(), source
        assert any(fnmatch.fnmatch(source, pattern) for pattern in let_through), source
        git = subprocess.run(["git", "check-ignore", "-q", source], cwd=ROOT, check=False)
        assert git.returncode == 1, source


def test_pip_installs_a_known_extra_held_by_the_constraints() -> None:
    (install,) = commands_of("pip")
    assert install[install.index("--constraint") + 1] in copied()
    assert install[-1] == ".[all]"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "all" in project["optional-dependencies"]
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("torch==") for line in constraints)
    version = all_of("FROM")[0].words[0].partition(":")[2].partition("-")[0]
    assert f"Programming Language :: Python :: {version}" in project["classifiers"]


def test_what_the_build_reads_is_copied(image: Path) -> None:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = data["tool"]["hatch"]["build"]["targets"]["wheel"]
    named = [data["project"]["readme"], *data["project"]["license-files"], *wheel["packages"], *wheel["force-include"]]
    named.append(data["tool"]["hatch"]["version"]["path"])
    assert [name for name in named if not list(image.glob(name))] == []


def test_the_order_of_the_steps_lets_each_find_what_it_needs() -> None:
    names = [step.name for step in STEPS]
    pip = STEPS.index(next(step for step in STEPS if step.name == "RUN" and "pip install" in step.text))
    assert max(index for index, name in enumerate(names) if name == "COPY") < pip
    assert pip < names.index("USER"), "root installs"
    made = STEPS.index(next(step for step in STEPS if "useradd" in step.text))
    assert made < names.index("USER") < names.index("VOLUME")


def test_the_user_is_not_root_and_owns_home_and_output() -> None:
    (user,) = (step.words[0] for step in all_of("USER"))
    assert user not in ("root", "0")
    (folders,) = commands_of("install")
    assert folders[folders.index("-o") + 1] == user
    volumes = all_of("VOLUME")[0].words
    environment = dict(pair.split("=", 1) for step in all_of("ENV") for pair in step.words)
    assert environment["BRIEFING_HOME"] in volumes
    output = PurePosixPath(all_of("WORKDIR")[-1].words[0], "output")  # what --output is by default
    assert [volume for volume in volumes if output.is_relative_to(volume)]
    assert not [
        one for one in volumes for other in volumes if one != other and PurePosixPath(one).is_relative_to(other)
    ], "a volume within a mounted folder hides what lies there"
    assert {*volumes} <= {*folders}, "an anonymous volume takes its owner from the image"


def test_the_entry_command_runs_from_what_was_copied(image: Path, tmp_path: Path) -> None:
    """With the image's own files, not the checkout's: `briefing` there is what [project.scripts] makes of it."""
    scripts = tomllib.loads((image / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    (entry,) = all_of("ENTRYPOINT")[0].words
    module, _, function = scripts[entry].partition(":")
    program = f"import sys; sys.path.insert(0, {str(image)!r}); import {module} as m; m.{function}()"
    environment = {**os.environ, "BRIEFING_HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "-c", program, *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    shown = run(*all_of("CMD")[0].words)
    assert shown.returncode == 0
    assert "watch" in shown.stdout
    (tmp_path / "doc.txt").write_text("В порту открыли третий причал.", encoding="utf-8")
    made = run("make", "doc.txt", "--voice", QUICK, "-q")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / made.stdout.strip()).exists()
