"""Who speaks an episode: the voice that was chosen, and those of chapters that have one of their own."""

from __future__ import annotations

from dataclasses import dataclass

from briefing import publishing, speech
from briefing.episode import Script
from briefing.speech.settings import SpeechSettings


@dataclass(frozen=True, slots=True)
class Lineup:
    """The cards that speak; `guests` are other than the `host`, in the order of their names."""

    host: speech.VoiceCard
    guests: tuple[speech.VoiceCard, ...]

    def identities(self, settings: SpeechSettings) -> tuple[str, ...]:
        """What makes the sound of each voice, the host's first."""
        return tuple(speech.identity(card, settings) for card in (self.host, *self.guests))

    @property
    def credits(self) -> tuple[publishing.VoiceInfo, ...]:
        """What is published of each voice, the host's first."""
        return tuple(
            publishing.VoiceInfo(
                name=card.name, engine=card.engine, licence=card.licence, attribution="", commercial=card.commercial
            )
            for card in (self.host, *self.guests)
        )


def lineup_of(script: Script, host: speech.VoiceCard, settings: SpeechSettings) -> Lineup:
    """Find the cards of a script that `host` speaks. VoiceError: a chapter names a voice that it may not."""
    return Lineup(host, tuple(speech.guests(script, host, settings)))
