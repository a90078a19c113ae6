"""Frozen dataclasses as JSON and back, strictly: a damaged file is told apart from a good one at once."""

from __future__ import annotations

import json
import types
import typing
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

Record = TypeVar("Record")


class RecordError(ValueError):
    """What is wrong with a record, naming the place: `files[0].bytes: 12 expected …`."""


def to_json(record: Any) -> str:
    """Write a dataclass in the order of its fields, readable and with a line end, the same bytes every time."""
    return json.dumps(asdict(record), ensure_ascii=False, indent=2) + "\n"


def from_json(kind: type[Record], text: str) -> Record:
    """Read what `to_json` wrote; raise RecordError on syntax, a wrong type, a missing or an unknown key."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise RecordError(f"not JSON: {error}") from error
    return typing.cast(Record, _read(kind, data, ""))


def _read(kind: Any, data: Any, where: str) -> Any:
    if is_dataclass(kind):
        return _read_record(kind, data, where)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        if not isinstance(data, list):
            raise RecordError(f"{where}: a list expected")
        return tuple(_read(arguments[0], item, f"{where}[{index}]") for index, item in enumerate(data))
    if origin in (types.UnionType, typing.Union):
        if data is None:
            return None
        return _read(next(argument for argument in arguments if argument is not type(None)), data, where)
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if type(data) is not kind:
        raise RecordError(f"{where}: {kind.__name__} expected, found {json.dumps(data, ensure_ascii=False)[:40]}")
    return data


@cache
def _field_types(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _read_record(kind: Any, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise RecordError(f"{where or 'the file'}: an object expected")
    hints = _field_types(kind)
    names = list(hints)
    prefix = f"{where}." if where else ""
    missing = [name for name in names if name not in data]
    unknown = [name for name in data if name not in names]
    if missing or unknown:
        raise RecordError(
            "; ".join([*(f"{prefix}{n} is missing" for n in missing), *(f"{prefix}{n} is unknown" for n in unknown)])
        )
    return kind(**{name: _read(hints[name], data[name], prefix + name) for name in names})
