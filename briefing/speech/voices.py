"""What a voice is on this machine: installed or not, what makes its sound, how to get it. Loads no engine."""

from __future__ import annotations

from dataclasses import replace

from briefing.errors import VoiceError
from briefing.speech import accents, models
from briefing.speech.cards import VoiceCard
from briefing.speech.engines import engine_of
from briefing.speech.settings import SpeechSettings
from briefing.telling import Tell, unheard
from briefing.translation import tr


def installed(card: VoiceCard) -> bool:
    """Whether the voice can speak without anything being fetched first."""
    return not engine_of(card).lacks(card) and (card.model is None or models.installed(card.model))


def require_engine(card: VoiceCard) -> VoiceCard:
    """Give the card back where its engine is on this machine. VoiceError: what is missing, and how to get it."""
    lacking = engine_of(card).lacks(card)
    if lacking:
        raise VoiceError(f"{card.name}: {lacking}")
    return card


def identity(card: VoiceCard, settings: SpeechSettings | None = None) -> str:
    """Everything of a voice that changes its sound, as one line. No network, no torch.

    A model that was never on this machine has no digest yet: the line changes when it is fetched.
    """
    return f"{engine_of(card).identity(card, settings or SpeechSettings())}, {accents.identity(card)}"


def size_of(card: VoiceCard) -> int | None:
    """The bytes of the voice's model, where it was fetched; None too where it has none to fetch."""
    record = models.record_of(card.model) if card.model else None
    return record.bytes if record else None


def install(
    card: VoiceCard,
    fetching: models.Fetching = lambda fetched: None,
    *,
    again: bool = False,
    tell: Tell = unheard,
) -> None:
    """Fetch the voice's model where it has one that is missing, asking its host in any case.

    `again`: fetch it anew, and accept what comes, whatever digest the card names. VoiceError: it can't be fetched; or
    the voice's engine is missing, which is not this program's to install.
    """
    require_engine(card)
    if card.model:
        models.fetch(card.model, fetching, again=again, tell=tell)


def pinned(card: VoiceCard) -> VoiceCard:
    """The card with the digest that its model has here, so that another machine can't speak with another model."""
    if card.model is None:
        return card
    return replace(card, model=replace(card.model, sha256=models.digest_of(card.model)))


def permit(card: VoiceCard, commercial: bool) -> VoiceCard:
    """Give the card back where its licence allows the use. VoiceError where it does not."""
    if commercial and not card.commercial:
        message = tr(
            "voice {name}: its licence, {licence}, forbids commercial use; choose another, or commercial = false"
        )
        raise VoiceError(message.format(name=card.name, licence=card.licence))
    return card
