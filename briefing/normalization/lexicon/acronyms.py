"""Acronyms: how each is said, when its full name is given instead, and in which case and number.

`spell` says the letters or the word; `expand` the full name wherever the organisation is certain; `first` the full
name at the first mention in an episode where the case and the need are certain too: not of what everybody knows or was
just said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from briefing.normalization.foreign import latin
from briefing.normalization.grammar.declined import Declined, declined
from briefing.normalization.grammar.morphology import Analysis, indeclinable
from briefing.normalization.kinds import Gender, Number
from briefing.normalization.lexicon import letters
from briefing.normalization.tables import columns, folded

MODES = ("spell", "first", "expand")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[Ѐ-ԯ]")
_ENDING = re.compile(
    r"(?:а|у|ом|е|ы|и|ов|ам|ами|ах|ей|ой|ую|й|я|ю|"
    r"к(?:а|и|у|е|ой|ами?|ах)|о?вск\w*|о?вец|о?вц\w*|о?вк\w*|шник\w*|шн\w*|н?ик\w{0,3}|чик\w*|ист\w*|изм\w*|из\w{3,})\Z"
)
_ADJECTIVAL = re.compile(r"о?вск|о?вец|о?вц")
_LONGEST_STEM = 4  # letters of an acronym that makes an adjective as a word
_QUOTED = re.compile(r"«(?P<name>[^»]+)»")
_MOST = 0.8  # of the words of a name, by which it is known
_HEARD = 1000  # characters of the texts before that are kept in mind
_SHORTEST_NAME = 2  # words of a name that may be said without its last, a country
_PART, _SHORTEST_STEM = 4, 3  # letters by which a word of a full name is recognised in its inflected forms
GENDERS = {"m": Gender.MASC, "f": Gender.FEMN, "n": Gender.NEUT}
NUMBERS = {"sg": Number.SING, "pl": Number.PLUR}
"""What the letters of the tables mean."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """A row of the table. `spoken` is the reading, in letters or as a word; no `name`: it is never expanded."""

    written: str
    spoken: str
    name: Declined | None
    gender: Gender
    number: Number
    known: bool


def from_row(row: Mapping[str, str]) -> Acronym:
    """Make an acronym from the columns of the table (or of a user's lexicon)."""
    written = row["acronym"]
    name = row.get("name") or ""
    return Acronym(
        written,
        _spoken(written, row.get("reading") or ""),
        declined(name) if name else None,
        GENDERS[row.get("gender") or "m"],
        NUMBERS[row.get("number") or "sg"],
        (row.get("known") or "") == "yes",
    )


def _spoken(written: str, reading: str) -> str:
    if reading == "letters":
        return letters.spell(written) if _CYRILLIC.search(written) else latin.spell(written)
    if reading in ("word", ""):
        return written.lower() if _CYRILLIC.search(written) else latin.read_word(written)
    return reading


@cache
def _columns() -> dict[str, list[str]]:
    return columns("acronyms.tsv")


@cache
def _places() -> dict[str, int]:
    """Give where each acronym stands in the columns."""
    return {written: place for place, written in enumerate(_columns()["acronym"])}


@lru_cache(maxsize=2000)
def _listed(written: str) -> Acronym | None:
    place = _places().get(written)
    return None if place is None else from_row({name: cells[place] for name, cells in _columns().items()})


def is_listed(written: str) -> bool:
    """Whether the shipped table knows an acronym, by its exact writing."""
    return written in _places()


def has_name(written: str) -> bool:
    """Whether the shipped table gives a full name for an acronym."""
    place = _places().get(written)
    return place is not None and bool(_columns()["name"][place])


def counted_form(written: str) -> Analysis | None:
    """Give a listed acronym as a noun that does not decline, for the number before it («2 АЭС»: femn)."""
    found = _listed(written)
    if found is None:
        return None
    return indeclinable(written, found.gender, proper=True, short=True)


@dataclass
class Acronyms:
    """The acronyms of one narration: the shipped table, the user's own, and what was already expanded."""

    mode: str
    own: dict[str, Acronym] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)
    defined: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What the narration's own texts explain in brackets: acronym → the words it stands among."""
    meant: dict[str, Acronym] = field(default_factory=dict)
    """Those of several names, as the place told that was read last."""
    given: dict[str, str] = field(default_factory=dict)
    """The full names that were given, of which others are a part: «Управление … службы …», УФСИН and ФСИН."""
    heard: str = ""
    """How the texts before this one ended, where a name that they gave is not to be given again."""
    ahead: str = ""
    """How the texts behind this one begin, where a name that they give is not to be given before."""

    def find(self, written: str) -> Acronym | None:
        """Give an acronym by its exact writing."""
        return self.own.get(written) or _listed(written)

    def split(self, written: str) -> tuple[Acronym, str] | None:
        """Take a grown-on ending off a known acronym or a run of capitals: МЧСа, ООНовский, ГЭСы."""
        match = re.match(r"[А-ЯЁA-Z]{2,}", written)
        if match is None:
            return None
        capitals, ending = match.group(), written[match.end() :]
        if not ending or not _ENDING.match(ending):
            return None
        found = self.find(capitals)
        if found is None:
            found = Acronym(capitals, self.guess(capitals), None, Gender.MASC, Number.SING, True)
        if _ADJECTIVAL.match(ending) and letters.has_vowel(capitals) and len(capitals) <= _LONGEST_STEM:
            found = replace(found, spoken=capitals.lower())  # ооновский, натовский
        return found, ending

    def say(self, run: str) -> str:
        """Say a run of capitals without expanding it; single letters by their names."""
        if len(run) > 1:
            found = self.find(run)
            if found:
                return found.spoken
        if not _CYRILLIC.search(run):
            return latin.spell(run)
        if _LATIN.search(run):
            return "-".join(letters.spell(one) if _CYRILLIC.match(one) else latin.spell(one) for one in run)
        return letters.spell(run) if len(run) < 4 or not letters.reads_as_word(run) else run.lower()

    def guess(self, written: str) -> str:
        """Say an acronym that nobody has listed, by a rule on its letters."""
        return letters.guess(written)

    @property
    def needs_certainty(self) -> bool:
        """Whether a full name is given only where its case is certain; a later mention may be."""
        return self.mode == "first"

    def note(self, written: str, spoken: str) -> None:
        """Take note of an acronym that was given in full."""
        self.mentioned.add(written)
        if self.needs_certainty:
            self.given[written] = spoken

    def hear(self, text: str) -> None:
        """Keep in mind how a text ended that was read."""
        if self.needs_certainty:
            self.heard = f"{self.heard[-_HEARD:]}\n{text[-_HEARD:]}"

    def expands(self, acronym: Acronym) -> bool:
        """Whether the full name is to be said where the place allows it."""
        if acronym.name is None or self.mode == "spell":
            return False
        return self.mode == "expand" or (not acronym.known and acronym.written not in self.mentioned)


