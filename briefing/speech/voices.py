"""What a voice is on this machine: installed or not, what it can be given, what makes its sound. Loads no engine."""

from __future__ import annotations

from briefing.errors import VoiceError
from briefing.speech.cards import VoiceCard
from briefing.speech.engines import Flags, Traits, espeak, festival
from briefing.speech.settings import SpeechSettings
from briefing.translation import tr


def installed(card: VoiceCard) -> bool:
    """Whether the voice can speak without anything being fetched first."""
    if card.engine == "festival":
        return festival.installed(card)
    if card.engine == "silero":
        return False
    return espeak.installed()


def identity(card: VoiceCard, settings: SpeechSettings | None = None) -> str:
    """Everything of a voice that changes its sound, as one line. No network, no torch."""
    if card.engine == "festival":
        return festival.identity(card)
    return espeak.identity(card)


def known_traits(card: VoiceCard) -> Traits | None:
    """What the engine can be given; None where only the loaded model knows."""
    if card.engine == "festival":
        return festival.TRAITS
    return espeak.TRAITS


def flags_of(card: VoiceCard, settings: SpeechSettings) -> Flags:
    """The settings that the card's engine knows."""
    return Flags()


def permit(card: VoiceCard, commercial: bool) -> VoiceCard:
    """Give the card back where its licence allows the use. VoiceError where it does not."""
    if commercial and not card.commercial:
        message = tr(
            "voice {name}: its licence, {licence}, forbids commercial use; choose another or set commercial = false"
        )
        raise VoiceError(message.format(name=card.name, licence=card.licence))
    return card
