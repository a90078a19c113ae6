"""The tables of abbreviations with their writings: set phrases, and nouns with all the forms their endings show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from briefing.normalization.grammar.declined import Declined, declined
from briefing.normalization.kinds import CASES, Case, Number
from briefing.normalization.sentence import calendar
from briefing.normalization.sentence.text import Text
from briefing.normalization.tables import rows, word_list

_LETTERS = re.compile(r"[а-яёА-ЯЁa-zA-Z]+")
_NO_BEGINNING = "Ъ"  # no word begins so, and no initial is one
_LONG = re.compile(r"[а-яё]{3,}[.]")
_LETTER = re.compile("[Ѐ-ԯ]")
_LETTER_IN_QUOTES = r"[«\"“„][а-яёА-ЯЁ][»\"”“]"
_LETTERS_IN_QUOTES = r"[«\"“„][а-яё](?:,[ ]?[а-яё])+[»\"”“]"  # «а, в»
_WORD = re.compile("[а-яё]+")
_PERIOD = "period"
FOLLOWING = {
    "number": re.compile(r"№|(?:N[ ]?)?\d|[IVX]+\b"),
    "kilometre": re.compile(r"\d{1,4}[ ]км(?![²2\w])"),  # «пл. 47 км»
    "weight": re.compile(r"(?:(?:до|свыше|св\.)[ ])?\+?\d{2,3}(?:[.,]\d)?[ ]?кг"),  # «в/к 60 кг», no «грудинка в/к»
    "name": re.compile(r"[«\"]?[А-ЯЁ]|[«\"]\d{1,3}-[а-я]{1,2}[ ]|\d+-летия"),
    "honoured": re.compile(r"им[.][ ]?[А-ЯЁ]"),
    "street": re.compile(r"[«\"]?[А-ЯЁ]|\d+-летия|\d{1,4}[ ](?:года\b|(?:лет[ ])?[А-ЯЁ])"),  # «пл. 9 Мая»
    "word": re.compile(r"[а-яёА-ЯЁ]"),
    "small": re.compile(r"[а-яё]"),
    "title": re.compile(r"[«\"“„]"),
    "capital": re.compile(r"[А-ЯЁA-Z]\d{0,2}(?:[,;.)]|[ ][а-яё]|\Z)"),
    "from": re.compile(r"с |со "),
    _PERIOD: re.compile(
        r"[IVXХ]+\b|\d{1,2}(?:[ ]?[-–—][ ]?\d{1,2})?[ ]вв?\.|\d{4}|\d{2}-х|в\.|века|(?:лета|зимы|весны|осени)\b"
    ),  # and the months
    "year": re.compile(r"[12]\d{3}"),
    "initials": re.compile(r"(?:[А-ЯЁ]\.[ ]?){2}[А-ЯЁ]"),
    "act": re.compile(r"от[ ]\d|(?i:федеральн|закон|приказ|постановл|решени|указ|(?:ст|п|ч)\.[ ]?\d)"),
    "phone": re.compile(r"(?:\+7|8)[ ]?[-(][ ]?\d{3}|\+7[ ]?\d|\d{1,3}-\d\d-\d\d"),  # «т. 8 (49232) 5-10-15»
    "plate": re.compile(r"[А-ЯЁ][ ]?\d{3}[ ]?[А-ЯЁ]{2}"),
    "letter": re.compile(rf"{_LETTER_IN_QUOTES}|[а-и][ ](?=(?:п|ч|ст)\.)"),  # «пп. б п. 4»
    "letters": re.compile(rf"{_LETTER_IN_QUOTES}(?:,| и| или) ?{_LETTER_IN_QUOTES}|{_LETTERS_IN_QUOTES}"),
    "row": re.compile(_LETTERS_IN_QUOTES),
}
"""What has to follow an abbreviation, by the word in its column `before`; any: anything may."""
_SPECIAL = ("from", "period", "year", "letters", "row", "letter", "act", "phone", "kilometre", "weight")
"""Those that ask for the most: «сер. XX в.» before «сер.» of anything else."""


def follows(before: str, following: str) -> bool:
    """Whether what an abbreviation asks for by its column `before` opens the text behind it."""
    pattern = FOLLOWING.get(before)
    if pattern is None or pattern.match(following):
        return True
    word = _WORD.match(following) if before == _PERIOD else None
    return word is not None and word.group() in calendar.genitives()  # «в нач. января»


def is_cut_short(text: Text, index: int) -> bool:
    """Whether a word can be an abbreviation here: «с.», «г-н», «Ъ», not the preposition «с» nor the end of «и/о»."""
    word = text.word[index]
    if text.glued(index) and text.word[index - 1] in "-/":
        street = text.word[index - 1] == "-" and text.word[index - 2].istitle() and word in word_list("streets")
        if not (street and text.clean.startswith(".", text.end[index])):  # «Пр. Победы-ул. Мира»
            return False
    if word == _NO_BEGINNING:
        return text.lower(index - 1) not in word_list("letter_labels")
    return len(word) > 1 or text.clean[text.end[index] : text.end[index] + 1] in (".", "/", "-", "‑")


@dataclass(frozen=True, slots=True)
class Writing:
    """How an abbreviation of the tables may stand in a text: with a capital, without its spaces; a long one shouted.

    `closed`: no letter of a word may stand right behind it. `short`: its first word is of one or two letters.
    """

    variants: tuple[str, ...]  # the longest first
    closed: bool
    short: bool

    @classmethod
    def of(cls, written: str) -> Writing:
        """Make it of a cell of the tables."""
        either = (written, written[0].upper() + written[1:])
        if _LONG.match(written):  # РУБ. too
            return cls((*either, written.upper()), closed=False, short=False)
        variants = {joined for one in either for joined in _with_and_without_spaces(one)}
        ordered = sorted(variants, key=len, reverse=True)
        return cls(tuple(ordered), closed=not written.endswith("."), short=written[0].islower())

    def end(self, text: str, offset: int) -> int | None:
        """Give the offset behind the abbreviation that begins at an offset; None where it does not stand there."""
        if not text.startswith(self.variants, offset):
            return None
        for variant in self.variants:
            end = offset + len(variant)
            if text.startswith(variant, offset) and not (self.closed and _LETTER.match(text, end)):
                return end
        return None


def _with_and_without_spaces(written: str) -> Iterator[str]:
    first, *words = written.split(" ")
    for spaces in product((" ", ""), repeat=len(words)):
        yield first + "".join(space + word for space, word in zip(spaces, words, strict=True))


@dataclass(frozen=True, slots=True)
class Noun:
    """An abbreviated noun, one of its writings; the columns are those of `abbreviations.tsv`."""

    writing: Writing
    name: Declined | None
    spoken: str
    before: str
    after: str
    fixed: str
    note: str
    case: Case = Case.NONE  # where the writing itself shows it (б-ром)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set abbreviation; `note` says how its words agree."""

    writing: Writing
    spoken: str
    note: str

    @property
    def agrees(self) -> bool:
        """Whether a word in it declines as the sentence asks."""
        return self.note in ("agree", "called", "lower", "mean", "acting")


