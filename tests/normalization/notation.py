"""The notation of the linguist's cases: `written → spoken | another accepted reading`, one a line.

`#` opens a comment; `? ` before a case says that it is not read so yet (a known fault, and counted as one);
`@ acronyms=expand` holds for the lines below. Compared without case, ё, stress marks, punctuation
and spaces («а-э-эс» and «а э эс» sound the same); «одна тысяча» counts as «тысяча».
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing.normalization import Normalizer

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One line: where it stands, the mode of acronyms, what is written, what may be spoken."""

    place: str
    mode: str
    written: str
    spoken: tuple[str, ...]
    known_fault: bool = False


def read(path: Path) -> Iterator[Case]:
    mode = "spell"
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("@"):
            mode = line.partition("=")[2].strip()
        elif line.strip() and not line.startswith("#"):
            written, _, spoken = line.removeprefix("? ").partition(" → ")
            fault = line.startswith("? ")
            yield Case(f"{path.name}:{number}", mode, written, tuple(spoken.split(" | ")), fault)


@cache
def cases() -> tuple[Case, ...]:
    """Give all cases."""
    return tuple(case for path in sorted(CASES.glob("*.txt")) for case in read(path))


@cache
def normalizer(mode: str = "spell") -> Normalizer:
    """Give the normalizer that all tests share."""
    return Normalizer(acronyms=mode)


@cache
def spoken(case: Case) -> str:
    """Say a case, once for all tests."""
    return normalizer(case.mode).speak(case.written)


def heard(text: str) -> str:
    """Reduce a spoken form to what is heard of it."""
    text = unicodedata.normalize("NFC", text).replace("+", "").lower().replace("ё", "е")
    text = re.sub(r"[^\w\s]|_", " ", text)
    text = re.sub(
        r"(?<!ать )(?<!сорок )(?<!сят )(?<!носто )\b(?:одна|одну|одной) (тысяч[аеуи])\b", r"\1", " ".join(text.split())
    )
    return text.replace(" ", "")
