"""How far speaking is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.episode import Utterance
from briefing.speech.takes import StoredTake


@dataclass(frozen=True, slots=True)
class Spoken:
    """Told after each take. Characters measure the work: they take about equally long to speak."""

    done: int  # utterances
    total: int
    characters: int  # of the utterances done
    all_characters: int
    chapter: str  # the title of the take's chapter
    audio_s: float  # seconds of sound so far
    cached: bool  # whether the take lay in the store


Progress = Callable[[Spoken], None]


class Tally:
    """Adds takes up."""

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        self._total = len(utterances)
        self._all_characters = sum(len(utterance.text) for utterance in utterances)
        self._done = self._characters = 0
        self._audio_s = 0.0

    def add(self, utterance: Utterance, stored: StoredTake, chapter: str, *, cached: bool) -> Spoken:
        """Count a take; a half of an utterance that was split raises the total beyond what was planned."""
        self._done += 1
        self._total = max(self._total, self._done)
        self._characters = min(self._characters + len(utterance.text), self._all_characters)
        self._audio_s += stored.frames / stored.sample_rate
        return Spoken(self._done, self._total, self._characters, self._all_characters, chapter, self._audio_s, cached)
