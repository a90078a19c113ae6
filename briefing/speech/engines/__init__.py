"""The engines of voices: one module each, behind the seam of `base`."""

from briefing.speech.cards import VoiceCard
from briefing.speech.engines import espeak, festival, piper, silero
from briefing.speech.engines.base import EngineModule

# From the most natural to the least, as `auto` tries them and the list of voices shows them.
MODULES: dict[str, EngineModule] = {"silero": silero, "piper": piper, "festival": festival, "espeak": espeak}


def engine_of(card: VoiceCard) -> EngineModule:
    """The module of the card's engine."""
    return MODULES[card.engine]
