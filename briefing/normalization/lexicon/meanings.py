"""Which of several names an acronym stands for: the table of meanings, and what letters abbreviate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefing.normalization.grammar.declined import declined
from briefing.normalization.lexicon.acronyms import GENDERS, NUMBERS, Acronym
from briefing.normalization.tables import rows

_OPENING_LETTERS = 2 / 3  # of an acronym's letters that open a word of its name: «Европейский центробанк» (ЕЦБ)
_BEHIND_NAME = 2  # words that may stand between a name and its acronym in brackets: «Верховный суд России (ВС)»


@dataclass(frozen=True, slots=True)
class Meaning:
    """A row of the table: where it holds, and the name then; `name` is None where none is to be given."""

    place: str
    words: tuple[str, ...]
    own: bool
    row: Mapping[str, str]

    def of(self, found: Acronym) -> Acronym:
        """Give the acronym with this meaning; without a name where it isn't clear which."""
        if self.own:
            return found
        name = self.row["name"]
        if not name:
            return replace(found, name=None)
        gender, number = GENDERS[self.row["gender"]], NUMBERS[self.row["number"] or "sg"]
        return replace(found, name=declined(name), gender=gender, number=number)


@cache
def _meanings() -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, tuple[Meaning, ...]] = {}
    for row in rows("acronym_meanings.tsv"):
        one = Meaning(row["place"], tuple(row["words"].lower().split()), row["meaning"] == "own", row)
        found[row["acronym"]] = (*found.get(row["acronym"], ()), one)
    return found


def meanings(written: str) -> tuple[Meaning, ...]:
    """Give the meanings of an acronym of several, in the order in which they are tried; of others none."""
    return _meanings().get(written, ())


def meaning_at(found: Acronym, *, named: bool, preceded: str, followed: str, near: Iterable[str]) -> Acronym | None:
    """Give an acronym with the name that its place tells.

    `named`: a name follows it; `preceded` and `followed`: the words directly beside it; `near`: the words around it.
    """
    words = [word.lower() for word in near]
    for one in meanings(found.written):
        fits = {
            "named": named,
            "preceded": f"{preceded}_".startswith(one.words) if one.words else False,
            "numbered": preceded[:1].isdigit(),
            "followed": followed.startswith(one.words) if one.words else False,
            "near": any(word.startswith(one.words) for word in words),
        }
        if fits.get(one.place):
            return one.of(found)
    return None


def meaning_elsewhere(found: Acronym) -> Acronym:
    """Give an acronym with what is certain of it where its place tells nothing."""
    return next((one.of(found) for one in meanings(found.written) if one.place == "else"), found)


def is_abbreviated(written: str, words: Sequence[str], behind: int = _BEHIND_NAME) -> bool:
    """Whether an acronym's letters are taken from the last of these words: of «Верховный суд России» (ВС).

    At most `behind` words may follow those; most letters open a word, others stand inside one.
    """
    letters = written.lower()
    parts = [part for word in words for part in word.lower().split("-") if part]
    for first in range(len(parts) - 1, -1, -1):
        used = _parts_used(letters, parts[first:])
        if used and len(parts) - first - used <= behind:
            return True
    return False


def _parts_used(letters: str, parts: Sequence[str]) -> int:
    """Give how many of the words, from the first, the letters are taken from; 0 if they are not."""
    opening, part, place = 0, -1, 0
    for letter in letters:
        following = next((i for i in range(part + 1, min(len(parts), part + 3)) if parts[i][0] == letter), None)
        if following is not None:
            opening, part, place = opening + 1, following, 1
            continue
        inside = parts[part].find(letter, place) if part >= 0 else -1
        if inside < 0:
            return 0
        place = inside + 1
    return part + 1 if opening >= _OPENING_LETTERS * len(letters) and opening >= 2 else 0
