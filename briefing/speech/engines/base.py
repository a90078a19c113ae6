"""The seam where a voice's engine plugs in.

An engine is a module of this folder that offers what `EngineModule` names, entered in `MODULES`. It is built in a
worker process and asked for one utterance at a time. What planning needs to know of it, its `Traits`, can be had
without building it.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from briefing.speech.accents.laying import Marks
from briefing.speech.cards import CardHead, EngineTable, VoiceCard
from briefing.speech.settings import Prosody, SpeechSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Traits:
    """What an engine can be given."""

    symbols: frozenset[str]  # what it says or pauses at; nothing else may reach it. No capitals: it knows no case
    longest: int  # characters in one call at most
    tiny: int  # letters; a phrase of fewer comes out badly when it is spoken alone. 0: none is too short
    prosody: bool  # whether it can change rate and pitch
    marks: Marks = Marks.EVERY  # which words are marked for it where stress is laid over its text
    intones: bool = False  # whether a call's whole text decides if it asks or exclaims: such sentences go alone
    plain_at: str = ""  # marks of sentences that would lose their intonation to a prosody: they are given none


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether an engine is on this machine, for `briefing doctor`."""

    name: str  # as its makers write it
    found: str  # what is there of it, with versions; empty: nothing
    ready: bool
    remedy: str  # how to get what is missing


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing seen of a real voice, held against what this program assumes."""

    name: str
    as_expected: bool
    detail: str
    vital: bool = False  # it can't speak


class EngineError(Exception):
    """The engine could not speak this text; another text may do."""


class TooLongError(EngineError):
    """The text gives more sound than the engine can make at once: to be split."""


class Engine(Protocol):
    """A voice that can speak; used by one thread at a time."""

    def speak(self, text: str, prosody: Prosody) -> NDArray[np.int16]:
        """Speak one utterance: mono samples at the card's sample rate. Raises EngineError, TooLongError, VoiceError."""
        ...

    def close(self) -> None:
        """End what the engine started."""
        ...


class EngineModule(Protocol):
    """What a module of this folder offers; only `build` loads anything."""

    STRESS_BY: str  # who lays the stress where a card doesn't say: one of `cards.STRESSES`

    def read(self, head: CardHead, table: dict[str, Any], folder: Path) -> EngineTable:
        """Read the engine's own table of the card in `folder`; what has to be fetched is what it `needs`.

        RecordError: a key unknown, missing or of the wrong type. VoiceError (`cards.wrong`): a value that won't do.
        """
        ...

    def presence(self) -> Presence:
        """What of the engine is on this machine."""
        ...

    def lacks(self, card: VoiceCard) -> str:
        """What the card's voice lacks on this machine, and how to get it; empty where nothing. Models apart."""
        ...

    def identity(self, card: VoiceCard, settings: SpeechSettings) -> str:
        """What changes the sound besides the text and its prosody, as one line."""
        ...

    def traits(self, card: VoiceCard, settings: SpeechSettings, workers: Executor, at_once: int) -> Traits:
        """What the engine can be given; `workers`, of which `at_once` will speak, may be asked where only the loaded
        voice can tell."""
        ...

    def expected(self, card: VoiceCard) -> Traits:
        """What the engine can be given as far as it is known before the voice was ever loaded."""
        ...

    def observe(self, card: VoiceCard, settings: SpeechSettings) -> Iterable[Observation]:
        """Hold the voice against what the module assumes of it; it is installed and may be loaded."""
        ...

    def build(self, card: VoiceCard, settings: SpeechSettings) -> Engine:
        """Build the engine. VoiceError: it can't be had here."""
        ...
