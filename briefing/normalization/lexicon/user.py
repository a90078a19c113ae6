"""The user's lexicon: TOML files that say how words, phrases and acronyms are spoken (docs/lexicon.md).

Where several entries fit, the longest wins; of equals, the one of the file named last.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from briefing.errors import UsageError
from briefing.normalization.lexicon import forms as lexicon_forms
from briefing.normalization.sentence.cleaning import clean
from briefing.normalization.tables import folded
from briefing.reasons import reason_of, toml_complaint
from briefing.translation import tr

_TABLES = frozenset({"words", "entries", "acronyms"})
_ENTRY_FIELDS = frozenset({"written", "spoken", "decline", "case_sensitive"})
_ACRONYM_FIELDS = frozenset({"acronym", "reading", "name", "gender", "number", "known"})
_ACRONYM_CHOICES = {"gender": ("m", "f", "n"), "number": ("sg", "pl")}
_SPEAKABLE = re.compile(r"(?:[А-Яа-яЁё \-,.!?…:;—–«»()]|\+(?=[аеиоуыэюяАЕИОУЫЭЮЯ]))+")
_READING = re.compile(r"(?:[а-яё\- ]|\+(?=[аеиоуыэюя]))+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_LETTER = re.compile(r"[А-Яа-яЁё]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a user wrote: this written form is spoken so. `key` and `path` say where it stands."""

    written: str
    spoken: str
    path: Path
    key: str
    decline: bool = False
    case_sensitive: bool = False


class Match(NamedTuple):
    """Where the written form ends in the text (offset of the character after it), and what to say in its place."""

    end: int
    spoken: str
    entry: Entry


class _Form(NamedTuple):
    """One inflected form of an entry."""

    written: str
    pattern: re.Pattern[str]
    spoken: str
    entry: Entry


