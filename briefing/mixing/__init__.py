"""Mixing: takes become an episode's audio files, with pauses, chapters, loudness and tags."""

from __future__ import annotations

from briefing.mixing.correction import loudness_faults
from briefing.mixing.mastering import master
from briefing.mixing.settings import MixSettings

__all__ = ["MixSettings", "loudness_faults", "master"]
