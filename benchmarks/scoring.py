"""Whether a spoken line is one of the accepted readings: for the project's case files and for files of JSON lines.

Two lines sound alike when they differ only in case, ё, stress marks, punctuation, spaces («а-э-эс» and «а э эс»), an
«одна» before «тысяча» or an «и» behind «целых». A character that no voice would say (a digit, a Latin letter, % and the
like) or a run of capitals left as it was written fails the line.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from tests.normalization import notation

_UNSPEAKABLE = re.compile(r"[0-9A-Za-z%№$€₽§°]")
_CAPITALS = re.compile(r"\b[А-ЯЁ]{2,}\b")
_NO_SOUND = re.compile(r"[^\w\s]|_")
_WHOLE = re.compile(r"\b(цел(?:ая|ую|ой|ых|ыми|ым|ые)) и\b")
_ONE_THOUSAND = re.compile(r"(?<!ать )(?<!сорок )(?<!сят )(?<!носто )\b(?:одна|одну|одной) (тысяч[аеуи])\b")
_LENGTHENED = re.compile(r"\b([аоуэюиея])\1\b", re.IGNORECASE)  # «аа»: how some normalizers spell a vowel
_PATTERN = "re:"  # an accepted reading that is a regular expression over the words in lower case
_LATIN_KINDS = frozenset({"latin", "ENGLISH", "LETTERS_EN"})
"""Kinds of case about Latin letters: there э and е sound alike («энвидиа», «енвидиа»)."""


@dataclass(frozen=True)
class Case:
    """What is written, what may be spoken, and the kind of thing that is tested (a file's name or a class)."""

    kind: str
    written: str
    accepted: tuple[str, ...]


def read_cases(path: Path) -> list[Case]:
    """Read a case file: `.jsonl` with id, cls, inp, refs; else the project's notation, its spelled acronyms alone."""
    if path.suffix == ".jsonl":
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        return [Case(row["cls"], row["inp"], tuple(row["refs"])) for row in rows]
    return [Case(path.stem, case.written, case.spoken) for case in notation.read(path) if case.mode == "spell"]


def passes(case: Case, spoken: str) -> bool:
    """Whether a spoken line is an accepted reading of the case."""
    if _UNSPEAKABLE.search(spoken) or _left_as_written(case, spoken):
        return False
    folded = case.kind in _LATIN_KINDS
    heard = {sound(spoken, folded), sound(_LENGTHENED.sub(r"\1", spoken), folded)}
    for accepted in case.accepted:
        if accepted.startswith(_PATTERN):
            words = " ".join(re.sub(r"[^\w\s]", " ", spoken.lower().replace("+", "")).split())
            if re.search(accepted.removeprefix(_PATTERN), words):
                return True
        elif sound(accepted, folded) in heard:
            return True
    return False


def sound(text: str, e_folded: bool = False) -> str:
    """Reduce a line to what is heard of it."""
    text = unicodedata.normalize("NFC", text.replace("\u0301", "")).replace("+", "").lower().replace("ё", "е")
    text = _NO_SOUND.sub(" ", text)
    text = re.sub(r"\bцелые\b", "целых", _WHOLE.sub(r"\1", text))
    text = _ONE_THOUSAND.sub(r"\1", " ".join(text.split()))
    return (text.replace("э", "е") if e_folded else text).replace(" ", "")


def _left_as_written(case: Case, spoken: str) -> bool:
    left = set(_CAPITALS.findall(spoken)) & set(_CAPITALS.findall(case.written))
    if not left:
        return False
    accepted = {sound(word) for reading in case.accepted for word in reading.split()}
    return any(sound(word) not in accepted for word in left)