class Lexicon:
    """All entries of the user's files. False where there are none."""

    def __init__(self, entries: Iterable[Entry] = (), acronyms: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self.acronyms: dict[str, Mapping[str, str]] = dict(acronyms or {})
        """Acronym → its row, with the columns of data/acronyms.tsv."""
        self._forms: dict[str, list[_Form]] = {}  # by their first word, folded; the longest first
        for entry in entries:
            self._add(entry)
        for forms in self._forms.values():
            forms.reverse()  # what was named last comes first …
            forms.sort(key=lambda form: -len(form.written))  # … among those of one length: the sort is stable

    def __bool__(self) -> bool:
        return bool(self._forms)

    @classmethod
    def load(cls, paths: Iterable[str | Path]) -> Lexicon:
        """Read lexicon files in the order given.

        Raises UsageError, naming the file and the key, for a file that can't be read or an entry that can't be used.
        """
        entries: list[Entry] = []
        acronyms: dict[str, Mapping[str, str]] = {}
        for path in map(Path, paths):
            table = _read(path)
            entries += _words(table, path)
            entries += _entries(table, path)
            acronyms.update((row["acronym"], row) for row in _acronyms(table, path))
        return cls(entries, acronyms)

    def match(self, text: str, position: int) -> Match | None:
        """Find the longest written form that begins at `position`, where a word begins."""
        token = _TOKEN.match(text, position)
        forms = self._forms.get(folded(token.group())) if token else None
        if not forms:
            return None
        for form in forms:
            found = form.pattern.match(text, position)
            if found:
                return Match(found.end(), _keep_capital(form, found.group()), form.entry)
        return None

    def spoken_forms(self) -> dict[str, str]:
        """Give every written form with what is said for it."""
        return {form.written: form.spoken for forms in self._forms.values() for form in forms}

    def _add(self, entry: Entry) -> None:
        pairs = {entry.written: entry.spoken}
        if entry.decline:
            try:
                pairs |= lexicon_forms.decline(entry.written, entry.spoken)
            except ValueError as error:
                raise _refused(entry.path, entry.key, str(error)) from error
        for written, spoken in pairs.items():
            first = folded(_TOKEN.findall(written)[0])
            self._forms.setdefault(first, []).append(
                _Form(written, _pattern(written, entry.case_sensitive), spoken, entry)
            )


def _pattern(written: str, case_sensitive: bool) -> re.Pattern[str]:
    """Match a written form as whole words, any white space for a space, е for ё."""
    body = r"\s+".join(re.escape(word) for word in written.split())
    body = re.sub("[её]", "[её]", re.sub("[ЕЁ]", "[ЕЁ]", body))
    before = r"(?<!\w)" if written[0].isalnum() else ""
    after = r"(?!\w)" if written[-1].isalnum() else ""
    return re.compile(before + body + after, 0 if case_sensitive else re.IGNORECASE)


def _keep_capital(form: _Form, written: str) -> str:
    """Keep the first capital of a form that is written in any letters; others are said as the user spells them."""
    if form.entry.case_sensitive or not written[0].isupper():
        return form.spoken
    first = _LETTER.search(form.spoken)
    at = first.start() if first else 0
    return form.spoken[:at] + form.spoken[at].upper() + form.spoken[at + 1 :]


def _read(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(
            tr("lexicon {path}: can't be read ({why}); name a TOML file").format(path=path, why=reason_of(error))
        ) from error
    except (ValueError, RecursionError) as error:
        raise UsageError(tr("lexicon {complaint}").format(complaint=toml_complaint(path, error))) from error
    for name in table:
        if name not in _TABLES:
            raise _refused(path, name, tr("no such table; there are [words], [[entries]] and [[acronyms]]"))
    return table


def _words(table: dict[str, Any], path: Path) -> list[Entry]:
    words = table.get("words", {})
    if not isinstance(words, dict):
        raise _refused(path, "words", tr('write it as [words] with lines like "written" = "spoken"'))
    return [entry_of({"written": written, "spoken": spoken}, path, written) for written, spoken in words.items()]


def _entries(table: dict[str, Any], path: Path) -> list[Entry]:
    found = []
    for number, fields in enumerate(_list(table, "entries", path), 1):
        key = str(fields.get("written", f"entries, {number}"))
        _check_fields(fields, _ENTRY_FIELDS, ("written", "spoken"), path, key)
        found.append(entry_of(fields, path, key))
    return found


def entry_of(fields: Mapping[str, Any], path: Path, key: str) -> Entry:
    """Make an entry of its fields, an acute accent (о́) a `+`. UsageError, naming `path` and `key`: it can't be used."""
    written, spoken = _as_texts_are(fields["written"]), _as_texts_are(fields["spoken"])
    for flag in ("decline", "case_sensitive"):
        if not isinstance(fields.get(flag, False), bool):
            raise _refused(path, key, tr("{field} is true or false").format(field=flag))
    if not isinstance(written, str) or not _TOKEN.search(written):
        raise _refused(path, key, tr("the written form is empty"))
    if not isinstance(spoken, str) or not _SPEAKABLE.fullmatch(spoken) or not _LETTER.search(spoken):
        raise _refused(
            path,
            key,
            tr(
                "the spoken form {spoken} may hold Cyrillic letters, spaces, hyphens, punctuation and + before a vowel"
            ).format(spoken=f"«{spoken}»"),
        )
    return Entry(
        written=" ".join(written.split()),
        spoken=spoken,
        path=path,
        key=key,
        decline=fields.get("decline", False),
        case_sensitive=fields.get("case_sensitive", written != written.lower()),
    )


def _as_texts_are(value: Any) -> Any:
    """Clean what a user wrote as every text is before it is read: letters composed, apostrophes and hyphens plain."""
    return clean(value).text if isinstance(value, str) else value


def _acronyms(table: dict[str, Any], path: Path) -> list[dict[str, str]]:
    rows = []
    for number, fields in enumerate(_list(table, "acronyms", path), 1):
        key = str(fields.get("acronym", f"acronyms, {number}"))
        _check_fields(fields, _ACRONYM_FIELDS, ("acronym",), path, key)
        known = fields.get("known", False)
        if not isinstance(known, bool):
            raise _refused(path, key, tr("{field} is true or false").format(field="known"))
        row = {name: value for name, value in fields.items() if name != "known"} | {"known": "yes" if known else "no"}
        for field, value in row.items():
            if not isinstance(value, str):
                raise _refused(path, key, tr("{field} is text in quotes").format(field=field))
            if field in _ACRONYM_CHOICES and value not in _ACRONYM_CHOICES[field]:
                choices = ", ".join(_ACRONYM_CHOICES[field])
                raise _refused(path, key, tr("{field} is one of {choices}").format(field=field, choices=choices))
        _check_acronym(row, path, key)
        rows.append(row)
    return rows


def _check_acronym(row: Mapping[str, str], path: Path, key: str) -> None:
    if not row["acronym"] or not row["acronym"].isalnum():
        raise _refused(path, key, tr("an acronym is letters without spaces"))
    reading = row.get("reading", "word")
    if reading not in ("letters", "word") and not _READING.fullmatch(reading):
        raise _refused(path, key, tr('reading is "letters", "word" or small Cyrillic letters as they are said'))
    name = row.get("name", "")
    if name and not _SPEAKABLE.fullmatch(name.replace("*", "", 1)):
        raise _refused(path, key, tr("the name may hold Cyrillic letters, with * before the word that declines"))


def _list(table: dict[str, Any], name: str, path: Path) -> list[dict[str, Any]]:
    found = table.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _refused(path, name, tr("write each as [[{name}]] with its fields below").format(name=name))
    return found


def _check_fields(
    fields: Mapping[str, Any], allowed: frozenset[str], needed: tuple[str, ...], path: Path, key: str
) -> None:
    for name in fields:
        if name not in allowed:
            fields_there_are = ", ".join(sorted(allowed))
            raise _refused(
                path, key, tr("no such field: {name}; there are {fields}").format(name=name, fields=fields_there_are)
            )
    for name in needed:
        if name not in fields:
            raise _refused(path, key, tr("the field {name} is missing").format(name=name))


def _refused(path: Path, key: str, why: str) -> UsageError:
    return UsageError(tr("lexicon {path}, {key}: {why}").format(path=path, key=f"«{key}»", why=why))
