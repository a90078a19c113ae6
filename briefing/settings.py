"""The configuration: frozen dataclasses, read from `briefing.toml` generically and strictly.

A table of the file is a dataclass, a key one of its fields: what can be set, its unit and its default stand where they
are used (`PodcastSettings`, `MixSettings`, `SpeechSettings`) and nowhere else.
"""

from __future__ import annotations

import difflib
import tomllib
import types
import typing
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from briefing.choices import ACRONYMS, FORMATS
from briefing.errors import UsageError
from briefing.mixing.settings import MixSettings
from briefing.publishing.settings import PodcastSettings
from briefing.speech.settings import SpeechSettings
from briefing.translation import tr

Record = TypeVar("Record", "Settings", SpeechSettings)

DEFAULT_FILE = Path("briefing.toml")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run can be told. The command line's options win over the file. Wrong values raise UsageError."""

    voice: str = "auto"  # a card's name, a path of a card, or auto: the best voice this machine can have
    commercial: bool = False  # true: only voices whose licence allows commercial use
    acronyms: str = "first"  # first: expanded at the first mention; spell: never; expand: always
    lexicon: tuple[Path, ...] = ()  # the house's own pronunciations, TOML; paths count from the configuration file
    formats: tuple[str, ...] = ("mp3",)  # mp3, m4a, opus; the first is the feed's enclosure
    timezone: str = "Europe/Moscow"  # IANA name, for `publish_at` and today's date
    publish_at: str = "06:00"  # HH:MM, the hour of the day in `pubDate`
    podcast: PodcastSettings = field(default_factory=PodcastSettings)
    mix: MixSettings = field(default_factory=MixSettings)
    speech: SpeechSettings = field(default_factory=SpeechSettings)

    def __post_init__(self) -> None:
        _one_of("acronyms", self.acronyms, ACRONYMS)
        for name in self.formats:
            _one_of("formats", name, FORMATS)
        if not self.formats or len(set(self.formats)) < len(self.formats):
            raise UsageError(tr("formats: name at least one format, each once"))
        _ = self.zone, self.publish_time

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        try:
            return ZoneInfo(self.timezone)
        except (KeyError, ValueError, OSError) as error:
            message = tr("timezone: {value!r} is unknown; write it as Europe/Moscow")
            raise UsageError(message.format(value=self.timezone)) from error

    @property
    def publish_time(self) -> time:
        """The hour at which an episode is published."""
        try:
            return datetime.strptime(self.publish_at, "%H:%M").time()
        except ValueError as error:
            message = tr("publish_at: {value!r} is no time of the day; write it as 06:00")
            raise UsageError(message.format(value=self.publish_at)) from error


def load_settings(path: Path | None = None) -> Settings:
    """Read the configuration file at `path`; without one, `briefing.toml` where there is one, else the defaults.

    UsageError: no such file, not TOML, an unknown key, a wrong type or value; it names file and key.
    """
    if path is None:
        if not DEFAULT_FILE.exists():
            return Settings()
        path = DEFAULT_FILE
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise UsageError(tr("{path}: no such configuration file").format(path=path)) from error
    except OSError as error:
        raise UsageError(tr("{path}: can't be read: {reason}").format(path=path, reason=error.strerror)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(tr("{path}: not TOML: {reason}").format(path=path, reason=error)) from error
    try:
        return typing.cast(Settings, _record(Settings, data, "", path.parent))
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


def override(settings: Record, **options: Any) -> Record:
    """Put the options that were given (not None, not empty) over a record of settings."""
    given = {name: value for name, value in options.items() if value is not None and value != ()}
    return replace(settings, **given)


def _record(kind: Any, table: object, where: str, folder: Path) -> Any:
    """Build the dataclass `kind` from a table; `where` is its name in the file, paths count from `folder`."""
    if not isinstance(table, dict):
        raise UsageError(tr("[{table}] has to be a table").format(table=where))
    hints = typing.get_type_hints(kind)
    names = [each.name for each in fields(kind)]
    for key in table:
        if key not in names:
            raise UsageError(_unknown(key, names, where))
    return kind(**{key: _value(hints[key], value, _place(where, key), folder) for key, value in table.items()})


def _place(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _unknown(key: str, names: list[str], where: str) -> str:
    near = difflib.get_close_matches(key, names, n=1, cutoff=0)
    message = (
        tr("unknown key {key!r} in [{table}]; the nearest known one is {near!r}")
        if where
        else tr("unknown key {key!r}; the nearest known one is {near!r}")
    )
    return message.format(key=key, table=where, near=near[0])


def _value(kind: Any, value: Any, where: str, folder: Path) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):  # `X | None`; TOML has no null, so it is X
        return _value(next(each for each in arguments if each is not type(None)), value, where, folder)
    if is_dataclass(kind):
        return _record(kind, value, where, folder)
    if origin is tuple:
        if not isinstance(value, list):
            raise _wrong_type(where, tr("a list"), value)
        return tuple(_value(arguments[0], each, where, folder) for each in value)
    if origin is dict:
        if not isinstance(value, dict):
            raise _wrong_type(where, tr("a table"), value)
        return {key: _value(arguments[1], each, _place(where, key), folder) for key, each in value.items()}
    return _scalar(kind, value, where, folder)


def _scalar(kind: Any, value: Any, where: str, folder: Path) -> Any:
    expected = {str: tr("a text"), Path: tr("a path"), bool: tr("true or false"), int: tr("a whole number")}
    if kind is Path and isinstance(value, str):
        return folder / Path(value).expanduser()
    if kind is float and type(value) in (int, float):
        return float(value)
    if isinstance(kind, type) and issubclass(kind, Enum) and isinstance(value, str):
        _one_of(where, value, tuple(str(each.value) for each in kind))
        return kind(value)
    if type(value) is not kind:
        raise _wrong_type(where, expected.get(kind, tr("a number")), value)
    return value


def _wrong_type(where: str, expected: str, value: object) -> UsageError:
    return UsageError(tr("{key} has to be {expected}, not {value!r}").format(key=where, expected=expected, value=value))


def _one_of(where: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        message = tr("{key}: {value!r} is unknown; choose one of {known}")
        raise UsageError(message.format(key=where, value=value, known=", ".join(known)))
