"""The seam where a voice's engine plugs in.

An engine lives in a worker process, is built once there and asked for one utterance at a time. Everything about it
that the planning of utterances needs to know is its `Traits`, which can be had without building it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from briefing.speech.cards import VoiceCard
from briefing.speech.settings import Prosody

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Traits:
    """What an engine can be given.

    `symbols` are the characters it says something at or makes a pause for; all others must not reach it. Lower-case
    letters alone mean that the engine knows no case.
    """

    symbols: frozenset[str]
    longest: int  # characters in one call at most
    tiny: int  # characters (letters) under which a phrase alone comes out badly; 0: none is too short
    prosody: bool  # whether it can change rate and pitch


@dataclass(frozen=True, slots=True)
class Flags:
    """Silero's switches, and the device; other engines have none."""

    device: str = "auto"
    options: tuple[tuple[str, bool], ...] = field(default=())


class EngineError(Exception):
    """The engine could not speak this text; another text may do."""


class TooLongError(EngineError):
    """The text gives more sound than the engine can make at once: to be split."""


class Engine(Protocol):
    """A voice that can speak."""

    def speak(self, text: str, prosody: Prosody) -> NDArray[np.int16]:
        """Speak one utterance: mono samples at the card's sample rate. Raises EngineError, TooLongError, VoiceError."""
        ...

    def close(self) -> None:
        """End what the engine started."""
        ...


def build(card: VoiceCard, flags: Flags) -> Engine:
    """Build the engine of a card, in the process that will use it. VoiceError where it can't be had here."""
    if card.engine == "festival":
        from briefing.speech.engines.festival import Festival

        return Festival(card)
    from briefing.speech.engines.espeak import Espeak

    return Espeak(card)
