"""espeak-ng out of its wheel.

espeak-ng is GPL-3, so its library is never loaded into this program: a process of its own (`espeak_process.py`) loads
it, and text and samples go through pipes. One process an utterance, for the library carries noise and pitch state from
one utterance to the next, and even initialising it again does not clear it (tried with 1.52): only a fresh process
gives the same bytes whatever was spoken before. It starts in about 50 ms.
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import Executor
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import VoiceError
from briefing.records import from_table
from briefing.speech.accents.laying import Marks
from briefing.speech.alphabet import RUSSIAN, with_acutes
from briefing.speech.cards import CardHead, VoiceCard
from briefing.speech.engines.base import Engine, EngineError, Observation, Presence, Traits
from briefing.speech.settings import Prosody, SpeechSettings
from briefing.translation import tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TRAITS = Traits(frozenset(RUSSIAN + RUSSIAN.upper() + " +.,!?:;-"), longest=750, tiny=0, prosody=True, marks=Marks.LONG)
STRESS_BY = "silero-stress"
WORDS_PER_MINUTE = {"x-slow": 110, "slow": 130, "medium": 150, "fast": 175, "x-fast": 210}  # espeak's rate: 80 to 450
PITCH = {"x-low": 30, "low": 40, "medium": 50, "high": 60, "x-high": 70}  # espeak's pitch: 0 to 100, 50 is normal
_SECONDS = 60  # an utterance takes milliseconds; past this the process hangs


@dataclass(frozen=True, slots=True)
class EspeakTable:
    """The table `[espeak]` of a card."""

    voice: str  # espeak-ng's own name of it

    @property
    def label(self) -> str:
        """The voice."""
        return self.voice

    @property
    def needs(self) -> None:
        """Nothing to fetch: all voices are in the wheel."""


def read(head: CardHead, table: dict[str, Any], folder: Path) -> EspeakTable:
    """Read the table."""
    return from_table(EspeakTable, table, folder)


def presence() -> Presence:
    """Look for the wheel."""
    found = f"espeakng-loader {metadata.version('espeakng-loader')}" if util.find_spec("espeakng_loader") else ""
    return Presence("espeak-ng", found, bool(found), "pip install espeakng-loader")


def lacks(card: VoiceCard) -> str:
    """What is missing: the wheel."""
    if util.find_spec("espeakng_loader"):
        return ""
    return tr("espeak-ng is missing; run `pip install espeakng-loader`")


def identity(card: VoiceCard, settings: SpeechSettings) -> str:
    """What changes the sound besides the text: the library and the voice."""
    return f"espeak-ng {metadata.version('espeakng-loader')} {card.table.label}"


def traits(card: VoiceCard, settings: SpeechSettings, workers: Executor, at_once: int) -> Traits:
    """What espeak-ng can be given."""
    return TRAITS


def expected(card: VoiceCard) -> Traits:
    """The same before and after."""
    return TRAITS


def observe(card: VoiceCard, settings: SpeechSettings) -> tuple[Observation, ...]:
    """Nothing is assumed that speaking would not show."""
    return ()


def build(card: VoiceCard, settings: SpeechSettings) -> Engine:
    """Build the engine."""
    return Espeak(card)


class Espeak:
    """An espeak-ng voice."""

    def __init__(self, card: VoiceCard) -> None:
        if lacks(card):
            raise VoiceError(f"{card.name}: {lacks(card)}")
        import espeakng_loader

        program = Path(__file__).with_name("espeak_process.py")
        # -I -S: the process needs nothing but the standard library, and starts in half the time without `site`.
        self._command = [sys.executable, "-I", "-S", str(program)]
        self._command += [espeakng_loader.get_library_path(), espeakng_loader.get_data_path(), card.table.label]
        self._rate = card.sample_rate

    def speak(self, text: str, prosody: Prosody) -> NDArray[np.int16]:
        """Speak one utterance."""
        import numpy as np

        command = [*self._command, str(WORDS_PER_MINUTE[prosody.rate]), str(PITCH[prosody.pitch]), str(self._rate)]
        try:
            done = subprocess.run(command, input=with_acutes(text).encode(), capture_output=True, timeout=_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise EngineError(tr("espeak-ng gave no answer within {seconds} s").format(seconds=_SECONDS)) from error
        if done.returncode != 0 or not done.stdout:
            reason = done.stderr.decode(errors="replace").strip().splitlines()
            raise EngineError(tr("espeak-ng: {reason}").format(reason=reason[-1] if reason else done.returncode))
        return np.frombuffer(done.stdout, dtype="<i2")

    def close(self) -> None:
        """Nothing runs between utterances."""
