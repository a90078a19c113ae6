"""Ё where it is certain: «еще» is «ещё» in every reading, «все» may be «всё» and is left to `homographs`.

`data/yo.txt` is made from a dictionary (tools/make_yo_table.py); `data/yo.toml` corrects and completes it by hand.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from briefing.normalization import tables
from briefing.translation import tr

_CORRECTIONS = "yo.toml"
_HARD = "ый ий ой ая ое ые ие ого ому ым им ом ую ою ых их ыми ими"
_HUSHING = "ий ая ее ие его ему им ем ую ей ею их ими"
_HARD_ENDINGS, _HUSHING_ENDINGS = frozenset(_HARD.split()), frozenset(_HUSHING.split())
_LONG_ENDINGS = _HARD_ENDINGS | _HUSHING_ENDINGS
_SHORTEST_REST = 3  # letters: what stands beside another part of a compound is a word of its own if it is longer
_LONGEST_ENDING = 3  # letters behind the last part
_SHORTEST_NEGATED = 10  # letters: «неженкой» has no part
_SURNAME_ENDINGS = ("", "а", "у", "ым", "е", "ы", "ых", "ыми", "ой", "ою")
_FOREIGN_ENDINGS = ("", "а", "у", "ом", "е")


class _Table(NamedTuple):
    """Spelling with е → spelling with ё, all in small letters."""

    stems: dict[str, str]  # of adjectives and participles
    words: dict[str, str]
    capitalised: dict[str, str]  # hold only for words with a capital first letter
    uncapitalised: dict[str, str]
    first_parts: dict[str, str]  # of compounds
    last_parts: dict[str, str]
    plain_first_parts: tuple[str, ...]
    plain_last_parts: tuple[str, ...]
    last_pairs: frozenset[str]  # the last two letters of those


def restore(word: str) -> str | None:
    """Give a word with its ё, in the capitals it has, or None where nothing is certain to change."""
    lower = word.lower()
    if "е" not in lower:
        return None
    found = _find(lower, capitalised=word[0] != lower[0])
    return recased(found, word) if found and found != lower else None


def long_endings(stem: str) -> frozenset[str]:
    """Give the endings of the long forms that a stem of an adjective or participle in yo.txt stands for."""
    return _HUSHING_ENDINGS if stem[-1] in "жчшщ" else _HARD_ENDINGS


def _find(word: str, *, capitalised: bool) -> str | None:
    """Find a word with its ё: as it stands in the table, as a long form, behind «не», in parts."""
    table = _table()
    found = table.words.get(word)
    if found is None:
        found = (table.capitalised if capitalised else table.uncapitalised).get(word)
    if found is None:
        found = _long_form(word, table) or _negated(word, table)
    if found is None and "-" in word:
        found = _hyphenated(word, capitalised=capitalised)
    return found or _compound(word, table)


def _hyphenated(word: str, *, capitalised: bool) -> str | None:
    parts = word.split("-")
    found = [_find(part, capitalised=capitalised) if len(part) > _SHORTEST_REST else None for part in parts]
    return "-".join(new or old for new, old in zip(found, parts, strict=True)) if any(found) else None


def _long_form(word: str, table: _Table) -> str | None:
    """Look an adjective or participle up by its stem; «-ся» of a participle comes after the ending."""
    body, reflexive = (word[:-2], "ся") if word.endswith("ся") else (word, "")
    for length in (2, 3):
        ending = body[-length:]
        stem = table.stems.get(body[:-length]) if ending in _LONG_ENDINGS else None  # most words have none
        if stem and ending in long_endings(stem):
            return stem + ending + reflexive
    return None


def _negated(word: str, table: _Table) -> str | None:
    """Look the participle behind «не» up: «неотображённый» is in no dictionary."""
    found = _long_form(word[2:], table) if len(word) > _SHORTEST_NEGATED and word.startswith("не") else None
    return "не" + found if found else None


def _compound(word: str, table: _Table) -> str | None:
    """Restore the first and the last part of a compound that the dictionary lacks."""
    found = _with_first_part(word, table) if word.startswith(table.plain_first_parts) else None
    whole = found or word
    # Before each ending of up to _LONGEST_ENDING letters; written out, for most words end here.
    if table.last_pairs.isdisjoint((whole[-2:], whole[-3:-1], whole[-4:-2], whole[-5:-3])):
        return found
    for end in range(len(whole), len(whole) - _LONGEST_ENDING - 1, -1):
        if whole.endswith(table.plain_last_parts, 2, end):
            plain = next(plain for plain in table.plain_last_parts if whole.endswith(plain, 2, end))
            return whole[: end - len(plain)] + table.last_parts[plain] + whole[end:]
    return found


def _with_first_part(word: str, table: _Table) -> str | None:
    first = next(plain for plain in table.plain_first_parts if word.startswith(plain))
    rest = word[len(first) :]
    if len(rest) <= _SHORTEST_REST:
        return None
    return table.first_parts[first] + (_find(rest, capitalised=False) or rest)


def _plain(words: list[str]) -> dict[str, str]:
    return {word.replace("ё", "е"): word for word in words}


def _by_hand() -> dict[str, list[str]]:
    """Give the lists of yo.toml in small letters; each word but those left as they are has its ё."""
    table = tables.toml_table(_CORRECTIONS)
    lists = {name: words.lower().split() if isinstance(words, str) else words for name, words in table.items()}
    for name in lists.keys() - {"never", "as_written"}:
        for word in lists[name]:
            if "ё" not in word:
                raise tables.refused_word(_CORRECTIONS, word, tr("must be written with its ё"))
    return lists


@cache
def _table() -> _Table:
    """Read `yo.txt` and the corrections by hand."""
    by_hand = _by_hand()
    text = tables.path("yo.txt").read_text(encoding="utf-8")
    stems, words = text[text.index("\n", text.rindex("\n#") + 1) + 1 :].rstrip("\n").split("\n\n")
    first_parts, last_parts = _plain(by_hand["first_parts"]), _plain(by_hand["last_parts"])
    table = _Table(
        # Replacing in the whole text at once is several times as fast as word by word.
        stems=dict(zip(stems.replace("ё", "е").split("\n"), stems.split("\n"), strict=True)),
        words=dict(zip(words.replace("ё", "е").split("\n"), words.split("\n"), strict=True)),
        capitalised=_plain(by_hand["capitalised"]),
        uncapitalised=_plain(by_hand["uncapitalised"]),
        first_parts=first_parts,
        last_parts=last_parts,
        plain_first_parts=tuple(first_parts),
        plain_last_parts=tuple(last_parts),
        last_pairs=frozenset(part[-2:] for part in last_parts),
    )
    table.words.update(_plain(by_hand["always"] + by_hand["as_written"]))
    for kind, endings in (("surnames", _SURNAME_ENDINGS), ("foreign_names", _FOREIGN_ENDINGS)):
        for name in by_hand[kind]:
            table.capitalised.update(_plain([name + ending for ending in endings]))
    return table


def recased(spelling: str, word: str) -> str:
    """Give a spelling in small letters, with its marks, the capitals of the word as written, letter for letter."""
    if word.islower():
        return spelling
    letters = iter(word)
    return "".join(mark if mark == "+" else mark.upper() if next(letters).isupper() else mark for mark in spelling)
