"""Voice cards: what a voice is, as its card says it. `card_files` reads them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefing.errors import VoiceError
from briefing.speech.models import Model
from briefing.translation import tr

STRESSES = ("model", "silero-stress", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHead:
    """What every card says, whatever its engine."""

    name: str
    language: str
    engine: str  # a name of `engines.MODULES`
    licence: str  # SPDX, where there is one
    commercial: bool  # whether what it speaks may be used commercially
    sample_rate: int  # Hz of its takes
    sex: str = ""  # f, m; empty: nobody's
    character: str = ""  # what it sounds like, in two words of Russian, for who chooses a voice
    recommended: bool = False  # one of the best of its engine and licence
    stress: str = ""  # model: its own; silero-stress: `+` is laid over the text; none: nobody; empty: the engine says

    def __post_init__(self) -> None:
        if self.sex not in ("", "f", "m"):
            raise wrong("sex", tr("one of {known}").format(known="f, m"))
        if self.stress and self.stress not in STRESSES:
            raise wrong("stress", tr("one of {known}").format(known=", ".join(STRESSES)))


class EngineTable(Protocol):
    """An engine's own table in a card, read and checked by the engine."""

    @property
    def label(self) -> str:
        """What the engine itself calls the voice or its model, for the list of voices."""
        ...

    @property
    def needs(self) -> Model | None:
        """What is fetched before the voice can speak; None: nothing."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceCard(CardHead):
    """A voice."""

    table: EngineTable
    model: Model | None  # what is fetched before it can speak
    path: Path  # where the card was read


def wrong(key: str, expected: str) -> VoiceError:
    """A value of a card that won't do; the reader of the card adds which card it is."""
    return VoiceError(tr("{key} has to be {expected}").format(key=key, expected=expected))
