"""The configuration: frozen dataclasses, read strictly from `briefing.toml`.

A table of the file is a dataclass, a key one of its fields: what can be set, its unit and its default stand where they
are used (`PodcastSettings`, `MixSettings`, `SpeechSettings`) and nowhere else.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from briefing.choices import ACRONYMS, CONFIGURATION, FORMATS
from briefing.clock import hour_of
from briefing.errors import UsageError
from briefing.mixing.settings import MixSettings
from briefing.publishing.settings import PodcastSettings
from briefing.reading.settings import ReadingSettings, SourceSettings
from briefing.reading.web import Allowed, Web
from briefing.reasons import line_told, reason_of, toml_complaint
from briefing.recipes import Recipe, check_names
from briefing.records import RecordError, from_table
from briefing.speech.settings import SpeechSettings
from briefing.translation import tr

Record = TypeVar("Record", "Settings", SpeechSettings)

DEFAULT_FILE = Path(CONFIGURATION)


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
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    sources: SourceSettings = field(default_factory=SourceSettings)
    briefing: tuple[Recipe, ...] = ()  # recipes: briefings out of many sources, made by their names

    def __post_init__(self) -> None:
        if "\0" in self.voice:
            raise UsageError(tr("voice: {value!r} is no name and no path").format(value=self.voice))
        _one_of("acronyms", self.acronyms, ACRONYMS)
        for name in self.formats:
            _one_of("formats", name, FORMATS)
        if not self.formats or len(set(self.formats)) < len(self.formats):
            raise UsageError(tr("formats: name at least one format, each once"))
        check_names(self.briefing)
        _ = self.zone, self.publish_time, self.web

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        try:
            return ZoneInfo(self.timezone)
        except (KeyError, ValueError, OSError) as error:
            message = tr("timezone: {value!r} is unknown; write it as Europe/Moscow")
            raise UsageError(message.format(value=self.timezone)) from error

    @property
    def web(self) -> Web:
        """How pages and feeds are fetched."""
        return Web(Allowed.of(self.sources.allow_private), contact=self.podcast.link)

    @property
    def publish_time(self) -> time:
        """The hour at which an episode is published."""
        try:
            return hour_of(self.publish_at)
        except ValueError as error:
            message = tr("{where}: {value!r} is no time of the day; write it as 06:00")
            raise UsageError(message.format(where="publish_at", value=self.publish_at)) from error


def load_settings(path: Path | None = None) -> Settings:
    """Read the configuration file at `path`; without one, `briefing.toml` where there is one, else the defaults.

    UsageError: no such file, not TOML, an unknown key, a wrong type or value; it names file and key.
    """
    if path is None:
        if not DEFAULT_FILE.exists():
            return Settings()
        path = DEFAULT_FILE
    try:
        content = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(content)
    except FileNotFoundError as error:
        raise UsageError(tr("{path}: no such configuration file").format(path=path)) from error
    except OSError as error:
        raise UsageError(tr("{path}: can't be read: {reason}").format(path=path, reason=reason_of(error))) from error
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number of more digits than Python reads
        raise UsageError(toml_complaint(path, error)) from error
    try:
        return from_table(Settings, data, path.parent)
    except (RecordError, UsageError) as error:
        raise UsageError(f"{path}{line_told(content, str(error))}: {error}") from error


def for_recipe(settings: Settings, recipe: Recipe) -> Settings:
    """Give the settings as a recipe changes them; the command line's options go over both."""
    mix = replace(
        settings.mix,
        intro=settings.mix.intro if recipe.intro is None else recipe.intro,
        outro=settings.mix.outro if recipe.outro is None else recipe.outro,
    )
    return replace(
        settings,
        mix=mix,
        voice=recipe.voice or settings.voice,
        publish_at=recipe.publish_at or settings.publish_at,
    )


def override(settings: Record, **options: Any) -> Record:
    """Put the options that were given (not None, not empty) over a record of settings."""
    given = {name: value for name, value in options.items() if value is not None and value != ()}
    return replace(settings, **given)


def _one_of(where: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        message = tr("{key}: {value!r} is unknown; choose one of {known}")
        raise UsageError(message.format(key=where, value=value, known=", ".join(known)))
