"""A toy engine: a module as CONTRIBUTING says, and all there is of it. It hums at the pitch of a tuning file."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefing.records import from_table
from briefing.speech import models
from briefing.speech.alphabet import RUSSIAN
from briefing.speech.cards import CardHead, VoiceCard
from briefing.speech.engines.base import Engine, Observation, Presence, Traits
from briefing.speech.models import Model
from briefing.speech.settings import Prosody, SpeechSettings

STRESS_BY = "model"


@dataclass(frozen=True, slots=True)
class ToyTable:
    tuning: str  # the address of a file that holds a frequency in Hz

    @property
    def label(self) -> str:
        return "hum"

    @property
    def needs(self) -> Model:
        return Model("toy", self.tuning)


def read(head: CardHead, table: dict[str, Any], folder: Path) -> ToyTable:
    return from_table(ToyTable, table, folder)


def presence() -> Presence:
    return Presence("Toy", "toy 1", True, "")


def lacks(card: VoiceCard) -> str:
    return ""


def identity(card: VoiceCard, settings: SpeechSettings) -> str:
    return f"toy {models.digest_of(card.model) if card.model else ''}"


def traits(card: VoiceCard, settings: SpeechSettings, workers: Executor, at_once: int) -> Traits:
    return expected(card)


def expected(card: VoiceCard) -> Traits:
    return Traits(frozenset(RUSSIAN + " ."), longest=200, tiny=0, prosody=False)


def observe(card: VoiceCard, settings: SpeechSettings) -> tuple[Observation, ...]:
    return ()


def build(card: VoiceCard, settings: SpeechSettings) -> Engine:
    return Toy(card)


class Toy:
    def __init__(self, card: VoiceCard) -> None:
        assert card.model
        self._hz = float(models.ready(card.model).read_text(encoding="ascii"))
        self._rate = card.sample_rate

    def speak(self, text: str, prosody: Prosody) -> NDArray[np.int16]:
        time_s = np.arange(len(text) * self._rate // 20) / self._rate
        return np.rint(9000 * np.sin(2 * np.pi * self._hz * time_s)).astype(np.int16)

    def close(self) -> None:
        pass
