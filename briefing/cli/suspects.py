"""Doubtful words as a user sees them: in columns on a terminal, or as lines for a lexicon."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing.cli.terminal import printable
from briefing.normalization.lexicon.editing import toml_value
from briefing.proofreading import Concern, Suspect
from briefing.translation import tr

_WIDTH = 80  # where output is no terminal
_COUNT, _WORD = 5, 26  # characters of the first columns
_LIVE = (Concern.ACRONYM, Concern.LATIN)  # what has a reading of its own: their lines may stand as they are


def lines_of(found: Sequence[Suspect]) -> Iterator[str]:
    """Give a table: number, word, and how it is said or, where that is as it is written, where it stands."""
    width = shutil.get_terminal_size((_WIDTH, 24)).columns if sys.stdout.isatty() else _WIDTH
    for concern, group in groupby(found, key=lambda one: one.concern):
        yield _title(concern)
        for suspect in group:
            forms = sorted(suspect.forms, key=lambda form: -suspect.forms[form])
            word = _cut(", ".join(forms), _WORD)
            head = f"{suspect.count:>{_COUNT}}  {word:<{_WORD}}  "
            rest = width - len(head)
            said = f"→ {suspect.spoken}" if suspect.spoken else _around(suspect.sentence, forms, rest)
            yield printable(head + _cut(said, rest)).rstrip()


def toml_of(found: Sequence[Suspect]) -> Iterator[str]:
    """Give lines for a lexicon; those that say nothing until they are corrected stand behind `#`."""
    if found:
        yield tr("# a line behind # says nothing yet: put + before the stressed vowel, and take the # away")
        yield "[words]"
    for concern, group in groupby(found, key=lambda one: one.concern):
        yield ""
        yield f"# {_title(concern)}"
        for suspect in group:
            for form, count in sorted(suspect.forms.items(), key=lambda pair: -pair[1]):
                live = "" if concern in _LIVE else "# "
                yield f"{live}{toml_value(form)} = {toml_value(suspect.spoken or form)}  # {count}"


def _title(concern: Concern) -> str:
    return {
        Concern.ACRONYM: tr("unlisted acronyms, read by a rule"),
        Concern.LATIN: tr("Latin words, read by the rules of spelling"),
        Concern.NAME: tr("capitalised words of no dictionary, the voice guesses their stress"),
        Concern.HOMOGRAPH: tr("words of two readings, with nothing near that tells which"),
    }[concern]


def _around(sentence: str, forms: Sequence[str], width: int) -> str:
    """Give the part of a sentence in which a word stands, as wide as there is room."""
    sentence = " ".join(sentence.split())
    found = next((at for form in forms if (at := _find(form, sentence)) is not None), 0)
    start = max(0, min(found - width // 3, len(sentence) - width + 1))
    if start:
        start = sentence.find(" ", start, found) + 1 or start  # at a word's beginning, where one is near
    return f"…{sentence[start:]}" if start else sentence


def _find(form: str, sentence: str) -> int | None:
    found = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", sentence, re.IGNORECASE)
    return found.start() if found else None


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
