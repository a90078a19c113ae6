"""Voices: cards, engines, and speaking a script with them, a take an utterance."""

from briefing.speech.card_files import all_cards, load_card
from briefing.speech.cards import VoiceCard
from briefing.speech.casting import guests
from briefing.speech.choosing import Choice, choose_voice
from briefing.speech.progress import Progress, Spoken
from briefing.speech.speaking import speak
from briefing.speech.voices import identity, installed

__all__ = [
    "Choice",
    "Progress",
    "Spoken",
    "VoiceCard",
    "all_cards",
    "choose_voice",
    "guests",
    "identity",
    "installed",
    "load_card",
    "speak",
]
