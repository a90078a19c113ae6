"""Words that an engine misreads as they are spelled, and how it is given them (`respellings.tsv`)."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import resources

from briefing.errors import UsageError
from briefing.speech.alphabet import STRESS, VOWELS
from briefing.translation import tr

_WORD = re.compile(r"[а-яё+]+", re.IGNORECASE)
_COLUMNS = ["engine", "word", "given"]


def respelled(text: str, engine: str) -> str:
    """Give a text as `engine` reads it right; a word that has another stress than its row is left as it is."""
    table = _table(engine)
    return _WORD.sub(lambda word: _given(word.group(), table), text) if table else text


def digest(engine: str) -> str:
    """Tell one state of an engine's rows from another, in 8 hexadecimal digits; «none» where it has no rows."""
    table = _table(engine)
    return hashlib.sha256(repr(sorted(table.items())).encode()).hexdigest()[:8] if table else "none"


def _given(word: str, table: dict[str, str]) -> str:
    bare = word.replace(STRESS, "")
    given = table.get(bare.lower())
    if given is None:
        return word
    letters = given.replace(STRESS, "")
    place = word.find(STRESS)
    if place >= 0:
        nth = _vowels(word[:place])
        if STRESS in given and _vowels(given[: given.index(STRESS)]) != nth:
            return word  # another word that is spelled alike
        place = [at for at, letter in enumerate(letters) if letter in VOWELS][nth]
        given = f"{letters[:place]}{STRESS}{letters[place:]}"
    return given if word[0].islower() or word[0] == STRESS else given.capitalize()


def _vowels(letters: str) -> int:
    return sum(letter in VOWELS for letter in letters.lower())


@cache
def _table(engine: str) -> dict[str, str]:
    """Give the rows of an engine: word → given. UsageError, with the line, where a row can't be used."""
    file = resources.files("briefing.speech").joinpath("accents", "respellings.tsv")
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    rows = [(number, line.split("\t")) for number, line in lines if line and not line.startswith("# ")]
    table: dict[str, str] = {}
    for number, row in rows:
        if len(row) != len(_COLUMNS) or (row != _COLUMNS and _vowels(row[1]) != _vowels(row[2])):
            raise UsageError(tr("{file}:{line}: not a row of respellings").format(file=file, line=number))
        if row[0] == engine:
            table[row[1]] = row[2]
    return table
