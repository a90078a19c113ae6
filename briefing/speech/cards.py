"""Voice cards: what a voice is, read strictly from a TOML file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from briefing.errors import VoiceError
from briefing.translation import tr

ENGINES = ("silero", "festival", "espeak")  # from the most natural to the least
STRESSES = ("model", "silero-stress")
SILERO_RATES = (8000, 24000, 48000)  # Hz, what Silero's apply_tts takes

_Field = TypeVar("_Field")


@dataclass(frozen=True, slots=True)
class SileroModel:
    """A Silero voice: which speaker of which model."""

    model: str  # the model's id, such as v5_5_ru
    speaker: str
    url: str  # http(s):// or file://
    stress: str = "model"  # model: it places stress itself; silero-stress: the text gets `+` before it is spoken
    sha256: str | None = None  # lower-case hex; None: the first download's digest is recorded and held to


@dataclass(frozen=True, slots=True)
class VoiceCard:
    """A voice. `engine` says which of the three tables below is filled."""

    name: str
    language: str
    engine: str  # silero | festival | espeak
    licence: str  # SPDX, where there is one
    commercial: bool  # whether what it speaks may be used commercially
    sample_rate: int  # Hz of its takes
    silero: SileroModel | None = None
    engine_voice: str = ""  # Festival's or espeak-ng's own name of the voice
    path: Path | None = None  # where the card was read


@cache
def shipped_folder() -> Path:
    """The folder of the cards that come with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "voices", package.parent / "voices"):
        if folder.is_dir():
            return folder
    raise VoiceError(tr("the voice cards are missing from this installation; install it again"))


def all_cards() -> tuple[VoiceCard, ...]:
    """All shipped voices: by engine, from the most natural, then by model and name."""
    cards = [read_card(path) for path in shipped_folder().glob("*.toml")]
    return tuple(sorted(cards, key=_rank))


def _rank(card: VoiceCard) -> tuple[int, str, str]:
    model = card.silero.model if card.silero else ""
    return ENGINES.index(card.engine), model, card.name


def load_card(name_or_path: str) -> VoiceCard:
    """Find a voice by the name of a shipped card or by the path of a card (ends in .toml), else VoiceError."""
    if name_or_path.endswith(".toml"):
        return read_card(Path(name_or_path).expanduser())
    names = sorted(path.stem for path in shipped_folder().glob("*.toml"))
    if name_or_path not in names:
        message = tr("voice {name!r} is unknown; the voices are: {known}; or give the path of a card (.toml)")
        raise VoiceError(message.format(name=name_or_path, known=", ".join(names)))
    return read_card(shipped_folder() / f"{name_or_path}.toml")


def read_card(path: Path) -> VoiceCard:
    """Read a card. VoiceError, naming file and key: missing, not TOML, a key unknown, missing or of the wrong type."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise VoiceError(tr("{path}: no such voice card").format(path=path)) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise VoiceError(tr("{path}: not a voice card: {reason}").format(path=path, reason=error)) from error
    return _CardReader(path).card(data)


class _CardReader:
    """Takes fields out of a table by type; complains about the file and the key."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def card(self, data: dict[str, Any]) -> VoiceCard:
        engine = self.take(data, "engine", str)
        if engine not in ENGINES:
            raise self.wrong("engine", tr("one of {known}").format(known=", ".join(ENGINES)))
        table = self.take(data, engine, dict)
        card = VoiceCard(
            name=self.take(data, "name", str),
            language=self.take(data, "language", str),
            engine=engine,
            licence=self.take(data, "licence", str),
            commercial=self.take(data, "commercial", bool),
            sample_rate=self.take(data, "sample_rate", int),
            path=self.path,
        )
        self.nothing_left(data, "")
        if engine != "silero":
            card = replace(card, engine_voice=self.take(table, "voice", str, engine))
        elif card.sample_rate in SILERO_RATES:
            card = replace(card, silero=self.silero(table))
        else:
            raise self.wrong("sample_rate", tr("one of {known}").format(known=", ".join(map(str, SILERO_RATES))))
        self.nothing_left(table, engine)
        return card

    def silero(self, table: dict[str, Any]) -> SileroModel:
        sha256 = self.take(table, "sha256", str, "silero").lower() if "sha256" in table else None
        if sha256 is not None and not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise self.wrong("silero.sha256", tr("64 hexadecimal digits"))
        model = SileroModel(
            model=self.take(table, "model", str, "silero"),
            speaker=self.take(table, "speaker", str, "silero"),
            url=self.take(table, "url", str, "silero"),
            stress=self.take(table, "stress", str, "silero") if "stress" in table else "model",
            sha256=sha256,
        )
        if model.stress not in STRESSES:
            raise self.wrong("silero.stress", tr("one of {known}").format(known=", ".join(STRESSES)))
        if not re.match(r"(https?|file)://", model.url):
            raise self.wrong("silero.url", tr("an address that begins with https://, http:// or file://"))
        if not re.fullmatch(r"[\w.-]+", model.model):
            raise self.wrong("silero.model", tr("letters, digits, _, . and - alone"))
        return model

    def take(self, table: dict[str, Any], key: str, kind: type[_Field], where: str = "") -> _Field:
        place = f"{where}.{key}" if where else key
        if key not in table:
            raise VoiceError(tr("{path}: {key} is missing from the voice card").format(path=self.path, key=place))
        value = table.pop(key)
        if type(value) is not kind:
            kinds = {str: tr("a text"), int: tr("a whole number"), bool: tr("true or false"), dict: tr("a table")}
            raise self.wrong(place, kinds[kind])
        return value

    def nothing_left(self, table: dict[str, Any], where: str) -> None:
        for key in table:
            place = f"{where}.{key}" if where else key
            raise VoiceError(tr("{path}: {key} is not a key of a voice card").format(path=self.path, key=place))

    def wrong(self, key: str, expected: str) -> VoiceError:
        return VoiceError(tr("{path}: {key} has to be {expected}").format(path=self.path, key=key, expected=expected))
