"""What a voice would be given of a text, without speaking it."""

from __future__ import annotations

from collections.abc import Callable

from briefing.speech import accents
from briefing.speech.alphabet import fit
from briefing.speech.cards import VoiceCard
from briefing.speech.engines import engine_of
from briefing.speech.engines.base import Traits
from briefing.speech.settings import SpeechSettings
from briefing.speech.voices import installed
from briefing.speech.workers import LocalWorkers
from briefing.telling import Tell, unheard
from briefing.translation import tr


def giver(card: VoiceCard, settings: SpeechSettings | None = None, tell: Tell = unheard) -> Callable[[str], str]:
    """Give what turns a normalized text into what the voice gets: in its alphabet, stress laid, respelled.

    `tell` gets a line where the voice's own alphabet is not known, or where nothing is there to lay the stress.
    """
    traits = _traits(card, settings or SpeechSettings(), tell)
    if card.stress == "silero-stress" and not accents.lays(card):
        tell(tr("silero-stress is missing; run `pip install silero-stress`"))
    return lambda text: accents.given(fit(text, traits.symbols).text, card, traits.marks)


def _traits(card: VoiceCard, settings: SpeechSettings, tell: Tell) -> Traits:
    if card.model and not installed(card):
        tell(tr("voice {name} is not on this machine; what is known of its model is assumed").format(name=card.name))
        return engine_of(card).expected(card)
    workers = LocalWorkers(1)
    try:
        return engine_of(card).traits(card, settings, workers, 1)
    finally:
        workers.shutdown()
