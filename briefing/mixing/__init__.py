"""Mixing: takes become an episode's audio files, with pauses, chapters, loudness and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.mixing.progress import Mixed
from briefing.mixing.settings import MixSettings

if TYPE_CHECKING:
    from briefing.mixing.correction import loudness_faults
    from briefing.mixing.mastering import master
    from briefing.mixing.stretching import stretched

__all__ = ["MixSettings", "Mixed", "loudness_faults", "master", "stretched"]


def __getattr__(name: str) -> Any:
    """Load the mixing itself, with numpy and all, only when it is asked for: many commands want the settings alone."""
    if name == "master":
        from briefing.mixing.mastering import master

        return master
    if name == "loudness_faults":
        from briefing.mixing.correction import loudness_faults

        return loudness_faults
    if name == "stretched":
        from briefing.mixing.stretching import stretched

        return stretched
    raise AttributeError(name)
