"""Reads a Dockerfile: its instructions in order, as Docker takes them (lines that go on, comments between them)."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Instruction:
    name: str
    text: str

    @property
    def words(self) -> list[str]:
        return json.loads(self.text) if self.text.startswith("[") else shlex.split(self.text)

    @property
    def commands(self) -> list[list[str]]:
        """The commands of a RUN, one after the other."""
        return [shlex.split(command) for command in self.text.split("&&")]


def instructions(path: Path) -> list[Instruction]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    found = (line.split(maxsplit=1) for line in joined.splitlines() if line.strip())
    return [Instruction(name.upper(), " ".join(text.split())) for name, text in found]