def _first_token(written: str) -> str:
    match = _LETTERS.match(written)
    return match.group().lower() if match else written


@cache
def _rows(table: str) -> dict[str, list[tuple[str, dict[str, str]]]]:
    """Give the rows of a table, each with one of its writings, by the first word of that."""
    found: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for row in rows(table):
        for written in row["written"].split("|"):
            found.setdefault(_first_token(written), []).append((written, row))
    return found


@cache
def triggers() -> frozenset[str]:
    """The first words of all abbreviations, in lower case."""
    return frozenset(_rows("phrases.tsv")) | frozenset(_rows("abbreviations.tsv"))


@lru_cache(maxsize=1000)
def phrases(first: str) -> tuple[Phrase, ...]:
    """Give the set abbreviations that begin with a word, the longest first."""
    entries = [entry for _, row in _rows("phrases.tsv").get(first, ()) for entry in _phrase_entries(row)]
    return tuple(sorted(entries, key=lambda entry: -len(entry.writing.variants[0])))


def _phrase_entries(row: dict[str, str]) -> Iterator[Phrase]:
    """Give the phrase of a row; where a word of it is written in full (`*`), one for each form of that word."""
    before, star, word = row["written"].partition("*")
    if not star:
        yield Phrase(Writing.of(row["written"]), row["spoken"], row["note"])
        return
    written, spoken = declined("*" + word), declined(row["spoken"])
    forms = [(case, number) for number in (Number.PLUR, Number.SING) for case in reversed(CASES)]
    # Of forms written alike the first of the singular holds: «Корея» has no plural.
    for form, full in {written.form(*each): spoken.form(*each) for each in forms}.items():
        yield Phrase(Writing.of(before + form), full, row["note"])


@lru_cache(maxsize=1000)
def nouns(first: str, *, hyphen: bool) -> tuple[Noun, ...]:
    """Give the abbreviated nouns that begin with a word, those that ask for the most first.

    Those with a hyphen behind it, which need all their forms made, are left out unless one stands in the text.
    """
    entries = [
        entry
        for written, row in _rows("abbreviations.tsv").get(first, ())
        if hyphen or not written.startswith("-", len(first))
        for entry in _entries(written, row)
    ]
    entries.sort(key=lambda entry: (entry.before not in _SPECIAL, not entry.note, -len(entry.writing.variants[0])))
    return tuple(entries)


def _entries(written: str, row: dict[str, str]) -> Iterator[Noun]:
    name = None if row["fixed"] == "yes" else declined(row["noun"])
    forms = [(written, Case.NONE)] if name is None or "-" not in written else _written_forms(written, name)
    spoken = row["noun"].replace("*", "")
    for form, case in forms:
        yield Noun(Writing.of(form), name, spoken, row["before"], row["after"], row["fixed"], row["note"], case)


def _written_forms(written: str, name: Declined) -> list[tuple[str, Case]]:
    """Give б-р, б-ра, б-ром …: the abbreviation with the endings of its noun, and the case each shows."""
    nominative = name.form(Case.NOMN, Number.SING)
    forms: dict[str, Case] = {written: Case.NONE}
    for case in CASES[1:]:
        word = name.form(case, Number.SING)
        same = next((at for at in range(len(word)) if not nominative.startswith(word[: at + 1])), len(word))
        forms.setdefault(written[: len(written) - len(nominative) + same] + word[same:], case)
    return list(forms.items())