def name_is_given(acronym: Acronym, before: Iterable[str], after: Iterable[str], share: float = _MOST) -> bool:
    """Whether the words around an acronym are its full name, in any form («… безопасности (ОДКБ)»), a share of it."""
    wanted = _stems_of_name(acronym)
    if not wanted:
        return False
    for words in (before, after):
        said = {folded(word) for word in words}
        if sum(any(word.startswith(part) for word in said) for part in wanted) >= len(wanted) * share:
            return True
    return False


def is_said_of_country(acronym: Acronym, before: Iterable[str]) -> bool:
    """Whether the words before are a name without the country at its end: «Национальное антикоррупционное бюро»."""
    wanted = _stems_of_name(acronym)
    if acronym.name is None or len(wanted) <= _SHORTEST_NAME or not acronym.name.after.rpartition(" ")[2].istitle():
        return False
    said = {folded(word) for word in before}
    return all(any(word.startswith(part) for word in said) for part in wanted[:-1])


def is_of_name(acronym: Acronym, word: str) -> bool:
    """Whether a word is one of an acronym's full name, in any form."""
    return folded(word).startswith(tuple(_stems_of_name(acronym)))


def _stems_of_name(acronym: Acronym) -> list[str]:
    """Give what the words of a name, or of what is quoted in it, begin with; nothing where none belongs to it."""
    if acronym.name is None:
        return []
    name = [*acronym.name.before, acronym.name.head, *acronym.name.after.split()]
    return [_stem(folded(word)) for word in quoted_in(acronym.name) or name if len(word) > 2]


def quoted_in(name: Declined) -> list[str]:
    """Give the words in quotation marks of a name: «организация «Исламское государство»»; nothing where none are."""
    quoted = _QUOTED.search(name.after)
    return quoted["name"].split() if quoted else []


def _stem(word: str) -> str:
    """Give the letters by which a word is recognised in its forms: «южный», «южного»."""
    return word[: min(_PART, max(_SHORTEST_STEM, len(word) - 2))]
