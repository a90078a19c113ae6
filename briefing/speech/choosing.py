"""Choosing a voice: the named one, or the best that this machine can have."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.errors import VoiceError
from briefing.speech.cards import VoiceCard, load_card
from briefing.speech.voices import installed, permit
from briefing.translation import tr

AUTO = "auto"
_PREFERRED = ("xenia", "ru_ekaterina", "festival", "espeak")  # what `auto` tries, the best first


@dataclass(frozen=True, slots=True)
class Choice:
    """The voice that speaks, and a line for the user: which, why, its licence."""

    card: VoiceCard
    reason: str


def choose_voice(
    name: str = AUTO, *, commercial: bool = False, last_engine: str | None = None, network: bool = True
) -> Choice:
    """Choose the voice `name`: a shipped card's name, a card's path, or `auto`.

    `last_engine` is the engine of the show's last episode, below which `auto` does not sink. `network`: whether `auto`
    may fetch a model. VoiceError: a named voice is unknown, not allowed or not to be had; `auto` would sink, or finds
    nothing at all. A named voice never falls back.
    """
    if name != AUTO:
        card = permit(load_card(name), commercial)
        return Choice(
            card,
            tr("Voice: {name} ({engine}, {licence}).").format(name=card.name, engine=card.engine, licence=card.licence),
        )
    for card in map(load_card, _PREFERRED):
        if (card.commercial or not commercial) and installed(card):
            return Choice(
                card,
                tr("Voice: {name} ({engine}, {licence}).").format(
                    name=card.name, engine=card.engine, licence=card.licence
                ),
            )
    raise VoiceError(tr("no voice can be had"))
