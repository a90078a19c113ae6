"""The tables of abbreviations as patterns: set phrases, and nouns with all the forms their endings show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.normalization.measures import Measure, measure
from briefing.normalization.morphology import CASES
from briefing.normalization.tables import rows

FOLLOWING = {
    "from": re.compile(r"с |со "),
    "quoted": re.compile(r"«"),
    "period": re.compile(r"[IVXХ]+\b|\d{4}|\d{2}-х|в\.|века"),
    "year": re.compile(r"[12]\d{3}"),
}
"""What has to follow an abbreviation, by the word in its column `before`."""


@dataclass(frozen=True, slots=True)
class Noun:
    """An abbreviated noun, one of its writings; the columns are those of `abbreviations.tsv`."""

    pattern: re.Pattern[str]
    name: Measure | None
    spoken: str
    before: str
    after: str
    fixed: str
    note: str
    case: str = ""  # where the writing itself shows it (б-ром)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set abbreviation; `note` says how its words agree."""

    pattern: re.Pattern[str]
    spoken: str
    note: str


def _compiled(written: str) -> re.Pattern[str]:
    first = written[0]
    head = f"[{first}{first.upper()}]" if first.islower() else re.escape(first)
    if re.match("[а-яё]{3,}[.]", written):  # РУБ. too
        return re.compile(f"(?:{head}{re.escape(written[1:])}|{re.escape(written.upper())})")
    body = re.escape(written[1:]).replace(r"\ ", r"[ ]?")
    closing = "" if written.endswith(".") else r"(?![Ѐ-ԯ])"
    return re.compile(head + body + closing)


def _first_token(written: str) -> str:
    match = re.match(r"[а-яёА-ЯЁa-zA-Z]+", written)
    return match.group().lower() if match else written


@cache
def phrases() -> dict[str, list[Phrase]]:
    """Give the set abbreviations by their first word, the longest first."""
    table: dict[str, list[Phrase]] = {}
    for row in sorted(rows("phrases.tsv"), key=lambda row: -len(row["written"])):
        phrase = Phrase(_compiled(row["written"]), row["spoken"], row.get("note", ""))
        table.setdefault(_first_token(row["written"]), []).append(phrase)
    return table


@cache
def nouns() -> dict[str, list[Noun]]:
    """Give the abbreviated nouns by their first word, those that ask for the most first."""
    table: dict[str, list[Noun]] = {}
    for row in rows("abbreviations.tsv"):
        fixed = row["fixed"] == "yes"
        name = None if fixed else measure(row["noun"])
        for written in row["written"].split("|"):
            forms = [(written, "")] if name is None or "-" not in written else _written_forms(written, name)
            for form, case in forms:
                entry = Noun(_compiled(form), name, row["noun"].replace("*", ""), row["before"], row["after"],
                              row["fixed"], row["note"], case)  # fmt: skip
                table.setdefault(_first_token(form), []).append(entry)
    for entries in table.values():
        entries.sort(
            key=lambda entry: (entry.before not in FOLLOWING, entry.note != "house", -len(entry.pattern.pattern))
        )
    return table


def _written_forms(written: str, name: Measure) -> list[tuple[str, str]]:
    """Give б-р, б-ра, б-ром …: the abbreviation with the endings of its noun, and the case each shows."""
    nominative = name.form("nomn", "sing")
    forms: dict[str, str] = {written: ""}
    for case in CASES[1:]:
        word = name.form(case, "sing")
        same = next(
            (i for i, (a, b) in enumerate(zip(nominative, word, strict=False)) if a != b),
            min(len(nominative), len(word)),
        )
        cut = len(nominative) - same
        stem = written[: len(written) - cut] if cut else written
        forms.setdefault(stem + word[same:], case)
    return list(forms.items())


@cache
def triggers() -> frozenset[str]:
    """The first words of all abbreviations, in lower case."""
    return frozenset(phrases()) | frozenset(nouns())
