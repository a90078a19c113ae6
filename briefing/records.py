"""Frozen dataclasses out of TOML and JSON: read by msgspec, strictly, and whatever is wrong is named by its key."""

from __future__ import annotations

import datetime
import difflib
import json
import re
import types
import typing
from dataclasses import asdict, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from briefing.translation import tr

Record = TypeVar("Record")

# How msgspec says what is wrong and where: «Expected `int`, got `str` - at `$.files[0].bytes`».
_EXPECTED = re.compile(r"Expected `([^`]*)`")
_MISSING = re.compile(r"Object missing required field `([^`]*)`")
_PLACE = re.compile(r" - at `\$\.?([^`]*)`$")
_BYTE = re.compile(r" \(byte (\d+)\)$")
_BITS = 63  # of a whole number; TOML has no larger ones
_SHOWN = 40  # characters of a wrong value that are shown


class RecordError(ValueError):
    """What is wrong with a record, naming the key: `files[0].bytes has to be a whole number, not "many"`."""


def to_json(record: Any) -> str:
    """Write a dataclass in the order of its fields, readable and with a line end, the same bytes every time."""
    return json.dumps(asdict(record), ensure_ascii=False, indent=2, default=str) + "\n"


def from_json(kind: type[Record], content: bytes) -> Record:
    """Read what `to_json` wrote; RecordError: syntax (with its line), a wrong type, a key missing or unknown."""
    try:
        data = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(_with_line(str(error), content)) from error
    except RecursionError as error:
        raise RecordError(tr("not JSON: nested too deep")) from error
    return from_table(kind, data)


def from_table(kind: type[Record], data: object, folder: Path = Path()) -> Record:
    """Build the dataclass `kind` from a parsed table; paths in it count from `folder`.

    RecordError: an unknown key, with the nearest known one; a missing one; a wrong type. What a dataclass itself
    refuses (in `__post_init__`) is raised as it is.
    """

    def decode(wanted: Any, value: object) -> Any:
        if not isinstance(value, str) or "\0" in value:
            raise TypeError("Expected `path`")
        if wanted is Path:
            return folder / Path(value).expanduser()
        return wanted.placed(value, folder)  # a type of ours that knows how it counts from a folder

    try:
        _refuse(kind, data, "")
        return msgspec.convert(data, kind, dec_hook=decode)
    except msgspec.ValidationError as error:
        raise RecordError(_explained(str(error), data)) from error
    except RecursionError as error:
        raise RecordError(tr("nested too deep")) from error


def _refuse(kind: Any, data: Any, where: str) -> None:
    """Raise RecordError for what msgspec lets pass: a key that `kind` doesn't have, a number beyond 64 bits."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        for each in arguments:
            _refuse(each, data, where)
    elif origin is tuple and isinstance(data, list):
        for index, item in enumerate(data):
            _refuse(arguments[0], item, f"{where}[{index}]")
    elif origin is dict and isinstance(data, dict):
        for key, value in data.items():
            _refuse(arguments[1], value, _inside(where, key))
    elif isinstance(kind, type) and is_dataclass(kind) and isinstance(data, dict):
        known = _kinds(kind)
        for key, value in data.items():
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1, cutoff=0)
                message = tr("{key} is unknown; the nearest known key is {near!r}")
                raise RecordError(message.format(key=_inside(where, key), near=near[0]))
            _refuse(known[key], value, _inside(where, key))
    elif isinstance(data, int) and data.bit_length() > _BITS:
        raise RecordError(tr("{key}: the number is too large").format(key=where))


def _inside(where: str, key: str) -> str:
    shown = key if key.isprintable() else repr(key)  # an error is one line, whatever a file holds
    return f"{where}.{shown}" if where else shown


@cache
def _kinds(kind: type) -> dict[str, Any]:
    """Give the type of each field."""
    return typing.get_type_hints(kind)


def _explained(complaint: str, data: object) -> str:
    """Say msgspec's complaint in the user's words, with the key and the value that stands there."""
    found = _PLACE.search(complaint)
    place = found[1] if found else ""
    missing = _MISSING.match(complaint)
    if missing:
        return tr("{key} is missing").format(key=_inside(place, missing[1]))
    expected = _EXPECTED.match(complaint)
    if not expected:
        return f"{place}: {complaint[: found.start()] if found else complaint}"
    words = {
        "str": tr("a text"),
        "path": tr("a path"),
        "bool": tr("true or false"),
        "int": tr("a whole number"),
        "float": tr("a number"),
        "array": tr("a list"),
        "object": tr("a table"),
    }
    kind = expected[1].removesuffix(" | null")
    message = tr("{key} has to be {expected}, not {value}")
    value = _as_in_toml(_value_at(place, data))
    shown = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
    return message.format(key=place or tr("the file"), expected=words.get(kind, kind), value=shown)


def _as_in_toml(value: object) -> str:
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _value_at(place: str, data: Any) -> Any:
    """Look up what stands at `files[0].bytes`; `…` where msgspec doesn't tell which key it was."""
    for key, index in re.findall(r"([^.\[\]]+)|\[(\d+|\.\.\.)\]", place):
        if index == "...":
            return "…"
        data = data[key] if key else data[int(index)]
    return data


def _with_line(complaint: str, content: bytes) -> str:
    """Give what is wrong with a JSON text, with the line where msgspec tells the byte."""
    found = _BYTE.search(complaint)
    reason = tr("not JSON: {reason}").format(reason=complaint[: found.start()] if found else complaint)
    if not found:
        return reason
    return tr("line {line}: {reason}").format(line=content.count(b"\n", 0, int(found[1])) + 1, reason=reason)
