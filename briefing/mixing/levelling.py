"""Takes are brought to one loudness, each by a constant gain: nothing pumps."""

from __future__ import annotations

import math

from briefing.mixing.settings import MixSettings

_TRUST_S = 0.5  # a take's own loudness counts as much as its voice's when it is this long
_FARTHEST_DB = 2.0  # but no take is left farther than this from the target


class Leveller:
    """Chooses the gain of each take in turn.

    The loudness of a short take says little («Да» is louder than a sentence that ends softly), so it is drawn towards
    what its voice has sounded like so far, the more the shorter it is.
    """

    def __init__(self, settings: MixSettings) -> None:
        self._target_lufs = settings.loudness_lufs
        self._range_db = settings.level_range_db
        self._heard: dict[str, tuple[float, float]] = {}  # voice: seconds heard, mean loudness in LUFS

    def gain_db(self, voice: str, loudness_lufs: float, seconds: float) -> float:
        """Give the gain of a take of `seconds` seconds of sound; 0 where it is silent."""
        if math.isinf(loudness_lufs):
            return 0.0
        heard_s, mean_lufs = self._heard.get(voice, (0.0, loudness_lufs))
        drawn_db = (mean_lufs - loudness_lufs) * _TRUST_S / (seconds + _TRUST_S)
        likely_lufs = loudness_lufs + max(-_FARTHEST_DB, min(_FARTHEST_DB, drawn_db))
        total_s = heard_s + seconds
        self._heard[voice] = (total_s, mean_lufs + (loudness_lufs - mean_lufs) * seconds / total_s)
        return max(-self._range_db, min(self._range_db, self._target_lufs - likely_lufs))
