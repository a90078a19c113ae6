"""What a voice is given of a text that fits its alphabet: stress laid over it, words respelled that it misreads.

Script and transcript never see it, and a take's key holds the text from before it, with `identity`: a run over spoken
sentences loads no accentor.
"""

from __future__ import annotations

from briefing.speech.accents.accentor import accented, installed, version
from briefing.speech.accents.laying import Marks, lay
from briefing.speech.accents.respelling import digest, respelled
from briefing.speech.cards import VoiceCard

__all__ = ["Marks", "given", "identity", "lays"]

_RULES = 1  # to be raised with a change to what is laid over the same text


def lays(card: VoiceCard) -> bool:
    """Whether stress is laid for the voice: its card, or its engine where the card says nothing, wants it, and can."""
    return card.stress == "silero-stress" and installed()


def given(text: str, card: VoiceCard, marks: Marks) -> str:
    """Give `text`, fitted to the voice's alphabet, as the voice is to get it. The first call loads the accentor."""
    laid = lay(text, accented, marks) if lays(card) else text
    return respelled(laid, card.engine)


def identity(card: VoiceCard) -> str:
    """What of this changes the sound, as one line. Loads nothing."""
    stress = f"silero-stress {version()} rules {_RULES}" if lays(card) else card.stress
    return f"stress: {stress}, respellings: {digest(card.engine)}"
