"""A lexicon file gets one more entry, and keeps its comments, order and blank lines to the byte.

A TOML library writes a new key behind the comments that stand above the next table; so the line is put in by hand,
below the last key, and the result is read again and compared before anything is written.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing.errors import UsageError
from briefing.normalization.lexicon.user import Entry, Lexicon, entry_of
from briefing.translation import tr

NEW = """\
# Словарь передачи: слева — как написано, справа — как сказать; «+» стоит перед ударной гласной.

[words]
"""
_HEADER = re.compile(r"[ \t]*\[\[?[^\[\]]+\]\]?[ \t]*(#.*)?")
_WORDS = re.compile(r"[ \t]*\[[ \t]*words[ \t]*\][ \t]*(#.*)?")
_VOWEL = re.compile("[аеёиоуыэюя]", re.IGNORECASE)


def new_entry(written: str, spoken: str, path: Path, *, decline: bool) -> Entry:
    """Make an entry out of what a user types; an acute accent (о́) becomes `+`. UsageError: it can't be spoken so."""
    spoken = spoken.replace("\u00b4", "\u0301")  # an acute accent without a letter
    entry = entry_of({"written": written, "spoken": spoken, "decline": decline}, path, written)
    for word in re.findall(r"[^\s-]+", entry.spoken):
        if word.count("+") > 1:
            message = tr("«{word}» has {count} stresses: put one + before its stressed vowel")
            raise UsageError(message.format(word=word, count=word.count("+")))
    return entry


def unmarked(spoken: str) -> tuple[str, ...]:
    """Give the words of two vowels and more that bear no stress mark and no ё."""
    words = re.findall(r"[+А-Яа-яЁё]+", spoken)
    return tuple(word for word in words if len(_VOWEL.findall(word)) > 1 and not re.search("[+ёЁ]", word))


def stands_there(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether the lexicon says just this of every form of an entry. UsageError: it says something else of one."""
    known = 0
    forms = Lexicon([entry]).spoken_forms()
    for written, spoken in forms.items():
        if written in lexicon.acronyms:
            message = tr("«{written}» is an acronym of the lexicon: change its reading there, under [[acronyms]]")
            raise UsageError(message.format(written=written))
        other = lexicon.match(written, 0)
        if other is None or other.end < len(written):
            continue
        if other.spoken.casefold() != spoken.casefold():
            message = tr("lexicon {path}{line}: «{written}» is spoken «{spoken}» there; change it there, or leave it")
            line = _line_of(other.entry)
            raise UsageError(message.format(path=other.entry.path, line=line, written=written, spoken=other.spoken))
        known += 1
    return known == len(forms)


def with_entry(content: str, entry: Entry) -> str:
    """Give a lexicon's text with one more entry. UsageError: its layout leaves no place for it."""
    table = tomllib.loads(content)
    if entry.decline:
        fields: dict[str, str | bool] = {"written": entry.written, "spoken": entry.spoken, "decline": True}
        wanted = {**table, "entries": [*table.get("entries", []), fields]}
        block = ["", "[[entries]]", *(f"{key} = {toml_value(value)}" for key, value in fields.items())]
        return _checked(_ended(content, block, _newline(content)), wanted, entry.path, block[1:])
    line = f"{toml_value(entry.written)} = {toml_value(entry.spoken)}"
    wanted = {**table, "words": {**table.get("words", {}), entry.written: entry.spoken}}
    if "words" not in table:
        return _checked(_ended(content, ["", "[words]", line], _newline(content)), wanted, entry.path, [line])
    return _checked(_below(content, line, _WORDS), wanted, entry.path, [line])


def with_lexicon_named(content: str, name: str, path: Path) -> str:
    """Give the text of a configuration with `name` as its lexicon. UsageError: its layout leaves no place for it."""
    table = tomllib.loads(content)
    line = f"lexicon = [{toml_value(name)}]"
    if "lexicon" in table:  # an empty list
        changed = re.sub(r"^[ \t]*lexicon[ \t]*=[ \t]*\[\s*\]", lambda _: line, content, count=1, flags=re.MULTILINE)
    else:
        changed = _below(content, line, None)
    return _checked(changed, {**table, "lexicon": [name]}, path, [line])


def _below(content: str, line: str, header: re.Pattern[str] | None) -> str:
    """Put a line below the last key of the table under `header`; None: of those above the first table."""
    lines = content.splitlines(keepends=True)
    first = 0
    if header:
        first = next((at + 1 for at, each in enumerate(lines) if header.fullmatch(each.rstrip("\r\n"))), 0)
    table = range(first, len(lines))
    end = next((at for at in table if _HEADER.fullmatch(lines[at].rstrip("\r\n"))), len(lines))
    keys = [at for at in range(first, end) if lines[at].strip() and not lines[at].lstrip().startswith("#")]
    place = keys[-1] + 1 if keys else first
    return _ended("".join(lines[:place]), [line], _newline(content)) + "".join(lines[place:])


def _ended(content: str, block: list[str], newline: str) -> str:
    before = content if content.endswith("\n") or not content else content + newline
    return before + newline.join(block) + newline


def _newline(content: str) -> str:
    return "\r\n" if "\r\n" in content else "\n"


def _checked(content: str, wanted: Mapping[str, Any], path: Path, lines: list[str]) -> str:
    """See that a changed text says what it said, and the new thing."""
    try:
        found = tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        found = {}
    if found != wanted:
        message = tr("{path}: its layout leaves no sure place for a new line; write there by hand: {lines}")
        raise UsageError(message.format(path=path, lines=" · ".join(lines)))
    return content


def _line_of(entry: Entry) -> str:
    """Give the number of the line on which an entry stands, as it is told; empty where it isn't found."""
    key = f"(?:{re.escape(toml_value(entry.key))}|{re.escape(entry.key)})"
    pattern = re.compile(rf"[ \t]*(?:{key}[ \t]*=|written[ \t]*=[ \t]*{key})")
    lines = entry.path.read_text(encoding="utf-8-sig").splitlines()
    number = next((number for number, line in enumerate(lines, 1) if pattern.match(line)), None)
    return tr(", line {line}").format(line=number) if number else ""


def toml_value(value: str | bool) -> str:
    """Write a value: a TOML string is a JSON string."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
